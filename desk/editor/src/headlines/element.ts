// <headline-set>: the headlines for elsewhere, each shown as it will be seen there while one writes: the card on a
// front, the line in a search result, the card where the story is shared. Without it the fields are still fields.
import { make } from '../view/dom.ts'
import { clipWords, fitLine } from './fit.ts'

/** Pixels that a search result gives to a title, and the type in which it sets it. */
const searchRoom = 600
const searchType = '20px arial, sans-serif'
const searchDescription = 155
/** Signs of a shared headline that most places show. */
const socialRoom = 90

export class HeadlineSet extends HTMLElement {
  private readonly ending = new AbortController()
  private readonly brush = document.createElement('canvas').getContext?.('2d') ?? null

  connectedCallback(): void {
    const { signal } = this.ending
    const { form } = this
    if (!form) return
    form.addEventListener('input', () => this.draw(), { signal })
    // What others write, and what is put back, comes without a person's hand on it.
    for (const area of form.querySelectorAll('textarea')) area.addEventListener('desk:resize', () => this.draw(), { signal })
    form.addEventListener('change', () => this.draw(), { signal })
    this.closest('details')?.addEventListener('toggle', () => this.opened(), { signal })
    this.draw()
  }

  disconnectedCallback(): void {
    this.ending.abort()
  }

  private get form(): HTMLFormElement | null {
    return this.closest('form')
  }

  /** Fields that were hidden have had no height to grow to. */
  private opened(): void {
    for (const area of this.querySelectorAll('textarea')) area.dispatchEvent(new CustomEvent('desk:resize'))
  }

  private value(name: string): string {
    const control = this.form?.elements.namedItem(name)
    return control !== null && control !== undefined && 'value' in control ? String(control.value).replace(/\s+/g, ' ').trim() : ''
  }

  private draw(): void {
    const headline = this.value('headline') || 'Headline'
    this.show('front', this.front(this.value('headline_front') || headline))
    this.show('search', this.search(this.value('headline_search') || headline))
    this.show('social', this.social(this.value('headline_social') || headline))
    for (const area of this.querySelectorAll('textarea')) area.placeholder = headline
    this.summary()
  }

  /** The line that is seen while the set is folded says what is in it. */
  private summary(): void {
    const told = this.closest('details')?.querySelector('[data-told]')
    const set = [['headline_front', 'fronts'], ['headline_search', 'search'], ['headline_social', 'sharing']].filter(([name]) => this.value(name!) !== '').map(([, word]) => word)
    if (told) told.textContent = set.length === 0 ? 'the same everywhere' : `another for ${set.join(', ')}`
  }

  private show(place: string, { seen, told }: { seen: HTMLElement; told: string }): void {
    this.querySelector(`[data-preview="${place}"]`)?.replaceChildren(seen)
    const note = this.querySelector(`[data-note="${place}"]`)
    if (note && note.textContent !== told) note.textContent = told
  }

  private front(headline: string) {
    const kicker = this.value('kicker')
    const seen = make('div', { class: 'as-card' }, this.picture(),
      make('div', {}, kicker ? make('p', { class: 'as-kicker' }, kicker) : null, make('p', { class: 'as-headline' }, headline), make('p', { class: 'as-standfirst' }, this.value('standfirst'))))
    return { seen, told: `${[...headline].length} characters` }
  }

  private search(headline: string) {
    const { name = '', site = '' } = this.dataset
    const title = fitLine(`${headline} · ${name}`, searchRoom, (text) => this.measure(text))
    const seen = make('div', { class: 'as-result' },
      make('p', { class: 'as-address' }, make('strong', {}, name), make('span', {}, [hostOf(site), this.value('section')].filter(Boolean).join(' › '))),
      make('p', { class: 'as-title' }, title.shown), make('p', { class: 'as-text' }, clipWords(this.value('standfirst'), searchDescription)))
    const width = Math.round(title.width)
    return { seen, told: title.cut ? `About ${width} of ${searchRoom} pixels: results will cut it` : `About ${width} of ${searchRoom} pixels` }
  }

  private social(headline: string) {
    const { name = '', site = '' } = this.dataset
    const count = [...headline].length
    const seen = make('div', { class: 'as-shared' },
      this.picture() ?? make('div', { class: 'as-plate' }, make('p', {}, headline), make('p', {}, name)),
      make('div', { class: 'as-words' }, make('p', { class: 'as-host' }, hostOf(site)), make('p', { class: 'as-title' }, clipWords(headline, socialRoom)), make('p', { class: 'as-text' }, clipWords(this.value('standfirst'), 110))))
    return { seen, told: count > socialRoom ? `${count} characters: many places show about ${socialRoom}` : `${count} characters` }
  }

  /** Width in the type of a search result; by the count of signs where there is nothing to measure with. */
  private measure(text: string): number {
    if (!this.brush) return [...text].length * 9.6
    this.brush.font = searchType
    return this.brush.measureText(text).width
  }

  /** The lead picture as it stands on this page; null where there is none. */
  private picture(): HTMLElement | null {
    const src = this.form?.querySelector<HTMLImageElement>('lead-picture img')?.getAttribute('src')
    return src ? make('img', { class: 'as-picture', src, alt: '' }) : null
  }
}

function hostOf(site: string): string {
  try {
    return new URL(site).host
  } catch {
    return site
  }
}
