// A block quotation, with an optional citation (an address or a text).
import { Node, mergeAttributes, wrappingInputRule } from '@tiptap/core'
import { nodeAttributes } from './attributes.ts'

export const Quote = Node.create({
  name: 'quote',
  group: 'block',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  addAttributes: () => nodeAttributes('quote', { cite: (element) => element.getAttribute('cite') }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', mergeAttributes(HTMLAttributes), 0],
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })]
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-b': () => this.editor.commands.toggleWrap(this.name) }
  },
})
