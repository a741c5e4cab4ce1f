// Something of another site, kept as provider and id. Nothing of that site is loaded here: the preview is words.
import { Node, mergeAttributes } from '@tiptap/core'
import type { Node as Block } from '@tiptap/pm/model'
import { make } from '../view/dom.ts'
import { fielded } from '../view/fielded.ts'
import { nodeAttributes } from './attributes.ts'
import { safeHref } from './href.ts'
import { captionOf } from './picture.ts'
import { providerNames, recogniseEmbed } from './providers.ts'
import type { Provider } from './shape.ts'

export const Embed = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => nodeAttributes('embed', {
    url: (element) => safeHref(element.querySelector('a')?.getAttribute('href') ?? ''),
    caption: captionOf,
  }),
  parseHTML: () => [
    { tag: 'figure[data-provider][data-id]', priority: 62 },
    { tag: 'iframe[src]', getAttrs: (element) => recogniseEmbed(element.getAttribute('src') ?? '') ?? false },
  ],
  renderHTML: ({ HTMLAttributes }) => ['figure', mergeAttributes({ class: 'embed' }, HTMLAttributes)],
  addNodeView: () => fielded({ label: 'Embed', fields: [{ attribute: 'caption', label: 'Caption' }], preview }),
})

function preview(node: Block): HTMLElement {
  const name = providerNames[node.attrs['provider'] as Provider] ?? String(node.attrs['provider'])
  return make('div', { class: 'block-preview embed-preview' },
    make('strong', {}, name), ' ', make('span', {}, String(node.attrs['url'] || node.attrs['id'])))
}
