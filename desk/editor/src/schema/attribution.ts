// Who stands behind a statement, and how: says it, denies it, or nobody has confirmed it.
import { Mark, mergeAttributes } from '@tiptap/core'
import { markAttributes } from './attributes.ts'

export const Attribution = Mark.create({
  name: 'attribution',
  addAttributes: () => markAttributes('attribution'),
  parseHTML: () => [{ tag: 'span[data-source][data-stance]' }],
  renderHTML: ({ mark, HTMLAttributes }) => [
    'span', mergeAttributes({ class: 'attribution', title: attributionWords(mark.attrs) }, HTMLAttributes), 0,
  ],
})

/** The attribution as a person would say it. */
export function attributionWords(attrs: Readonly<Record<string, unknown>>): string {
  const source = String(attrs['source'] ?? '')
  if (attrs['stance'] === 'denies') return `${source} denies this`
  if (attrs['stance'] === 'unconfirmed') return `Unconfirmed, from ${source}`
  return `${source} says this`
}
