import assert from 'node:assert/strict'
import test from 'node:test'
import './dom.ts'
import { find, passageOf } from '../src/margin/passage.ts'

function text(html: string): HTMLElement {
  const root = document.createElement('div')
  root.innerHTML = html
  document.body.replaceChildren(root)
  return root
}

/** Chooses from the nth character of one node's text to the mth of another's. */
function choose(from: Node, start: number, to: Node, end: number): Range {
  const range = document.createRange()
  range.setStart(from, start)
  range.setEnd(to, end)
  return range
}

test('of equal words those with the remembered surroundings are found', () => {
  const root = text('<p>The ferry was late. The ferry was full.</p><p>Why the <strong>ferry</strong> was late.</p>')
  const place = (lead: string, quote: string, tail: string) => {
    const range = find(root, { lead, quote, tail })
    return range && `${range.toString()}@${[...root.children].findIndex((block) => block.contains(range.startContainer))}:${range.startOffset}`
  }
  assert.equal(place('', 'ferry was', ''), 'ferry was@0:4')
  assert.equal(place('', 'ferry was', ' full.'), 'ferry was@0:24')
  assert.equal(place('Why the ', 'ferry was', ''), 'ferry was@1:0')
  assert.equal(place('', 'bus', ''), null)
  assert.equal(place('', '', ''), null)
})

test('a choice over several blocks is about all of them, and is found again', () => {
  const root = text('<p>One two</p><p>all</p><p><br class="ProseMirror-trailingBreak"></p><p>three <b>four</b></p>')
  const blocks = [...root.querySelectorAll('p')]
  const passage = passageOf(root, choose(blocks[0]!.firstChild!, 4, blocks[3]!.firstChild!, 5))
  assert.deepEqual(passage, { lead: 'One ', quote: 'two\n\nall\n\n\n\nthree', tail: ' four' })
  const range = find(root, passage!)
  assert.equal(range?.startContainer, blocks[0]!.firstChild)
  assert.equal(range?.startOffset, 4)
  assert.equal(range?.endContainer, blocks[3]!.firstChild)
  assert.equal(range?.endOffset, 5)
  assert.equal(find(root, { lead: '', quote: 'two\n\nthree', tail: '' }), null)
})

test('of a block at whose edge a choice ends nothing is chosen', () => {
  const root = text('<p>One two</p><p>three four</p>')
  const [first, second] = [...root.querySelectorAll('p')].map((block) => block.firstChild!)
  assert.deepEqual(passageOf(root, choose(first!, 4, second!, 0)), { lead: 'One ', quote: 'two', tail: '' })
  assert.equal(passageOf(root, choose(first!, 3, first!, 3)), null)
})

test('what was chosen is found again where it was, over marks', () => {
  const root = text('<p>The <em>night</em> ferry sails. The night ferry sinks.</p>')
  const em = root.querySelector('em')!.firstChild!
  const passage = passageOf(root, choose(em, 0, root.querySelector('em')!.nextSibling!, 6))
  assert.deepEqual(passage, { lead: 'The ', quote: 'night ferry', tail: ' sails. The night ferry sinks.' })
  assert.equal(find(root, passage!)?.startContainer, em)
})

test('only so much of the surroundings is kept as the server takes', () => {
  const root = text(`<p>${'a'.repeat(200)}X${'b'.repeat(200)}</p>`)
  const node = root.querySelector('p')!.firstChild!
  const passage = passageOf(root, choose(node, 200, node, 201))
  assert.equal(passage?.lead.length, 64)
  assert.equal(passage?.tail.length, 64)
})
