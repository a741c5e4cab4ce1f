// What is kept on this computer: for each tab of a story its unsaved text, and copies that a person set aside.
import type { KeptLive } from '../live/live.ts'
import type { Draft } from './draft.ts'

export interface Kept {
  /** story, then what it is: a tab's unsaved text or a copy. */
  readonly key: string
  readonly story: string
  readonly tab: string
  readonly base: number
  /** Unix milliseconds of the last change. */
  readonly at: number
  readonly copy: boolean
  readonly draft: Draft
  /** Fingerprints of texts that were sent and whose answer never came: perhaps the server has them. */
  readonly sent: readonly string[]
  /** Of a text that several write: what was not confirmed, and on what it stands. */
  readonly live?: KeptLive
}

/** A place for kept texts. `putNow` is for a page that is going away: it must be done when it returns. */
export interface Storage {
  put(kept: Kept): Promise<void>
  putNow(kept: Kept): boolean
  list(story: string): Promise<Kept[]>
  remove(key: string): Promise<void>
}

/** The key of a tab's unsaved text on a revision. */
export function draftKey(story: string, base: number, tab: string): string {
  return `${story}/${base}/${tab}`
}

export function copyKey(story: string, at: number, tab: string): string {
  return `${story}/copy/${at}/${tab}`
}
