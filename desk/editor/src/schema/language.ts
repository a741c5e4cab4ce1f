// Words in another language than the story's, so that they are spoken and broken rightly.
import { Mark, mergeAttributes } from '@tiptap/core'
import { markAttributes } from './attributes.ts'

export const Language = Mark.create({
  name: 'language',
  addAttributes: () => markAttributes('language', { lang: (element) => canonicalLanguage(element.lang) }),
  parseHTML: () => [{ tag: 'span[data-lang]' }, { tag: 'i[lang]', priority: 60 }],
  renderHTML: ({ mark, HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes, { lang: mark.attrs['lang'] }), 0],
})

/** A language tag in its canonical form ('DE-at' → 'de-AT'), or '' when it is none (BCP 47). */
export function canonicalLanguage(raw: string): string {
  try {
    return Intl.getCanonicalLocales(raw.trim())[0] ?? ''
  } catch {
    return ''
  }
}
