// Who else has the story open: their initials in the bar, and a sentence for those who listen when somebody comes or goes.
import { make } from '../view/dom.ts'
import { fieldLabel } from './labels.ts'
import type { Caret } from './server.ts'

export interface Person {
  readonly client: string
  readonly name: string
  readonly colour: number
  readonly caret: Caret
}

/** Milliseconds for which somebody may be gone without a word being said of it: their line was cut. */
const unsaid = 8_000

export class PeopleBar {
  readonly element = make('div', { class: 'peers' })
  private readonly list = make('ul', { 'aria-label': 'Also in this story', hidden: true })
  private readonly told = make('span', { class: 'unseen', role: 'status' })
  private readonly said = new Map<string, ReturnType<typeof setTimeout> | null>()

  constructor() {
    this.element.append(this.list, this.told)
  }

  /** Shows the others; `me` is this tab. */
  show(people: readonly Person[], me: string): void {
    const others = people.filter(({ client }) => client !== me)
    this.list.replaceChildren(...others.map((person) => make('li', {
      class: 'peer', 'data-peer': String(person.colour), 'data-away': person.caret.away ? '' : null, title: whereWords(person),
    }, make('span', { 'aria-hidden': 'true' }, initials(person.name)), make('span', { class: 'unseen' }, whereWords(person)))))
    this.list.hidden = others.length === 0 // and not the words: what is hidden is not spoken
    this.announce(new Set(others.map(({ name }) => name)))
  }

  close(): void {
    for (const timer of this.said.values()) if (timer) clearTimeout(timer)
  }

  private announce(here: ReadonlySet<string>): void {
    for (const name of here) {
      const going = this.said.get(name)
      if (going) clearTimeout(going)
      if (!this.said.has(name)) this.told.textContent = `${name} is in this story too.`
      this.said.set(name, null)
    }
    for (const [name, going] of this.said) {
      if (here.has(name) || going) continue
      this.said.set(name, setTimeout(() => {
        this.said.delete(name)
        this.told.textContent = `${name} has left.`
      }, unsaid))
    }
  }
}

function whereWords({ name, caret }: Person): string {
  if (caret.away) return `${name} has it open`
  return caret.field ? `${name} is at the ${fieldLabel(caret.field).toLowerCase()}` : `${name} is in the text`
}

/** Two letters at most, whatever the script: 'Ines Roy' → 'IR'. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter((word) => word !== '')
  const first = [...(words[0] ?? '?')][0] ?? '?'
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toLocaleUpperCase()
}
