import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAnswer, sendDraft } from '../src/save/server.ts'
import { fingerprint, sameText } from '../src/save/draft.ts'
import { block, doc, p } from './samples.ts'
import { draft } from './newsroom.ts'

const now = () => 7
const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  readAnswer(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers }), now)

test('a save is a POST of the draft and its base, and no more than 64 KiB outlive the page', async () => {
  const seen: RequestInit[] = []
  const fetch = async (_: string, init: RequestInit) => {
    seen.push(init)
    return new Response(JSON.stringify({ revision: 9, saved_at: 5 }))
  }
  assert.deepEqual(await sendDraft(fetch, '/save', 8, draft('H'), now), { kind: 'saved', revision: 9, savedAt: 5 })
  await sendDraft(fetch, '/save', 8, draft('H', 'ä'.repeat(40_000)), now)
  const { base, headline, body } = JSON.parse(String(seen[0]!.body))
  assert.deepEqual({ base, headline, body }, { base: 8, headline: 'H', body: doc(p('Text.')) })
  assert.deepEqual([seen[0]!.method, seen[0]!.credentials, seen[0]!.redirect], ['POST', 'same-origin', 'manual'])
  assert.deepEqual(seen.map(({ keepalive }) => keepalive), [true, false])
})

test('a line that is cut is unreachable, not an error', async () => {
  const answered = await sendDraft(async () => { throw new TypeError('reset') }, '/save', 1, draft('H'), now)
  assert.deepEqual(answered, { kind: 'unreachable' })
})

test('a saved answer without a time was saved now', async () => {
  assert.deepEqual(await answer(200, { revision: 3 }), { kind: 'saved', revision: 3, savedAt: 7 })
})

test('a page in place of an answer (a proxy, a portal) is no save', async () => {
  assert.deepEqual(await answer(200, '<html>Welcome to our hotel</html>'), { kind: 'failed' })
})

test('401, 403 and a way to the sign-in page mean: signed out', async () => {
  for (const status of [401, 403, 302, 303]) assert.deepEqual(await answer(status, ''), { kind: 'signedOut' }, String(status))
})

test('a 403 that says why is a refusal: signing in again would not help', async () => {
  assert.deepEqual(await answer(403, { detail: 'The story is submitted.' }), { kind: 'refused', reason: 'The story is submitted.' })
})

test('409 and 412 bring the other text, without its HTML', async () => {
  for (const status of [409, 412]) {
    const read = await answer(status, { revision: 4, by: 'Ines', headline: 'Theirs', body: doc(p('x')), html: '<p>x' })
    assert.deepEqual(read, { kind: 'conflict', theirs: { revision: 4, by: 'Ines', draft: { headline: 'Theirs', body: doc(p('x')) } } })
  }
})

test('a conflict that does not say with what is tried again', async () => {
  assert.deepEqual(await answer(409, {}), { kind: 'failed' })
})

test('422 names fields; without a list the sentence of the problem stands for all', async () => {
  assert.deepEqual(await answer(422, { errors: [{ field: 'slug', message: 'Taken.' }, { message: 'Odd.' }, null] }),
    { kind: 'invalid', errors: [{ field: 'slug', message: 'Taken.' }, { field: '', message: 'Odd.' }] })
  assert.deepEqual(await answer(422, { detail: 'No.' }), { kind: 'invalid', errors: [{ field: '', message: 'No.' }] })
})

test('a busy server says how long to wait, and is obeyed', async () => {
  assert.deepEqual(await answer(503, '', { 'Retry-After': '20' }), { kind: 'failed', after: 20_000 })
  assert.deepEqual(await answer(429, ''), { kind: 'failed' })
})

test('any other refusal keeps its sentence', async () => {
  assert.deepEqual(await answer(413, { title: 'Too long.' }), { kind: 'refused', reason: 'Too long.' })
  assert.deepEqual(await answer(404, 'nothing'), { kind: 'refused', reason: 'the desk answered 404' })
})

test('the same text has the same fingerprint in whatever order, and the note is no part of it', () => {
  const one = draft('H')
  const two = { ...Object.fromEntries(Object.entries(one).reverse()), note: 'for the desk' }
  assert.equal(fingerprint(one), fingerprint(two))
  assert.notEqual(fingerprint(one), fingerprint({ ...one, headline: 'h' }))
})

test('what the server tidied is still the same text', () => {
  const mine = { ...draft('A  headline '), slug: '', topics: ['fog', 'Bridges'] }
  const theirs = { ...draft('A headline'), slug: 'a-headline', topics: ['Fog', 'Bridges'] }
  assert.ok(sameText(mine, theirs))
  assert.ok(sameText({ ...mine, body: doc(block('paragraph')) }, { ...theirs, body: { type: 'doc', content: [] } }))
  assert.ok(!sameText(mine, { ...theirs, standfirst: 'More' }))
  assert.ok(!sameText(mine, { ...theirs, body: doc(p('Other')) }))
  assert.ok(!sameText(mine, {}), 'nothing is not the same as something')
})
