// Runs the machine of state.ts: feeds it events and does what it says, with clock, network and storage handed in.
import type { KeptLive } from '../live/live.ts'
import { fingerprint, sameText, type Draft, type Theirs } from './draft.ts'
import { sendDraft, type Answer, type Fetch } from './server.ts'
import { hasUnsaved, opened, step, wouldLose, type Effect, type Event, type State } from './state.ts'
import { copyKey, draftKey, type Kept, type Storage } from './storage.ts'

export interface Clock {
  now(): number
  /** Calls back after `ms` milliseconds unless the returned function is called before. */
  later(ms: number, act: () => void): () => void
  /** From 0 to below 1. */
  random(): number
}

export interface Ports {
  readonly story: string
  readonly tab: string
  readonly saveURL: string
  readonly clock: Clock
  readonly fetch: Fetch
  readonly storage: Storage
  /** The text as it stands in the form now. */
  read(): Draft
  /** Puts a text into the form without counting it as an edit. */
  show(draft: Partial<Draft>): void
  changed(state: State): void
  announce(revision: number, draft: Draft): void
  /** Tabs of this story that are open now: their kept texts are theirs. */
  livingTabs(): Promise<ReadonlySet<string>>
  /** Where several write in one text: how it is sent, and what is kept besides the draft. */
  readonly live?: LiveText
}

export interface LiveText {
  save(): Promise<Answer>
  kept(): KeptLive
  /** Goes on as a tab that ended; false where that can't be. */
  resume(kept: KeptLive): boolean
}

export class Autosave {
  private current: State
  private cancelWake: (() => void) | undefined
  private storing = false
  private storeAgain = false
  /** Texts that were sent and not answered, each with the number of its edit. */
  private sent: { readonly edit: number; readonly text: string }[] = []
  /** Keys of kept texts that this tab answers for. */
  private readonly mine = new Set<string>()
  private lastSent: Draft | undefined

  constructor(private readonly ports: Ports, base: number) {
    this.current = opened(base)
  }

  get state(): State {
    return this.current
  }

  edited(): void {
    this.take({ type: 'edited', at: this.ports.clock.now() })
  }

  flush(): void {
    this.take({ type: 'flush', at: this.ports.clock.now() })
  }

  /** The network or the person is back. */
  returned(how: 'online' | 'returned'): void {
    this.take({ type: how, at: this.ports.clock.now() })
  }

  keepMine(): void {
    this.take({ type: 'keepMine', at: this.ports.clock.now() })
  }

  /** Mine is kept as a copy first; when this computer will not keep it, nothing changes and the promise rejects. */
  async takeTheirs(): Promise<void> {
    await this.setAside(this.kept(this.ports.read(), this.current.base))
    this.take({ type: 'takeTheirs', at: this.ports.clock.now() })
  }

  savedElsewhere(theirs: Theirs): void {
    if (hasUnsaved(this.current) && sameText(this.ports.read(), theirs.draft)) return
    this.take({ type: 'elsewhere', theirs, savedAt: this.ports.clock.now() })
  }

  /** The page is going away: what the database has not confirmed is written at once, and a last save is tried. */
  leaving(): void {
    if (wouldLose(this.current) && this.ports.storage.putNow(this.kept(this.ports.read(), this.current.base))) {
      this.take({ type: 'stored', edit: this.current.edit })
    }
    this.flush()
  }

  /** Another saved the text that this tab writes in too. */
  movedOn(revision: number): void {
    this.take({ type: 'moved', revision })
  }

  get wouldLose(): boolean {
    return wouldLose(this.current)
  }

  /** Looks for text that an earlier tab kept and never saved; `by` names whoever the page's own text is from. */
  async restore(by: string): Promise<void> {
    const { storage, story } = this.ports
    const [found, living] = await Promise.all([storage.list(story).catch(() => []), this.ports.livingTabs()])
    const orphans = found.filter((kept) => !kept.copy && !living.has(kept.tab)).sort((a, b) => b.at - a.at)
    const server = this.ports.read()
    const [newest, ...older] = orphans.filter((kept) => !sameText(kept.draft, server) && !kept.sent.includes(fingerprint(server)))
    if (newest && hasUnsaved(this.current)) older.unshift(newest) // somebody typed before we had looked
    else if (newest) this.reopen(newest, server, by)
    for (const kept of older) await this.setAside(kept)
    for (const kept of orphans) if (kept !== newest && !older.includes(kept)) await storage.remove(kept.key)
  }

  /** Copies that were set aside, newest first. */
  async copies(): Promise<Kept[]> {
    const found = await this.ports.storage.list(this.ports.story).catch(() => [])
    return found.filter((kept) => kept.copy).sort((a, b) => b.at - a.at)
  }

  async dropCopy(kept: Kept): Promise<void> {
    await this.ports.storage.remove(kept.key)
  }

  /** Puts a copy back as an edit; what it replaces is set aside in its turn. */
  async putBack(kept: Kept): Promise<void> {
    await this.setAside(this.kept(this.ports.read(), this.current.base))
    this.ports.show(kept.draft)
    this.edited()
  }

  private reopen(kept: Kept, server: Draft, by: string): void {
    const { base } = this.current
    if (this.ports.live) return void this.goOn(kept, this.ports.live)
    this.sent = kept.sent.map((text) => ({ edit: 0, text }))
    this.mine.add(kept.key)
    this.ports.show(kept.draft)
    this.take({ type: 'restored', at: this.ports.clock.now(), base: kept.base })
    if (kept.base < base) this.take({ type: 'conflict', theirs: { revision: base, by, draft: server } })
  }

  /** In a text that several write a kept one is not put over theirs: its steps go on where they were, or it is a copy. */
  private goOn(kept: Kept, live: LiveText): void {
    if (!kept.live || !live.resume(kept.live)) return void this.setAside(kept)
    this.mine.add(kept.key)
    this.take({ type: 'restored', at: this.ports.clock.now(), base: Math.max(kept.base, this.current.base) })
  }

  /** Keeps what stands in the form as a copy, because another text is about to take its place. */
  async setMineAside(): Promise<void> {
    await this.setAside(this.kept(this.ports.read(), this.current.base))
  }

  private take(event: Event): void {
    const [next, effects] = step(this.current, event)
    this.current = next
    for (const effect of effects) this.carryOut(effect)
    this.ports.changed(this.current)
  }

  private carryOut(effect: Effect): void {
    switch (effect.do) {
      case 'store': return void this.store()
      case 'send': return void this.send(effect.base)
      case 'wake': return this.wake(effect.at)
      case 'forget': return void this.forget()
      case 'announce': return this.announce(effect.revision)
      case 'show': return this.ports.show(effect.theirs.draft)
    }
  }

  /** The text of the revision, which need not be what stands in the form by now. */
  private announce(revision: number): void {
    if (this.lastSent) this.ports.announce(revision, this.lastSent)
  }

  private wake(at: number): void {
    this.cancelWake?.()
    const ms = Math.max(0, at - this.ports.clock.now())
    this.cancelWake = this.ports.clock.later(ms, () => this.take({ type: 'woke', at: this.ports.clock.now() }))
  }

  /** One write at a time; what was typed meanwhile goes into the next, so a slow disk never builds a queue. */
  private async store(): Promise<void> {
    if (this.storing) {
      this.storeAgain = true
      return
    }
    this.storing = true
    do {
      this.storeAgain = false
      await this.storeOnce()
    } while (this.storeAgain)
    this.storing = false
  }

  private async storeOnce(): Promise<void> {
    const { edit, base } = this.current
    if (!hasUnsaved(this.current)) return
    const kept = this.kept(this.ports.read(), base)
    try {
      await this.ports.storage.put(kept)
    } catch {
      return // the edit stays 'not stored', and leaving the page will warn
    }
    this.mine.add(kept.key)
    await this.forget() // only now: what stood on an older revision
    if (this.current.savedEdit < edit) this.take({ type: 'stored', edit })
  }

  /** Removes what is on the server now; text that is newer stays, under the new revision. */
  private async forget(): Promise<void> {
    const keep = hasUnsaved(this.current) ? draftKey(this.ports.story, this.current.base, this.ports.tab) : ''
    for (const key of [...this.mine]) {
      if (key === keep) continue
      this.mine.delete(key)
      await this.ports.storage.remove(key).catch(() => undefined)
    }
  }

  private async send(base: number): Promise<void> {
    const draft = this.ports.read()
    this.lastSent = draft
    this.sent.push({ edit: this.current.edit, text: fingerprint(draft) })
    const { live } = this.ports
    const answer = live ? await live.save() : await sendDraft(this.ports.fetch, this.ports.saveURL, base, draft, () => this.ports.clock.now())
    this.answered(answer)
  }

  private answered(answer: Answer): void {
    const at = this.ports.clock.now()
    if (answer.kind === 'unreachable' || answer.kind === 'failed') {
      return this.take({ type: answer.kind, at, jitter: this.ports.clock.random(), ...('after' in answer ? { after: answer.after } : {}) })
    }
    const sent = this.sent
    this.sent = []
    if (answer.kind === 'signedOut') return this.take({ type: 'signedOut', at })
    const known = answer.kind === 'conflict' ? sent.findLast(({ text }) => isText(text, answer.theirs)) : undefined
    if (answer.kind === 'conflict' && known) {
      // The 'other' text is one that we sent and whose answer was lost on the way: no conflict at all.
      this.lastSent = JSON.parse(known.text) as Draft
      return this.take({ type: 'saved', at, revision: answer.theirs.revision, savedAt: at, edit: known.edit })
    }
    switch (answer.kind) {
      case 'saved': return this.take({ type: 'saved', at, revision: answer.revision, savedAt: answer.savedAt })
      case 'invalid': return this.take({ type: 'invalid', errors: answer.errors })
      case 'refused': return this.take({ type: 'refused', reason: answer.reason })
      case 'conflict': return this.take({ type: 'conflict', theirs: answer.theirs })
    }
  }

  private async setAside(kept: Kept): Promise<void> {
    const copy: Kept = { ...kept, copy: true, key: copyKey(kept.story, kept.at, kept.tab) }
    await this.ports.storage.put(copy)
    if (!kept.copy) await this.ports.storage.remove(kept.key).catch(() => undefined)
    this.ports.changed(this.current)
  }

  private kept(draft: Draft, base: number): Kept {
    const { story, tab, clock } = this.ports
    const kept: Kept = { key: draftKey(story, base, tab), story, tab, base, at: clock.now(), copy: false, draft, sent: this.sent.map(({ text }) => text) }
    return this.ports.live ? { ...kept, live: this.ports.live.kept() } : kept
  }
}

function isText(text: string, theirs: Theirs): boolean {
  return sameText(JSON.parse(text) as Draft, theirs.draft)
}
