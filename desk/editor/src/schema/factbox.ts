// Background beside the story: a title and a few short blocks.
import { Node, mergeAttributes } from '@tiptap/core'
import { make } from '../view/dom.ts'
import { fielded } from '../view/fielded.ts'
import { nodeAttributes } from './attributes.ts'

export const FactBox = Node.create({
  name: 'factBox',
  group: 'block',
  content: '(paragraph | bulletList | orderedList | heading)+',
  defining: true,
  isolating: true,
  addAttributes: () => nodeAttributes('factBox'),
  parseHTML: () => [{ tag: 'aside.fact-box', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['aside', mergeAttributes({ class: 'fact-box' }, HTMLAttributes), 0],
  addNodeView: () => fielded({
    label: 'Fact box',
    fields: [{ attribute: 'title', label: 'Title' }],
    fieldsFirst: true,
    content: () => {
      const box = make('div', { class: 'fact-box-text' })
      return { outer: box, inner: box }
    },
  }),
})
