// <token-field>: a comma-separated input as removable tokens with suggestions (the ARIA combobox pattern, list box
// below). The server's own input stays in the form, hidden, and always holds the plain value.
import { freshId, make } from '../view/dom.ts'
import { formatTokens, parseTokens } from './parse.ts'
import { suggest, tokenOf, type Suggestion } from './suggest.ts'

/** Milliseconds of quiet before suggestions are fetched. */
const pause = 150

export class TokenField extends HTMLElement {
  private source: HTMLInputElement | null = null
  private readonly listId = freshId('tokens')
  private readonly chips = make('ul', { class: 'tokens' })
  private readonly list = make('ul', { class: 'token-suggestions', role: 'listbox', id: this.listId, hidden: true })
  private readonly told = make('span', { class: 'visually-hidden', role: 'status' })
  private readonly entry = this.makeEntry()
  private found: Suggestion[] = []
  private chosen = -1
  private waiting: ReturnType<typeof setTimeout> | undefined
  private asking: AbortController | undefined

  connectedCallback(): void {
    if (this.source) return
    this.source = this.querySelector('input')
    if (!this.source || this.source.disabled || this.source.readOnly) return
    this.takeOver(this.source)
    this.draw()
  }

  get tokens(): string[] {
    return parseTokens(this.source?.value ?? '')
  }

  /** Set from outside (a restored text) without counting as an edit. */
  set tokens(tokens: readonly string[]) {
    if (!this.source) return
    this.source.value = formatTokens(tokens)
    this.draw()
  }

  private takeOver(source: HTMLInputElement): void {
    const label = source.labels?.[0]
    this.entry.id = freshId('token-entry')
    if (label) {
      label.htmlFor = this.entry.id
      label.id ||= freshId('token-label')
      this.list.setAttribute('aria-labelledby', label.id)
    } else this.entry.setAttribute('aria-label', source.getAttribute('aria-label') ?? source.name)
    source.type = 'hidden'
    this.append(make('div', { class: 'token-box' }, this.chips, this.entry), this.list, this.told)
  }

  private makeEntry(): HTMLInputElement {
    return make('input', {
      type: 'text', class: 'token-entry', role: 'combobox', autocomplete: 'off', 'aria-autocomplete': 'list',
      'aria-expanded': 'false', 'aria-controls': this.listId,
      oninput: (event) => this.typed(event), onkeydown: (event) => this.key(event as KeyboardEvent),
      onblur: () => this.leave(),
    })
  }

  private typed(event: Event): void {
    event.stopPropagation() // half a word is no change of the story yet
    const parts = this.entry.value.split(/[,\n]/)
    if (parts.length > 1) {
      this.entry.value = parts.pop()?.trimStart() ?? ''
      this.add(...parts)
    }
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => void this.ask(), pause)
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return
    const act = {
      ArrowDown: () => this.choose(this.chosen + 1), ArrowUp: () => this.choose(this.chosen - 1),
      Enter: () => this.accept(), Escape: () => this.close(),
      Backspace: () => this.removeLast(), Tab: () => this.acceptOnTab(),
    }[event.key]
    if (act?.() !== false && act) event.preventDefault()
  }

  /** Enter never sends the story from here. */
  private accept(): void {
    const suggestion = this.found[this.chosen]
    const token = suggestion ? tokenOf(suggestion) : this.entry.value
    this.entry.value = ''
    this.add(token)
    this.close()
  }

  private acceptOnTab(): false {
    if (this.found[this.chosen]) this.accept()
    return false // the focus goes on as always
  }

  private removeLast(): false | void {
    if (this.entry.value !== '') return false
    const last = this.tokens.at(-1)
    if (last !== undefined) this.dropToken(last)
  }

  private leave(): void {
    if (this.entry.value.trim() !== '') this.add(this.entry.value)
    this.entry.value = ''
    this.close()
  }

  private add(...names: string[]): void {
    const before = this.tokens
    const after = parseTokens(formatTokens([...before, ...names]))
    if (after.length === before.length) return
    this.change(after)
    this.told.textContent = `${after.slice(before.length).join(', ')} added`
  }

  private dropToken(name: string): void {
    this.change(this.tokens.filter((token) => token !== name))
    this.told.textContent = `${name} removed`
    this.entry.focus()
  }

  private change(tokens: readonly string[]): void {
    this.tokens = tokens
    this.source?.dispatchEvent(new Event('input', { bubbles: true }))
    this.source?.dispatchEvent(new Event('change', { bubbles: true }))
  }

  private draw(): void {
    this.chips.replaceChildren(...this.tokens.map((token) => make('li', { class: 'token' }, token,
      make('button', { type: 'button', 'aria-label': `Remove ${token}`, onclick: () => this.dropToken(token) }, '×'))))
  }

  private async ask(): Promise<void> {
    const query = this.entry.value.trim()
    const url = this.dataset['suggestUrl']
    this.asking?.abort()
    if (query === '' || !url) return void this.close()
    this.asking = new AbortController()
    const { signal } = this.asking
    const has = new Set(this.tokens.map((token) => token.toLocaleLowerCase('en')))
    const found = (await suggest(url, query, signal)).filter((item) => !has.has(item.name.toLocaleLowerCase('en')))
    if (signal.aborted || this.entry.value.trim() !== query) return
    this.open(found.slice(0, 8))
  }

  private open(found: Suggestion[]): void {
    this.found = found
    this.chosen = -1
    this.list.replaceChildren(...found.map((item, index) => this.option(item, index)))
    this.list.hidden = found.length === 0
    this.entry.setAttribute('aria-expanded', String(found.length > 0))
    this.entry.removeAttribute('aria-activedescendant')
    this.told.textContent = found.length === 0 ? 'No suggestions' : `${found.length} suggestions`
  }

  private option(item: Suggestion, index: number): HTMLElement {
    return make('li', {
      role: 'option', id: `${this.listId}-${index}`, 'aria-selected': 'false',
      onmousedown: (event) => {
        event.preventDefault() // keep the focus in the entry
        this.chosen = index
        this.accept()
      },
    }, item.name, item.kind ? make('span', { class: 'token-kind' }, item.kind) : null)
  }

  private choose(index: number): void {
    if (this.found.length === 0) return void this.ask()
    this.chosen = (index + this.found.length) % this.found.length
    for (const [at, option] of [...this.list.children].entries()) {
      option.setAttribute('aria-selected', String(at === this.chosen))
      if (at === this.chosen) this.entry.setAttribute('aria-activedescendant', option.id)
    }
  }

  private close(): false | void {
    clearTimeout(this.waiting)
    if (this.list.hidden) return false
    this.found = []
    this.chosen = -1
    this.list.hidden = true
    this.entry.setAttribute('aria-expanded', 'false')
    this.entry.removeAttribute('aria-activedescendant')
  }
}
