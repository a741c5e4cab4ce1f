// Words in another language than the story's, so that they are spoken and broken rightly.
import { Mark, mergeAttributes } from '@tiptap/core'
import { markAttributes } from './attributes.ts'

export const Language = Mark.create({
  name: 'language',
  addAttributes: () => markAttributes('language', { lang: (element) => canonicalLanguage(element.lang) }),
  parseHTML: () => [{ tag: 'span[data-lang]' }, { tag: ':is(span, i, em)[lang]', priority: 60, consuming: false, getAttrs: hasLanguage }],
  renderHTML: ({ mark, HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes, { lang: mark.attrs['lang'] }), 0],
})

/** A language tag in its canonical form ('DE-at' → 'de-AT'), or '' when it is none (BCP 47). Private tags are none: no
 *  screen reader can speak them. */
export function canonicalLanguage(raw: string): string {
  const tag = raw.trim().replaceAll('_', '-')
  if (tag.length > 35 || !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag)) return ''
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? ''
  } catch {
    return ''
  }
}

function hasLanguage(element: HTMLElement): null | false {
  return canonicalLanguage(element.lang) ? null : false
}
