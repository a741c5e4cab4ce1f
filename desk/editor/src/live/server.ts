// What a tab sends to the authority and what it is answered. Every way in which that can go wrong is one kind of answer,
// the same as for a save, so that the page says the same of both.
import type { Fetch } from '../save/server.ts'
import { readAnswer, type Answer } from '../save/server.ts'

export interface SentStep {
  readonly version: number
  readonly client: string
  readonly step: unknown
}

export interface FieldWrite {
  readonly name: string
  readonly value: string
  readonly was: string
}

export interface Caret {
  readonly field: string
  readonly anchor: number
  readonly head: number
  readonly away: boolean
  readonly version: number
}

export interface Submission {
  readonly client: string
  readonly version: number
  readonly steps: readonly unknown[]
  readonly fields: readonly FieldWrite[]
  readonly caret: Caret | null
  readonly save: boolean
}

export interface Receipt {
  readonly accepted: boolean
  readonly reset: boolean
  readonly version: number
  readonly missed: readonly SentStep[] | null
  readonly turn: number
  readonly lost: readonly { name: string; value: string; by: string }[] | null
  readonly revision?: number
  readonly saved_at?: string
}

export type Told = { readonly kind: 'receipt'; readonly receipt: Receipt } | Exclude<Answer, { kind: 'saved' | 'conflict' }>

const patience = 20_000
const keepaliveLimit = 60_000

/** Posts what a tab's person did; never throws. */
export async function submit(fetch: Fetch, url: string, what: Submission): Promise<Told> {
  const body = JSON.stringify(what)
  try {
    const response = await fetch(url, {
      method: 'POST', body, credentials: 'same-origin', redirect: 'manual', cache: 'no-store',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      keepalive: what.save && new TextEncoder().encode(body).length < keepaliveLimit,
      signal: AbortSignal.timeout(patience),
    })
    if (response.status === 200) {
      const receipt: unknown = await response.json()
      if (isReceipt(receipt)) return { kind: 'receipt', receipt }
      return { kind: 'failed' } // a proxy's or a hotel's page
    }
    if (response.status === 409) return { kind: 'refused', reason: await sentence(response) }
    const answer = await readAnswer(response, () => 0)
    return answer.kind === 'saved' || answer.kind === 'conflict' ? { kind: 'failed' } : answer
  } catch {
    return { kind: 'unreachable' }
  }
}

function isReceipt(value: unknown): value is Receipt {
  return typeof value === 'object' && value !== null && typeof (value as Receipt).accepted === 'boolean' && typeof (value as Receipt).version === 'number'
}

async function sentence(response: Response): Promise<string> {
  try {
    const { detail } = (await response.json()) as { detail?: unknown }
    if (typeof detail === 'string') return detail
  } catch {
    // Told below.
  }
  return 'the story can’t be written in now'
}
