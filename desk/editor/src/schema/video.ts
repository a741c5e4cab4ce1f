// A video of our own: by asset or by address.
import { Node, mergeAttributes } from '@tiptap/core'
import type { Node as Block } from '@tiptap/pm/model'
import { make } from '../view/dom.ts'
import { fielded } from '../view/fielded.ts'
import { nodeAttributes } from './attributes.ts'
import { safeHref } from './href.ts'
import { captionOf } from './picture.ts'

export const Video = Node.create({
  name: 'video',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => nodeAttributes('video', {
    src: (element) => safeHref(film(element)?.getAttribute('src') ?? element.querySelector('source')?.getAttribute('src') ?? ''),
    poster: (element) => safeHref(film(element)?.getAttribute('poster') ?? ''),
    asset: (element) => film(element)?.getAttribute('data-asset'),
    caption: captionOf,
    credit: (element) => element.querySelector('figcaption .credit')?.textContent?.trim(),
  }),
  parseHTML: () => [{ tag: 'figure.video', priority: 61 }, { tag: 'video' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', mergeAttributes({ class: 'video' }, HTMLAttributes)],
  addNodeView: () => fielded({
    label: 'Video',
    fields: [
      { attribute: 'caption', label: 'Caption' },
      { attribute: 'credit', label: 'Credit' },
      { attribute: 'poster', label: 'Poster', hint: 'Address of the still picture' },
    ],
    preview,
  }),
})

function film(element: HTMLElement): Element | null {
  return element.tagName === 'VIDEO' ? element : element.querySelector('video')
}

function preview(node: Block): HTMLElement {
  const src = safeHref(String(node.attrs['src'])) || (node.attrs['asset'] ? `/media/${encodeURIComponent(String(node.attrs['asset']))}` : '')
  if (!src) return make('div', { class: 'block-preview' }, make('p', { class: 'block-empty' }, 'No video chosen'))
  const poster = safeHref(String(node.attrs['poster'])) || null
  return make('div', { class: 'block-preview' }, make('video', { src, poster, controls: true, preload: 'none' }))
}
