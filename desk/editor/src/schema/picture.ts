// A picture: by asset of our own or by address, with its description, caption and credit.
import { Node, mergeAttributes } from '@tiptap/core'
import type { Node as Block } from '@tiptap/pm/model'
import { make } from '../view/dom.ts'
import { fielded, type Field } from '../view/fielded.ts'
import { nodeAttributes } from './attributes.ts'
import { safeHref } from './href.ts'

const fields: readonly Field[] = [
  { attribute: 'alt', label: 'Description', hint: 'What the picture shows, for those who don’t see it' },
  { attribute: 'caption', label: 'Caption' },
  { attribute: 'credit', label: 'Credit', hint: 'Photographer / agency' },
]

export const Picture = Node.create({
  name: 'picture',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => nodeAttributes('picture', {
    src: (element) => (element.hasAttribute('data-block') ? '' : addressOf(image(element)?.getAttribute('src'))),
    alt: (element) => image(element)?.getAttribute('alt'),
    width: (element) => image(element)?.getAttribute('width'),
    height: (element) => image(element)?.getAttribute('height'),
    asset: (element) => image(element)?.getAttribute('data-asset'),
    focus: (element) => image(element)?.getAttribute('data-focus'),
    caption: captionOf,
    credit: (element) => element.querySelector('figcaption .credit')?.textContent?.trim(),
  }),
  parseHTML: () => [
    { tag: 'figure:not(.gallery, .video, .embed)', priority: 60, getAttrs: (element) => (hasPicture(element) ? null : false) },
    { tag: 'img[src]', getAttrs: (element) => (addressOf(element.getAttribute('src')) ? null : false) },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'figure', mergeAttributes({ class: 'picture', 'data-block': '' }, HTMLAttributes), ['img', { src: pictureAddress(node), alt: node.attrs['alt'] }],
  ],
  addNodeView: () => fielded({ label: 'Picture', fields, preview }),
})

/** Where the bytes of a picture can be looked at: where the desk shows its asset, whether or not readers may have it, or its address. */
export function pictureAddress(node: Block): string {
  const asset = String(node.attrs['asset'] ?? '')
  return asset ? seenAt(asset) : safeHref(String(node.attrs['src']))
}

/** Where the desk shows a picture of the library. */
export function seenAt(asset: string, width = 960): string {
  return `/desk/pictures/${encodeURIComponent(asset)}/see?w=${width}`
}

function preview(node: Block): HTMLElement {
  const src = pictureAddress(node)
  const shown = src ? make('img', { src, alt: String(node.attrs['alt']) }) : make('p', { class: 'block-empty' }, 'No picture chosen')
  return make('div', { class: 'block-preview' }, shown)
}

function image(element: HTMLElement): Element | null {
  return element.tagName === 'IMG' ? element : element.querySelector('img')
}

/** The caption without the credit that stands inside it. */
export function captionOf(element: HTMLElement): string | undefined {
  const caption = element.querySelector('figcaption')?.cloneNode(true) as HTMLElement | undefined
  caption?.querySelector('.credit')?.remove()
  return caption?.textContent?.replace(/\s+/g, ' ').trim()
}

function hasPicture(element: HTMLElement): boolean {
  return element.dataset['asset'] !== undefined || addressOf(image(element)?.getAttribute('src')) !== ''
}

/** Only addresses that a reader could load; never the data or file addresses that office programs paste. */
function addressOf(src: string | null | undefined): string {
  const href = safeHref(src ?? '')
  return /^(https?:|\/)/.test(href) ? href : ''
}
