// A link. Addresses that may not stand in a story are left out on paste: the words stay, the link goes.
import { Mark, mergeAttributes } from '@tiptap/core'
import { markAttributes } from './attributes.ts'
import { safeHref } from './href.ts'

export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => markAttributes('link', {
    href: (element) => safeHref(element.getAttribute('href') ?? ''),
    title: (element) => element.getAttribute('title'),
  }),
  parseHTML: () => [{ tag: 'a[href]', getAttrs: (element) => (safeHref(element.getAttribute('href') ?? '') ? null : false) }],
  renderHTML: ({ mark, HTMLAttributes }) => {
    const href = safeHref(String(mark.attrs['href']))
    return ['a', mergeAttributes(HTMLAttributes, href ? { href } : {}, mark.attrs['title'] ? { title: mark.attrs['title'] } : {}), 0]
  },
})
