// A front is changed by steps that leave the one before as it was.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Facts, type FrontData, type StoryFacts } from '../src/front/facts.ts'
import { History } from '../src/front/history.ts'
import {
  addCard, addContainer, asDraft, changeCard, changeContainer, emptyFront, fromDraft, moveCard, moveContainer, neighbour, newContainer, removeCard,
  removeContainer, storiesOn, type Front,
} from '../src/front/model.ts'
import { fingerprint, sameText } from '../src/save/draft.ts'

/** 'ab|c|' is a front of three containers, the first with the cards a and b. */
function front(words: string): Front {
  return { type: 'front', content: words.split('|').map((cards) => ({ ...newContainer('list'), cards: [...cards].map((story) => ({ story })) })) }
}

function words(front: Front): string {
  return front.content.map(({ cards }) => cards.map(({ story }) => story).join('')).join('|')
}

test('a card is moved within its container and into another', () => {
  const start = front('abc|de|')
  for (const [from, to, want] of [
    [[0, 0], [0, 2], 'bca|de|'], [[0, 2], [0, 0], 'cab|de|'], [[0, 1], [1, 0], 'ac|bde|'], [[0, 1], [1, 2], 'ac|deb|'], [[1, 0], [2, 0], 'abc|e|d'],
    [[0, 1], [0, 1], 'abc|de|'], [[0, 9], [1, 0], 'abc|de|'], [[7, 0], [1, 0], 'abc|de|'], [[0, 0], [7, 0], 'abc|de|'],
  ] as const) {
    const moved = moveCard(start, { container: from[0], card: from[1] }, { container: to[0], card: to[1] })
    assert.equal(words(moved), want, `${from} to ${to}`)
  }
  assert.equal(words(start), 'abc|de|')
})

test('a card that is moved past the edge of its container goes into the next one', () => {
  const start = front('ab|c|')
  assert.deepEqual(neighbour(start, { container: 0, card: 0 }, 1), { container: 0, card: 1 })
  assert.deepEqual(neighbour(start, { container: 0, card: 1 }, 1), { container: 1, card: 0 })
  assert.deepEqual(neighbour(start, { container: 1, card: 0 }, -1), { container: 0, card: 2 })
  assert.deepEqual(neighbour(start, { container: 1, card: 0 }, 1), { container: 2, card: 0 })
  assert.equal(neighbour(start, { container: 0, card: 0 }, -1), null)
  assert.equal(neighbour(front('a'), { container: 0, card: 0 }, 1), null)
})

test('every card can be walked from the top to the bottom and back with the arrow keys', () => {
  let now = front('abc||de')
  let at: { container: number; card: number } | null = { container: 0, card: 0 }
  const seen = [words(now)]
  for (const by of [1, -1] as const) {
    for (at ??= { container: 2, card: 2 }; ; ) {
      const next: { container: number; card: number } | null = neighbour(now, at, by)
      if (!next) break
      now = moveCard(now, at, next)
      at = next
      seen.push(words(now))
    }
  }
  assert.equal(seen[0], seen.at(-1))
  assert.ok(seen.includes('bc||dea'), seen.join(' '))
})

test('containers are added, moved and removed, and not moved out of the front', () => {
  const start = front('a|b|c')
  assert.equal(words(moveContainer(start, 0, 2)), 'b|c|a')
  assert.equal(words(moveContainer(start, 2, 0)), 'c|a|b')
  for (const [from, to] of [[0, -1], [0, 3], [5, 0]] as const) assert.equal(words(moveContainer(start, from, to)), 'a|b|c')
  assert.equal(words(removeContainer(start, 1)), 'a|c')
  assert.equal(words(addContainer(start, 3, newContainer('lead'))), 'a|b|c|')
  assert.equal(changeContainer(start, 1, () => ({ title: 'B' })).content[1]?.title, 'B')
})

test('a card says otherwise only what is not empty', () => {
  const at = { container: 0, card: 0 }
  const told = changeCard(front('a'), at, { headline: 'Otherwise', size: 'lead', supporting: ['b'] })
  assert.deepEqual(told.content[0]?.cards[0], { story: 'a', headline: 'Otherwise', size: 'lead', supporting: ['b'] })
  assert.deepEqual(changeCard(told, at, { headline: '', size: '', supporting: [] }).content[0]?.cards[0], { story: 'a' })
  assert.deepEqual([...storiesOn(told)], [['a', 1], ['b', 1]])
  assert.equal(words(removeCard(addCard(told, { container: 0, card: 9 }, { story: 'z' }), at)), 'z')
})

test('undo goes back step by step, typing in one field is one step, and a new change ends redo', () => {
  const history = new History()
  const [one, two, three] = [front('a'), front('ab'), front('abc')]
  history.push(one)
  assert.equal(history.undo(two), one)
  assert.equal(history.redo(one), two)
  history.push(two, 'title 0')
  history.push(three, 'title 0')
  assert.equal(history.undo(front('abcd')), two)
  history.push(two)
  assert.equal(history.canRedo, false)
  assert.equal(history.redo(two), undefined)
})

test('to the machine that saves, a front is a text that differs when the arrangement does', () => {
  const [one, two] = [asDraft(front('ab')), asDraft(front('ba'))]
  assert.notEqual(fingerprint(one), fingerprint(two))
  assert.ok(sameText(one, asDraft(front('ab'))))
  assert.ok(!sameText(one, two))
  assert.ok(sameText(asDraft(emptyFront), asDraft({ type: 'front', content: [] })))
  assert.deepEqual(fromDraft(one), front('ab'))
  assert.equal(fromDraft({ headline: 'a story' }), null)
})

function story(id: string): StoryFacts {
  return { id, headline: `Headline ${id}`, kicker: '', section: 'UK', kind: '', state: 'Published', shape: 'published', public: true, time: '12:00' }
}

function data(changes: Partial<FrontData> = {}): FrontData {
  return {
    stories: { a: story('a'), b: story('b') }, topics: { T: 'Fog' }, warnings: [], changed: false,
    layouts: [{ value: 'list', label: 'List', most: 20 }, { value: 'lead', label: 'Lead', most: 7 }], sections: [{ value: 'S', label: 'UK' }], kinds: [{ value: 'opinion', label: 'Opinion' }], ...changes,
  }
}

test('a warning goes with the card that is moved, and with the right one of two', () => {
  const start = front('aba|')
  const facts = new Facts(data({ warnings: [{ container: 0, card: 2, message: 'twice' }, { container: 1, card: -1, message: 'empty' }] }), start)
  assert.deepEqual([0, 1, 2].map((card) => facts.warnings(start, 0, card).join()), ['', '', 'twice'])
  assert.deepEqual(facts.warnings(start, 1, -1), ['empty'])
  const moved = moveCard(start, { container: 0, card: 2 }, { container: 1, card: 0 })
  assert.deepEqual(facts.warnings(moved, 1, 0), ['twice'])
  facts.learn(data(), moved)
  assert.deepEqual(facts.warnings(moved, 1, 0), [])
})

test('what a container holds and how it is filled is said in words', () => {
  const start = changeContainer(front('a|b'), 1, () => ({ title: 'The flood', slots: 40 }))
  const facts = new Facts(data(), start)
  assert.equal(facts.named(start, 0), '1. List')
  assert.equal(facts.named(start, 1), '2. The flood')
  assert.equal(facts.room(start.content[0]!), 20)
  assert.equal(facts.room(start.content[1]!), 20)
  assert.equal(facts.rule(null, true), 'By hand alone')
  assert.equal(facts.rule({}, false), 'By rule from everything here')
  assert.equal(facts.rule({ section: 'S', count: 3 }, true), 'Then by rule from UK, 3 at most')
  assert.equal(facts.rule({ kind: 'opinion' }, false), 'By rule from Opinion')
  assert.equal(facts.rule({ topic: 'T' }, false), 'By rule from Fog')
  assert.equal(facts.headline({ story: 'a', headline: 'Otherwise' }), 'Otherwise')
  assert.equal(facts.headline({ story: 'z' }), 'A story that is gone')
})
