// The side panels: what an editor says otherwise on a card, and how a container is set up. Each change is made at once.
import { pickPicture } from '../picture/picker.ts'
import { rightsLine, type Rights } from '../picture/rights.ts'
import { seenAt } from '../schema/picture.ts'
import { freshId, make } from '../view/dom.ts'
import type { Choice, Facts, StoryFacts } from './facts.ts'
import { Finder } from './finder.ts'
import type { Card, Container, Fill, Front, Place } from './model.ts'

export interface CardDoing {
  change(changes: Partial<Card>, kind: string): void
  move(container: number): void
  support(story: StoryFacts): void
  close(): void
}

const sizes: readonly Choice[] = [
  { value: '', label: 'By the story’s weight' }, { value: 'lead', label: 'Lead' }, { value: 'major', label: 'Major' },
  { value: 'standard', label: 'Standard' }, { value: 'brief', label: 'Brief' },
]

/** The panel of one card. `card` gives it as it is now. */
export function cardPanel(front: Front, at: Place, card: () => Card, facts: Facts, doing: CardDoing): HTMLElement {
  const now = card()
  const story = facts.story(now.story)
  const line = (name: 'headline' | 'kicker', label: string, own: string, most: number) => field(label, (id) => make('textarea', {
    id, rows: name === 'headline' ? 3 : 1, maxlength: most, placeholder: own, oninput: (event) => doing.change({ [name]: (event.target as HTMLTextAreaElement).value.replace(/\s+/g, ' ') }, `${name}`),
  }, now[name] ?? ''))
  const supporting = make('ul', { class: 'chosen' })
  const draw = () => supporting.replaceChildren(...(card().supporting ?? []).map((id) => make('li', {},
    make('span', {}, facts.story(id)?.headline ?? 'A story that is gone'),
    make('button', {
      type: 'button', class: 'plain', 'aria-label': `Take away “${facts.story(id)?.headline ?? 'it'}”`,
      onclick: () => {
        doing.change({ supporting: (card().supporting ?? []).filter((one) => one !== id) }, '')
        draw()
      },
    }, '×'))))
  draw()
  const finder = new Finder({
    label: 'Add a supporting story (4 at most)', button: 'Support', has: (id) => card().supporting?.includes(id) ?? false,
    add: (found) => {
      doing.support(found)
      draw()
      finder.renew()
    },
  })
  return panel('Card', doing.close,
    make('p', { class: 'headline' }, story?.headline ?? 'A story that is gone'),
    make('p', { class: 'notes' }, make('a', { href: `/desk/stories/${now.story}`, target: '_blank' }, 'Open the story')),
    field('In container', (id) => select(id, front.content.map((_, index) => ({ value: String(index), label: facts.named(front, index) })), String(at.container), (value) => doing.move(Number(value)))),
    line('headline', 'Headline here', story?.headline ?? '', 300), line('kicker', 'Kicker here', 'The story’s own', 120),
    field('Size', (id) => select(id, sizes, now.size ?? '', (value) => doing.change({ size: value }, ''))),
    picture(now, doing),
    make('h4', {}, 'Supporting stories'), supporting, finder.element)
}

/** The card's own picture: the story's, none, or one of the library, which is chosen in place. */
function picture(now: Card, doing: CardDoing): HTMLElement {
  let other = now.picture && now.picture !== 'none' ? now.picture : ''
  const shown = make('div', { class: 'card-picture' })
  const draw = (rights?: Rights) => shown.replaceChildren(...(other === '' ? [] : [
    make('img', { src: seenAt(other, 320), alt: '' }), ...(rights ? [rightsLine(rights)] : []),
    make('p', { class: 'notes' }, make('a', { href: `/desk/pictures/${encodeURIComponent(other)}`, target: '_blank' }, 'This picture in the library'))]))
  const choices: Choice[] = [{ value: '', label: 'The story’s own' }, { value: 'none', label: 'None' }, { value: 'other', label: 'Another, of the library' }]
  const choice = field('Picture', (id) => select(id, choices, other ? 'other' : now.picture ?? '', (value) => {
    if (value === 'other') pick()
    else {
      other = ''
      draw()
      doing.change({ picture: value }, '')
    }
  }))
  const pick = () => {
    const picker = pickPicture({
      choose: (found) => {
        other = found.id
        picker.remove()
        draw(found.rights)
        doing.change({ picture: found.id }, 'picture')
      },
      close: () => {
        picker.remove()
        if (other === '') (choice.querySelector('select') as HTMLSelectElement).value = now.picture === 'none' ? 'none' : ''
        choice.querySelector('select')?.focus()
      },
    })
    shown.replaceChildren(picker)
  }
  draw()
  return make('div', {}, choice, shown)
}

export interface ContainerDoing {
  change(changes: Partial<Container>, kind: string): void
  close(): void
}

/** The panel of one container. */
export function containerPanel(container: () => Container, facts: Facts, doing: ContainerDoing): HTMLElement {
  const now = container()
  const time = (name: 'begins' | 'ends', label: string) => field(label, (id) => make('input', {
    id, type: 'datetime-local', step: 1, value: now[name], onchange: (event) => doing.change({ [name]: (event.target as HTMLInputElement).value }, ''),
  }))
  const room: Choice[] = [{ value: '0', label: 'As many as the layout holds' }]
  for (let n = 1; n <= facts.layout(now).most; n += 1) room.push({ value: String(n), label: String(n) })
  const payer = field('Paid for by', (id) => make('input', {
    id, value: now.paid?.by ?? '', maxlength: 120, oninput: (event) => doing.change({ paid: { by: (event.target as HTMLInputElement).value } }, 'paid'),
  }))
  payer.hidden = !now.paid
  const paid = freshId('paid')
  return panel('Container', doing.close,
    field('Cards it shows', (id) => select(id, room, String(now.slots), (value) => doing.change({ slots: Number(value) }, ''))),
    fillFields(now.fill, facts, (fill) => doing.change({ fill }, '')),
    time('begins', 'Shown from'), time('ends', 'Shown until'),
    make('p', { class: 'help' }, 'Times are those of the publication. Empty is always.'),
    make('p', { class: 'check' }, make('input', {
      id: paid, type: 'checkbox', checked: now.paid !== null, onchange: (event) => {
        const { checked } = event.target as HTMLInputElement
        payer.hidden = !checked
        doing.change({ paid: checked ? { by: payer.querySelector('input')?.value ?? '' } : null }, '')
      },
    }), make('label', { for: paid }, 'Somebody paid for this container')), payer,
    make('p', { class: 'help' }, 'Readers see “Paid for by …” above it, in every layout.'))
}

/** How the places are filled that the hand leaves. */
function fillFields(now: Fill | null, facts: Facts, change: (fill: Fill | null) => void): HTMLElement {
  const start = !now ? 'hand' : now.section ? `section ${now.section}` : now.kind ? `kind ${now.kind}` : now.topic ? 'topic' : 'all'
  const topic = make('datalist', { id: freshId('topics') })
  let count = now?.count ?? 0
  let chosen: Fill | null = now
  const tell = (fill: Fill | null) => {
    chosen = fill
    change(fill && count > 0 ? { ...fill, count } : fill)
  }
  const topicField = field('Topic', (id) => make('input', {
    id, list: topic.id, autocomplete: 'off', value: now?.topic ? facts.topicName(now.topic) : '', oninput: (event) => {
      const { value } = event.target as HTMLInputElement
      const found = [...topic.children].find((option) => (option as HTMLOptionElement).value === value)
      if (found instanceof HTMLElement && found.dataset['id']) {
        facts.nameTopic(found.dataset['id'], value)
        tell({ topic: found.dataset['id'] })
      } else void offerTopics(topic, value)
    },
  }))
  topicField.append(topic)
  topicField.hidden = start !== 'topic'
  const choices: Choice[] = [
    { value: 'hand', label: 'Nothing: by hand alone' }, { value: 'all', label: 'Everything that this front is about' }, { value: 'topic', label: 'A topic' },
    ...facts.sections.map(({ value, label }) => ({ value: `section ${value}`, label: `Section: ${label}` })),
    ...facts.kinds.map(({ value, label }) => ({ value: `kind ${value}`, label: `Kind: ${label}` })),
  ]
  const most: Choice[] = [{ value: '0', label: 'Whatever there is room for' }, ...Array.from({ length: 20 }, (_, n) => ({ value: String(n + 1), label: `${n + 1} at most` }))]
  return make('div', { class: 'stack' },
    field('The other places are filled from', (id) => select(id, choices, start, (value) => {
      topicField.hidden = value !== 'topic'
      const [what, which] = [value.split(' ')[0], value.slice(value.indexOf(' ') + 1)]
      if (value === 'hand') tell(null)
      else if (value === 'all') tell({})
      else if (what === 'section' || what === 'kind') tell({ [what]: which })
    })), topicField,
    field('How many by rule', (id) => select(id, most, String(count), (value) => {
      count = Number(value)
      if (chosen) tell(withoutCount(chosen))
    })))
}

function withoutCount({ count: _, ...fill }: Fill): Fill {
  return fill
}

async function offerTopics(list: HTMLDataListElement, words: string): Promise<void> {
  try {
    const response = await fetch(`/desk/suggest/front-topics?q=${encodeURIComponent(words)}`, { headers: { Accept: 'application/json' } })
    const { items = [] } = (await response.json()) as { items?: Choice[] }
    list.replaceChildren(...items.map(({ value, label }) => make('option', { value: label, 'data-id': value })))
  } catch {
    list.replaceChildren() // the next letter asks again
  }
}

function panel(title: string, close: () => void, ...children: (HTMLElement | null)[]): HTMLElement {
  return make('div', {
    class: 'front-panel stack', role: 'group', 'aria-label': title, onkeydown: (event) => {
      if ((event as KeyboardEvent).key === 'Escape') close()
    },
  }, make('div', { class: 'panel-head' }, make('h3', { tabindex: -1 }, title), make('button', { type: 'button', onclick: close }, 'Done')), ...children)
}

function field(label: string, control: (id: string) => HTMLElement): HTMLElement {
  const id = freshId('front')
  return make('div', { class: 'field' }, make('label', { for: id }, label), control(id))
}

function select(id: string, choices: readonly Choice[], value: string, change: (value: string) => void): HTMLSelectElement {
  return make('select', { id, onchange: (event) => change((event.target as HTMLSelectElement).value) },
    ...choices.map((one) => make('option', { value: one.value, selected: one.value === value }, one.label)))
}
