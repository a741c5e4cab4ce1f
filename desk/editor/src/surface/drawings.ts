// Puts a chart or a map in and goes to where it is made: a new one shows nothing yet.
import type { Editor } from '@tiptap/core'
import { insert, type BlockJSON } from './actions.ts'

export function insertDrawing(editor: Editor, block: BlockJSON): void {
  const before = new Set(editor.view.dom.querySelectorAll('.drawing-maker'))
  insert(editor, block)
  const go = () => {
    const maker = [...editor.view.dom.querySelectorAll('.drawing-maker')].find((one) => !before.has(one))
    maker?.querySelector<HTMLElement>('textarea, input')?.focus()
  }
  requestAnimationFrame(() => requestAnimationFrame(go)) // the text takes the focus within the first
}
