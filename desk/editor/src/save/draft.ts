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
  edition?: string
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

/** Whether `theirs` says what `mine` says in every field that theirs has. */
export function sameText(mine: Draft, theirs: Partial<Draft>): boolean {
  if (theirs.body === undefined || theirs.headline === undefined) return false
  return Object.entries(theirs).every(([name, value]) => {
    const own = mine[name as keyof Draft]
    return name === 'note' || value === undefined || stable(own ?? '') === stable(value ?? '')
  })
}

function stable(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part)
}
