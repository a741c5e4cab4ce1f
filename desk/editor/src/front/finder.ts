// Finds stories: the latest, or those whose headline has some words. Each can be added with a button, or dragged.
import { freshId, make } from '../view/dom.ts'
import type { StoryFacts } from './facts.ts'

const pause = 200

/** The front that is being arranged, by its name in the desk's addresses: stories of its edition are found. */
const frontHere = (): string => document.querySelector('front-editor')?.getAttribute('data-front') ?? ''

export interface Finding {
  readonly label: string
  readonly button: string
  /** Whether a story is on the front already; it may be added again. */
  has(id: string): boolean
  add(story: StoryFacts): void
}

export class Finder {
  readonly list = make('ul', { class: 'found' })
  readonly element: HTMLElement
  private readonly entry: HTMLInputElement
  private readonly told = make('p', { class: 'notes', role: 'status' })
  private found: readonly StoryFacts[] = []
  private waiting: ReturnType<typeof setTimeout> | undefined
  private asking: AbortController | undefined

  constructor(private readonly finding: Finding) {
    const id = freshId('find')
    this.entry = make('input', {
      id, type: 'search', autocomplete: 'off', placeholder: 'Words anywhere in a story', oninput: () => this.later(),
      onkeydown: (event) => {
        if ((event as KeyboardEvent).key === 'Enter') event.preventDefault()
      },
    })
    this.element = make('div', { class: 'finding' }, make('label', { for: id }, finding.label), this.entry, this.told, this.list)
    void this.ask()
  }

  /** Marks anew what is on the front. */
  renew(): void {
    for (const item of this.list.querySelectorAll<HTMLElement>('[data-story]')) {
      item.classList.toggle('on-front', this.finding.has(item.dataset['story'] ?? ''))
    }
  }

  story(id: string): StoryFacts | undefined {
    return this.found.find((story) => story.id === id)
  }

  private later(): void {
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => void this.ask(), pause)
  }

  private async ask(): Promise<void> {
    this.asking?.abort()
    this.asking = new AbortController()
    const { signal } = this.asking
    const words = this.entry.value.trim()
    try {
      const response = await fetch(`/desk/suggest/front-stories?front=${encodeURIComponent(frontHere())}&q=${encodeURIComponent(words)}`, { headers: { Accept: 'application/json' }, signal })
      const json = (await response.json()) as { items?: StoryFacts[] }
      if (!response.ok || !json.items) throw new Error('no list')
      this.show(json.items, words)
    } catch {
      if (!signal.aborted) this.told.textContent = 'The list can’t be read now. It is asked for again when you type.'
    }
  }

  private show(found: readonly StoryFacts[], words: string): void {
    this.found = found
    this.list.replaceChildren(...found.map((story) => this.row(story)))
    const what = words === '' ? 'The latest' : found.length === 1 ? 'One story' : `${found.length} stories`
    this.told.textContent = found.length > 0 ? what : words === '' ? 'No story has been written yet.' : 'No headline has these words.'
    this.renew()
  }

  private row(story: StoryFacts): HTMLElement {
    return make('li', { 'data-story': story.id },
      make('p', { class: 'headline' }, story.headline),
      make('p', { class: 'notes' }, stateMark(story), [story.section, story.kind, story.time].filter(Boolean).map((word) => ` · ${word}`).join(''), ' ',
        make('span', { class: 'already' }, 'on this front')),
      make('button', { type: 'button', 'aria-label': `${this.finding.button} “${story.headline}”`, onclick: () => this.finding.add(story) }, this.finding.button))
  }
}

/** Where a story stands, by shape and word. */
export function stateMark(story: StoryFacts): HTMLElement {
  return make('span', { class: 'state' }, make('span', { class: 'shape', 'data-shape': story.shape, 'aria-hidden': 'true' }), story.state)
}
