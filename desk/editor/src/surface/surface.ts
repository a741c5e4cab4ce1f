// The place where the body of a story is written: the editor, its toolbar and panel, and the count below it.
import { Editor, Extension } from '@tiptap/core'
import { ListKeymap } from '@tiptap/extension-list'
import { Dropcursor, Gapcursor, Placeholder, UndoRedo } from '@tiptap/extensions'
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { carets } from '../live/carets.ts'
import { collabPlugin } from '../live/kept.ts'
import { readDocument, writeDocument, type NodeJSON } from '../schema/document.ts'
import { schemaExtensions, storySchema } from '../schema/index.ts'
import { mayDropUnknown } from '../schema/unknown.ts'
import { make } from '../view/dom.ts'
import { insert } from './actions.ts'
import { chosenInWords, lengthInWords } from './count.ts'
import { FindBar } from './findbar.ts'
import { findPlugin } from './find.ts'
import { MoveBlock } from './move.ts'
import { Panel } from './panel.ts'
import { cleanPaste } from './paste.ts'
import { pasteAddress } from './pasteaddress.ts'
import { slashPlugin } from './slash.ts'
import { SlashList } from './slashlist.ts'
import { smartQuotes } from './smartquotes.ts'
import { Toolbar } from './toolbar.ts'
import { imageTypes, picturesOf, uploadPicture } from './upload.ts'

/** Pixels that the toolbar covers, so that the cursor is never scrolled to below it. */
const underHead = { top: 130, right: 0, bottom: 40, left: 0 }

export interface SurfaceOptions {
  /** The JSON of the hidden textarea. */
  readonly source: string
  readonly editable: boolean
  readonly locale: string
  /** The language of the story's edition, for what is typed. */
  readonly language: () => string
  /** The publication's public address; empty where it is not known. */
  readonly base: string
  /** What the text is called for those who listen. */
  readonly label: string
  /** Where pictures are sent; empty where the desk takes none. */
  readonly uploadURL: string
  /** Says a sentence in the status line. */
  readonly say: (words: string) => void
  readonly changed: () => void
  readonly left: () => void
  /** The text is one that several write: the name of this tab, and the version of the text. */
  readonly live?: { readonly client: string; readonly version: number } | undefined
  readonly moved?: () => void
}

export class Surface {
  readonly element = make('div', { class: 'editor-surface' })
  private readonly editor: Editor
  private readonly length = make('p', { class: 'editor-length' })
  private readonly panel = new Panel(() => this.editor.commands.focus())
  private readonly find = new FindBar(() => this.editor.view)
  private readonly slash = new SlashList()
  private counting: ReturnType<typeof setTimeout> | undefined

  /** Throws a sentence when the source is no document. */
  constructor(private readonly options: SurfaceOptions) {
    const doc = readDocument(storySchema(), options.source)
    const sheet = make('div', { class: 'editor-sheet' })
    this.editor = new Editor({
      element: sheet, injectCSS: false, editable: options.editable, content: doc.toJSON(),
      extensions: [...schemaExtensions(), ...this.conveniences()],
      editorProps: {
        attributes: { class: 'editor-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': options.label },
        scrollMargin: underHead, scrollThreshold: underHead,
        transformPastedHTML: cleanPaste,
        handlePaste: (_, event) => pasteAddress(this.editor, event, options.base) || this.take(picturesOf(event.clipboardData)),
        handleDrop: (view, event, _, moved) => {
          const files = moved ? [] : picturesOf(event.dataTransfer)
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
          if (files.length > 0 && at) this.editor.commands.setTextSelection(at.pos)
          return this.take(files)
        },
      },
      onBlur: options.left,
    })
    this.furnish(sheet)
    this.editor.on('update', ({ transaction }) => this.afterChange(transaction.getMeta('remote') === true))
    this.editor.on('selectionUpdate', () => {
      options.moved?.()
      this.countSoon()
    })
    this.count()
  }

  get json(): NodeJSON {
    return writeDocument(this.editor.state.doc)
  }

  /** Another text in place of this one; it is no edit, and undo can't mix the two. */
  show(json: NodeJSON): void {
    const doc = readDocument(this.editor.schema, json)
    const { tr } = this.editor.state
    replaceDifference(tr, doc)
    this.editor.view.dispatch(tr.setMeta(mayDropUnknown, true).setMeta('addToHistory', false).setMeta('preventUpdate', true))
    this.count()
  }

  /** For those who write together: the editor's state as it is, and a change of it that nobody typed here. */
  get state(): EditorState {
    return this.editor.state
  }

  dispatch(tr: Transaction): void {
    this.editor.view.dispatch(tr.setMeta(mayDropUnknown, true))
  }

  get hasFocus(): boolean {
    return this.editor.isFocused
  }

  /** At once: Tiptap's own command waits for a frame, and a quick hand's next letter would go to the field before. */
  focus(): void {
    this.editor.view.focus()
  }

  /** Puts a block in at the cursor, as the toolbar does. Answers false for one that the schema does not have. */
  insert(block: NodeJSON): boolean {
    const read = readDocument(this.editor.schema, { type: 'doc', content: [block] }).firstChild
    if (!this.options.editable || !read || (read.type.name === 'unknown' && block.type !== 'unknown')) return false
    insert(this.editor, read.toJSON())
    return true
  }

  destroy(): void {
    clearTimeout(this.counting)
    this.editor.destroy()
  }

  private furnish(sheet: HTMLElement): void {
    if (!this.options.editable) {
      this.element.append(make('div', { class: 'editor-head' }, this.find.element), sheet, this.length)
      return
    }
    const toolbar = new Toolbar(this.editor, this.tools, () => this.find.open())
    const head = make('div', { class: 'editor-head' }, toolbar.element, this.panel.element, this.find.element)
    this.element.append(head, sheet, this.slash.element, this.length)
    this.editor.on('transaction', () => {
      toolbar.update()
      this.find.update()
    })
    this.openLink = () => toolbar.openLink()
  }

  private get tools() {
    return { panel: this.panel, chooseFile: this.options.uploadURL ? () => this.chooseFile() : null }
  }

  private openLink: () => void = () => undefined

  private conveniences() {
    const shortcuts = Extension.create({
      name: 'deskShortcuts',
      addKeyboardShortcuts: () => ({
        'Mod-k': () => {
          this.openLink()
          return true
        },
        'Mod-f': () => {
          this.find.open()
          return true
        },
      }),
      addProseMirrorPlugins: () => [findPlugin()],
    })
    const { slash, options: { editable } } = this
    const tools = () => this.tools
    const blocks = Extension.create({
      name: 'slashMenu',
      priority: 1000, // its Enter and arrows go before those of the text
      addProseMirrorPlugins() {
        return editable ? [slashPlugin(this.editor, tools, slash)] : []
      },
    })
    const { live } = this.options
    const together = Extension.create({
      name: 'together',
      addProseMirrorPlugins: () => (live ? [collabPlugin(live.client, live.version), carets()] : []),
    })
    return [
      together, blocks, smartQuotes(this.options.language), UndoRedo, Gapcursor, Dropcursor.configure({ color: false, width: 2, class: 'editor-dropcursor' }), ListKeymap, MoveBlock, shortcuts,
      Placeholder.configure({ placeholder: 'Write the story. A slash offers every block.' }),
    ]
  }

  private chooseFile(): void {
    const input = make('input', { type: 'file', accept: imageTypes.join(','), multiple: true })
    input.onchange = () => this.take([...(input.files ?? [])])
    input.click()
  }

  /** Sends files one after the other, so that they stand in the order in which they were chosen. */
  private take(files: readonly File[]): boolean {
    if (files.length === 0) return false
    if (this.options.uploadURL) void this.upload(files)
    else this.options.say('Pictures can’t be sent from here.')
    return true
  }

  private async upload(files: readonly File[]): Promise<void> {
    for (const file of files) {
      this.options.say(`Sending ${file.name}…`)
      const answer = await uploadPicture((url, init) => fetch(url, init), this.options.uploadURL, file)
      if ('refused' in answer) return this.options.say(answer.refused)
      if (this.editor.isDestroyed) return
      insert(this.editor, answer.picture)
    }
  }

  private afterChange(remote: boolean): void {
    if (!remote) this.options.changed()
    this.countSoon()
  }

  private countSoon(): void {
    clearTimeout(this.counting)
    this.counting = setTimeout(() => this.count(), 300)
  }

  private count(): void {
    const { doc, selection: { from, to } } = this.editor.state
    this.length.textContent = from < to ? chosenInWords(doc, from, to, this.options.locale) : lengthInWords(doc, this.options.locale)
  }
}

/** Puts another text in by changing only what differs, so that marks and places in the rest stay where they are. */
function replaceDifference(tr: Transaction, doc: Node): void {
  const start = tr.doc.content.findDiffStart(doc.content)
  const end = tr.doc.content.findDiffEnd(doc.content)
  if (start === null || !end) return
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  tr.replace(start, end.a + overlap, doc.slice(start, end.b + overlap))
}
