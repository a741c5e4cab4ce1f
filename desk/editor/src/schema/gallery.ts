// Pictures in a row, under one title.
import { Node, mergeAttributes } from '@tiptap/core'
import { make } from '../view/dom.ts'
import { fielded } from '../view/fielded.ts'
import { nodeAttributes } from './attributes.ts'

export const Gallery = Node.create({
  name: 'gallery',
  group: 'block',
  content: 'picture+',
  isolating: true,
  addAttributes: () => nodeAttributes('gallery', { title: (element) => element.querySelector(':scope > figcaption')?.textContent }),
  parseHTML: () => [
    { tag: ':is(div, figure).gallery', priority: 62 },
    { tag: '.gallery > figcaption', ignore: true }, // read as the title
  ],
  renderHTML: ({ HTMLAttributes }) => ['div', mergeAttributes({ class: 'gallery' }, HTMLAttributes), 0],
  addNodeView: () => fielded({
    label: 'Gallery',
    fields: [{ attribute: 'title', label: 'Title' }],
    fieldsFirst: true,
    content: () => {
      const row = make('div', { class: 'gallery-pictures' })
      return { outer: row, inner: row }
    },
  }),
})
