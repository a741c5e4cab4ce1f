// A sentence of the story, set large beside or between its text, and who said it.
import { Node, mergeAttributes } from '@tiptap/core'
import { make } from '../view/dom.ts'
import { fielded } from '../view/fielded.ts'
import { nodeAttributes } from './attributes.ts'

export const PullQuote = Node.create({
  name: 'pullQuote',
  group: 'block',
  content: 'inline*',
  defining: true,
  isolating: true,
  addAttributes: () => nodeAttributes('pullQuote', {
    credit: (element) => element.querySelector('.credit, footer, cite')?.textContent,
  }),
  parseHTML: () => [{ tag: 'aside.pull-quote', priority: 60, contentElement: quoted }],
  renderHTML: ({ HTMLAttributes }) => ['aside', mergeAttributes({ class: 'pull-quote' }, HTMLAttributes), ['blockquote', 0]],
  addNodeView: () => fielded({
    label: 'Pull quote',
    fields: [{ attribute: 'credit', label: 'Credit', hint: 'Who said it' }],
    content: () => {
      const text = make('p', { class: 'pull-quote-text' })
      return { outer: text, inner: text }
    },
  }),
})

/** The quoted words: the paragraph inside the blockquote where there is just one. */
function quoted(element: globalThis.Node): HTMLElement {
  const aside = element as HTMLElement
  const quote = aside.querySelector('blockquote') ?? aside
  const paragraphs = quote.querySelectorAll(':scope > p')
  return paragraphs.length === 1 ? (paragraphs[0] as HTMLElement) : (quote as HTMLElement)
}
