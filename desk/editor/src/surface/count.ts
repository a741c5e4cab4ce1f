// How long the text is: words as its language counts them, and the minutes a reader needs.
import type { Node } from '@tiptap/pm/model'

/** As the readers' page counts it; twin of Go's prose.ReadingTime. */
const wordsAMinute = 238

/** Words of a text in a language; scripts without spaces are counted by the browser's own dictionary. */
export function countWords(text: string, locale: string): number {
  let words = 0
  for (const part of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) if (part.isWordLike) words += 1
  return words
}

/** Whole minutes, the last one begun counted. */
export function readingMinutes(words: number): number {
  return Math.ceil(words / wordsAMinute)
}

/** What a reader reads: the text of every block, apart from each other. */
export function textOf(doc: Node): string {
  return doc.textBetween(0, doc.content.size, '\n', ' ')
}

/** '34 of 412 words chosen, 1 min': what is chosen in a text. */
export function chosenInWords(doc: Node, from: number, to: number, locale: string): string {
  const words = countWords(doc.textBetween(from, to, '\n', ' '), locale)
  const all = countWords(textOf(doc), locale)
  const number = new Intl.NumberFormat(locale)
  return `${number.format(words)} of ${number.format(all)} ${all === 1 ? 'word' : 'words'} chosen, ${readingMinutes(words)} min`
}

/** '412 words, 2 min'. */
export function lengthInWords(doc: Node, locale: string): string {
  const words = countWords(textOf(doc), locale)
  const number = new Intl.NumberFormat(locale).format(words)
  return `${number} ${words === 1 ? 'word' : 'words'}, ${readingMinutes(words)} min`
}
