// Asks the desk to draw a chart or a map, or where a place lies. The answers are our own server's; nothing here is kept.
import type { Fetch } from '../save/server.ts'

export interface Drawn {
  readonly svg: string
  /** What a chart can highlight. */
  readonly series: readonly string[]
  /** Of a map: its middle, and how wide it is in kilometres, also where nobody has said so. */
  readonly centre?: string
  readonly span?: number
}

export interface Place {
  readonly name: string
  readonly country: string
  readonly land: boolean
  readonly lat: number
  readonly lon: number
}

/** The drawing, a sentence that says why there is none, or nothing when the answer is not wanted any more. */
export async function askForDrawing(
  fetch: Fetch, url: string, type: string, attrs: Readonly<Record<string, unknown>>, signal: AbortSignal,
): Promise<Drawn | { readonly refused: string } | null> {
  const used = Object.fromEntries(Object.entries(attrs).filter(([, value]) => value !== '' && value !== 0 && value !== null))
  try {
    const response = await fetch(url, {
      method: 'POST', signal, credentials: 'same-origin', body: JSON.stringify({ type, attrs: used }),
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    })
    const answer = (await response.json()) as Record<string, unknown>
    if (response.ok && typeof answer['svg'] === 'string') return answer as unknown as Drawn
    return { refused: typeof answer['detail'] === 'string' ? answer['detail'] : 'The drawing could not be made.' }
  } catch {
    return signal.aborted ? null : { refused: 'The drawing will be made when the connection is back. What you wrote is kept.' }
  }
}

export async function findPlaces(fetch: Fetch, name: string, signal: AbortSignal): Promise<readonly Place[]> {
  try {
    const response = await fetch(`/desk/draw/places?q=${encodeURIComponent(name)}`, { signal, credentials: 'same-origin', headers: { Accept: 'application/json' } })
    const answer = (await response.json()) as { items?: Place[] }
    return response.ok ? answer.items ?? [] : []
  } catch {
    return []
  }
}
