// Raised and lowered letters: m², 1st, a note's number; CO₂, a formula's counts.
import { Mark } from '@tiptap/core'

const shifted = (name: string, tag: string, key: string) => Mark.create({
  name,
  parseHTML: () => [{ tag }],
  renderHTML: () => [tag, 0],
  addKeyboardShortcuts() {
    return { [key]: () => this.editor.commands.toggleMark(this.name) }
  },
})

export const Superscript = shifted('superscript', 'sup', 'Mod-.')
export const Subscript = shifted('subscript', 'sub', 'Mod-,')
