import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askForDrawing } from '../src/view/askdrawing.ts'
import { readPlaces, readPoint, writePlaces } from '../src/view/places.ts'

test('a point is read as people write it', () => {
  for (const words of ['54.35, 18.65', '54.35,18.65', '54.35 18.65', ' 54.35° N, 18.65° E ', '54.35n 18.65e']) {
    assert.deepEqual(readPoint(words), { lat: 54.35, lon: 18.65 }, words)
  }
  assert.deepEqual(readPoint('33.9 S; 18.4 E'), { lat: -33.9, lon: 18.4 })
  assert.deepEqual(readPoint('−41.3, 174.8'), { lat: -41.3, lon: 174.8 })
  for (const words of ['', '54', '91, 1', '1, 181', 'NaN, 1', 'Gdańsk', '1, 2, 3', '1e5, 2']) assert.equal(readPoint(words), null, words)
})

test('places come back from their lines', () => {
  const places = [
    { lat: 54.35, lon: 18.65, name: 'Gdańsk', note: 'at eight', minor: true },
    { lat: 0, lon: -179.9999, name: 'Here', note: '', minor: false },
  ]
  assert.equal(writePlaces(places), '54.35\t18.65\tGdańsk\tat eight\tminor\n0\t-179.9999\tHere')
  assert.deepEqual(readPlaces(writePlaces(places)), places)
})

test('a name cannot break out of its line', () => {
  assert.deepEqual(readPlaces(writePlaces([{ lat: 1, lon: 2, name: 'A\tB\n3\t4\tC', note: '', minor: false }])).map(({ name }) => name), ['A B 3 4 C'])
})

test('lines that are none are passed over', () => {
  assert.deepEqual(readPlaces('x\ty\tz\n1\t2\n91\t0\tToo far\n1\t2\tGood'), [{ lat: 1, lon: 2, name: 'Good', note: '', minor: false }])
})

const asking = (answer: () => Promise<Response>, aborted = false) => {
  const control = new AbortController()
  if (aborted) control.abort()
  return askForDrawing(answer as typeof fetch, '/desk/draw/chart', 'chart', { kind: 'bar', title: '', table: 'a\tb' }, control.signal)
}

test('a drawing, a reason for none, or nothing when nobody waits', async () => {
  const json = (body: unknown, status = 200) => Promise.resolve(new Response(JSON.stringify(body), { status }))
  assert.deepEqual(await asking(() => json({ svg: '<svg/>', series: ['a'] })), { svg: '<svg/>', series: ['a'] })
  assert.deepEqual(await asking(() => json({ detail: 'Row 2: “x” is not a number.' }, 422)), { refused: 'Row 2: “x” is not a number.' })
  assert.match(JSON.stringify(await asking(() => json({}, 500))), /could not be made/)
  assert.match(JSON.stringify(await asking(() => Promise.reject(new Error('no line')))), /when the connection is back/)
  assert.equal(await asking(() => Promise.reject(new Error('aborted')), true), null)
})

test('only what is set is sent', async () => {
  let sent = ''
  await asking(((_url: string, init: RequestInit) => {
    sent = String(init.body)
    return Promise.resolve(new Response('{}'))
  }) as never)
  assert.equal(sent, '{"type":"chart","attrs":{"kind":"bar","table":"a\\tb"}}')
})
