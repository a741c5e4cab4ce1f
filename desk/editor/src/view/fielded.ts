// The view of a block that carries words of its own (alt text, caption, credit, title): a preview or the editable
// content, and below it labelled inputs. One view serves picture, gallery, video, embed, table, fact box and others.
import type { Editor, NodeViewRenderer, NodeViewRendererProps } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import { freshId, make } from './dom.ts'

export interface Field {
  readonly attribute: string
  readonly label: string
  readonly hint?: string
}

export interface FieldedSpec {
  /** What the block is called, in words. */
  readonly label: string
  readonly fields: readonly Field[]
  /** The element that holds the editable content, and where it sits; none for a leaf. */
  readonly content?: () => { readonly outer: HTMLElement; readonly inner: HTMLElement }
  /** What is shown for a leaf; made anew when an attribute changes. */
  readonly preview?: (node: Node) => HTMLElement
  /** Fields stand above the content (a title) and not below (a caption). */
  readonly fieldsFirst?: boolean
  /** A button below that makes the block longer. */
  readonly more?: { readonly label: string; readonly run: (editor: Editor, pos: number, node: Node) => void }
}

/** A Tiptap node view after the spec. */
export function fielded(spec: FieldedSpec): NodeViewRenderer {
  return (props) => new FieldedView(spec, props)
}

class FieldedView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM?: HTMLElement
  private readonly inputs = new Map<string, HTMLInputElement>()
  private readonly own: HTMLElement[] = []
  private preview: HTMLElement | undefined
  private node: Node

  constructor(private readonly spec: FieldedSpec, private readonly props: NodeViewRendererProps) {
    this.node = props.node
    this.dom = make('div', { class: 'block', 'data-block': props.node.type.name })
    const head = this.head()
    const fields = this.fields()
    const body = this.body()
    this.own.push(head, fields)
    this.dom.append(head, ...(spec.fieldsFirst ? [fields, ...body.shown] : [...body.shown, fields]))
    const more = this.more()
    if (more) {
      this.own.push(more)
      this.dom.append(more)
    }
    if (body.content) this.contentDOM = body.content
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    const changed = node.attrs !== this.node.attrs
    this.node = node
    if (!changed) return true
    for (const [attribute, input] of this.inputs) {
      const value = String(node.attrs[attribute] ?? '')
      if (input.value !== value) input.value = value
    }
    this.renewPreview()
    return true
  }

  selectNode(): void {
    this.dom.classList.add('ProseMirror-selectednode')
  }

  deselectNode(): void {
    this.dom.classList.remove('ProseMirror-selectednode')
  }

  /** Typing in our inputs and pressing our buttons is none of ProseMirror's business. */
  stopEvent(event: Event): boolean {
    return this.own.some((part) => part.contains(event.target as globalThis.Node | null))
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === 'selection') return false
    return !this.contentDOM?.contains(mutation.target) || mutation.target === this.dom
  }

  private head(): HTMLElement {
    const label = make('span', { class: 'block-label' }, this.spec.label)
    if (!this.props.editor.isEditable) return make('div', { class: 'block-head', contenteditable: 'false' }, label)
    const remove = make('button', {
      type: 'button', class: 'block-remove', 'aria-label': `Remove ${this.spec.label.toLowerCase()}`,
      onclick: () => this.remove(),
    }, 'Remove')
    return make('div', { class: 'block-head', contenteditable: 'false' }, label, remove)
  }

  private more(): HTMLElement | null {
    const { more } = this.spec
    if (!more || !this.props.editor.isEditable) return null
    const add = () => {
      const pos = this.props.getPos()
      if (pos !== undefined) more.run(this.props.editor, pos, this.node)
    }
    return make('div', { class: 'block-more', contenteditable: 'false' }, make('button', { type: 'button', onclick: add }, more.label))
  }

  private fields(): HTMLElement {
    const box = make('div', { class: 'block-fields', contenteditable: 'false' })
    for (const field of this.spec.fields) box.append(this.field(field))
    return box
  }

  private field({ attribute, label, hint }: Field): HTMLElement {
    const id = freshId('block')
    const input = make('input', {
      id, type: 'text', autocomplete: 'off', placeholder: hint, disabled: !this.props.editor.isEditable,
      oninput: () => this.write(attribute, input.value),
      onkeydown: (event) => this.leaveOnEnter(event as KeyboardEvent),
    })
    input.value = String(this.node.attrs[attribute] ?? '')
    this.inputs.set(attribute, input)
    return make('div', { class: 'block-field', 'data-attribute': attribute }, make('label', { for: id }, label), input)
  }

  private body(): { shown: HTMLElement[]; content?: HTMLElement } {
    const content = this.spec.content?.()
    if (content) return { shown: [content.outer], content: content.inner }
    this.preview = this.spec.preview?.(this.node)
    this.preview?.setAttribute('contenteditable', 'false')
    return { shown: this.preview ? [this.preview] : [] }
  }

  private renewPreview(): void {
    if (!this.preview || !this.spec.preview) return
    const fresh = this.spec.preview(this.node)
    fresh.setAttribute('contenteditable', 'false')
    this.preview.replaceWith(fresh)
    this.preview = fresh
  }

  private write(attribute: string, value: string): void {
    const pos = this.props.getPos()
    if (pos === undefined) return
    this.props.editor.view.dispatch(this.props.editor.state.tr.setNodeAttribute(pos, attribute, value))
  }

  private remove(): void {
    const pos = this.props.getPos()
    if (pos === undefined) return
    this.props.editor.chain().deleteRange({ from: pos, to: pos + this.node.nodeSize }).focus().run()
  }

  /** Enter in a field goes on with the text below the block, and must not send the form around the editor. */
  private leaveOnEnter(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    const pos = this.props.getPos()
    if (pos !== undefined) this.props.editor.commands.focus(pos + this.node.nodeSize)
  }
}

