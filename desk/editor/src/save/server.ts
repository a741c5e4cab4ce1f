// Sends a draft and reads the answer: every status the server may give becomes one kind of answer.
import type { Draft, Theirs } from './draft.ts'
import type { FieldError } from './state.ts'

export type Answer =
  | { kind: 'saved'; revision: number; savedAt: number }
  | { kind: 'conflict'; theirs: Theirs }
  | { kind: 'signedOut' }
  | { kind: 'invalid'; errors: FieldError[] }
  | { kind: 'refused'; reason: string }
  | { kind: 'failed'; after?: number }
  | { kind: 'unreachable' }

/** Browsers let a request outlive its page only up to 64 KiB; a little is left for headers. */
const keepaliveLimit = 60_000

/** Gives up after this many milliseconds: a dead line must not hold the next save for ever. */
const patience = 30_000

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Posts the draft on top of `base`; never throws. */
export async function sendDraft(fetch: Fetch, url: string, base: number, draft: Draft, now: () => number): Promise<Answer> {
  const body = JSON.stringify({ base, ...draft })
  try {
    const response = await fetch(url, {
      method: 'POST', body, credentials: 'same-origin', redirect: 'manual', cache: 'no-store',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      keepalive: new TextEncoder().encode(body).length < keepaliveLimit,
      signal: AbortSignal.timeout(patience),
    })
    return await readAnswer(response, now)
  } catch {
    return { kind: 'unreachable' }
  }
}

/** What an answer means. A redirect is the sign-in page, and so is a 403 without a word of ours; a 200 that is not ours
 *  is a proxy or a hotel's portal. */
export async function readAnswer(response: Response, now: () => number): Promise<Answer> {
  const { status } = response
  if (status === 401 || response.type === 'opaqueredirect') return { kind: 'signedOut' }
  if (status >= 300 && status < 400) return { kind: 'signedOut' }
  const json = await jsonOf(response)
  if (status === 403) return sentence(json) ? { kind: 'refused', reason: sentence(json) } : { kind: 'signedOut' }
  if (status === 200 || status === 201) return readSaved(json, now)
  if (status === 409 || status === 412) return readConflict(json)
  if (status === 422) return { kind: 'invalid', errors: readErrors(json) }
  if (status >= 500 || status === 429 || status === 408) return failed(response)
  return { kind: 'refused', reason: sentence(json) || `the desk answered ${status}` }
}

function readSaved(json: Record<string, unknown>, now: () => number): Answer {
  if (typeof json['revision'] !== 'number') return { kind: 'failed' }
  return { kind: 'saved', revision: json['revision'], savedAt: timeOf(json['saved_at']) ?? now() }
}

/** A conflict without the other text is still a conflict, but can't be decided, so it is tried again later. */
function readConflict(json: Record<string, unknown>): Answer {
  const { revision, by, html: _, ...draft } = json
  if (typeof revision !== 'number' || typeof draft['body'] !== 'object') return { kind: 'failed' }
  return { kind: 'conflict', theirs: { revision, by: typeof by === 'string' ? by : '', draft: draft as Partial<Draft> } }
}

function readErrors(json: Record<string, unknown>): FieldError[] {
  const errors = Array.isArray(json['errors']) ? (json['errors'] as Partial<FieldError>[]) : []
  const read = errors
    .filter((error) => typeof error?.message === 'string')
    .map((error) => ({ field: String(error.field ?? ''), message: String(error.message) }))
  return read.length > 0 ? read : [{ field: '', message: sentence(json) || 'Something in this story can’t be saved.' }]
}

function failed(response: Response): Answer {
  const seconds = Number(response.headers.get('Retry-After'))
  return seconds > 0 ? { kind: 'failed', after: seconds * 1_000 } : { kind: 'failed' }
}

/** The sentence of a problem document (RFC 9457), which the server promises is safe to show. */
function sentence(json: Record<string, unknown>): string {
  return [json['detail'], json['title'], json['error']].find((part): part is string => typeof part === 'string') ?? ''
}

async function jsonOf(response: Response): Promise<Record<string, unknown>> {
  try {
    const json: unknown = await response.json()
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** Milliseconds from a number of milliseconds or an RFC 3339 time. */
function timeOf(value: unknown): number | null {
  const time = typeof value === 'number' ? value : Date.parse(String(value))
  return Number.isFinite(time) ? time : null
}
