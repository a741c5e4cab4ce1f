// One tab's part in a text that several write: what is done here goes to the server at once, what others did is taken in,
// and when the two cross, ours is moved on top of theirs. It knows the editor's state, the form's fields and the line; what
// of it is shown is the page's business.
import { getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab'
import { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { Mapping, Step } from '@tiptap/pm/transform'
import type { Answer, Fetch } from '../save/server.ts'
import { peersOf, tellPeers, type Peer } from './carets.ts'
import { FieldRule, type Clash, type FieldNews, type Outcome, type Values } from './fields.ts'
import { keptOf, readSteps, rename, setConfirmed, type KeptSteps } from './kept.ts'
import { Line } from './line.ts'
import type { Person } from './people.ts'
import { submit, type Caret, type FieldWrite, type SentStep, type Told } from './server.ts'

/** Milliseconds from a change to its sending: what is typed in between goes together. */
const soon = 120
const soonForCaret = 350
const mostSteps = 400

/** What a tab keeps in its browser besides the draft. */
export interface KeptLive extends KeptSteps {
  readonly fields: readonly FieldWrite[]
}

export interface LivePorts {
  readonly url: string
  readonly fetch: Fetch
  state(): EditorState
  dispatch(tr: Transaction): void
  fields(): Values
  showFields(values: Values): void
  clashed(clash: Clash): void
  /** Where the person is; the version is of no account. */
  caret(): Omit<Caret, 'version'>
  people(all: readonly Person[]): void
  line(open: boolean): void
  /** Somebody's saving made a revision of the text. */
  revision(number: number, savedAt: number): void
  /** Something was done with the story beside writing it. */
  acted(): void
  /** Writing here has ended for this person. */
  ended(status: number, why: string): void
  /** Keeps what stands here as a copy, before another text takes its place. */
  setAside(): Promise<void>
}

interface Hello {
  readonly version: number
  readonly steps: readonly SentStep[] | null
  readonly doc?: unknown
  readonly fields: Values
  readonly turn: number
  readonly people: readonly Person[]
}

export class Live {
  private readonly line: Line
  private readonly rule: FieldRule
  private underway: Promise<unknown> | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private timerAt = 0
  private failures = 0
  private resting = false
  private present: readonly Person[] = []
  private toldCaret = ''
  private closed = false

  constructor(private readonly ports: LivePorts, private client: string) {
    this.rule = new FieldRule(() => this.client, ports.fields())
    this.line = new Line({
      address: () => `${ports.url}?${new URLSearchParams({ client: this.client, version: String(getVersion(ports.state())) })}`,
      heard: (kind, data) => this.heard(kind, data),
      ended: (status, why) => ports.ended(status, why),
      state: (open) => ports.line(open),
    })
  }

  open(): void {
    if (!this.closed) this.line.open()
  }

  /** The page is not looked at: the line is given up, the words stay. */
  rest(): void {
    this.line.close()
    this.ports.line(false)
  }

  /** The network or the person is back. */
  hurry(): void {
    this.resting = false
    this.failures = 0
    if (this.line.isOpen) this.soon(0)
    else this.open()
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
    this.line.close()
  }

  /** The person did something in the text or a field. */
  changed(): void {
    this.resting = false
    this.soon(soon)
  }

  moved(): void {
    this.soon(soonForCaret)
  }

  /** Sends what is left and has a revision made of all that is written. */
  async save(): Promise<Answer> {
    for (let round = 0; round < 50; round += 1) {
      const told = await this.exchange(true)
      if (told.kind === 'nothing') continue
      if (told.kind !== 'receipt') return told
      const { revision, saved_at: at } = told.receipt
      if (revision !== undefined) return { kind: 'saved', revision, savedAt: at === undefined ? Date.now() : Date.parse(at) }
      if (told.receipt.reset) return { kind: 'failed' }
    }
    return { kind: 'failed' } // the others are always faster; try again in a moment
  }

  /** What this tab is called, to itself and the others. */
  get name(): string {
    return this.client
  }

  /** Whether everything that was done here is known to be kept by the server. */
  get settled(): boolean {
    return sendableSteps(this.ports.state()) === null && this.rule.writes(this.ports.fields()).length === 0
  }

  kept(): KeptLive {
    return { ...keptOf(this.ports.state(), this.client), fields: this.rule.writes(this.ports.fields()) }
  }

  /** Goes on as a tab that ended: its document, its steps, its fields and its name. Before the line is open only. */
  resume(kept: KeptLive): boolean {
    try {
      const { state } = this
      const doc = Node.fromJSON(state.schema, kept.doc)
      this.ports.dispatch(setConfirmed(state, doc, kept.version).setMeta('remote', true))
      rename(this.state, kept.client)
      this.client = kept.client
      for (const step of readSteps(state.schema, kept.steps)) {
        const { tr } = this.state
        if (tr.maybeStep(step).failed) break
        this.ports.dispatch(tr)
      }
      this.ports.showFields(Object.fromEntries(kept.fields.map(({ name, value }) => [name, value])))
      return true
    } catch {
      return false
    }
  }

  private get state(): EditorState {
    return this.ports.state()
  }

  private soon(ms: number): void {
    if (this.closed) return
    const at = Date.now() + ms
    if (this.timer !== undefined && this.timerAt <= at) return
    clearTimeout(this.timer)
    this.timerAt = at
    this.timer = setTimeout(() => {
      this.timer = undefined
      void this.send()
    }, ms)
  }

  private async send(): Promise<void> {
    if (this.resting || this.closed) return
    const told = await this.exchange(false)
    switch (told.kind) {
      case 'nothing': return
      case 'receipt':
        this.failures = 0
        if (!this.settled) this.soon(told.receipt.accepted ? soon : 0)
        return
      case 'unreachable':
      case 'failed':
        this.failures += 1
        return this.soon(Math.min(30_000, 1_000 * 2 ** Math.min(this.failures, 5)) * (1 - Math.random() / 2))
      default:
        this.resting = true // the saving meets the same, and says so; the next change tries again
    }
  }

  /** One question at a time: each answer moves the version on which the next is asked. */
  private async exchange(save: boolean): Promise<Told | { kind: 'nothing' }> {
    while (this.underway) await this.underway
    const going = this.post(save)
    this.underway = going.catch(() => undefined)
    try {
      return await going
    } finally {
      this.underway = null
    }
  }

  private async post(save: boolean): Promise<Told | { kind: 'nothing' }> {
    const version = getVersion(this.state)
    const all = sendableSteps(this.state)?.steps ?? []
    const steps = all.slice(0, mostSteps)
    const fields = this.rule.writes(this.ports.fields())
    const caret = this.caret(all.length === steps.length, version + steps.length)
    if (!save && steps.length === 0 && fields.length === 0 && !caret) return { kind: 'nothing' }
    this.rule.sent(fields)
    const told = await submit(this.ports.fetch, this.ports.url, {
      client: this.client, version, steps: steps.map((step) => step.toJSON() as unknown), fields, caret, save: save && all.length === steps.length,
    })
    if (told.kind !== 'receipt') {
      this.toldCaret = ''
      this.carryOut(this.rule.failed(this.ports.fields()))
      return told
    }
    const { receipt } = told
    if (receipt.reset) {
      this.carryOut(this.rule.failed(this.ports.fields()))
      this.line.open() // the greeting brings the text
      return told
    }
    this.carryOut(this.rule.taken(receipt.turn, receipt.lost ?? [], this.ports.fields()))
    if (receipt.accepted) this.receive(steps.map((step, index) => ({ version: version + index + 1, client: this.client, step: step.toJSON() as unknown })))
    else this.receive(receipt.missed ?? [])
    return told
  }

  /** Where the person is, if that is news. */
  private caret(whole: boolean, version: number): Caret | null {
    if (!whole || !this.line.isOpen) return null
    const caret = { ...this.ports.caret(), version: 0 }
    const told = JSON.stringify([caret, version])
    if (told === this.toldCaret) return null
    this.toldCaret = told
    return caret
  }

  private heard(kind: string, data: unknown): void {
    switch (kind) {
      case 'hello': return void this.met(data as Hello)
      case 'steps': return this.receive((data as { steps: readonly SentStep[] }).steps)
      case 'fields': return this.carryOut(this.rule.heard(data as FieldNews, this.ports.fields()))
      case 'people': return this.meet((data as { people: readonly Person[] }).people)
      case 'caret': {
        const { client, caret } = data as { client: string; caret: Caret }
        return this.meet(this.present.map((person) => (person.client === client ? { ...person, caret } : person)), client)
      }
      case 'revision': {
        const { revision, saved_at: at } = data as { revision: number; saved_at: string }
        return this.ports.revision(revision, Date.parse(at))
      }
      case 'story': return this.ports.acted()
    }
  }

  private async met(hello: Hello): Promise<void> {
    if (hello.doc !== undefined) await this.startAnew(hello)
    else this.receive(hello.steps ?? [])
    this.carryOut(this.rule.met(hello.fields, hello.turn, this.ports.fields()))
    this.meet(hello.people)
    this.toldCaret = ''
    this.resting = false
    this.soon(0)
  }

  /** We were away for so long that our steps have no place any more: ours is kept as a copy, and theirs is shown. */
  private async startAnew(hello: Hello): Promise<void> {
    if (!this.settled) await this.ports.setAside()
    this.ports.dispatch(setConfirmed(this.state, Node.fromJSON(this.state.schema, hello.doc), hello.version).setMeta('remote', true))
    this.ports.showFields(hello.fields)
  }

  /** Takes in steps that are new here, in their order. A gap means that something was lost on the way: ask again. */
  private receive(all: readonly SentStep[]): void {
    const version = getVersion(this.state)
    const fresh = all.filter((step) => step.version > version)
    if (fresh.length === 0) return
    if (fresh[0]?.version !== version + 1) return this.line.open()
    const steps = fresh.map(({ step }) => Step.fromJSON(this.state.schema, step))
    this.ports.dispatch(receiveTransaction(this.state, steps, fresh.map(({ client }) => client), { mapSelectionBackward: true }).setMeta('remote', true))
  }

  private carryOut({ show, clashes }: Outcome): void {
    if (Object.keys(show).length > 0) this.ports.showFields(show)
    for (const clash of clashes) this.ports.clashed(clash)
  }

  /** Who is here; `moved` is the one whose place is new, all of them when it is left out. */
  private meet(present: readonly Person[], moved?: string): void {
    this.present = present
    this.ports.people(present)
    const old = new Map(peersOf(this.state).map((peer) => [peer.client, peer]))
    const unsent = new Mapping((sendableSteps(this.state)?.steps ?? []).map((step) => step.getMap()))
    const peers = present.filter(({ client }) => client !== this.client).map((person): Peer => {
      const { client, name, colour, caret } = person
      const before = old.get(client)
      if (before && moved !== undefined && moved !== client) return before
      const inText = !caret.away && caret.field === ''
      return { client, name, colour, at: inText ? { anchor: unsent.map(caret.anchor, -1), head: unsent.map(caret.head, -1) } : null }
    })
    this.ports.dispatch(tellPeers(this.state.tr, peers).setMeta('remote', true))
  }
}
