// A line between two parts of a story; three hyphens make one.
import { Node, nodeInputRule } from '@tiptap/core'

export const Divider = Node.create({
  name: 'divider',
  group: 'block',
  atom: true,
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: () => ['hr'],
  addInputRules() {
    return [nodeInputRule({ find: /^(?:---|[—–]-|\*\*\*)$/, type: this.type })]
  },
})
