// How long the text is: words as its language counts them, and the minutes a reader needs.
import type { Node } from '@tiptap/pm/model'

const wordsAMinute = 220

/** Words of a text in a language; scripts without spaces are counted by the browser's own dictionary. */
export function countWords(text: string, locale: string): number {
  let words = 0
  for (const part of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) if (part.isWordLike) words += 1
  return words
}

/** Whole minutes, at least one unless there is nothing to read. */
export function readingMinutes(words: number): number {
  return words === 0 ? 0 : Math.max(1, Math.round(words / wordsAMinute))
}

/** What a reader reads: the text of every block, apart from each other. */
export function textOf(doc: Node): string {
  return doc.textBetween(0, doc.content.size, '\n', ' ')
}

/** '412 words, 2 min'. */
export function lengthInWords(doc: Node, locale: string): string {
  const words = countWords(textOf(doc), locale)
  const number = new Intl.NumberFormat(locale).format(words)
  return `${number} ${words === 1 ? 'word' : 'words'}, ${readingMinutes(words)} min`
}
