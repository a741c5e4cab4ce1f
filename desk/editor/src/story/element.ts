// <story-editor>: stands around the server's own form and makes writing of it: the body's textarea becomes the
// surface, every change is kept here and saved there. When anything in it fails, the plain form is still a form.
import type { Schema } from '@tiptap/pm/model'
import { storySchema } from '../schema/index.ts'
import { keptUnknownEvent } from '../schema/unknown.ts'
import { Autosave, type Clock } from '../save/autosave.ts'
import { browserStorage } from '../save/browserstorage.ts'
import type { Draft } from '../save/draft.ts'
import { hasUnsaved, type State } from '../save/state.ts'
import { Tabs } from '../save/tabs.ts'
import { Surface } from '../surface/surface.ts'
import { make } from '../view/dom.ts'
import { ConflictPanel } from './conflict.ts'
import { CopiesPanel } from './copies.ts'
import { FieldErrors } from './errors.ts'
import { Together } from './together.ts'
import { readForm, storyFields, writeForm } from './fields.ts'
import { grow } from './grow.ts'
import { Leaving } from './leaving.ts'
import { smartFields } from './smartfields.ts'
import { StatusLine } from './status.ts'

const browserClock: Clock = {
  now: () => Date.now(),
  later: (ms, act) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}

export class StoryEditor extends HTMLElement {
  private parts: Parts | undefined

  connectedCallback(): void {
    const form = this.querySelector('form')
    const body = form?.querySelector<HTMLTextAreaElement>('textarea[name="body"]')
    if (this.parts || !form || !body) return
    try {
      this.parts = new Parts(this, form, body)
    } catch (error) {
      this.dataset['state'] = 'broken'
      form.prepend(make('p', { class: 'field-error', role: 'alert' }, error instanceof Error ? error.message : String(error)))
    }
  }

  /** A move inside the page (htmx swaps) reconnects at once; only a real removal ends the editor. */
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return
      this.parts?.close()
      this.parts = undefined
    })
  }
}

/** What a mounted editor is made of, and the wires between. */
class Parts {
  private readonly locale: string
  private readonly surface: Surface
  private readonly status: StatusLine
  private readonly errors: FieldErrors
  private readonly conflict: ConflictPanel
  private readonly copies: CopiesPanel
  private readonly tabs: Tabs
  private readonly saver: Autosave
  private readonly leaving: Leaving
  /** The others in this text, where the page says that there may be some. */
  private readonly together: Together | undefined
  private savedSchema: Schema | undefined

  constructor(private readonly host: StoryEditor, private readonly form: HTMLFormElement, private readonly body: HTMLTextAreaElement) {
    this.locale = host.dataset['locale'] || document.documentElement.lang || 'en'
    const readonly = host.dataset['readonly'] !== undefined && host.dataset['readonly'] !== 'false'
    const live = readonly ? undefined : Together.tabOf(host)
    this.surface = this.makeSurface(!readonly, live)
    this.status = new StatusLine(this.locale, host.dataset['signInUrl'] || '/desk/sign-in')
    this.errors = new FieldErrors(form, this.surface.element)
    this.tabs = new Tabs(host.dataset['story'] ?? '')
    this.together = live && new Together(host, form, this.surface, live.client, {
      say: (words) => this.status.say(words), edited: () => this.edited(), revision: (number) => this.saver.movedOn(number),
      setAside: () => this.saver.setMineAside().then(() => this.copies.renew()), show: (draft) => writeForm(form, draft),
    })
    this.saver = this.makeSaver()
    const schema = () => (this.savedSchema ??= storySchema())
    this.conflict = new ConflictPanel(schema, { keepMine: () => this.saver.keepMine(), takeTheirs: () => this.takeTheirs() })
    this.copies = new CopiesPanel(this.saver, schema, this.locale)
    this.leaving = new Leaving(this.saver, form)
    this.furnish()
    if (readonly) host.dataset['state'] = 'readonly'
    else this.start()
  }

  close(): void {
    this.saver.leaving()
    this.leaving.close()
    this.together?.close()
    this.tabs.close()
    this.surface.destroy()
  }

  private makeSurface(editable: boolean, live: { client: string; version: number } | undefined): Surface {
    const label = this.body.labels?.[0]?.textContent?.trim() || 'Text of the story'
    return new Surface({
      source: this.body.value, editable, locale: this.locale, language: () => this.language(), base: this.host.dataset['base'] ?? '', label, uploadURL: this.host.dataset['uploadUrl'] ?? '',
      say: (words) => this.status.say(words),
      changed: () => this.edited(), left: () => this.saver.flush(), live, moved: () => this.together?.moved(),
    })
  }

  /** That of the edition which the form says, and else of the one that the page was made for. */
  private language(): string {
    const edition = this.form.elements.namedItem('edition')
    const chosen = edition instanceof HTMLSelectElement ? edition.selectedOptions[0]?.dataset['language'] : ''
    return chosen || this.host.dataset['language'] || this.locale
  }

  private makeSaver(): Autosave {
    const { host, form, tabs } = this
    const base = Number(host.dataset['revision'] ?? 0)
    return new Autosave({
      story: host.dataset['story'] ?? '', tab: tabs.id,
      saveURL: host.dataset['saveUrl'] || `${form.action.replace(/\/$/, '')}/save`,
      clock: browserClock, fetch: (url, init) => fetch(url, init), storage: browserStorage(),
      read: () => readForm(form, this.surface.json),
      show: (draft) => this.show(draft),
      changed: (state) => this.changed(state),
      announce: (revision, draft) => tabs.announce(revision, draft),
      livingTabs: () => tabs.living(),
      ...(this.together ? { live: this.together.live } : {}),
    }, base)
  }

  private furnish(): void {
    for (const label of this.body.labels ?? []) label.hidden = true
    this.body.hidden = true
    this.body.after(this.conflict.element, this.surface.element, this.copies.element)
    const place = this.host.querySelector('[data-status]') ?? this.surface.element.querySelector('.editor-head') ?? this.surface.element
    place.append(this.status.element)
    // A textarea with data-plain is a field of some other act on the page (a reason, say) and stays a field.
    const areas = [...this.form.querySelectorAll('textarea')].filter((area) => area !== this.body && area.dataset['plain'] === undefined)
    // Enter goes from line to line, and past what is folded.
    for (const [index, area] of areas.entries()) {
      const next = areas.slice(index + 1).find((one) => area.closest('details') !== null || one.closest('details') === null)
      grow(area, () => (next ?? this.surface).focus())
    }
  }

  private start(): void {
    const { form, host } = this
    smartFields(form, () => this.language(), this.leaving.signal)
    const fieldChanged = (event: Event) => {
      if (storyFields.has((event.target as HTMLInputElement).name)) this.edited()
    }
    form.addEventListener('input', fieldChanged)
    form.addEventListener('focusout', () => this.saver.flush())
    form.addEventListener('formdata', ({ formData }) => this.fill(formData))
    host.addEventListener(keptUnknownEvent, () =>
      this.status.say('That holds imported material. Remove it with its own button first.'))
    document.addEventListener('click', (event) => this.insertFrom(event.target), { signal: this.leaving.signal })
    if (!this.together) this.tabs.listen((revision, draft) => this.saver.savedElsewhere({ revision, by: 'You, in another tab,', draft }))
    this.changed(this.saver.state)
    void this.saver.restore(host.dataset['by'] ?? '').then(() => {
      this.together?.open(this.leaving.signal)
      return this.copies.renew()
    })
  }

  /** What the form sends. In a text that several write nothing of it: the server has it all by then, from every hand. */
  private fill(formData: FormData): void {
    formData.set('body', JSON.stringify(this.surface.json))
    if (!this.together) return
    for (const name of ['base', 'body']) formData.delete(name)
  }

  /** A button anywhere on the page with data-insert-block='{"type":"picture",…}' (a list of assets, say) puts that in. */
  private insertFrom(target: EventTarget | null): void {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-insert-block]') : null
    if (!button) return
    try {
      if (this.surface.insert(JSON.parse(button.dataset['insertBlock'] ?? ''))) return
    } catch {
      // Told below: the button's JSON is none.
    }
    this.status.say('That can’t stand in a story.')
  }

  private edited(): void {
    this.saver.edited()
    this.together?.changed()
  }

  private takeTheirs(): void {
    this.saver.takeTheirs().then(() => this.copies.renew(), () =>
      this.status.say('This computer could not keep a copy of your text, so nothing was changed.'))
  }

  private show(draft: Partial<Draft>): void {
    writeForm(this.form, draft)
    if (draft.body) this.surface.show(draft.body)
  }

  private changed(state: State): void {
    const { host, form } = this
    const before = host.dataset['state']
    host.dataset['state'] = state.standing
    host.dataset['revision'] = String(state.base)
    for (const input of form.querySelectorAll<HTMLInputElement>('input[name="base"], input[name="revision"]')) input.value = String(state.base)
    this.status.show(state)
    if (state.standing === 'invalid') this.errors.show(state.errors)
    else if (state.standing !== 'saving') this.errors.clear()
    if (state.theirs) this.conflict.show(state.theirs, readForm(form, this.surface.json))
    else this.conflict.hide()
    this.leaving.changed(state)
    if (state.standing === 'saved' && before !== 'saved' && !hasUnsaved(state)) this.tellPage(state)
  }

  /** For other parts of the desk's page: a bubbling 'story:saved' with the revision. */
  private tellPage(state: State): void {
    this.host.dispatchEvent(new CustomEvent('story:saved', { bubbles: true, detail: { revision: state.base } }))
  }
}
