import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uploadPicture } from '../src/surface/upload.ts'

const file = new File(['x'], 'pier.jpg', { type: 'image/jpeg' })
const send = (answer: () => Response | Promise<never>) => uploadPicture(async () => answer(), '/desk/assets', file)

test('a taken file becomes a picture with what the desk knows of it, and nothing else', async () => {
  const answer = await send(() => Response.json({ id: '01J', width: 1600, height: 900, alt: 'A pier', credit: 'Ines Roy', rights: { until: null }, caption: null }))
  assert.deepEqual(answer, { picture: { type: 'picture', attrs: { asset: '01J', alt: 'A pier', credit: 'Ines Roy', width: 1600, height: 900 } } })
})

test('a refused file is explained by the desk’s own sentence', async () => {
  assert.deepEqual(await send(() => Response.json({ detail: 'The file is no picture.' }, { status: 422 })), { refused: 'The file is no picture.' })
})

test('an answer that names no asset puts nothing into the text', async () => {
  assert.deepEqual(await send(() => Response.json({})), { refused: 'pier.jpg was not taken by the desk.' })
})

test('a dead line or a page in place of an answer says so', async () => {
  const words = 'pier.jpg could not be sent. Try again when the connection is back.'
  assert.deepEqual(await send(() => Promise.reject(new TypeError('reset'))), { refused: words })
  assert.deepEqual(await send(() => new Response('<html>')), { refused: words })
})
