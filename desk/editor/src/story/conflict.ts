// Somebody saved meanwhile: their text is shown, mine stays in the editor, and one of two buttons decides.
import type { Schema } from '@tiptap/pm/model'
import type { Draft, Theirs } from '../save/draft.ts'
import { make } from '../view/dom.ts'
import { renderDocument } from './render.ts'

export interface Decisions {
  keepMine(): void
  takeTheirs(): void
}

const labels: readonly (readonly [keyof Draft, string])[] = [
  ['kicker', 'Kicker'], ['headline', 'Headline'], ['standfirst', 'Standfirst'], ['dateline', 'Dateline'],
  ['slug', 'Slug'], ['section', 'Section'], ['kind', 'Kind'], ['topics', 'Topics'], ['bylines', 'Bylines'],
]

export class ConflictPanel {
  readonly element = make('section', { class: 'conflict', hidden: true, tabindex: -1 })
  private shownRevision = 0

  constructor(private readonly schema: () => Schema, private readonly decisions: Decisions) {}

  show(theirs: Theirs, mine: Draft): void {
    if (this.shownRevision === theirs.revision && !this.element.hidden) return
    this.shownRevision = theirs.revision
    const who = theirs.by || 'Somebody else'
    const title = make('h2', { id: 'conflict-title' }, `${who} saved this story meanwhile`)
    this.element.setAttribute('aria-labelledby', 'conflict-title')
    this.element.replaceChildren(title,
      make('p', {}, `Your text is in the editor and kept on this computer. Theirs is revision ${theirs.revision}. Whichever you choose, the other stays: theirs in the story’s history, yours as a copy in this browser.`),
      make('div', { class: 'panel-buttons' },
        make('button', { type: 'button', class: 'primary', onclick: () => this.decisions.keepMine() }, 'Keep mine (save on top of theirs)'),
        make('button', { type: 'button', onclick: () => this.decisions.takeTheirs() }, 'Take theirs (mine stays in this browser as a copy)')),
      make('div', { class: 'conflict-theirs' }, make('h3', {}, `Theirs: revision ${theirs.revision}`),
        this.differences(theirs.draft, mine), this.text(theirs.draft, mine)))
    this.element.hidden = false
    this.element.scrollIntoView({ block: 'nearest' })
  }

  hide(): void {
    this.element.hidden = true
    this.element.replaceChildren()
  }

  /** Only fields in which the two differ, each with both sides. */
  private differences(theirs: Partial<Draft>, mine: Draft): HTMLElement {
    const rows: HTMLElement[] = []
    for (const [name, label] of labels) {
      const [other, own] = [wordsOf(theirs[name]), wordsOf(mine[name])]
      if (theirs[name] === undefined || other === own) continue
      rows.push(make('dt', {}, label), make('dd', {}, make('ins', {}, other || '(empty)'), ' ', make('del', {}, own || '(empty)')))
    }
    return make('dl', { class: 'conflict-fields' }, ...rows)
  }

  private text(theirs: Partial<Draft>, mine: Draft): HTMLElement {
    if (!theirs.body) return make('p', {}, 'Their text was not sent along.')
    if (JSON.stringify(theirs.body) === JSON.stringify(mine.body)) return make('p', {}, 'The text itself is the same.')
    return renderDocument(this.schema(), theirs.body)
  }
}

function wordsOf(value: Draft[keyof Draft]): string {
  return Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : ''
}
