// The rule for fields that two write at once, with nothing of a page in it: the last writer of a field wins, and whoever
// is written over is shown what became of theirs and can put it back.
import type { FieldWrite } from './server.ts'

/** Two values of one field: the one that stands, and the one that gave way. */
export interface Clash {
  readonly name: string
  readonly lost: string
  /** Who wrote the other one; empty where it is not known. */
  readonly by: string
  /** The value that gave way was this person's own. */
  readonly mine: boolean
}

export interface FieldNews {
  readonly client: string
  readonly by: string
  readonly turn: number
  readonly fields: readonly { readonly name: string; readonly value: string }[]
}

export type Values = Readonly<Record<string, string>>

/** What the form shall show, and what is to be said of it. */
export interface Outcome {
  readonly show: Values
  readonly clashes: readonly Clash[]
}

export class FieldRule {
  /** What the server has of each field, as far as this tab knows. */
  private readonly known = new Map<string, string>()
  /** What this person wrote last and the server took. */
  private readonly own = new Map<string, string>()
  /** What was sent last, which the server may have taken though its answer was lost or is still under way. */
  private readonly tried = new Map<string, string>()
  private turn = 0
  private sending: Map<string, string> | null = null
  private waiting: FieldNews[] = []

  constructor(private readonly client: () => string, initial: Values) {
    for (const [name, value] of Object.entries(initial)) this.known.set(name, value)
  }

  /** What is to be sent of the form as it stands. */
  writes(now: Values): FieldWrite[] {
    const all: FieldWrite[] = []
    for (const [name, was] of this.known) {
      const value = now[name]
      if (value !== undefined && value !== was) all.push({ name, value, was })
    }
    return all
  }

  sent(writes: readonly FieldWrite[]): void {
    this.sending = new Map(writes.map(({ name, value }) => [name, value]))
    for (const { name, value } of writes) this.tried.set(name, value)
  }

  /** The server took what was sent; `now` is the form. News that came meanwhile is judged only here, when its place before
   *  or after our own is known. */
  taken(turn: number, lost: readonly { name: string; value: string; by: string }[], now: Values): Outcome {
    for (const [name, value] of this.sending ?? []) {
      this.known.set(name, value)
      this.own.set(name, value)
    }
    const clashes: Clash[] = lost.map(({ name, value, by }) => ({ name, lost: value, by, mine: false }))
    this.turn = Math.max(this.turn, turn)
    return this.release(now, clashes, turn)
  }

  /** What was sent did not arrive, or was refused. */
  failed(now: Values): Outcome {
    return this.release(now, [], this.turn)
  }

  private release(now: Values, clashes: Clash[], turn: number): Outcome {
    this.sending = null
    const show: Record<string, string> = {}
    const waiting = this.waiting
    this.waiting = []
    for (const news of waiting) {
      if (news.turn <= turn) continue // ours came after it
      const outcome = this.take(news, { ...now, ...show })
      Object.assign(show, outcome.show)
      clashes.push(...outcome.clashes)
    }
    return { show, clashes }
  }

  /** Another wrote. What stands in a field that this person is changing stays: they will be the last writer. */
  heard(news: FieldNews, now: Values): Outcome {
    if (news.client === this.client()) return { show: {}, clashes: [] }
    if (this.sending) {
      this.waiting.push(news)
      return { show: {}, clashes: [] }
    }
    return this.take(news, now)
  }

  /** All fields at once, when the line is open again. What this tab sent itself is no news of anybody else. */
  met(fields: Values, turn: number, now: Values): Outcome {
    for (const [name, value] of Object.entries(fields)) if (this.tried.get(name) === value) this.known.set(name, value)
    const changed = Object.entries(fields).filter(([name, value]) => this.known.get(name) !== value)
    return this.take({ client: '', by: '', turn, fields: changed.map(([name, value]) => ({ name, value })) }, now)
  }

  private take(news: FieldNews, now: Values): Outcome {
    const show: Record<string, string> = {}
    const clashes: Clash[] = []
    this.turn = Math.max(this.turn, news.turn)
    for (const { name, value } of news.fields) {
      const known = this.known.get(name)
      const own = this.own.get(name)
      this.known.set(name, value)
      if (now[name] === value) continue
      if (now[name] !== known) {
        clashes.push({ name, lost: value, by: news.by, mine: false }) // mine goes on top in a moment
        continue
      }
      show[name] = value
      if (own !== undefined && own === known && own !== '') clashes.push({ name, lost: own, by: news.by, mine: true })
      this.own.delete(name)
    }
    return { show, clashes }
  }
}
