// Others in the same story: ties what src/live/ knows to the page around it.
import type { Draft } from '../save/draft.ts'
import type { LiveText } from '../save/autosave.ts'
import type { Values } from '../live/fields.ts'
import { FieldNotes } from '../live/fieldnotes.ts'
import { Live } from '../live/live.ts'
import { PeopleBar, type Person } from '../live/people.ts'
import type { Caret } from '../live/server.ts'
import type { Surface } from '../surface/surface.ts'
import { parseTokens } from '../tokens/parse.ts'
import { controlOf, liveFields, readForm } from './fields.ts'

/** Milliseconds after which a page that is not looked at gives up its line. */
const restAfter = 60_000
/** Milliseconds for which a cut line is nobody's business. */
const cutUnsaid = 4_000

/** What it asks of the page. */
export interface Around {
  say(words: string): void
  edited(): void
  revision(number: number): void
  setAside(): Promise<void>
  show(draft: Partial<Draft>): void
}

export class Together {
  readonly live: LiveText & Live
  private readonly bar = new PeopleBar()
  private readonly notes: FieldNotes
  private resting: ReturnType<typeof setTimeout> | undefined
  private cut: ReturnType<typeof setTimeout> | undefined

  /** The name of this tab and the version of its text, where the page has them. */
  static tabOf(host: HTMLElement): { client: string; version: number } | undefined {
    const { liveUrl, version, client } = host.dataset
    if (!liveUrl || version === undefined || !client) return undefined
    const own = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    return { client: client + own, version: Number(version) }
  }

  constructor(private readonly host: HTMLElement, private readonly form: HTMLFormElement, private readonly surface: Surface, client: string, private readonly around: Around) {
    this.notes = new FieldNotes(form, (name, value) => {
      this.showFields({ [name]: value })
      around.edited()
    })
    this.live = new Live({
      url: host.dataset['liveUrl'] ?? '', fetch: (url, init) => fetch(url, init),
      state: () => surface.state, dispatch: (tr) => surface.dispatch(tr),
      fields: () => this.fields(), showFields: (values) => this.showFields(values), clashed: (clash) => this.notes.show(clash),
      caret: () => this.caret(), people: (all) => this.people(all), line: (open) => this.line(open),
      revision: (number) => {
        around.revision(number)
        this.tellPage()
      },
      acted: () => this.tellPage(),
      ended: (_, why) => around.say(`You can’t write here any more: ${why} What you wrote is kept on this computer.`),
      setAside: () => around.setAside().then(() => around.say('The story went on without this tab. What you wrote here is kept below as a copy.')),
    }, client)
    const place = host.querySelector('.bar .tools')
    if (place) place.before(this.bar.element)
    else form.prepend(this.bar.element)
  }

  /** Begins to listen, once it is known what this tab goes on from. */
  open(signal: AbortSignal): void {
    const { form } = this
    this.live.open()
    form.addEventListener('focusin', () => this.moved(), { signal })
    form.addEventListener('focusout', () => this.moved(), { signal })
    document.addEventListener('visibilitychange', () => this.looked(), { signal })
    addEventListener('online', () => this.live.hurry(), { signal })
    addEventListener('focus', () => this.live.hurry(), { signal })
  }

  changed(): void {
    this.live.changed()
  }

  moved(): void {
    this.live.moved()
  }

  close(): void {
    clearTimeout(this.resting)
    clearTimeout(this.cut)
    this.live.close()
    this.bar.close()
  }

  private looked(): void {
    clearTimeout(this.resting)
    if (document.visibilityState === 'visible') return this.live.hurry()
    this.live.moved()
    this.resting = setTimeout(() => this.live.rest(), restAfter)
  }

  private fields(): Values {
    const draft = readForm(this.form, { type: 'doc' }) as unknown as Record<string, string | string[] | undefined>
    const values: Record<string, string> = {}
    for (const name of liveFields) {
      const value = draft[name]
      if (value !== undefined && controlOf(this.form, name)) values[name] = Array.isArray(value) ? value.join(', ') : value
    }
    return values
  }

  /** A field that has the focus keeps its cursor where it was, as far as the new words go. */
  private showFields(values: Values): void {
    const active = document.activeElement
    const at = active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement ? active.selectionStart : null
    const draft: Record<string, string | string[]> = {}
    for (const [name, value] of Object.entries(values)) draft[name] = name === 'topics' || name === 'bylines' ? parseTokens(value) : value
    this.around.show(draft as Partial<Draft>)
    if (at !== null && (active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement)) active.setSelectionRange(at, at)
  }

  private caret(): Omit<Caret, 'version'> {
    const away = { field: '', anchor: 0, head: 0, away: true }
    if (document.visibilityState !== 'visible') return away
    if (this.surface.hasFocus) {
      const { anchor, head } = this.surface.state.selection
      return { field: '', anchor, head, away: false }
    }
    const active = document.activeElement
    const control = active?.closest('token-field')?.querySelector<HTMLInputElement>('input[name]') ?? active
    const name = control instanceof HTMLElement ? (control.getAttribute('name') ?? '') : ''
    return this.form.contains(active) && liveFields.has(name) ? { field: name, anchor: 0, head: 0, away: false } : away
  }

  private people(all: readonly Person[]): void {
    const me = this.live.name
    this.bar.show(all, me)
    for (const field of this.form.querySelectorAll('[data-peer-at]')) field.removeAttribute('data-peer-at')
    for (const { client, caret, colour } of all) {
      if (client === me || caret.away || caret.field === '') continue
      const control = controlOf(this.form, caret.field)
      const place = control?.closest('token-field')?.querySelector('.token-box') ?? control
      place?.setAttribute('data-peer-at', String(colour))
    }
  }

  private line(open: boolean): void {
    clearTimeout(this.cut)
    if (open) this.host.dataset['line'] = 'open'
    else this.cut = setTimeout(() => {
      this.host.dataset['line'] = 'cut'
      this.bar.show([], this.live.name)
    }, cutUnsaid)
  }

  /** How the story stands has changed: the side of the page reads it anew. */
  private tellPage(): void {
    this.host.dispatchEvent(new CustomEvent('story:saved', { bubbles: true, detail: { revision: Number(this.host.dataset['revision'] ?? 0) } }))
  }
}
