// A small form below the toolbar, inside the page and never over it. It stands within the story's own form, so its
// inputs have no names and Enter is kept from sending the story.
import { freshId, make } from '../view/dom.ts'

export interface PanelField {
  readonly name: string
  readonly label: string
  readonly value?: string
  readonly hint?: string
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
}

export interface PanelSpec {
  readonly title: string
  readonly fields: readonly PanelField[]
  readonly submit: string
  /** Returns a sentence when the values will not do, and nothing when they were used. */
  readonly use: (values: Record<string, string>) => string | void
  readonly remove?: { readonly label: string; readonly run: () => void }
}

/** A panel that finds something by what is typed. */
export interface FinderSpec<T> {
  readonly title: string
  readonly label: string
  /** Null where it could not be asked. */
  readonly find: (words: string, signal: AbortSignal) => Promise<readonly T[] | null>
  readonly show: (item: T) => { readonly label: string; readonly about: string }
  readonly use: (item: T) => void
}

/** Milliseconds of quiet before something is asked for. */
const pause = 200

type Control = HTMLInputElement | HTMLSelectElement

export class Panel {
  readonly element = make('div', { class: 'editor-panel', role: 'group', hidden: true })

  /** `closed` brings the focus back to the text. */
  constructor(private readonly closed: () => void) {}

  open(spec: PanelSpec): void {
    const controls = new Map<string, Control>()
    const error = make('p', { class: 'field-error', role: 'alert', hidden: true })
    const use = () => this.use(spec, controls, error)
    const rows = spec.fields.map((field) => row(field, controls))
    const remove = spec.remove
    this.fill(spec.title, ...rows, error, make('div', { class: 'panel-buttons' },
      make('button', { type: 'button', class: 'primary', onclick: use }, spec.submit),
      remove ? make('button', { type: 'button', onclick: () => this.finish(remove.run) }, remove.label) : null,
      make('button', { type: 'button', onclick: () => this.close() }, 'Cancel')))
    this.element.onkeydown = (event) => this.keys(event, use)
    controls.values().next().value?.focus()
  }

  /** A panel of buttons: choosing one closes it. */
  openChoices(title: string, choices: readonly { label: string; enabled: boolean; run: () => void }[]): void {
    const buttons = choices.map(({ label, enabled, run }) =>
      make('button', { type: 'button', disabled: !enabled, onclick: () => this.finish(run) }, label))
    this.fill(title, make('div', { class: 'panel-choices' }, ...buttons))
    this.element.onkeydown = (event) => this.keys(event)
    buttons.find((button) => !button.disabled)?.focus()
  }

  /** A panel around an element that knows by itself when it is done; `more` stands below it. */
  openElement(title: string, element: HTMLElement, ...more: HTMLElement[]): void {
    this.fill(title, element, make('div', { class: 'panel-buttons' }, ...more, make('button', { type: 'button', onclick: () => this.close() }, 'Cancel')))
    this.element.onkeydown = (event) => this.keys(event)
  }

  /** A panel in which typing finds things, each a button that chooses it. */
  openFinder<T>(spec: FinderSpec<T>): void {
    const id = freshId('panel')
    const told = make('p', { class: 'panel-told', role: 'status' })
    const list = make('ul', { class: 'panel-found' })
    let waiting: ReturnType<typeof setTimeout> | undefined
    let asking = new AbortController()
    const ask = async () => {
      asking.abort()
      asking = new AbortController()
      const { signal } = asking
      const words = entry.value.trim()
      const found = words === '' ? [] : await spec.find(words, signal)
      if (signal.aborted) return
      told.textContent = words === '' ? '' : foundWords(found)
      list.replaceChildren(...(found ?? []).map((item) => this.found(spec, item)))
    }
    const later = () => {
      clearTimeout(waiting)
      waiting = setTimeout(() => void ask(), pause)
    }
    const entry = make('input', { id, type: 'text', autocomplete: 'off', oninput: later })
    this.fill(spec.title, make('div', { class: 'panel-field' }, make('label', { for: id }, spec.label), entry), told, list,
      make('div', { class: 'panel-buttons' }, make('button', { type: 'button', onclick: () => this.close() }, 'Cancel')))
    this.element.onkeydown = (event) => this.keys(event, () => void ask())
    entry.focus()
  }

  private found<T>(spec: FinderSpec<T>, item: T): HTMLElement {
    const { label, about } = spec.show(item)
    return make('li', {}, make('button', { type: 'button', onclick: () => this.finish(() => spec.use(item)) }, make('strong', {}, label), ' ', make('span', {}, about)))
  }

  get isOpen(): boolean {
    return !this.element.hidden
  }

  close(): void {
    this.element.hidden = true
    this.element.replaceChildren()
    this.closed()
  }

  private fill(title: string, ...parts: HTMLElement[]): void {
    this.element.setAttribute('aria-label', title)
    this.element.replaceChildren(make('strong', { class: 'panel-title' }, title), ...parts)
    this.element.hidden = false
  }

  private use(spec: PanelSpec, controls: Map<string, Control>, error: HTMLElement): void {
    const values = Object.fromEntries([...controls].map(([name, control]) => [name, control.value.trim()]))
    const complaint = spec.use(values)
    if (!complaint) return this.finish(() => undefined)
    error.textContent = complaint
    error.hidden = false
  }

  /** Another panel may have been opened by what ran: then it stays. */
  private finish(run: () => void): void {
    this.element.hidden = true
    run()
    if (this.element.hidden) this.close()
  }

  private keys(event: KeyboardEvent, use?: () => void): void {
    if (event.key === 'Escape') {
      event.preventDefault()
      this.close()
    } else if (event.key === 'Enter' && !event.isComposing && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault()
      use?.()
    }
  }
}

function foundWords(found: readonly unknown[] | null): string {
  if (!found) return 'The desk does not answer now. Type on to ask again.'
  return found.length === 0 ? 'Nothing has these words.' : found.length === 1 ? 'One found' : `${found.length} found`
}

function row(field: PanelField, controls: Map<string, Control>): HTMLElement {
  const id = freshId('panel')
  const control = field.choices
    ? make('select', { id }, ...field.choices.map(({ value, label }) => make('option', { value }, label)))
    : make('input', { id, type: 'text', autocomplete: 'off', placeholder: field.hint })
  if (field.value !== undefined) control.value = field.value
  controls.set(field.name, control)
  return make('div', { class: 'panel-field' }, make('label', { for: id }, field.label), control)
}
