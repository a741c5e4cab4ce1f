// <picture-picker>: chooses a picture of the library, inside the page and where it will stand: the newest, or those with
// some words; each with what may be done with it.
import { freshId, make } from '../view/dom.ts'
import { walkGrid } from './grid.ts'
import { rightsMark, type LibraryPicture } from './rights.ts'

const pause = 200

export interface Picking {
  choose(picture: LibraryPicture): void
  close(): void
}

export class PicturePicker extends HTMLElement {
  picking: Picking | null = null
  private readonly entry = make('input', { id: freshId('pick'), type: 'search', autocomplete: 'off', placeholder: 'Caption, what it shows, credit, file', oninput: () => this.later() })
  private readonly list = make('ul', { class: 'grid', 'aria-label': 'Pictures of the library' })
  private readonly told = make('p', { class: 'help', role: 'status' })
  private readonly more = make('button', { type: 'button', hidden: true, onclick: () => void this.ask(this.next) }, 'More')
  private next = 0
  private waiting: ReturnType<typeof setTimeout> | undefined
  private asking: AbortController | undefined

  connectedCallback(): void {
    if (this.entry.isConnected) return
    this.setAttribute('role', 'group')
    this.setAttribute('aria-label', 'Choose a picture of the library')
    this.append(
      make('div', { class: 'picker-head' }, make('div', {}, make('label', { for: this.entry.id }, 'Words of a picture'), this.entry), make('button', { type: 'button', onclick: () => this.picking?.close() }, 'Close')),
      this.told, this.list, this.more)
    this.addEventListener('keydown', (event) => this.key(event))
    void this.ask(0)
    this.entry.focus()
  }

  disconnectedCallback(): void {
    clearTimeout(this.waiting)
    this.asking?.abort()
  }

  /** Keys stay in here: Enter must not send the form around, Escape closes the picker alone. */
  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      this.picking?.close()
    } else if (event.target === this.entry) {
      if (event.key === 'Enter') event.preventDefault()
      if (event.key === 'ArrowDown') this.list.querySelector('button')?.focus()
      event.stopPropagation()
    } else if (walkGrid([...this.list.querySelectorAll<HTMLElement>('button')], event)) event.stopPropagation()
  }

  private later(): void {
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => void this.ask(0), pause)
  }

  private async ask(before: number): Promise<void> {
    this.asking?.abort()
    this.asking = new AbortController()
    const { signal } = this.asking
    const words = this.entry.value.trim()
    try {
      const query = new URLSearchParams(before > 0 ? { q: words, before: String(before) } : { q: words })
      const response = await fetch(`/desk/suggest/pictures?${query}`, { headers: { Accept: 'application/json' }, signal })
      const { items, next = 0 } = (await response.json()) as { items?: LibraryPicture[]; next?: number }
      if (!response.ok || !items) throw new Error('no list')
      this.show(items, next, before > 0, words)
    } catch {
      if (!signal.aborted) this.told.textContent = 'The library can’t be read now. It is asked again when you type.'
    }
  }

  private show(items: readonly LibraryPicture[], next: number, added: boolean, words: string): void {
    const cells = items.map((picture) => make('li', {}, this.button(picture)))
    if (added) this.list.append(...cells)
    else this.list.replaceChildren(...cells)
    this.next = next
    this.more.hidden = next === 0
    const n = this.list.children.length
    this.told.textContent = n > 0 ? `${words === '' ? 'The newest' : `${n}${next > 0 ? ' or more' : ''} with these words`}.` : words === '' ? 'The library is empty. Send a picture first.' : 'No picture has these words.'
  }

  private button(picture: LibraryPicture): HTMLElement {
    return make('button', { type: 'button', title: picture.rights.sentence, onclick: () => this.picking?.choose(picture) },
      make('span', { class: 'thumb' }, make('img', { src: picture.see, alt: '', loading: 'lazy' })), make('span', { class: 'name' }, picture.name),
      rightsMark(picture.rights), picture.rights.usable ? null : make('span', { class: 'why' }, 'Readers don’t get it.'))
  }
}

/** A picker for one choice. */
export function pickPicture(picking: Picking): PicturePicker {
  const picker = document.createElement('picture-picker') as PicturePicker
  picker.picking = picking
  return picker
}
