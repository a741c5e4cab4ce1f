// What a save sends: the fields of the form and the document.
import type { NodeJSON } from '../schema/document.ts'

export interface Draft {
  headline: string
  standfirst: string
  kicker: string
  dateline: string
  slug: string
  section: string
  kind: string
  weight?: string
  edition?: string
  headline_front?: string
  headline_search?: string
  headline_social?: string
  picture?: string
  picture_alt?: string
  picture_caption?: string
  topics: string[]
  bylines: string[]
  body: NodeJSON
  note?: string
}

/** Another person's revision of the same story, as a refused save (or another tab) tells it. */
export interface Theirs {
  readonly revision: number
  readonly by: string
  readonly draft: Partial<Draft>
}

/** The same text has the same fingerprint, however its JSON was ordered. `note` is no part of the text. */
export function fingerprint(draft: Partial<Draft>): string {
  const { note: _, ...text } = draft
  return stable(text)
}

const compared = ['headline', 'headline_front', 'headline_search', 'headline_social', 'standfirst', 'kicker', 'dateline', 'slug', 'section', 'kind', 'weight', 'edition', 'picture', 'picture_alt', 'picture_caption', 'topics', 'bylines', 'body'] as const

/** Whether `theirs` says what `mine` says in every field that theirs has. The server tidies spaces, writes names as it
 *  knows them and makes a slug where there is none: that is still the same text. */
export function sameText(mine: Draft, theirs: Partial<Draft>): boolean {
  if (theirs.body === undefined || theirs.headline === undefined) return false
  return compared.every((name) => theirs[name] === undefined || sameField(name, mine[name], theirs[name]))
}

function sameField(name: (typeof compared)[number], mine: unknown, theirs: unknown): boolean {
  if (name === 'body') return stable(filled(mine)) === stable(filled(theirs))
  const [own, other] = [tidy(mine), tidy(theirs)]
  return own === other || (name === 'slug' && own === '')
}

/** The editor has an empty paragraph where the server has nothing. */
function filled(body: unknown): unknown {
  const { content } = (body ?? {}) as Partial<NodeJSON>
  return content && content.length > 0 ? body : { type: 'doc', content: [{ type: 'paragraph' }] }
}

function tidy(value: unknown): string {
  const words = Array.isArray(value) ? value.map(String).join(', ').toLocaleLowerCase('en') : String(value ?? '')
  return words.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** JSON whose keys are in order, so that equal values are equal texts. */
export function stable(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part)
}
