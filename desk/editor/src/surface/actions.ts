// What the toolbar and the keyboard can do to the text: each action says its name, its key, and when it is on.
import type { Editor } from '@tiptap/core'
import type {} from '@tiptap/extensions'
import { Selection } from '@tiptap/pm/state'
import { moveBlock } from './move.ts'

export interface Action {
  readonly id: string
  /** The full name, for the tooltip and for those who listen. */
  readonly label: string
  /** What the button shows. */
  readonly face: string
  /** As a person reads it; the binding itself is the schema's. */
  readonly keys?: string
  readonly run: (editor: Editor) => void
  readonly active?: (editor: Editor) => boolean
  readonly enabled?: (editor: Editor) => boolean
}

const mark = (id: string, label: string, face: string, keys?: string): Action => ({
  id, label, face, ...(keys ? { keys } : {}),
  run: (editor) => editor.chain().focus().toggleMark(id).run(),
  active: (editor) => editor.isActive(id),
  enabled: (editor) => editor.can().toggleMark(id),
})

const heading = (level: 2 | 3 | 4): Action => ({
  id: `heading-${level}`, label: `H${level - 1} heading`, face: `H${level - 1}`, keys: `Mod+Alt+${level}`,
  run: (editor) => editor.chain().focus().toggleNode('heading', 'paragraph', { level }).run(),
  active: (editor) => editor.isActive('heading', { level }),
})

/** In groups; a line stands between two groups. */
export const textActions: readonly (readonly Action[])[] = [
  [
    mark('bold', 'Bold', 'B', 'Mod+B'),
    mark('italic', 'Italic', 'I', 'Mod+I'),
    mark('superscript', 'x² raised', 'x²', 'Mod+.'),
    mark('subscript', 'x₂ lowered', 'x₂', 'Mod+,'),
    mark('code', 'Code', '‹›', 'Mod+E'),
  ],
  [heading(2), heading(3), heading(4)],
  [
    {
      id: 'bulletList', label: 'Bulleted list', face: '•', keys: 'Mod+Shift+8',
      run: (editor) => editor.chain().focus().toggleBulletList().run(), active: (editor) => editor.isActive('bulletList'),
    },
    {
      id: 'orderedList', label: 'Numbered list', face: '①', keys: 'Mod+Shift+7',
      run: (editor) => editor.chain().focus().toggleOrderedList().run(), active: (editor) => editor.isActive('orderedList'),
    },
    {
      id: 'quote', label: 'Quotation', face: '“ ”', keys: 'Mod+Shift+B',
      run: (editor) => editor.chain().focus().toggleWrap('quote').run(), active: (editor) => editor.isActive('quote'),
    },
  ],
]

export const historyActions: readonly Action[] = [
  {
    id: 'undo', label: 'Undo', face: '↶', keys: 'Mod+Z',
    run: (editor) => editor.chain().focus().undo().run(), enabled: (editor) => editor.can().undo(),
  },
  {
    id: 'redo', label: 'Redo', face: '↷', keys: 'Mod+Shift+Z',
    run: (editor) => editor.chain().focus().redo().run(), enabled: (editor) => editor.can().redo(),
  },
]

/** Shown only while the cursor is in a table. */
export const tableActions: readonly Action[] = [
  { id: 'row-after', label: 'Add row below', face: 'Add row', run: (editor) => editor.chain().focus().addRowAfter().run() },
  { id: 'row-delete', label: 'Delete row', face: 'Delete row', run: (editor) => editor.chain().focus().deleteRow().run() },
  { id: 'column-after', label: 'Add column after', face: 'Add column', run: (editor) => editor.chain().focus().addColumnAfter().run() },
  { id: 'column-delete', label: 'Delete column', face: 'Delete column', run: (editor) => editor.chain().focus().deleteColumn().run() },
  { id: 'header-row', label: 'Heading row on or off', face: 'Heading row', run: (editor) => editor.chain().focus().toggleHeaderRow().run() },
  {
    id: 'merge', label: 'Merge or split cells', face: 'Merge or split', run: (editor) => editor.chain().focus().mergeOrSplit().run(),
    enabled: (editor) => editor.can().mergeOrSplit(),
  },
]

export const moveActions: readonly Action[] = [
  { id: 'move-up', label: 'Move this block up', face: '↑', keys: 'Alt+Shift+↑', run: (editor) => moveBlock(editor, -1) },
  { id: 'move-down', label: 'Move this block down', face: '↓', keys: 'Alt+Shift+↓', run: (editor) => moveBlock(editor, 1) },
]

export interface BlockJSON {
  type: string
  attrs?: Record<string, unknown>
  content?: BlockJSON[]
}

/** Puts a block in below the one that the cursor is in, or in place of an empty paragraph: never into a sentence. The
 *  cursor goes into it, or, where nothing can be written in it, to the text that follows. */
export function insert(editor: Editor, block: BlockJSON): void {
  const { state } = editor
  const { $from, to } = state.selection
  const around = $from.depth === 0 ? { from: to, to } : { from: $from.before(1), to: $from.after(1) }
  const empty = $from.depth === 1 && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0
  const node = state.schema.nodeFromJSON(block)
  const start = empty ? around.from : around.to
  const tr = state.tr.replaceWith(start, around.to, node)
  const end = start + node.nodeSize
  if (node.isAtom && end === tr.doc.content.size) tr.insert(end, state.schema.node('paragraph'))
  tr.setSelection(Selection.near(tr.doc.resolve(node.isAtom ? end : start + 1)))
  editor.view.dispatch(tr.scrollIntoView())
  editor.view.focus()
}
