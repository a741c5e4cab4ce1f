import './dom.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Editor } from '@tiptap/core'
import type { NodeJSON } from '../src/schema/document.ts'
import type { EditorView } from '@tiptap/pm/view'
import { TextSelection } from '@tiptap/pm/state'
import { undo } from '@tiptap/pm/history'
import { findingOf, goHere, goOn, lookFor, replaceAll, replaceHere } from '../src/surface/find.ts'
import { pasteAddress } from '../src/surface/pasteaddress.ts'
import { slashOf } from '../src/surface/slash.ts'
import type { StoryFacts } from '../src/surface/stories.ts'
import { Surface } from '../src/surface/surface.ts'
import { block, doc, p, text } from './samples.ts'

/** A writing surface with hands on it. */
class Desk {
  readonly surface: Surface
  constructor(json: NodeJSON, language = 'en-GB') {
    this.surface = new Surface({
      source: JSON.stringify(json), editable: true, locale: 'en-GB', label: 'Text', uploadURL: '', language: () => language, base: 'https://post.example',
      say: () => undefined, changed: () => undefined, left: () => undefined,
    })
    document.body.append(this.surface.element)
  }

  get editor(): Editor {
    return (this.surface as unknown as { editor: Editor }).editor
  }

  get view(): EditorView {
    return this.editor.view
  }

  get blocks(): NodeJSON[] {
    return this.surface.json.content ?? []
  }

  get text(): string {
    return this.view.state.doc.textBetween(0, this.view.state.doc.content.size, '\n')
  }

  /** Sign by sign, as the browser hands them to the editor. */
  type(words: string): this {
    for (const sign of words) {
      const { from, to } = this.view.state.selection
      const taken = this.view.someProp('handleTextInput', (handle) => handle(this.view, from, to, sign, () => this.view.state.tr.insertText(sign, from, to)))
      if (!taken) this.view.dispatch(this.view.state.tr.insertText(sign, from, to))
    }
    return this
  }

  key(name: string): boolean {
    const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })
    return this.view.someProp('handleKeyDown', (handle) => handle(this.view, event)) === true
  }

  choose(from: number, to = from): this {
    this.view.dispatch(this.view.state.tr.setSelection(TextSelection.create(this.view.state.doc, from, to)))
    return this
  }

  undo(): void {
    undo(this.view.state, this.view.dispatch)
  }
}

test('signs are set as one types, and one undo gives the straight one back', () => {
  const desk = new Desk(doc(block('paragraph'))).choose(1).type('He said "no')
  assert.equal(desk.text, 'He said “no')
  desk.type('"')
  assert.equal(desk.text, 'He said “no”')
  desk.undo()
  assert.equal(desk.text, 'He said “no"')
})

test('code and words of another language go by their own rules', () => {
  const desk = new Desk(doc(block('codeBlock'), block('paragraph', undefined, text('Er sagte ', { type: 'language', attrs: { lang: 'de' } })))).choose(1).type('"')
  assert.equal(desk.text.split('\n')[0], '"')
  const ticks = new Desk(doc(block('paragraph'))).choose(1).type('so `a = "1')
  assert.equal(ticks.text, 'so `a = "1')
  desk.choose(desk.view.state.doc.content.size - 1).type('"gut"')
  assert.equal(desk.text.split('\n')[1], 'Er sagte „gut“')
})

test('a slash at the start of a paragraph opens the blocks; what is typed narrows them down, and Enter puts one in', () => {
  const desk = new Desk(doc(p('One'), block('paragraph'))).choose(6).type('/')
  assert.notEqual(slashOf(desk.view.state).at, null)
  assert.equal(desk.view.dom.getAttribute('role'), 'combobox')
  desk.type('pull q')
  assert.equal(desk.view.dom.getAttribute('aria-activedescendant')?.endsWith('-pullQuote'), true)
  assert.equal(desk.key('Enter'), true)
  assert.deepEqual(desk.blocks, [p('One'), block('pullQuote')])
  assert.equal(desk.view.dom.getAttribute('role'), 'textbox')
  desk.type('Large')
  assert.deepEqual(desk.blocks[1], block('pullQuote', undefined, text('Large')))
})

test('every block of the menu can be put in, or asks first', () => {
  for (const typed of ['heading 1', 'bulleted', 'numbered', 'quotation', 'pull quote', 'table', 'fact box', 'timeline', 'divider', 'code']) {
    const desk = new Desk(doc(block('paragraph'))).choose(1).type(`/${typed}`)
    desk.key('Enter')
    assert.notEqual(desk.blocks[0]?.type, 'paragraph', typed)
    assert.equal(desk.text.includes('/'), false, typed)
  }
  for (const [typed, title] of [['picture by', 'Picture'], ['gallery', 'Picture'], ['video', 'Video'], ['embed', 'Embed'], ['related', 'Related story'], ['place of', 'Place of a correction']] as const) {
    const desk = new Desk(doc(block('paragraph'))).choose(1).type(`/${typed}`)
    desk.key('Enter')
    assert.equal(desk.surface.element.querySelector('.editor-panel')?.getAttribute('aria-label'), title)
  }
})

test('a slash inside of a word, an address or code is a slash', () => {
  for (const words of ['and/or', 'https://', '1/2']) {
    const desk = new Desk(doc(block('paragraph'))).choose(1).type(words)
    assert.equal(slashOf(desk.view.state).at, null, words)
    assert.equal(desk.text, words)
  }
  const desk = new Desk(doc(block('codeBlock'))).choose(1).type('/')
  assert.equal(slashOf(desk.view.state).at, null)
})

test('the menu goes away with Escape, with words that name no block, and when the cursor leaves; the text stays', () => {
  const desk = new Desk(doc(p('One'), block('paragraph'))).choose(6).type('/ta')
  desk.key('Escape')
  assert.equal(slashOf(desk.view.state).at, null)
  desk.type('b')
  assert.equal(desk.text, 'One\n/tab')
  const other = new Desk(doc(p('One'), block('paragraph'))).choose(6).type('/nothing like it')
  assert.equal(slashOf(other.view.state).at, null)
  assert.equal(other.text, 'One\n/nothing like it')
  const gone = new Desk(doc(p('One'), block('paragraph'))).choose(6).type('/').choose(2)
  assert.equal(slashOf(gone.view.state).at, null)
})

test('arrows go round the blocks', () => {
  const desk = new Desk(doc(block('paragraph'))).choose(1).type('/list')
  const chosen = () => desk.view.dom.getAttribute('aria-activedescendant')?.split('-').pop()
  const first = chosen()
  desk.key('ArrowDown')
  assert.notEqual(chosen(), first)
  desk.key('ArrowUp')
  assert.equal(chosen(), first)
})

test('words are found in every block, whatever their case and marks, and the next follows the last', () => {
  const desk = new Desk(doc(p('Fog over fog'), block('quote', undefined, block('paragraph', undefined, text('the f'), text('OG', { type: 'bold' }))))).choose(1)
  desk.view.dispatch(lookFor(desk.view.state, { words: 'fog', matchCase: false }))
  assert.deepEqual(findingOf(desk.view.state).matches, [{ from: 1, to: 4 }, { from: 10, to: 13 }, { from: 20, to: 23 }])
  assert.equal(desk.view.dom.querySelectorAll('.match').length, 4, 'a match over two marks is drawn as two')
  for (const at of [1, 2, 0]) {
    desk.view.dispatch(goOn(desk.view.state, 1)!)
    assert.equal(findingOf(desk.view.state).current, at)
  }
  desk.view.dispatch(lookFor(desk.view.state, { words: 'Fog', matchCase: true }))
  assert.equal(findingOf(desk.view.state).matches.length, 1)
})

test('straight signs find the set ones, and a space the one that does not break', () => {
  const desk = new Desk(doc(p('It’s «\u00a0oui\u00a0» here')))
  for (const words of ["it's", '" oui "']) {
    desk.view.dispatch(lookFor(desk.view.state, { words, matchCase: false }))
    assert.equal(findingOf(desk.view.state).matches.length, 1, words)
  }
})

test('what is found follows the text, also when others change it', () => {
  const desk = new Desk(doc(p('fog'), p('fog'))).choose(1)
  desk.view.dispatch(lookFor(desk.view.state, { words: 'fog', matchCase: false }))
  desk.view.dispatch(goOn(desk.view.state, 1)!)
  desk.view.dispatch(desk.view.state.tr.insertText('fog and ', 1).setMeta('remote', true))
  assert.deepEqual(findingOf(desk.view.state).matches.length, 3)
  assert.equal(findingOf(desk.view.state).current, 2)
})

test('one is replaced with its marks, and what was put in is not found again at once', () => {
  const desk = new Desk(doc(block('paragraph', undefined, text('a '), text('fog', { type: 'bold' }), text(' and fog')))).choose(1)
  desk.view.dispatch(lookFor(desk.view.state, { words: 'fog', matchCase: false }))
  desk.view.dispatch(replaceHere(desk.view.state, 'fog bank')!)
  assert.deepEqual(desk.blocks, [block('paragraph', undefined, text('a '), text('fog bank', { type: 'bold' }), text(' and fog'))])
  assert.equal(findingOf(desk.view.state).current, 1)
  desk.view.dispatch(goHere(desk.view.state)!)
  assert.equal(desk.view.state.selection.from, 16)
})

test('all are replaced as one step of undo', () => {
  const desk = new Desk(doc(p('fog fog'), p('x'), p('Fog'))).choose(1).type('A ')
  desk.view.dispatch(lookFor(desk.view.state, { words: 'fog', matchCase: false }))
  desk.view.dispatch(replaceAll(desk.view.state, '')!)
  assert.equal(desk.text, 'A  \nx\n')
  desk.undo()
  assert.equal(desk.text, 'A fog fog\nx\nFog')
})

function paste(desk: Desk, words: string, story: StoryFacts | null = null): boolean {
  const event = { clipboardData: { getData: (kind: string) => (kind === 'text/plain' ? words : '') } } as unknown as ClipboardEvent
  return pasteAddress(desk.editor, event, 'https://post.example', () => Promise.resolve(story))
}

const facts: StoryFacts = { id: '01JCARD', headline: 'The bridge', section: 'UK', state: 'Published', time: '', public: true }
const settled = () => new Promise((resolve) => setTimeout(resolve))

test('an address on a line of its own becomes what it is the address of', async () => {
  const film = new Desk(doc(p('One'), block('paragraph'))).choose(6)
  assert.equal(paste(film, ' https://youtu.be/dQw4w9WgXcQ '), true)
  assert.equal(film.blocks[1]?.type, 'embed')

  const card = new Desk(doc(p('One'), block('paragraph'))).choose(6)
  assert.equal(paste(card, 'https://post.example/uk/2026/05/04/bridge', facts), true)
  assert.equal(card.text, 'One\nhttps://post.example/uk/2026/05/04/bridge', 'a link, until the desk has answered')
  await settled()
  assert.deepEqual(card.blocks, [p('One'), block('storyCard', { story: '01JCARD' }), block('paragraph')])
  card.undo()
  assert.equal(card.blocks[1]?.content?.[0]?.marks?.[0]?.type, 'link')

  const page = new Desk(doc(block('paragraph'))).choose(1)
  paste(page, 'https://post.example/about')
  await settled()
  assert.deepEqual(page.blocks, [block('paragraph', undefined, text('https://post.example/about', { type: 'link', attrs: { href: 'https://post.example/about' } }))])
})

test('an address in a sentence is a link, around chosen words theirs, and never more', async () => {
  const href = 'https://post.example/uk/bridge'
  const inside = new Desk(doc(p('See '))).choose(5)
  paste(inside, href, facts)
  await settled()
  assert.deepEqual(inside.blocks, [block('paragraph', undefined, text('See '), text(href, { type: 'link', attrs: { href } }))])
  const around = new Desk(doc(p('the bridge'))).choose(5, 11)
  paste(around, href, facts)
  assert.deepEqual(around.blocks, [block('paragraph', undefined, text('the '), text('bridge', { type: 'link', attrs: { href } }))])
  assert.equal(paste(new Desk(doc(p('x'))).choose(1), 'javascript:alert(1)'), false)
  assert.equal(paste(new Desk(doc(block('codeBlock'))).choose(1), href), false)
})

test('a card that somebody wrote on meanwhile stays a link', async () => {
  const desk = new Desk(doc(block('paragraph'))).choose(1)
  paste(desk, 'https://post.example/uk/bridge', facts)
  desk.type(' here')
  await settled()
  assert.equal(desk.blocks[0]?.type, 'paragraph')
})
