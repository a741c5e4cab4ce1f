// A newsroom in memory for the autosave: a clock that is turned by hand, a server with revisions, a line that can be
// cut, and a disk that outlives the tab.
import { Autosave } from '../src/save/autosave.ts'
import type { Draft } from '../src/save/draft.ts'
import type { State } from '../src/save/state.ts'
import type { Kept, Storage } from '../src/save/storage.ts'
import { doc, p } from './samples.ts'

export function draft(headline: string, words = 'Text.'): Draft {
  return {
    headline, standfirst: '', kicker: '', dateline: '', slug: 's', section: 'uk', kind: 'news', topics: [], bylines: [],
    body: doc(p(words)),
  }
}

/** Time that stands until it is turned; `turn` also lets promises run, as a real pause would. */
export class HandClock {
  private time = 1_000_000
  private timers: { at: number; act: () => void }[] = []

  now = (): number => this.time
  random = (): number => 0

  later = (ms: number, act: () => void): (() => void) => {
    const timer = { at: this.time + ms, act }
    this.timers.push(timer)
    return () => { this.timers = this.timers.filter((other) => other !== timer) }
  }

  async turn(ms: number): Promise<void> {
    const end = this.time + ms
    await breathe()
    for (;;) {
      const next = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.time = Math.max(this.time, next.at)
      this.timers = this.timers.filter((other) => other !== next)
      next.act()
      await breathe()
    }
    this.time = end
    await breathe()
  }
}

/** Lets everything that waits for a settled promise go on. */
export async function breathe(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
}

export class Disk implements Storage {
  readonly files = new Map<string, Kept>()
  full = false
  put = async (kept: Kept): Promise<void> => {
    if (this.full) throw new Error('quota')
    this.files.set(kept.key, structuredClone(kept))
  }
  putNow = (kept: Kept): boolean => {
    if (!this.full) this.files.set(kept.key, structuredClone(kept))
    return !this.full
  }
  list = async (story: string): Promise<Kept[]> => [...this.files.values()].filter((kept) => kept.story === story)
  remove = async (key: string): Promise<void> => void this.files.delete(key)

  get drafts(): Kept[] {
    return [...this.files.values()].filter(({ copy }) => !copy)
  }

  get copies(): Kept[] {
    return [...this.files.values()].filter(({ copy }) => copy)
  }
}

type Weather = 'fine' | 'down' | 'answerLost' | 'signedOut' | 'invalid' | 'broken' | 'forbiddenSize'

/** A story on the server: revisions, each whole. */
export class Server {
  revisions: Draft[]
  weather: Weather = 'fine'
  requests: (Draft & { base: number })[] = []
  /** When set, answers wait until it is called. */
  private gate: Promise<void> | undefined
  open: () => void = () => undefined

  constructor(first: Draft) {
    this.revisions = [first]
  }

  get revision(): number {
    return this.revisions.length
  }

  get text(): Draft {
    return this.revisions.at(-1)!
  }

  hold(): void {
    this.gate = new Promise((resolve) => { this.open = resolve })
  }

  fetch = async (_url: string, init: RequestInit): Promise<Response> => {
    const { base, ...sent } = JSON.parse(String(init.body)) as Draft & { base: number }
    this.requests.push({ base, ...sent })
    if (this.weather === 'down') throw new TypeError('no network')
    await this.gate
    switch (this.weather) {
      case 'signedOut': return json(401, {})
      case 'invalid': return json(422, { errors: [{ field: 'slug', message: 'That slug is taken.' }] })
      case 'broken': return new Response('<h1>Bad gateway</h1>', { status: 502 })
      case 'forbiddenSize': return json(413, { detail: 'The text is too long.' })
      default: return this.save(base, sent)
    }
  }

  /** What somebody else saves, by another way. */
  colleagueSaves(text: Draft): void {
    this.revisions.push(text)
  }

  private save(base: number, sent: Draft): Response {
    if (base !== this.revision) return json(409, { revision: this.revision, by: 'Ines Roy', ...this.text, html: '<p>…</p>' })
    this.revisions.push(sent)
    if (this.weather === 'answerLost') {
      this.weather = 'fine'
      throw new TypeError('connection reset')
    }
    return json(200, { revision: this.revision, state: 'draft', saved_at: '2026-03-01T14:05:09Z' })
  }
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
}

/** One open tab: a form with one text, and its autosave. */
export class Tab {
  text: Draft
  states: State[] = []
  announced: [number, string][] = []
  readonly saver: Autosave

  constructor(readonly id: string, server: Server, disk: Disk, clock: HandClock, living: () => string[] = () => [id]) {
    this.text = structuredClone(server.text)
    this.saver = new Autosave({
      story: 'S1', tab: id, saveURL: '/save', clock, fetch: server.fetch, storage: disk,
      read: () => structuredClone(this.text),
      show: (shown) => { this.text = { ...this.text, ...structuredClone(shown) } },
      changed: (state) => this.states.push(state),
      announce: (revision, { headline }) => this.announced.push([revision, headline]),
      livingTabs: async () => new Set(living()),
    }, server.revision)
  }

  type(headline: string): void {
    this.text.headline = headline
    this.saver.edited()
  }

  get standing(): string {
    return this.saver.state.standing
  }
}
