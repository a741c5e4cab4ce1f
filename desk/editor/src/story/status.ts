// The status line: a sign by shape and a sentence, and the way back in when the session is over.
import type { State } from '../save/state.ts'
import { make } from '../view/dom.ts'
import { conflictTitleId } from './conflict.ts'
import { statusWords } from './words.ts'

export class StatusLine {
  readonly element: HTMLElement
  private readonly words = make('span', { class: 'status-words' })
  private readonly signIn = make('a', { class: 'status-link', target: '_blank', rel: 'noopener', hidden: true }, 'Sign in again')

  private readonly seeBoth = make('a', { class: 'status-link', href: `#${conflictTitleId}`, hidden: true }, 'See both and choose')

  constructor(private readonly locale: string, signInURL: string) {
    this.signIn.href = signInURL
    const sign = make('span', { class: 'status-sign', 'aria-hidden': 'true' })
    this.element = make('p', { class: 'editor-status' }, sign, make('span', { role: 'status' }, this.words), this.signIn, this.seeBoth)
  }

  show(state: State): void {
    const words = statusWords(state, this.locale)
    if (this.words.textContent !== words) this.words.textContent = words
    this.element.dataset['state'] = state.standing
    this.seeBoth.hidden = state.standing !== 'conflict'
    this.signIn.hidden = state.standing !== 'signed-out'
  }

  /** A sentence that is about no save; the next state takes its place. */
  say(words: string): void {
    this.words.textContent = words
  }
}
