// The bar below the toolbar to find words in the text and put others in their place. Its inputs have no names: they
// stand in the story's own form and are no part of it.
import type { EditorView } from '@tiptap/pm/view'
import { freshId, make } from '../view/dom.ts'
import { findingOf, goHere, goOn, lookFor, replaceAll, replaceHere } from './find.ts'
import type { Transaction } from '@tiptap/pm/state'

export class FindBar {
  readonly element: HTMLElement
  private readonly words = this.entry('Find', (event) => this.keysInWords(event))
  private readonly instead = this.entry('Replace with', (event) => this.keysInInstead(event))
  private readonly told = make('p', { class: 'find-told', role: 'status' })
  private readonly matchCase = make('button', { type: 'button', 'aria-pressed': 'false', onclick: () => this.turnCase() }, 'Match case')
  private readonly replacing: HTMLElement

  constructor(private readonly view: () => EditorView) {
    const button = (label: string, act: () => void, face = label) => make('button', { type: 'button', 'aria-label': label, title: label, onclick: act }, face)
    this.words.oninput = () => this.look()
    this.replacing = make('div', { class: 'find-row' }, ...this.labelled('Replace with', this.instead), button('Replace', () => this.replace()), button('Replace all', () => this.replaceAll()))
    this.element = make('div', { class: 'editor-find', role: 'search', 'aria-label': 'Find in the text', hidden: true },
      make('div', { class: 'find-row' }, ...this.labelled('Find', this.words), button('Previous', () => this.go(-1), '↑'), button('Next', () => this.go(1), '↓'),
        this.matchCase, this.told, button('Close', () => this.close(), '×')),
      this.replacing)
    this.element.addEventListener('keydown', (event) => this.keys(event))
  }

  get isOpen(): boolean {
    return !this.element.hidden
  }

  /** Opens with what is chosen in the text; a passage of several blocks is no word to look for. */
  open(): void {
    const { state } = this.view()
    const { from, to, $from, $to } = state.selection
    if (from < to && $from.sameParent($to) && to - from < 200) this.words.value = state.doc.textBetween(from, to, '\n')
    this.element.hidden = false
    this.look()
    this.words.focus()
    this.words.select()
  }

  close(): void {
    if (!this.isOpen) return
    this.element.hidden = true
    this.do(lookFor(this.view().state, null))
    this.view().focus()
  }

  /** Says anew what is found; the text has changed. */
  update(): void {
    if (this.isOpen) this.tell()
  }

  private entry(label: string, keys: (event: KeyboardEvent) => void): HTMLInputElement {
    return make('input', { type: 'text', id: freshId('find'), autocomplete: 'off', spellcheck: 'false', 'data-find': label, onkeydown: (event) => keys(event as KeyboardEvent) })
  }

  private labelled(label: string, input: HTMLInputElement): HTMLElement[] {
    return [make('label', { for: input.id }, label), input]
  }

  private look(): void {
    this.do(lookFor(this.view().state, { words: this.words.value, matchCase: this.matchCase.getAttribute('aria-pressed') === 'true' }))
    this.do(goHere(this.view().state))
    this.bring()
  }

  private turnCase(): void {
    this.matchCase.setAttribute('aria-pressed', String(this.matchCase.getAttribute('aria-pressed') !== 'true'))
    this.look()
  }

  private go(by: 1 | -1): void {
    this.do(goOn(this.view().state, by))
    this.bring()
  }

  private replace(): void {
    if (!this.do(replaceHere(this.view().state, this.instead.value))) return
    this.do(goHere(this.view().state))
    this.bring()
  }

  private replaceAll(): void {
    const { matches } = findingOf(this.view().state)
    if (!this.do(replaceAll(this.view().state, this.instead.value))) return
    this.told.textContent = matches.length === 1 ? 'One replaced' : `${matches.length} replaced`
  }

  private do(tr: Transaction | null): boolean {
    if (tr) this.view().dispatch(tr)
    this.tell()
    return tr !== null
  }

  private tell(): void {
    const { query, matches, current } = findingOf(this.view().state)
    this.replacing.hidden = !this.view().editable
    if (!query || query.words === '') this.told.textContent = ''
    else this.told.textContent = matches.length === 0 ? 'Not found' : `${current + 1} of ${matches.length}`
  }

  /** Brings the match before one's eyes; the focus stays in the bar. */
  private bring(): void {
    const { matches, current } = findingOf(this.view().state)
    const here = matches[current]
    if (!here) return
    const { node } = this.view().domAtPos(here.from)
    const element = node instanceof Element ? node : node.parentElement
    element?.scrollIntoView?.({ block: 'center' })
  }

  private keysInWords(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    this.go(event.shiftKey ? -1 : 1)
  }

  private keysInInstead(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    if (event.metaKey || event.ctrlKey) this.replaceAll()
    else this.replace()
  }

  private keys(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      this.close()
    } else if (event.key.toLowerCase() === 'f' && (event.metaKey || event.ctrlKey) && !event.altKey) {
      event.preventDefault()
      this.words.focus()
      this.words.select()
    }
  }
}
