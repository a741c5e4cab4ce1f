// The place in the text that a correction speaks of.
import { Node, mergeAttributes } from '@tiptap/core'
import { make } from '../view/dom.ts'
import { fielded } from '../view/fielded.ts'
import { nodeAttributes } from './attributes.ts'

export const CorrectionAnchor = Node.create({
  name: 'correctionAnchor',
  group: 'block',
  atom: true,
  addAttributes: () => nodeAttributes('correctionAnchor', {
    correction: (element) => element.id.replace(/^correction-/, ''),
  }),
  parseHTML: () => [{ tag: 'a.correction-anchor', priority: 70 }],
  renderHTML: ({ HTMLAttributes }) => ['a', mergeAttributes({ class: 'correction-anchor' }, HTMLAttributes)],
  addNodeView: () => fielded({
    label: 'Place of a correction',
    fields: [],
    preview: (node) => make('p', { class: 'block-empty' }, `Correction ${String(node.attrs['correction'])} points here`),
  }),
})
