// The rule for fields that two write at once, played through.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FieldRule } from '../src/live/fields.ts'

const me = 'ann.1'
const other = 'ben.1'

function rule(headline = 'Fog'): FieldRule {
  return new FieldRule(() => me, { headline, kicker: '' })
}

const news = (value: string, turn: number, client = other) => ({ client, by: 'Ben Ek', turn, fields: [{ name: 'headline', value }] })

test('only what differs from what the server has is sent, with what stood there', () => {
  assert.deepEqual(rule().writes({ headline: 'Fog lifts', kicker: '' }), [{ name: 'headline', value: 'Fog lifts', was: 'Fog' }])
  assert.deepEqual(rule().writes({ headline: 'Fog', kicker: '' }), [])
})

test('a field that the form does not have is never sent as empty', () => {
  assert.deepEqual(rule().writes({ kicker: '' }), [])
})

test('what another writes is shown where nothing is being changed here', () => {
  assert.deepEqual(rule().heard(news('Fog stays', 1), { headline: 'Fog', kicker: '' }), { show: { headline: 'Fog stays' }, clashes: [] })
})

test('our own news says nothing new', () => {
  assert.deepEqual(rule().heard(news('Fog stays', 1, me), { headline: 'Fog', kicker: '' }), { show: {}, clashes: [] })
})

test('who is written over is shown what they had', () => {
  const fields = rule()
  fields.sent([{ name: 'headline', value: 'Mine', was: 'Fog' }])
  fields.taken(1, [], { headline: 'Mine', kicker: '' })
  assert.deepEqual(fields.heard(news('Theirs', 2), { headline: 'Mine', kicker: '' }), {
    show: { headline: 'Theirs' }, clashes: [{ name: 'headline', lost: 'Mine', by: 'Ben Ek', mine: true }],
  })
  assert.deepEqual(fields.heard(news('Theirs again', 3), { headline: 'Theirs', kicker: '' }).clashes, [], 'and once only')
})

test('what is under one’s fingers stays, and says what another had written', () => {
  const fields = rule()
  const now = { headline: 'Fog li', kicker: '' }
  assert.deepEqual(fields.heard(news('Theirs', 1), now), { show: {}, clashes: [{ name: 'headline', lost: 'Theirs', by: 'Ben Ek', mine: false }] })
  assert.deepEqual(fields.writes(now), [{ name: 'headline', value: 'Fog li', was: 'Theirs' }])
})

test('who writes over another unseen is told what was there', () => {
  const fields = rule()
  fields.sent([{ name: 'headline', value: 'Mine', was: 'Fog' }])
  assert.deepEqual(fields.taken(2, [{ name: 'headline', value: 'Theirs', by: 'Ben Ek' }], { headline: 'Mine', kicker: '' }).clashes,
    [{ name: 'headline', lost: 'Theirs', by: 'Ben Ek', mine: false }])
})

test('news that comes while ours is on its way counts only if it is later', () => {
  for (const [turn, show] of [[1, {}], [3, { headline: 'Theirs' }]] as const) {
    const fields = rule()
    fields.sent([{ name: 'headline', value: 'Mine', was: 'Fog' }])
    assert.deepEqual(fields.heard(news('Theirs', turn), { headline: 'Mine', kicker: '' }), { show: {}, clashes: [] })
    assert.deepEqual(fields.taken(2, [], { headline: 'Mine', kicker: '' }).show, show, `turn ${turn}`)
  }
})

test('what did not arrive is sent again, and news that waited is taken in', () => {
  const fields = rule()
  fields.sent([{ name: 'headline', value: 'Mine', was: 'Fog' }])
  fields.heard({ client: other, by: 'Ben Ek', turn: 1, fields: [{ name: 'kicker', value: 'Weather' }] }, { headline: 'Mine', kicker: '' })
  assert.deepEqual(fields.failed({ headline: 'Mine', kicker: '' }).show, { kicker: 'Weather' })
  assert.deepEqual(fields.writes({ headline: 'Mine', kicker: 'Weather' }), [{ name: 'headline', value: 'Mine', was: 'Fog' }])
})

test('when the line is back, all fields are brought up to date and ours is kept', () => {
  const fields = rule()
  const met = fields.met({ headline: 'Theirs', kicker: 'Weather' }, 5, { headline: 'Mine', kicker: '' })
  assert.deepEqual(met.show, { kicker: 'Weather' })
  assert.deepEqual(met.clashes.map(({ lost, mine }) => [lost, mine]), [['Theirs', false]])
})

test('when the line opens while ours is on its way, ours is no news of anybody else', () => {
  const fields = rule()
  fields.sent([{ name: 'headline', value: 'The mill th', was: 'Fog' }])
  const now = { headline: 'The mill that turns', kicker: '' }
  assert.deepEqual(fields.met({ headline: 'The mill th', kicker: '' }, 1, now), { show: {}, clashes: [] })
  fields.failed(now)
  assert.deepEqual(fields.writes(now), [{ name: 'headline', value: 'The mill that turns', was: 'The mill th' }])
  assert.equal(fields.met({ headline: 'Theirs', kicker: '' }, 2, now).clashes.length, 1, 'but another’s is')
})
