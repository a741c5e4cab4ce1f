// The view of a chart or a map: what the server draws of it, and below it the fields that it is made of. A change of a
// field is a change of one attribute, so that several people can work on it as on any other part of the text.
import type { NodeViewRenderer, NodeViewRendererProps } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import { askForDrawing, type Drawn } from './askdrawing.ts'
import { freshId, make } from './dom.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

export interface DrawingField {
  readonly attribute: string
  readonly label: string
  readonly hint?: string
  readonly control?: 'line' | 'area'
  /** Makes it a choice; what there is to choose may depend on what was drawn. */
  readonly choices?: (drawn: Drawn) => readonly Choice[]
}

/** Further controls of a drawing, told of each change. */
export interface Tools {
  readonly element: HTMLElement
  readonly show: (node: Node, drawn: Drawn) => void
}

export interface DrawingSpec {
  readonly label: string
  readonly draw: string
  readonly fields: readonly DrawingField[]
  /** The control that takes the focus when the drawing is new. */
  readonly first: string
  readonly tools?: (write: (attribute: string, value: string | number) => void) => Tools
}

export function choices(of: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(of).map(([value, label]) => ({ value, label }))
}

/** A Tiptap node view after the spec. */
export function drawing(spec: DrawingSpec): NodeViewRenderer {
  return (props) => new DrawingView(spec, props)
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** How long somebody pauses before a drawing is made anew, and before a table that is typed becomes a change of the text. */
const pause = 250

class DrawingView implements NodeView {
  readonly dom: HTMLElement
  private readonly figure = make('figure', { class: 'drawing', contenteditable: 'false' })
  private readonly told = make('p', { class: 'drawing-told', role: 'status', hidden: true })
  private readonly controls = new Map<DrawingField, Control>()
  private readonly maker: HTMLElement
  private readonly tools: Tools | undefined
  private node: Node
  private drawn: Drawn = { svg: '', series: [] }
  private waiting: ReturnType<typeof setTimeout> | undefined
  private writing: (() => void) | undefined
  private asked: AbortController | undefined

  constructor(private readonly spec: DrawingSpec, private readonly props: NodeViewRendererProps) {
    this.node = props.node
    this.tools = props.editor.isEditable ? spec.tools?.((attribute, value) => this.write(attribute, value)) : undefined
    this.maker = make('div', { class: 'drawing-maker', id: freshId('drawing'), contenteditable: 'false' },
      this.tools?.element ?? null, ...spec.fields.map((field) => this.field(field)))
    this.maker.hidden = !props.editor.isEditable || !this.isNew()
    this.figure.classList.add(this.node.type.name)
    this.dom = make('div', { class: 'block', 'data-block': this.node.type.name }, this.head(), this.figure, this.told, this.maker)
    this.maker.addEventListener('focusout', () => this.commit())
    this.fill()
    this.later(0)
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    const changed = node.attrs !== this.node.attrs
    this.node = node
    if (changed) {
      this.fill()
      this.later(pause)
    }
    return true
  }

  selectNode(): void {
    this.dom.classList.add('ProseMirror-selectednode')
  }

  deselectNode(): void {
    this.dom.classList.remove('ProseMirror-selectednode')
  }

  /** All but a press on the drawing itself is none of ProseMirror's business. */
  stopEvent(event: Event): boolean {
    return !this.figure.contains(event.target as globalThis.Node | null)
  }

  ignoreMutation(): boolean {
    return true
  }

  destroy(): void {
    this.commit()
    clearTimeout(this.waiting)
    this.asked?.abort()
  }

  private isNew(): boolean {
    return !['table', 'places', 'countries', 'centre'].some((name) => this.node.attrs[name])
  }

  private head(): HTMLElement {
    const name = this.spec.label.toLowerCase()
    const head = make('div', { class: 'block-head', contenteditable: 'false' }, make('span', { class: 'block-label' }, this.spec.label))
    if (!this.props.editor.isEditable) return head
    const edit = make('button', {
      type: 'button', class: 'block-edit', 'aria-controls': this.maker.id, 'aria-expanded': String(!this.maker.hidden), 'aria-label': `Change ${name}`,
      onclick: () => {
        this.maker.hidden = !this.maker.hidden
        edit.setAttribute('aria-expanded', String(!this.maker.hidden))
        if (!this.maker.hidden) this.maker.querySelector<HTMLElement>('input, textarea, select')?.focus()
      },
    }, 'Change')
    const remove = make('button', { type: 'button', class: 'block-remove', 'aria-label': `Remove ${name}`, onclick: () => this.remove() }, 'Remove')
    head.append(make('span', { class: 'block-acts' }, edit, remove))
    return head
  }

  private field(field: DrawingField): HTMLElement {
    const id = freshId('drawing')
    const control = this.control(field, id)
    control.disabled = !this.props.editor.isEditable
    this.controls.set(field, control)
    return make('div', { class: field.control === 'area' ? 'block-field of-area' : 'block-field', 'data-attribute': field.attribute }, make('label', { for: id }, field.label), control)
  }

  private control(field: DrawingField, id: string): Control {
    if (field.choices) {
      const select = make('select', { id, onchange: () => this.write(field.attribute, select.value) })
      return select
    }
    if (field.control === 'area') {
      const area = make('textarea', {
        id, rows: 6, spellcheck: 'false', wrap: 'off', placeholder: field.hint, 'data-plain': true,
        oninput: () => this.soon(() => this.write(field.attribute, area.value)),
      })
      return area
    }
    const input = make('input', {
      id, type: 'text', autocomplete: 'off', placeholder: field.hint,
      oninput: () => this.write(field.attribute, input.value),
      onkeydown: (event) => {
        if ((event as KeyboardEvent).key === 'Enter') event.preventDefault() // it would send the form around the editor
      },
    })
    return input
  }

  /** Brings the controls up to date, but for the one in which somebody types what has not become a change yet. */
  private fill(): void {
    for (const [field, control] of this.controls) {
      const value = String(this.node.attrs[field.attribute] ?? '')
      if (field.choices && control instanceof HTMLSelectElement) {
        const all = field.choices(this.drawn)
        const here = all.some((choice) => choice.value === value) ? all : [...all, { value, label: value }]
        control.replaceChildren(...here.map((choice) => make('option', { value: choice.value }, choice.label)))
      }
      if (control.value !== value && !(this.writing && control === document.activeElement)) control.value = value
    }
    this.tools?.show(this.node, this.drawn)
  }

  /** Keeps a change back until somebody pauses: a table goes over the wire whole with each. */
  private soon(write: () => void): void {
    this.writing = write
    this.later(pause)
  }

  private commit(): void {
    const write = this.writing
    this.writing = undefined
    write?.()
  }

  private later(ms: number): void {
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => {
      this.commit()
      void this.draw()
    }, ms)
  }

  private async draw(): Promise<void> {
    this.asked?.abort()
    const asked = (this.asked = new AbortController())
    if (this.isNew()) return this.tell('')
    const answer = await askForDrawing((url, init) => fetch(url, init), this.spec.draw, this.node.type.name, this.node.attrs, asked.signal)
    if (!answer || asked.signal.aborted) return
    if ('refused' in answer) return this.tell(answer.refused)
    this.drawn = answer
    this.tell('')
    this.show(answer.svg)
    this.fill()
  }

  /** The drawing stays while a sentence says what is wrong with what was typed since. */
  private tell(words: string): void {
    this.told.textContent = words
    this.told.hidden = words === ''
  }

  private show(svg: string): void {
    const { title, subtitle, note, source } = this.node.attrs as Record<string, string>
    const parts = new DOMParser().parseFromString(svg, 'text/html')
    const drawings = [...parts.querySelectorAll('svg')].map((one) => document.importNode(one, true))
    this.figure.replaceChildren(
      ...(title || subtitle ? [make('figcaption', {}, title ? make('strong', {}, title) : null, subtitle ? make('span', {}, subtitle) : null)] : []),
      ...drawings,
      ...(note ? [make('p', { class: 'remark' }, note)] : []),
      ...(source ? [make('p', { class: 'source' }, `Source: ${source}`)] : []),
    )
  }

  private write(attribute: string, value: string | number): void {
    const pos = this.props.getPos()
    if (pos === undefined || this.node.attrs[attribute] === value) return
    this.props.editor.view.dispatch(this.props.editor.state.tr.setNodeAttribute(pos, attribute, value))
  }

  private remove(): void {
    const pos = this.props.getPos()
    if (pos === undefined) return
    this.props.editor.chain().deleteRange({ from: pos, to: pos + this.node.nodeSize }).focus().run()
  }
}
