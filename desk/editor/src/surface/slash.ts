// The menu behind the slash: typed at the start of a paragraph or after a space it offers every block, narrowed down by
// what is typed on. The slash and what follows stay ordinary text until something is chosen, so nothing is ever lost.
import type { Editor } from '@tiptap/core'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { choicesFor, type BlockChoice, type Tools } from './blocks.ts'
import { SlashList } from './slashlist.ts'

export interface Slash {
  /** Where the slash stands; null while the menu is closed. */
  readonly at: number | null
  readonly typed: string
  readonly index: number
}

const closed: Slash = { at: null, typed: '', index: 0 }
const key = new PluginKey<Slash>('slash')
type Told = { readonly at: number } | { readonly index: number } | 'close'

/** What the menu stands at. */
export function slashOf(state: EditorState): Slash {
  return key.getState(state) ?? closed
}

export function slashPlugin(editor: Editor, tools: () => Tools, list: SlashList): Plugin<Slash> {
  const menu = new Menu(editor, tools, list)
  return new Plugin<Slash>({
    key,
    state: { init: () => closed, apply },
    props: {
      handleTextInput(view, from, to, typed) {
        if (typed !== '/' || from !== to || !mayOpen(view.state, from)) return false
        view.dispatch(view.state.tr.insertText('/', from).setMeta(key, { at: from }).scrollIntoView())
        return true
      },
      handleKeyDown: (_, event) => menu.key(event),
      handleDOMEvents: { blur: () => menu.close() },
    },
    view: () => ({ update: () => menu.draw(), destroy: () => list.element.remove() }),
  })
}

function apply(tr: Transaction, was: Slash, _: EditorState, state: EditorState): Slash {
  const told = tr.getMeta(key) as Told | undefined
  if (told === 'close') return closed
  const at = told && 'at' in told ? told.at : was.at === null ? null : tr.mapping.map(was.at, -1)
  if (at === null) return closed
  const { $head, empty } = state.selection
  const inside = empty && $head.pos > at && at >= $head.start()
  const text = inside ? state.doc.textBetween(at, $head.pos, '\n', '\ufffc') : ''
  const typed = text.slice(1)
  if (!/^\/(?:[^\s/\ufffc][^\n/\ufffc]{0,30})?$/.test(text) || choicesFor(typed).length === 0) return closed
  const index = told && typeof told === 'object' && 'index' in told ? told.index : typed === was.typed ? was.index : 0
  return { at, typed, index }
}

/** In a paragraph, at its start or after a space; not within code. */
function mayOpen(state: EditorState, pos: number): boolean {
  const $pos = state.doc.resolve(pos)
  if ($pos.parent.type.name !== 'paragraph' || (state.storedMarks ?? $pos.marks()).some(({ type }) => type.name === 'code')) return false
  const before = $pos.parent.textBetween(0, $pos.parentOffset, '\n', '\ufffc')
  return before === '' || /\s$/.test(before)
}

class Menu {
  constructor(private readonly editor: Editor, private readonly tools: () => Tools, private readonly list: SlashList) {
    list.chosen = (choice) => this.run(choice)
  }

  private get choices(): readonly BlockChoice[] {
    const { typed } = slashOf(this.editor.state)
    return choicesFor(typed).filter((choice) => choice.fits?.(this.editor, this.tools()) !== false)
  }

  key(event: KeyboardEvent): boolean {
    const { at, index } = slashOf(this.editor.state)
    if (at === null || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false
    const { choices } = this
    const turn = (to: number) => this.tell({ index: (to + choices.length) % choices.length })
    const act = {
      ArrowDown: () => turn(index + 1), ArrowUp: () => turn(index - 1), Escape: () => this.close(),
      Enter: () => this.run(choices[index]), Tab: () => this.run(choices[index]),
    }[event.key]
    if (!act || choices.length === 0) return false
    act()
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  close(): void {
    if (slashOf(this.editor.state).at !== null) this.tell('close')
  }

  draw(): void {
    const { at, index } = slashOf(this.editor.state)
    const { choices } = this
    const { view } = this.editor
    if (at === null || choices.length === 0) this.list.hide(view.dom)
    else this.list.show(view.dom, choices, Math.min(index, choices.length - 1), () => view.coordsAtPos(at))
  }

  private tell(told: Told): void {
    this.editor.view.dispatch(this.editor.state.tr.setMeta(key, told).setMeta('addToHistory', false))
  }

  /** Takes the slash and what was typed after it away, and does what was chosen. */
  private run(choice: BlockChoice | undefined): void {
    const { at } = slashOf(this.editor.state)
    if (!choice || at === null) return
    this.editor.view.dispatch(this.editor.state.tr.delete(at, this.editor.state.selection.head).setMeta(key, 'close'))
    choice.run(this.editor, this.tools())
  }
}
