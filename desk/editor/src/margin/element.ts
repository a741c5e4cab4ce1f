// <story-margin>: ties the notes at the side to their passages in the text. The text itself is never touched: passages
// are drawn by the browser's own highlights, and all that is written goes through the page's form.
import { find, passageOf, type Passage } from './passage.ts'

const highlightName = 'story-note'

export class StoryMargin extends HTMLElement {
  private readonly ending = new AbortController()
  private watching: MutationObserver | undefined
  private drawing: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    const { signal } = this.ending
    document.addEventListener('selectionchange', () => this.chosen(), { signal })
    document.addEventListener('click', (event) => this.clicked(event), { signal })
    this.watching = new MutationObserver(() => this.drawSoon())
    const host = this.closest('story-editor')
    if (host) this.watching.observe(host, { childList: true, subtree: true, characterData: true })
    this.drawSoon()
  }

  disconnectedCallback(): void {
    this.ending.abort()
    this.watching?.disconnect()
    clearTimeout(this.drawing)
    registry()?.delete(highlightName)
  }

  private get text(): HTMLElement | null {
    return this.closest('story-editor')?.querySelector<HTMLElement>('.editor-text') ?? null
  }

  /** Words that were chosen in the text are what the next note is about. */
  private chosen(): void {
    const text = this.text
    const selection = document.getSelection()
    if (!text || !selection || selection.rangeCount === 0 || selection.isCollapsed || !text.contains(selection.anchorNode)) return
    const passage = passageOf(text, selection.getRangeAt(0))
    if (passage) this.about(passage)
  }

  private about(passage: Passage): void {
    const field = (name: string) => this.querySelector<HTMLInputElement>(`input[name="note_${name}"]`)
    for (const [name, value] of Object.entries(passage)) {
      const input = field(name)
      if (input) input.value = value
    }
    const words = this.querySelector('[data-about]')
    if (words) words.textContent = passage.quote.length > 160 ? `About “${passage.quote.slice(0, 160)}…”` : `About “${passage.quote}”`
  }

  /** A note's words and a finding of the checklist lead to their place. */
  private clicked(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return
    const quote = event.target.closest<HTMLElement>('.note blockquote')
    const note = quote?.closest<HTMLElement>('.note')
    if (note) this.show({ lead: note.dataset['lead'] ?? '', quote: note.dataset['quote'] ?? '', tail: note.dataset['tail'] ?? '' })
    const link = event.target.closest<HTMLElement>('a[data-field]')
    if (link && this.goTo(link)) event.preventDefault()
  }

  private goTo(link: HTMLElement): boolean {
    const { field = '', quote = '', picture = '' } = link.dataset
    const host = this.closest('story-editor')
    if (!host || link.getAttribute('href')?.startsWith('/')) return false
    if (quote) return this.show({ lead: '', quote, tail: '' })
    if (picture) return bring(host.querySelectorAll('.editor-text figure')[Number(picture) - 1])
    if (field === 'bylines') return bring(host.querySelector('#bylines')?.closest('.field') ?? null, '.token-entry, input')
    if (field === 'body') return bring(this.text, '')
    return field !== '' && bring(host.querySelector(`[name="${CSS.escape(field)}"]`), '')
  }

  private show(passage: Passage): boolean {
    const text = this.text
    const range = text && find(text, passage)
    if (!text || !range) return false
    text.focus({ preventScroll: true })
    const selection = document.getSelection()
    selection?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset)
    const around = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement
    around?.scrollIntoView({ block: 'center' })
    return true
  }

  private drawSoon(): void {
    clearTimeout(this.drawing)
    this.drawing = setTimeout(() => this.draw(), 150)
  }

  /** Draws a line under every passage that an open note is about. */
  private draw(): void {
    const text = this.text
    const highlights = registry()
    if (!text || !highlights) return
    const ranges: Range[] = []
    for (const note of this.querySelectorAll<HTMLElement>('.note:not([data-ended])')) {
      const range = find(text, { lead: note.dataset['lead'] ?? '', quote: note.dataset['quote'] ?? '', tail: note.dataset['tail'] ?? '' })
      if (range) ranges.push(range)
    }
    highlights.set(highlightName, new Highlight(...ranges))
  }
}

/** The browser's highlights; undefined in one that has none, where notes are only listed. */
function registry(): HighlightRegistry | undefined {
  return typeof CSS === 'undefined' || typeof Highlight === 'undefined' ? undefined : CSS.highlights
}

/** Brings an element before one's eyes, and the cursor into it or what is in it. */
function bring(element: Element | null | undefined, within = ''): boolean {
  if (!(element instanceof HTMLElement)) return false
  element.scrollIntoView({ block: 'center' })
  const target = within ? element.querySelector<HTMLElement>(within) : element
  target?.focus({ preventScroll: true })
  return true
}
