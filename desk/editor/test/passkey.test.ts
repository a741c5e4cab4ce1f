import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf, creationOf, requestOf, textOf } from '../src/passkey/options.ts'

test('bytes go to base64url and back, whatever they are', () => {
  for (let length = 0; length < 40; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 97 + length * 31) % 256)
    const text = textOf(bytes.buffer)
    assert.match(text, /^[A-Za-z0-9_-]*$/)
    assert.deepEqual(bytesOf(text), bytes)
  }
})

test('options keep what they hold, with bytes where the browser wants bytes', () => {
  const made = creationOf({ challenge: 'AQID', rp: { id: 'localhost', name: 'Post' }, user: { id: 'QUI', name: 'ana' }, timeout: 5, excludeCredentials: [{ type: 'public-key', id: 'BAU' }] })
  assert.deepEqual(made.challenge, Uint8Array.of(1, 2, 3))
  assert.deepEqual(made.user.id, Uint8Array.of(65, 66))
  assert.equal(made.rp.id, 'localhost')
  assert.deepEqual(made.excludeCredentials?.[0]?.id, Uint8Array.of(4, 5))
  const asked = requestOf({ challenge: '_-8', rpId: 'localhost', userVerification: 'preferred' })
  assert.deepEqual(asked.challenge, Uint8Array.of(255, 239))
  assert.deepEqual(asked.allowCredentials, [])
  assert.equal(asked.userVerification, 'preferred')
})
