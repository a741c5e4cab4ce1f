// What the desk knows of the stories, topics and rules that a front names.
import type { Card, Container, Fill, Front } from './model.ts'

export interface StoryFacts {
  readonly id: string
  readonly headline: string
  readonly kicker: string
  readonly section: string
  readonly kind: string
  readonly state: string
  readonly shape: string
  readonly public: boolean
  readonly time: string
}

export interface Choice {
  readonly value: string
  readonly label: string
}

export interface LayoutChoice extends Choice {
  readonly most: number
}

interface Warning {
  readonly container: number
  readonly card: number
  readonly message: string
}

/** What comes with the page, and again with each save. */
export interface FrontData {
  readonly stories: Readonly<Record<string, StoryFacts>>
  readonly topics: Readonly<Record<string, string>>
  readonly warnings: readonly Warning[]
  readonly changed: boolean
  readonly layouts?: readonly LayoutChoice[]
  readonly kinds?: readonly Choice[]
  readonly sections?: readonly Choice[]
}

export class Facts {
  readonly layouts: readonly LayoutChoice[]
  readonly kinds: readonly Choice[]
  readonly sections: readonly Choice[]
  /** Whether the saved draft is another than what readers have. */
  changed: boolean
  private readonly stories = new Map<string, StoryFacts>()
  private readonly topics = new Map<string, string>()
  private warned = new Map<string, string[]>()

  constructor(data: FrontData, front: Front) {
    this.layouts = data.layouts ?? []
    this.kinds = data.kinds ?? []
    this.sections = data.sections ?? []
    this.changed = data.changed
    this.learn(data, front)
  }

  /** Takes what an answer tells of the front that was sent. */
  learn(data: FrontData, front: Front): void {
    for (const story of Object.values(data.stories)) this.know(story)
    for (const [id, name] of Object.entries(data.topics)) this.topics.set(id, name)
    this.changed = data.changed
    this.warned = new Map()
    const keys = warningKeys(front)
    for (const { container, card, message } of data.warnings) {
      const key = keys(container, card)
      this.warned.set(key, [...(this.warned.get(key) ?? []), message])
    }
  }

  know(story: StoryFacts): void {
    this.stories.set(story.id, story)
  }

  nameTopic(id: string, name: string): void {
    this.topics.set(id, name)
  }

  story(id: string): StoryFacts | undefined {
    return this.stories.get(id)
  }

  topicName(id: string): string {
    return this.topics.get(id) ?? 'a topic'
  }

  /** What the desk has to say against a container (card -1) or a card. */
  warnings(front: Front, container: number, card: number): readonly string[] {
    return this.warned.get(warningKeys(front)(container, card)) ?? []
  }

  headline(card: Card): string {
    return card.headline || this.story(card.story)?.headline || 'A story that is gone'
  }

  layout(of: Container): LayoutChoice {
    return this.layouts.find(({ value }) => value === of.layout) ?? { value: of.layout, label: of.layout, most: 30 }
  }

  room(of: Container): number {
    const { most } = this.layout(of)
    return of.slots > 0 ? Math.min(of.slots, most) : most
  }

  /** A container's name, as it is heard and as choices list it. */
  named(front: Front, at: number): string {
    const container = front.content[at]
    if (!container) return ''
    return `${at + 1}. ${container.title || this.layout(container).label}`
  }

  rule(fill: Fill | null, placed: boolean): string {
    if (!fill) return 'By hand alone'
    const find = (choices: readonly Choice[], value: string) => choices.find((one) => one.value === value)?.label ?? value
    const from = fill.section ? find(this.sections, fill.section) : fill.kind ? find(this.kinds, fill.kind)
      : fill.topic ? this.topicName(fill.topic) : 'everything here'
    return `${placed ? 'Then by rule' : 'By rule'} from ${from}${fill.count ? `, ${fill.count} at most` : ''}`
  }
}

/** Cards are told apart by story and by which of its cards it is, so that a warning goes with a card that is moved. */
function warningKeys(front: Front): (container: number, card: number) => string {
  const keys = front.content.map(() => [] as string[])
  const seen = new Map<string, number>()
  front.content.forEach(({ cards }, c) => cards.forEach(({ story }, k) => {
    const nth = (seen.get(story) ?? 0) + 1
    seen.set(story, nth)
    keys[c]?.splice(k, 0, `${story}#${nth}`)
  }))
  return (container, card) => (card < 0 ? `container ${container}` : keys[container]?.[card] ?? '')
}
