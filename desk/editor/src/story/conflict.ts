// Somebody saved meanwhile: their text is shown, mine stays in the editor, and one of two buttons decides.
import type { Schema } from '@tiptap/pm/model'
import type { Draft, Theirs } from '../save/draft.ts'
import { make } from '../view/dom.ts'
import { markDifferences, renderDocument } from './render.ts'

/** Where the status line's link leads. */
export const conflictTitleId = 'conflict-title'

export interface Decisions {
  keepMine(): void
  takeTheirs(): void
}

const labels: readonly (readonly [keyof Draft, string])[] = [
  ['kicker', 'Kicker'], ['headline', 'Headline'], ['headline_front', 'Headline on fronts'], ['headline_search', 'Headline for search'], ['headline_social', 'Headline where shared'], ['standfirst', 'Standfirst'], ['dateline', 'Dateline'],
  ['slug', 'Slug'], ['section', 'Section'], ['kind', 'Kind'], ['topics', 'Topics'], ['bylines', 'Bylines'],
]

export class ConflictPanel {
  readonly element = make('section', { class: 'conflict', hidden: true })
  private shownRevision = 0

  constructor(private readonly schema: () => Schema, private readonly decisions: Decisions) {}

  show(theirs: Theirs, mine: Draft): void {
    if (this.shownRevision === theirs.revision && !this.element.hidden) return
    this.shownRevision = theirs.revision
    const who = theirs.by || 'Somebody else'
    const title = make('h2', { id: conflictTitleId, tabindex: -1 }, `${who} saved this story meanwhile`)
    this.element.setAttribute('aria-labelledby', conflictTitleId)
    this.element.replaceChildren(title,
      make('p', {}, `Your text is in the editor and kept on this computer. Theirs is revision ${theirs.revision}. Whichever you choose, the other stays: theirs in the story’s history, yours as a copy in this browser.`),
      make('div', { class: 'panel-buttons' },
        make('button', { type: 'button', class: 'primary', onclick: () => this.decisions.keepMine() }, 'Keep mine (save on top of theirs)'),
        make('button', { type: 'button', onclick: () => this.decisions.takeTheirs() }, 'Take theirs (mine stays in this browser as a copy)')),
      make('div', { class: 'conflict-theirs' }, make('h3', {}, `Theirs: revision ${theirs.revision}`),
        this.differences(theirs.draft, mine), this.text(theirs.draft, mine)))
    this.element.hidden = false // and no scrolling: somebody may be in the middle of a sentence; the status line leads here
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
      rows.push(make('dt', {}, label), make('dd', {}, make('strong', {}, other || '(empty)'), ` (yours: ${own || 'empty'})`))
    }
    return make('dl', { class: 'conflict-fields' }, ...rows)
  }

  private text(theirs: Partial<Draft>, mine: Draft): HTMLElement {
    if (!theirs.body) return make('p', {}, 'Their text was not sent along.')
    const text = renderDocument(this.schema(), theirs.body)
    const marked = markDifferences(text, theirs.body, mine.body)
    if (marked === 0) return make('p', {}, 'Every paragraph of theirs stands in yours too.')
    const parts = marked === 1 ? 'One paragraph of theirs is not in yours; it has' : `${marked} paragraphs of theirs are not in yours; they have`
    return make('div', {}, make('p', {}, `${parts} a bar beside.`), text)
  }
}

function wordsOf(value: Draft[keyof Draft]): string {
  return Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : ''
}
