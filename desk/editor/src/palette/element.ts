// <desk-palette>: everything that this page can do, and every story, by typing; and the sheet of keys. It is made of
// <dialog>, which keeps the focus inside and gives it back.
import { make } from '../view/dom.ts'
import { commandsOf, narrow, type Command } from './commands.ts'

const pause = 150

export class DeskPalette extends HTMLElement {
  private readonly ending = new AbortController()
  private asking: AbortController | undefined
  private waiting: ReturnType<typeof setTimeout> | undefined
  private commands: Command[] = []
  private shown: Command[] = []
  private chosen = 0
  private readonly input = make('input', {
    type: 'text', role: 'combobox', 'aria-label': 'What to do, or words of a story', 'aria-controls': 'palette-list', 'aria-expanded': 'true', autocomplete: 'off', spellcheck: 'false',
  })
  private readonly list = make('ul', { id: 'palette-list', role: 'listbox', 'aria-label': 'What there is' })
  private readonly dialog = make('dialog', { class: 'palette', 'aria-label': 'Commands' }, this.input, this.list)

  connectedCallback(): void {
    const { signal } = this.ending
    this.append(this.dialog)
    document.addEventListener('keydown', (event) => this.key(event), { signal })
    this.input.addEventListener('input', () => this.typed(), { signal })
    this.input.addEventListener('keydown', (event) => this.move(event), { signal })
    for (const dialog of this.querySelectorAll('dialog')) {
      dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close() }, { signal })
    }
  }

  disconnectedCallback(): void {
    this.ending.abort()
    this.asking?.abort()
    clearTimeout(this.waiting)
  }

  /** The sheet of keys is the server's own. */
  private get sheet(): HTMLDialogElement | null {
    return this.querySelector<HTMLDialogElement>('dialog.keys')
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing || this.querySelector('dialog[open]')) return
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key === '.') {
      event.preventDefault()
      this.open()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return
    if (event.key === '?') this.sheet?.showModal()
    else if (event.key === '/') document.querySelector<HTMLElement>('#q')?.focus()
    else return
    event.preventDefault()
  }

  private open(): void {
    this.commands = commandsOf(document)
    this.input.value = ''
    this.show(this.commands)
    this.dialog.showModal()
  }

  private typed(): void {
    const words = this.input.value
    const commands = narrow(this.commands, words)
    this.show(commands)
    clearTimeout(this.waiting)
    this.asking?.abort()
    const url = this.dataset['storiesUrl']
    if (url && words.trim().length > 1) this.waiting = setTimeout(() => void this.ask(url, words, commands), pause)
  }

  private async ask(url: string, words: string, commands: readonly Command[]): Promise<void> {
    this.asking = new AbortController()
    try {
      const answer = await fetch(`${url}?q=${encodeURIComponent(words)}`, { headers: { Accept: 'application/json' }, signal: this.asking.signal })
      if (!answer.ok) return
      const { items } = (await answer.json()) as { items: { name: string; slug: string; kind: string }[] }
      this.show([...commands, ...items.map(({ name, slug, kind }) => ({ label: name, kind, run: () => location.assign(slug) }))])
    } catch {
      // Typed on, or no network: the page's own commands are there all the same.
    }
  }

  private show(commands: Command[]): void {
    this.shown = commands
    this.chosen = 0
    this.list.replaceChildren(...commands.map((command, index) => {
      const item = make('li', { role: 'option', id: `palette-${index}` }, make('span', {}, command.label), make('span', { class: 'help' }, command.kind))
      item.addEventListener('click', () => this.run(index))
      return item
    }))
    if (commands.length === 0) this.list.append(make('li', { role: 'option', 'aria-disabled': 'true' }, 'Nothing is called that'))
    this.choose(0)
  }

  private choose(index: number): void {
    this.chosen = index
    for (const [n, item] of [...this.list.children].entries()) item.setAttribute('aria-selected', String(n === index))
    const item = this.list.children[index]
    this.input.setAttribute('aria-activedescendant', item?.id ?? '')
    item?.scrollIntoView({ block: 'nearest' })
  }

  private move(event: KeyboardEvent): void {
    const count = this.shown.length
    if (count === 0 || event.isComposing) return
    if (event.key === 'ArrowDown') this.choose((this.chosen + 1) % count)
    else if (event.key === 'ArrowUp') this.choose((this.chosen + count - 1) % count)
    else if (event.key === 'Enter') this.run(this.chosen)
    else return
    event.preventDefault()
  }

  private run(index: number): void {
    this.dialog.close()
    this.shown[index]?.run()
  }
}

/** Whether a key is meant for a text. */
function writing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)
}
