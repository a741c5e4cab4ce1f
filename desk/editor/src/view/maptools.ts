// What a map is made with: a search for places and countries, the list of places, and how it is framed.
import type { Node } from '@tiptap/pm/model'
import { findPlaces, type Drawn, type Place } from './askdrawing.ts'
import { freshId, make } from './dom.ts'
import type { Tools } from './drawing.ts'
import { mostPlaces, readPlaces, readPoint, writePlaces, type MapPlace } from './places.ts'

type Write = (attribute: string, value: string | number) => void

export function mapTools(write: Write): Tools {
  const tools = new MapTools(write)
  return { element: tools.element, show: (node, drawn) => tools.show(node, drawn) }
}

class MapTools {
  readonly element: HTMLElement
  private readonly found = make('div', { class: 'drawing-found', role: 'group', 'aria-label': 'Found places', hidden: true })
  private readonly places = make('ul', { class: 'drawing-places', 'aria-label': 'Places on this map' })
  private readonly countries = make('div', { class: 'drawing-countries', role: 'group', 'aria-label': 'Countries shown lighter', hidden: true })
  private readonly search: HTMLInputElement
  private shown = ''
  private node: Node | undefined
  private drawn: Drawn = { svg: '', series: [] }
  private asked: AbortController | undefined
  private waiting: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly write: Write) {
    const id = freshId('find')
    this.search = make('input', {
      id, type: 'text', autocomplete: 'off', placeholder: 'A town, a country, or 54.35, 18.65', 'data-find': true,
      oninput: () => this.look(), onkeydown: (event) => this.keys(event as KeyboardEvent),
    })
    this.element = make('div', { class: 'drawing-tools' },
      make('div', { class: 'block-field' }, make('label', { for: id }, 'Add'), this.search), this.found, this.places, this.countries, this.frame())
  }

  show(node: Node, drawn: Drawn): void {
    this.node = node
    this.drawn = drawn
    const now = `${String(node.attrs['places'])}\n\n${String(node.attrs['countries'])}`
    if (now === this.shown) return
    this.shown = now
    if (!this.places.contains(document.activeElement)) this.list()
    this.lands()
  }

  private look(): void {
    clearTimeout(this.waiting)
    this.asked?.abort()
    const words = this.search.value.trim()
    const point = readPoint(words)
    if (point) return this.offer([{ name: '', country: '', land: false, ...point }])
    if (words.length < 2) return this.offer([])
    this.waiting = setTimeout(() => {
      const asked = (this.asked = new AbortController())
      void findPlaces((url, init) => fetch(url, init), words, asked.signal).then((places) => {
        if (!asked.signal.aborted) this.offer(places, `Nothing is called “${words}” here. Its latitude and longitude would do.`)
      })
    }, 120)
  }

  private offer(places: readonly Place[], nothing = ''): void {
    const buttons = places.map((place) => make('button', { type: 'button', onclick: () => this.choose(place) }, choiceWords(place)))
    this.found.replaceChildren(...(buttons.length > 0 ? buttons : [make('p', {}, nothing)]))
    this.found.hidden = buttons.length === 0 && nothing === ''
  }

  private choose(place: Place): void {
    if (place.land) this.setCountries([...this.lit().filter((name) => name !== place.country), place.country])
    else this.setPlaces([...this.all(), { lat: place.lat, lon: place.lon, name: place.name || 'Here', note: '', minor: false }].slice(0, mostPlaces))
    this.search.value = ''
    this.offer([])
    this.list()
    if (place.land || place.name) this.search.focus()
    else this.places.querySelector<HTMLInputElement>('li:last-child input')?.select() // it wants a name
  }

  /** Enter takes the first that was found, the arrow down goes into the list, Escape puts it away. */
  private keys(event: KeyboardEvent): void {
    const first = this.found.querySelector('button')
    if (event.key === 'Enter') {
      event.preventDefault()
      first?.click()
    } else if (event.key === 'ArrowDown' && first) {
      event.preventDefault()
      first.focus()
    } else if (event.key === 'Escape' && !this.found.hidden) {
      event.stopPropagation()
      this.offer([])
    }
  }

  private all(): MapPlace[] {
    return readPlaces(String(this.node?.attrs['places'] ?? ''))
  }

  private lit(): string[] {
    return String(this.node?.attrs['countries'] ?? '').split(';').map((name) => name.trim()).filter(Boolean)
  }

  private setPlaces(places: readonly MapPlace[]): void {
    this.write('places', writePlaces(places))
  }

  private setCountries(names: readonly string[]): void {
    this.write('countries', names.join('; '))
  }

  private list(): void {
    this.places.replaceChildren(...this.all().map((place, index) => this.row(place, index)))
  }

  private row(place: MapPlace, index: number): HTMLElement {
    const change = (part: Partial<MapPlace>) => this.setPlaces(this.all().map((old, i) => (i === index ? { ...old, ...part } : old)))
    const words = (part: 'name' | 'note', label: string) => {
      const input = make('input', {
        type: 'text', autocomplete: 'off', 'aria-label': `${label} of place ${index + 1}`, placeholder: label,
        oninput: () => { if (part === 'note' || input.value.trim()) change({ [part]: input.value }) },
        onkeydown: (event) => { if ((event as KeyboardEvent).key === 'Enter') event.preventDefault() },
      })
      input.value = place[part]
      return input
    }
    const minor = make('input', { type: 'checkbox', onchange: () => change({ minor: minor.checked }) })
    minor.checked = place.minor
    return make('li', {}, words('name', 'Name'), words('note', 'Note'), make('label', {}, minor, ' small'),
      make('button', {
        type: 'button', 'aria-label': `Remove ${place.name}`,
        onclick: () => {
          this.setPlaces(this.all().filter((_, i) => i !== index))
          this.list()
          this.search.focus()
        },
      }, '×'))
  }

  private lands(): void {
    const names = this.lit()
    this.countries.hidden = names.length === 0
    this.countries.replaceChildren('Lighter: ', ...names.map((name) => make('button', {
      type: 'button', 'aria-label': `Don’t show ${name} lighter`, onclick: () => this.setCountries(this.lit().filter((other) => other !== name)),
    }, `${name} ×`)))
  }

  /** Nearer, further, and a step to each side; 'All places' lets the server frame it again. */
  private frame(): HTMLElement {
    const act = (face: string, label: string, run: () => void) => make('button', { type: 'button', 'aria-label': label, title: label, onclick: run }, face)
    return make('div', { class: 'drawing-frame', role: 'group', 'aria-label': 'Framing' },
      act('+', 'Nearer', () => this.zoom(1 / 1.4)), act('−', 'Further away', () => this.zoom(1.4)),
      act('←', 'To the west', () => this.move(0, -1)), act('→', 'To the east', () => this.move(0, 1)),
      act('↑', 'To the north', () => this.move(1, 0)), act('↓', 'To the south', () => this.move(-1, 0)),
      act('All places', 'Frame all places', () => {
        this.write('centre', '')
        this.write('span', 0)
      }))
  }

  private zoom(by: number): void {
    const span = Number(this.node?.attrs['span']) || this.drawn.span || 1000
    this.write('span', Math.round(Math.min(40_000, Math.max(50, span * by))))
  }

  private move(north: number, east: number): void {
    const at = readPoint(String(this.node?.attrs['centre'] || this.drawn.centre || ''))
    if (!at) return
    const step = (this.drawn.span ?? 1000) / 111.2 / 6 // degrees of a sixth of what is seen
    const lat = Math.min(85, Math.max(-85, at.lat + north * step))
    const lon = at.lon + (east * step) / Math.max(0.2, Math.cos((lat * Math.PI) / 180))
    this.write('centre', `${lat.toFixed(3)},${(((lon + 540) % 360) - 180).toFixed(3)}`)
  }
}

function choiceWords(place: Place): string {
  if (place.land) return `Show ${place.name} lighter`
  if (!place.name) return `Put a dot at ${place.lat}, ${place.lon}`
  return place.country ? `${place.name}, ${place.country}` : place.name
}
