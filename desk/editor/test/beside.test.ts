// What is read anew beside the text: it must not take a button from under a finger, nor the focus for nothing.
import './dom.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leaveAlone } from '../src/beside.ts'

function told(now: string, next: string): boolean {
  document.body.innerHTML = now
  const fragment = document.createElement('template')
  fragment.innerHTML = next
  const event = new CustomEvent('htmx:oobBeforeSwap', { cancelable: true, detail: { target: document.body.firstElementChild, fragment: fragment.content } })
  leaveAlone(event)
  return event.defaultPrevented
}

test('what says the same is left as it stands', () => {
  assert.equal(told('<div id="acts"><button>Approve</button></div>', '<div id="acts"><button>Approve</button></div>'), true)
})

test('what says something else is put in', () => {
  assert.equal(told('<div id="acts"><button>Approve</button></div>', '<div id="acts"><button disabled>Approve</button></div>'), false)
})
