// Somebody saved this front meanwhile: theirs is shown, mine stays on the board, and one of two buttons decides. And the
// arrangements that were set aside on this computer, which can be put back.
import type { Autosave } from '../save/autosave.ts'
import type { Theirs } from '../save/draft.ts'
import type { Kept } from '../save/storage.ts'
import { conflictTitleId } from '../story/conflict.ts'
import { dateTimeWords } from '../story/words.ts'
import { make } from '../view/dom.ts'
import type { Facts } from './facts.ts'
import { fromDraft, type Front } from './model.ts'

export class FrontConflict {
  readonly element = make('section', { class: 'conflict', hidden: true })
  private shown = 0

  constructor(private readonly facts: Facts, private readonly decide: { keepMine(): void; takeTheirs(): void }) {}

  show(theirs: Theirs | null): void {
    if (!theirs) {
      this.element.hidden = true
      return
    }
    if (this.shown === theirs.revision && !this.element.hidden) return
    this.shown = theirs.revision
    const front = fromDraft(theirs.draft)
    this.element.setAttribute('aria-labelledby', conflictTitleId)
    this.element.replaceChildren(
      make('h3', { id: conflictTitleId, tabindex: -1 }, `${theirs.by || 'Somebody else'} saved this front meanwhile`),
      make('p', {}, `Yours is on the board and kept on this computer. Theirs is revision ${theirs.revision}. If you take theirs, yours stays in this browser as a copy; if you keep yours, theirs is replaced.`),
      make('div', { class: 'panel-buttons' },
        make('button', { type: 'button', class: 'primary', onclick: () => this.decide.keepMine() }, 'Keep mine, and save it over theirs'),
        make('button', { type: 'button', onclick: () => this.decide.takeTheirs() }, 'Take theirs, and keep mine as a copy')),
      front ? outline(front, this.facts) : make('p', {}, 'Their arrangement was not sent along.'))
    this.element.hidden = false
  }
}

/** A front in few words: containers and the headlines in them. */
function outline(front: Front, facts: Facts): HTMLElement {
  return make('ol', { class: 'outline' }, ...front.content.map((container, at) => make('li', {}, make('strong', {}, facts.named(front, at)),
    make('ul', {}, ...container.cards.map((card) => make('li', {}, facts.headline(card)))))))
}

export class FrontCopies {
  readonly element = make('details', { class: 'copies', hidden: true })

  constructor(private readonly saver: Autosave, private readonly facts: Facts, private readonly locale: string) {}

  async renew(): Promise<void> {
    const copies = await this.saver.copies()
    this.element.hidden = copies.length === 0
    this.element.replaceChildren(
      make('summary', {}, copies.length === 1 ? 'One copy kept on this computer' : `${copies.length} copies kept on this computer`),
      ...copies.map((copy) => this.row(copy)))
  }

  private row(copy: Kept): HTMLElement {
    const front = fromDraft(copy.draft)
    return make('div', { class: 'copy' }, make('p', {}, `${dateTimeWords(copy.at, this.locale)}, on revision ${copy.base}`),
      make('div', { class: 'panel-buttons' },
        make('button', { type: 'button', onclick: () => void this.saver.putBack(copy).then(() => this.renew()) }, 'Put it on the board'),
        make('button', { type: 'button', onclick: () => void this.saver.dropCopy(copy).then(() => this.renew()) }, 'Delete it')),
      front ? outline(front, this.facts) : null)
  }
}
