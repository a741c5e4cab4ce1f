// Moves the outermost block at the cursor one place up or down, with the keyboard as well as by a button.
import { Extension, type Editor } from '@tiptap/core'
import { Selection } from '@tiptap/pm/state'

export const MoveBlock = Extension.create({
  name: 'moveBlock',
  addKeyboardShortcuts() {
    return {
      'Alt-Shift-ArrowUp': () => moveBlock(this.editor, -1),
      'Alt-Shift-ArrowDown': () => moveBlock(this.editor, 1),
    }
  },
})

/** False when there is nowhere to move to. Swapping is one step, so one undo takes it back. */
export function moveBlock(editor: Editor, by: -1 | 1): boolean {
  const { state } = editor
  const { doc, selection, tr } = state
  const index = selection.$from.index(0)
  const other = index + by
  if (other < 0 || other >= doc.childCount) return false
  const [first, second] = by < 0 ? [other, index] : [index, other]
  const start = doc.children.slice(0, first).reduce((size, block) => size + block.nodeSize, 0)
  const [above, below] = [doc.child(first), doc.child(second)]
  tr.replaceWith(start, start + above.nodeSize + below.nodeSize, [below, above])
  const shift = by < 0 ? -above.nodeSize : below.nodeSize
  tr.setSelection(Selection.near(tr.doc.resolve(Math.max(0, selection.from + shift))))
  editor.view.dispatch(tr.scrollIntoView())
  return true
}
