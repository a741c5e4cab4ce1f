import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clipWords, fitLine } from '../src/headlines/fit.ts'

const tenEach = (text: string) => [...text].length * 10

test('a line that fits is seen whole', () => {
  assert.deepEqual(fitLine('Fog lifts', 90, tenEach), { shown: 'Fog lifts', width: 90, cut: false })
})

test('a line that is too long ends after a whole word, and says how long it is', () => {
  assert.deepEqual(fitLine('Fog lifts over the harbour', 160, tenEach), { shown: 'Fog lifts over …', width: 260, cut: true })
  assert.deepEqual(fitLine('Fog lifts, over the harbour', 130, tenEach), { shown: 'Fog lifts …', width: 270, cut: true })
})

test('a word that is longer than the room is cut inside', () => {
  assert.equal(fitLine('Donaudampfschifffahrt', 80, tenEach).shown, 'Donaud …')
})

test('words are clipped by signs that people see, not by halves of them', () => {
  assert.equal(clipWords('👩👩👩 fog', 4), '👩👩👩 …')
  assert.equal(clipWords('fog', 4), 'fog')
})
