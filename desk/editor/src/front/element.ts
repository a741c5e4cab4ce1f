// <front-editor>: the draft of a front to be arranged with the mouse or the keyboard. Every change is kept in this browser
// and saved by the machine that saves stories; the form around it publishes what was saved.
import { Autosave, type Clock } from '../save/autosave.ts'
import { browserStorage } from '../save/browserstorage.ts'
import type { Fetch } from '../save/server.ts'
import { hasUnsaved, type State } from '../save/state.ts'
import { Tabs } from '../save/tabs.ts'
import { Leaving } from '../story/leaving.ts'
import { StatusLine } from '../story/status.ts'
import { make } from '../view/dom.ts'
import { Board } from './board.ts'
import { FrontConflict, FrontCopies } from './conflict.ts'
import { Drag } from './drag.ts'
import { Facts, type FrontData, type StoryFacts } from './facts.ts'
import { Finder } from './finder.ts'
import { History } from './history.ts'
import {
  addCard, addContainer, asDraft, changeCard, changeContainer, emptyFront, fromDraft, moveCard, moveContainer, neighbour, newContainer,
  removeCard, removeContainer, storiesOn, type Card, type Container, type Front, type Place,
} from './model.ts'
import { cardPanel, containerPanel } from './panels.ts'

const browserClock: Clock = {
  now: () => Date.now(),
  later: (ms, act) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}

export class FrontEditor extends HTMLElement {
  private parts: Parts | undefined

  connectedCallback(): void {
    const form = this.querySelector<HTMLFormElement>('form.arranging')
    const body = form?.querySelector<HTMLTextAreaElement>('textarea[name="body"]')
    if (this.parts || !form || !body) return
    this.parts = new Parts(this, form, body)
  }

  disconnectedCallback(): void {
    this.parts?.close()
    this.parts = undefined
  }
}

class Parts {
  private front: Front
  private readonly facts: Facts
  private readonly history = new History()
  private readonly told = make('p', { class: 'unseen', role: 'status' })
  private readonly tabs: Tabs
  private readonly saver: Autosave
  private readonly status: StatusLine
  private readonly leaving: Leaving
  private readonly board: Board
  private readonly conflict: FrontConflict
  private readonly copies: FrontCopies
  private readonly finder: Finder
  private readonly target = make('select', { 'aria-label': 'Container that stories are added to' })
  private readonly drag: Drag
  private readonly side: HTMLElement
  private readonly undoButton = make('button', { type: 'button', class: 'plain', onclick: () => this.undo() }, 'Undo')
  private readonly redoButton = make('button', { type: 'button', class: 'plain', onclick: () => this.redo() }, 'Redo')
  private open = ''
  private sent: Front = emptyFront
  private lookAfter = ''
  private drawLater = false
  /** A button of the mouse, or a finger, is down: what it is on must be there when it comes up. */
  private held = false

  constructor(private readonly host: FrontEditor, private readonly form: HTMLFormElement, body: HTMLTextAreaElement) {
    const locale = host.dataset['locale'] || 'en'
    this.front = (JSON.parse(body.value) as Front) ?? emptyFront
    this.sent = this.front
    this.facts = new Facts(JSON.parse(host.querySelector('[data-front-data]')?.textContent ?? '{}') as FrontData, this.front)
    this.side = host.querySelector<HTMLElement>('[data-side]') ?? make('section')
    this.status = new StatusLine(locale, host.dataset['signInUrl'] || '/desk/sign-in')
    this.tabs = new Tabs(`front-${host.dataset['front'] ?? ''}`)
    this.form.addEventListener('submit', () => this.takeStart(), { capture: true })
    this.saver = this.makeSaver()
    this.leaving = new Leaving(this.saver, form)
    this.board = new Board(this.facts, this.doing())
    this.conflict = new FrontConflict(this.facts, { keepMine: () => this.saver.keepMine(), takeTheirs: () => this.takeTheirs() })
    this.copies = new FrontCopies(this.saver, this.facts, locale)
    this.finder = new Finder({ label: 'Find stories', button: 'Add', has: (id) => storiesOn(this.front).has(id), add: (story) => this.add(story) })
    this.drag = new Drag({
      moved: (from, to) => this.move(from, to, false),
      added: (id, to) => this.put(id, to),
      movedContainer: (from, to) => this.moveContainer(from, to, false),
    })
    this.furnish()
  }

  close(): void {
    this.saver.leaving()
    this.leaving.close()
    this.tabs.close()
  }

  private furnish(): void {
    const { host, saver } = this
    host.querySelector('[data-status]')?.append(this.status.element)
    host.querySelector('#drafted')?.append(make('span', { class: 'undo' }, this.undoButton, this.redoButton))
    host.querySelector('[data-draft]')?.append(this.conflict.element, this.board.element, this.copies.element, this.told)
    this.showFinder()
    this.drag.offer(this.finder.list)
    host.addEventListener('keydown', (event) => this.keys(event))
    this.board.element.addEventListener('focusout', () => queueMicrotask(() => this.drawLater && this.draw()))
    const { signal } = this.leaving
    document.addEventListener('pointerdown', () => (this.held = true), { signal, capture: true })
    for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, () => this.letGo(), { signal, capture: true })
    host.querySelector('[data-look]')?.addEventListener('click', (event) => this.look(event))
    this.tabs.listen((revision, draft) => saver.savedElsewhere({ revision, by: 'You, in another tab,', draft }))
    this.changed(saver.state)
    this.draw()
    void saver.restore(host.dataset['by'] ?? '').then(() => this.copies.renew())
  }

  private makeSaver(): Autosave {
    const { host, tabs } = this
    return new Autosave({
      story: `front-${host.dataset['front'] ?? ''}`, tab: tabs.id, saveURL: host.dataset['saveUrl'] ?? '', clock: browserClock, fetch: this.send, storage: browserStorage(),
      read: () => asDraft(this.front),
      show: (draft) => this.show(fromDraft(draft)),
      changed: (state) => this.changed(state),
      announce: (revision, draft) => tabs.announce(revision, draft),
      livingTabs: () => tabs.living(),
    }, Number(host.dataset['revision'] ?? 0))
  }

  /** Sends the arrangement alone, and learns from the answer what the desk knows of it. */
  private readonly send: Fetch = async (url, init) => {
    const { base, body } = JSON.parse(String(init.body)) as { base: number; body: Front }
    this.sent = body
    const response = await fetch(url, { ...init, body: JSON.stringify({ base, body }) })
    if (response.ok || response.status === 409) void response.clone().json().then((data: FrontData) => this.learn(data, body), () => undefined)
    return response
  }

  private learn(data: FrontData, front: Front): void {
    if (!data.stories || front !== this.sent) return
    this.facts.learn(data, front)
    this.draw()
    this.buttons(this.saver.state)
  }

  private changed(state: State): void {
    const { host, form } = this
    host.dataset['state'] = state.standing
    host.dataset['revision'] = String(state.base)
    for (const input of form.querySelectorAll<HTMLInputElement>('input[name="base"]')) input.value = String(state.base)
    this.status.show(state)
    this.conflict.show(state.theirs)
    if (state.standing === 'invalid' || state.standing === 'saved') this.draw()
    this.buttons(state)
    this.leaving.changed(state)
    if (state.standing === 'saved' && !hasUnsaved(state) && this.lookAfter) {
      window.open(this.lookAfter, '_blank')
      this.lookAfter = ''
    }
  }

  /** Publish and Discard are offered while the draft is another than what readers have. */
  private buttons(state: State): void {
    const differs = this.facts.changed || hasUnsaved(state) || this.host.dataset['starting'] !== undefined
    for (const selector of ['[data-publish]', '[data-discard]']) {
      const button = this.form.querySelector<HTMLButtonElement>(selector)
      if (button) button.disabled = !differs || (selector === '[data-discard]' && state.base === 0 && !hasUnsaved(state))
    }
    this.undoButton.disabled = !this.history.canUndo
    this.redoButton.disabled = !this.history.canRedo
  }

  private faults(): Map<string, string> {
    return new Map(this.saver.state.errors.map(({ field, message }) => [field, message]))
  }

  private draw(): void {
    if (!this.board) return // the saver tells of its state before there is a board
    this.drawLater = this.held || this.board.typing
    if (this.drawLater) return
    this.board.draw(this.front, this.faults(), this.open)
    this.drag.renew(this.board.element)
    this.finder.renew()
    const chosen = Number(this.target.value || 0)
    this.target.replaceChildren(...this.front.content.map((_, at) => make('option', { value: at, selected: at === Math.min(chosen, this.front.content.length - 1) }, this.facts.named(this.front, at))))
  }

  /** Draws what had to wait, once the click has been told to whom it concerns. */
  private letGo(): void {
    this.held = false
    setTimeout(() => {
      if (this.drawLater) this.draw()
    })
  }

  /** Makes a change: remembered, drawn, kept and saved. */
  private change(front: Front, kind = ''): void {
    if (front === this.front) return
    this.history.push(this.front, kind)
    this.front = front
    delete this.host.dataset['starting']
    this.host.querySelector('[data-starting-help]')?.remove()
    this.draw()
    this.saver.edited()
  }

  /** Puts a front on the board that came from elsewhere. */
  private show(front: Front | null): void {
    if (!front) return
    if (this.board?.typing && document.activeElement instanceof HTMLElement) document.activeElement.blur()
    this.history.push(this.front)
    this.front = front
    this.showFinder()
    this.draw()
  }

  /** What the rule does, and the page showed to begin with, becomes the draft when somebody publishes it as it is. */
  private takeStart(): void {
    if (this.host.dataset['starting'] === undefined) return
    delete this.host.dataset['starting']
    this.saver.edited()
  }

  private undo(): void {
    this.back(this.history.undo(this.front), 'Undone')
  }

  private redo(): void {
    this.back(this.history.redo(this.front), 'Done again')
  }

  private back(front: Front | undefined, words: string): void {
    if (!front) return
    this.front = front
    this.showFinder()
    this.draw()
    this.saver.edited()
    this.tell(words)
  }

  private keys(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return // the field's own undo
    event.preventDefault()
    if (event.shiftKey) this.redo()
    else this.undo()
  }

  /** The preview shows what was saved, so what was not is saved first. */
  private look(event: Event): void {
    if (!hasUnsaved(this.saver.state)) return
    event.preventDefault()
    this.lookAfter = this.host.dataset['lookUrl'] ?? ''
    this.saver.flush()
  }

  private tell(words: string): void {
    this.told.textContent = words
  }

  private doing(): ConstructorParameters<typeof Board>[1] {
    return {
      openCard: (at) => this.openCard(at),
      openContainer: (at) => this.openContainer(at),
      step: (at, by) => this.moveTo(at, neighbour(this.front, at, by)),
      jump: (at, by) => this.moveTo(at, this.front.content[at.container + by] ? { container: at.container + by, card: 0 } : null),
      drop: (at) => this.drop(at),
      stepContainer: (at, by) => this.moveContainer(at, at + by, true),
      dropContainer: (at) => {
        const name = this.facts.named(this.front, at)
        this.showFinder()
        this.change(removeContainer(this.front, at))
        this.board.focus(this.front.content[at] ? `c${at}.grip` : 'add')
        this.tell(`Container ${name} removed. Undo brings it back.`)
      },
      retitle: (at, title) => this.change(changeContainer(this.front, at, () => ({ title })), `title ${at}`),
      relayout: (at, layout) => this.change(changeContainer(this.front, at, (now) => ({ layout, slots: Math.min(now.slots, this.facts.layouts.find(({ value }) => value === layout)?.most ?? 0) }))),
      addContainer: (layout) => {
        this.change(addContainer(this.front, this.front.content.length, newContainer(layout)))
        this.board.focus(`c${this.front.content.length - 1}.title`)
        this.tell('A container was added at the end.')
      },
    }
  }

  private moveTo(from: Place, to: Place | null): void {
    if (to) this.move(from, to, true)
    else this.tell('It can’t go further.')
  }

  private move(from: Place, to: Place, focus: boolean): void {
    const card = this.front.content[from.container]?.cards[from.card]
    if (!card) return this.draw()
    this.showFinder()
    this.change(moveCard(this.front, from, to))
    if (focus) this.board.focus(`c${to.container}.k${to.card}`)
    this.tell(`“${this.facts.headline(card)}” is at place ${to.card + 1} of ${this.front.content[to.container]?.cards.length} in container ${this.facts.named(this.front, to.container)}.`)
    if (from === to) this.draw()
  }

  private moveContainer(from: number, to: number, focus: boolean): void {
    if (to < 0 || to >= this.front.content.length) return this.tell('It can’t go further.')
    const name = this.facts.named(this.front, from)
    this.showFinder()
    this.change(moveContainer(this.front, from, to))
    if (focus) this.board.focus(`c${to}.grip`)
    this.tell(`Container ${name} is number ${to + 1} now.`)
  }

  private drop(at: Place): void {
    const card = this.front.content[at.container]?.cards[at.card]
    if (!card) return
    this.showFinder()
    this.change(removeCard(this.front, at))
    const left = this.front.content[at.container]?.cards.length ?? 0
    this.board.focus(left > 0 ? `c${at.container}.k${Math.min(at.card, left - 1)}` : `c${at.container}.grip`)
    this.tell(`“${this.facts.headline(card)}” removed. Undo brings it back.`)
  }

  /** Adds a story at the end of the chosen container. */
  private add(story: StoryFacts): void {
    if (this.front.content.length === 0) this.change(addContainer(this.front, 0, newContainer('lead')))
    const container = Math.min(Number(this.target.value || 0), this.front.content.length - 1)
    this.facts.know(story)
    this.change(addCard(this.front, { container, card: this.front.content[container]?.cards.length ?? 0 }, { story: story.id }))
    this.tell(`“${story.headline}” added to container ${this.facts.named(this.front, container)}.`)
  }

  private put(id: string, to: Place): void {
    const story = this.finder.story(id)
    if (story) this.facts.know(story)
    this.showFinder()
    this.change(addCard(this.front, to, { story: id }))
    this.tell(`“${story?.headline ?? 'The story'}” added to container ${this.facts.named(this.front, to.container)}.`)
  }

  private showFinder(): void {
    this.open = ''
    if (this.side.contains(this.finder.element)) return
    this.side.replaceChildren(make('h2', {}, 'Stories'), make('p', { class: 'field' }, make('label', {}, 'Add to ', this.target)), this.finder.element)
  }

  private openCard(at: Place): void {
    const now = (): Card => this.front.content[at.container]?.cards[at.card] ?? { story: '' }
    this.openPanel(`c${at.container}.k${at.card}`, cardPanel(this.front, at, now, this.facts, {
      change: (changes, kind) => this.change(changeCard(this.front, at, changes), kind && `${kind} ${at.container} ${at.card}`),
      move: (container) => this.move(at, { container, card: this.front.content[container]?.cards.length ?? 0 }, true),
      support: (story) => {
        this.facts.know(story)
        const { supporting = [] } = now()
        if (supporting.length < 4 && !supporting.includes(story.id)) this.change(changeCard(this.front, at, { supporting: [...supporting, story.id] }))
      },
      close: () => this.closePanel(`c${at.container}.k${at.card}`),
    }))
  }

  private openContainer(at: number): void {
    const now = (): Container => this.front.content[at] ?? newContainer('list')
    this.openPanel(`c${at}`, containerPanel(now, this.facts, {
      change: (changes, kind) => this.change(changeContainer(this.front, at, () => changes), kind && `${kind} ${at}`),
      close: () => this.closePanel(`c${at}.set`),
    }))
  }

  private openPanel(key: string, panel: HTMLElement): void {
    this.open = key
    this.draw()
    this.side.replaceChildren(panel)
    panel.querySelector<HTMLElement>('h3')?.focus()
  }

  private closePanel(focus: string): void {
    this.showFinder()
    this.draw()
    this.board.focus(focus)
  }

  private takeTheirs(): void {
    this.saver.takeTheirs().then(() => this.copies.renew(), () =>
      this.status.say('This computer could not keep a copy of your arrangement, so nothing was changed.'))
  }
}
