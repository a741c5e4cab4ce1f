// A front as the desk arranges it, and the ways to change it. Each change gives a new front and leaves the old one as it
// was, so undo is a list of fronts, and a part that did not change is the same object in both.
import type { NodeJSON } from '../schema/document.ts'
import type { Draft } from '../save/draft.ts'

export interface Card {
  readonly story: string
  readonly headline?: string
  readonly kicker?: string
  readonly picture?: string
  readonly size?: string
  readonly supporting?: readonly string[]
}

export interface Fill {
  readonly section?: string
  readonly topic?: string
  readonly kind?: string
  readonly count?: number
}

export interface Container {
  readonly layout: string
  readonly title: string
  readonly cards: readonly Card[]
  /** 0 is as many as the layout holds. */
  readonly slots: number
  readonly fill: Fill | null
  /** As the clocks of the publication show it; empty for none. */
  readonly begins: string
  readonly ends: string
  readonly paid: { readonly by: string } | null
}

export interface Front {
  readonly type: 'front'
  readonly content: readonly Container[]
}

/** Where a card stands. */
export interface Place {
  readonly container: number
  readonly card: number
}

export const emptyFront: Front = { type: 'front', content: [] }

export function newContainer(layout: string): Container {
  return { layout, title: '', cards: [], slots: 0, fill: null, begins: '', ends: '', paid: null }
}

/** Puts a card at a place; behind the last one for a number that is too high. */
export function addCard(front: Front, at: Place, card: Card): Front {
  return changeContainer(front, at.container, ({ cards }) => ({ cards: inserted(cards, at.card, card) }))
}

export function removeCard(front: Front, at: Place): Front {
  return changeContainer(front, at.container, ({ cards }) => ({ cards: without(cards, at.card) }))
}

export function changeCard(front: Front, at: Place, changes: Partial<Card>): Front {
  return changeContainer(front, at.container, ({ cards }) => ({
    cards: cards.map((card, index) => (index === at.card ? trimmed({ ...card, ...changes }) : card)),
  }))
}

/** `to.card` counts in the container without the moved card, as drag and drop does. */
export function moveCard(front: Front, from: Place, to: Place): Front {
  const card = front.content[from.container]?.cards[from.card]
  return card && front.content[to.container] ? addCard(removeCard(front, from), to, card) : front
}

/** Where a card goes that is moved one up (-1) or down (1): past the edge of its container it goes into the next one. */
export function neighbour(front: Front, { container, card }: Place, by: -1 | 1): Place | null {
  const here = front.content[container]?.cards.length ?? 0
  if (card + by >= 0 && card + by < here) return { container, card: card + by }
  const next = front.content[container + by]
  return next ? { container: container + by, card: by < 0 ? next.cards.length : 0 } : null
}

export function addContainer(front: Front, at: number, container: Container): Front {
  return { ...front, content: inserted(front.content, at, container) }
}

export function removeContainer(front: Front, at: number): Front {
  return { ...front, content: without(front.content, at) }
}

export function moveContainer(front: Front, from: number, to: number): Front {
  const container = front.content[from]
  if (!container || to < 0 || to >= front.content.length) return front
  return addContainer(removeContainer(front, from), to, container)
}

export function changeContainer(front: Front, at: number, changes: (container: Container) => Partial<Container>): Front {
  return { ...front, content: front.content.map((one, index) => (index === at ? { ...one, ...changes(one) } : one)) }
}

/** Every story on the front, cards before the lines below them, with how often it is there. */
export function storiesOn(front: Front): Map<string, number> {
  const found = new Map<string, number>()
  for (const { cards } of front.content) {
    for (const { story, supporting = [] } of cards) for (const id of [story, ...supporting]) found.set(id, (found.get(id) ?? 0) + 1)
  }
  return found
}

/** A front is saved by the machine that saves stories: to it an arrangement is a text with nothing but a body. */
export function asDraft(front: Front): Draft {
  return {
    headline: '', standfirst: '', kicker: '', dateline: '', slug: '', section: '', kind: '', topics: [], bylines: [],
    body: front as unknown as NodeJSON,
  }
}

/** What asDraft was made from; null for anything else. */
export function fromDraft(draft: Partial<Draft>): Front | null {
  const body = draft.body as unknown as Partial<Front> | undefined
  return body?.type === 'front' ? { type: 'front', content: body.content ?? [] } : null
}

function inserted<T>(list: readonly T[], at: number, one: T): T[] {
  return [...list.slice(0, at), one, ...list.slice(at)]
}

function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, index) => index !== at)
}

/** What is empty says nothing, so the story's own holds. */
function trimmed(card: Card): Card {
  return Object.fromEntries(Object.entries(card).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0))) as unknown as Card
}
