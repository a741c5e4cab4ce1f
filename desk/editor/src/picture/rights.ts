// What may be done with a picture, as the server says it: a shape and a word, and a sentence where there is a why.
import { make } from '../view/dom.ts'

export interface Rights {
  readonly terms: string
  readonly word: string
  readonly sentence: string
  readonly usable: boolean
  readonly soon: boolean
}

/** A picture of the library, as the desk answers with it. */
export interface LibraryPicture {
  readonly id: string
  readonly src: string
  readonly see: string
  readonly name: string
  readonly alt: string
  readonly caption: string
  readonly credit: string
  readonly uses: number
  readonly point: readonly [number, number]
  readonly rights: Rights
}

export function rightsMark(rights: Rights): HTMLElement {
  return make('span', { class: 'right', 'data-terms': rights.terms, 'data-soon': rights.soon }, make('span', { class: 'sign', 'aria-hidden': 'true' }), rights.word)
}

/** The mark with its sentence. */
export function rightsLine(rights: Rights): HTMLElement {
  return make('p', { class: 'rights-line' }, rightsMark(rights), rights.sentence ? make('span', { class: 'why' }, rights.sentence) : null)
}

/** Reads rights out of an answer or an attribute; null where there are none. */
export function readRights(value: unknown): Rights | null {
  if (typeof value !== 'object' || value === null) return null
  const { terms, word, sentence, usable, soon } = value as Record<string, unknown>
  return typeof terms === 'string' && typeof word === 'string' ? { terms, word, sentence: String(sentence ?? ''), usable: usable !== false, soon: soon === true } : null
}
