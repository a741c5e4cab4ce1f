// The draft as one sees it: containers from top to bottom, each with its cards. It is drawn anew after each change; what
// had the focus has it again.
import { make } from '../view/dom.ts'
import type { Facts } from './facts.ts'
import { stateMark } from './finder.ts'
import type { Card, Container, Front, Place } from './model.ts'

/** What a person can do on the board. */
export interface Doing {
  openCard(at: Place): void
  openContainer(at: number): void
  step(at: Place, by: -1 | 1): void
  jump(at: Place, by: -1 | 1): void
  drop(at: Place): void
  stepContainer(at: number, by: -1 | 1): void
  dropContainer(at: number): void
  retitle(at: number, title: string): void
  relayout(at: number, layout: string): void
  addContainer(layout: string): void
}

export class Board {
  readonly element = make('div', { class: 'containers' })

  constructor(private readonly facts: Facts, private readonly doing: Doing) {}

  /** Whether somebody is typing a title: to draw now would take the letters from under their hands. */
  get typing(): boolean {
    const active = document.activeElement
    return active instanceof HTMLInputElement && active.classList.contains('title') && this.element.contains(active)
  }

  draw(front: Front, faults: ReadonlyMap<string, string>, open: string): void {
    const active = document.activeElement
    const focused = active instanceof HTMLElement && this.element.contains(active) ? active.dataset['key'] : undefined
    this.element.replaceChildren(
      ...front.content.map((container, at) => this.container(front, container, at, faults, open)), this.adder(front))
    if (focused) this.focus(focused)
  }

  /** Puts the focus on what has a key; on nothing when that is gone. */
  focus(key: string): void {
    this.element.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus()
  }

  private container(front: Front, container: Container, at: number, faults: ReadonlyMap<string, string>, open: string): HTMLElement {
    const name = this.facts.named(front, at)
    const room = this.facts.room(container)
    const cards = container.cards.map((card, k) => this.card(front, card, { container: at, card: k }, k >= room, open))
    const wrong = [...faults].filter(([field]) => field.startsWith(`containers[${at}]`)).map(([, message]) => message)
    return make('section', { class: open === `c${at}` ? 'box open' : 'box', 'aria-label': `Container ${name}`, 'data-container': at },
      this.head(container, at, name, front.content.length),
      container.paid ? make('p', { class: 'payer' }, `Paid for by ${container.paid.by || '…'}`) : null,
      messages(wrong, 'alert'), messages(this.facts.warnings(front, at, -1)),
      make('ol', { class: 'cards', 'data-cards': at, 'aria-label': `Cards of ${name}` }, ...cards),
      container.cards.length === 0 && !container.fill ? make('p', { class: 'hint' }, 'Drop a story here, or add one from the list.') : null,
      make('p', { class: 'notes' }, `${this.facts.rule(container.fill, container.cards.length > 0)}. Room for ${room}.${timesOf(container)}`))
  }

  private head(container: Container, at: number, name: string, of: number): HTMLElement {
    const { doing } = this
    return make('header', { class: 'box-head' },
      make('button', {
        type: 'button', class: 'grip', 'data-key': `c${at}.grip`, 'aria-label': `Move container ${name}: arrow up or down`,
        onkeydown: (event) => arrows(event, (by) => doing.stepContainer(at, by)),
      }),
      make('input', {
        class: 'title', value: container.title, placeholder: 'Title, if it needs one', 'aria-label': `Title of container ${at + 1}`, 'data-key': `c${at}.title`, maxlength: 120,
        oninput: (event) => doing.retitle(at, (event.target as HTMLInputElement).value),
        onkeydown: (event) => {
          if ((event as KeyboardEvent).key === 'Enter') event.preventDefault()
        },
      }),
      make('select', {
        'aria-label': `Layout of container ${at + 1}`, 'data-key': `c${at}.layout`, onchange: (event) => doing.relayout(at, (event.target as HTMLSelectElement).value),
      }, ...this.facts.layouts.map(({ value, label }) => make('option', { value, selected: value === container.layout }, label))),
      make('span', { class: 'box-tools' },
        make('button', { type: 'button', 'data-key': `c${at}.set`, 'aria-label': `Set up container ${name}`, onclick: () => doing.openContainer(at) }, 'Set up'),
        make('button', { type: 'button', class: 'plain', 'data-key': `c${at}.up`, disabled: at === 0, 'aria-label': `Move container ${name} up`, onclick: () => doing.stepContainer(at, -1) }, '↑'),
        make('button', { type: 'button', class: 'plain', 'data-key': `c${at}.down`, disabled: at === of - 1, 'aria-label': `Move container ${name} down`, onclick: () => doing.stepContainer(at, 1) }, '↓'),
        make('button', { type: 'button', class: 'plain', 'data-key': `c${at}.drop`, 'aria-label': `Remove container ${name}`, onclick: () => doing.dropContainer(at) }, '×')))
  }

  private card(front: Front, card: Card, at: Place, waits: boolean, open: string): HTMLElement {
    const { doing, facts } = this
    const key = `c${at.container}.k${at.card}`
    const story = facts.story(card.story)
    const headline = facts.headline(card)
    const own = [card.headline && 'headline', card.kicker && 'kicker', card.picture && 'picture', card.size && card.size].filter(Boolean).join(', ')
    return make('li', { class: ['card', waits && 'waits', open === key && 'open'].filter(Boolean).join(' '), 'data-card': at.card },
      make('button', {
        type: 'button', class: 'grip', 'data-key': key, 'aria-label': `“${headline}”, place ${at.card + 1} of ${front.content[at.container]?.cards.length}: arrows move it, Page Up and Page Down take it to another container, Delete removes it, Enter opens it`,
        onclick: () => doing.openCard(at), onkeydown: (event) => this.key(event as KeyboardEvent, at),
      }),
      make('div', { class: 'card-text' },
        card.kicker ? make('p', { class: 'kicker' }, card.kicker) : null,
        make('p', { class: 'headline' }, headline),
        make('p', { class: 'notes' }, story && !story.public ? stateMark(story) : null,
          [story && !story.public ? '' : story?.section, story?.kind, story?.time, own && `own ${own}`].filter(Boolean).join(' · '),
          waits ? ' · waits for room' : ''),
        card.supporting?.length ? make('ul', { class: 'supporting' }, ...card.supporting.map((id) => make('li', {}, facts.story(id)?.headline ?? 'A story that is gone'))) : null,
        messages(facts.warnings(front, at.container, at.card))),
      make('span', { class: 'card-tools' },
        make('button', { type: 'button', class: 'plain', 'data-key': `${key}.edit`, 'aria-label': `Edit the card of “${headline}”`, onclick: () => doing.openCard(at) }, 'Edit'),
        make('button', { type: 'button', class: 'plain', 'data-key': `${key}.drop`, 'aria-label': `Remove “${headline}”`, onclick: () => doing.drop(at) }, '×')))
  }

  private key(event: KeyboardEvent, at: Place): void {
    const { doing } = this
    const act = {
      ArrowUp: () => doing.step(at, -1), ArrowDown: () => doing.step(at, 1), PageUp: () => doing.jump(at, -1), PageDown: () => doing.jump(at, 1),
      Delete: () => doing.drop(at), Backspace: () => doing.drop(at),
    }[event.key]
    if (!act || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    act()
  }

  private adder(front: Front): HTMLElement {
    const layouts = make('select', { 'aria-label': 'Layout of the new container' }, ...this.facts.layouts.map(({ value, label }) => make('option', { value }, label)))
    return make('div', { class: 'adder' },
      front.content.length === 0 ? make('p', { class: 'hint' }, 'No container: the rule fills this front. Add one to take it in hand.') : null,
      layouts, make('button', { type: 'button', 'data-key': 'add', onclick: () => this.doing.addContainer(layouts.value) }, 'Add a container'))
  }
}

function arrows(event: Event, act: (by: -1 | 1) => void): void {
  const { key } = event as KeyboardEvent
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return
  event.preventDefault()
  act(key === 'ArrowUp' ? -1 : 1)
}

function messages(list: readonly string[], role?: string): HTMLElement | null {
  if (list.length === 0) return null
  return make('ul', { class: role ? 'faults' : 'warnings', role }, ...list.map((message) => make('li', {}, message)))
}

function timesOf({ begins, ends }: Container): string {
  const words = (time: string) => time.replace('T', ', ').replace(/:00$/, '')
  if (begins && ends) return ` Shown from ${words(begins)} to ${words(ends)}.`
  return begins ? ` Shown from ${words(begins)}.` : ends ? ` Shown until ${words(ends)}.` : ''
}
