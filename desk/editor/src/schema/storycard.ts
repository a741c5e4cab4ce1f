// A card of another story of ours, kept as its id: what readers see of it is read when the page is made, so that it
// follows the other story and says nothing of one that is not published.
import { Node, mergeAttributes } from '@tiptap/core'
import type { Node as Block } from '@tiptap/pm/model'
import { factsOf } from '../surface/stories.ts'
import { make } from '../view/dom.ts'
import { fielded } from '../view/fielded.ts'
import { nodeAttributes } from './attributes.ts'

export const StoryCard = Node.create({
  name: 'storyCard',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => nodeAttributes('storyCard'),
  parseHTML: () => [{ tag: ':is(div, aside).story-card[data-story]', priority: 62 }],
  renderHTML: ({ HTMLAttributes }) => ['div', mergeAttributes({ class: 'story-card' }, HTMLAttributes)],
  addNodeView: () => fielded({
    label: 'Related story',
    fields: [{ attribute: 'headline', label: 'Headline here', hint: 'The story’s own, unless you write another' }],
    preview,
  }),
})

/** Told from the desk a moment later; until then, and where the desk does not know it, by its id. */
function preview(node: Block): HTMLElement {
  const id = String(node.attrs['story'])
  const own = String(node.attrs['headline'])
  const headline = make('strong', {}, own || '…')
  const about = make('span', {}, '')
  const box = make('div', { class: 'block-preview card-preview' }, headline, about)
  void factsOf(id).then((facts) => {
    headline.textContent = own || (facts?.headline ?? 'A story that you can’t see')
    about.textContent = facts ? [facts.section, facts.time, facts.public ? '' : `${facts.state}: readers don’t see this card yet`].filter(Boolean).join(' · ') : id
  })
  return box
}
