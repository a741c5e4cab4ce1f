import assert from 'node:assert/strict'
import test from 'node:test'
import './dom.ts'
import { commandsOf, narrow } from '../src/palette/commands.ts'

function page(html: string): HTMLElement {
  const root = document.createElement('div')
  root.innerHTML = html
  document.body.replaceChildren(root)
  return root
}

test('the palette offers what the page has, each once', () => {
  const root = page(`<div class="top"><nav><a href="/desk/">Stories</a><a href="/desk/board"> The
    board </a></nav></div><div class="acts"><button>Publish now</button></div>
    <div class="panels"><details><summary>Spike</summary><input name="why"></details></div><p class="public"><a href="/desk/">Stories</a></p>`)
  assert.deepEqual(commandsOf(root).map(({ kind, label }) => `${kind} ${label}`), ['do Publish now', 'open Spike', 'go Stories', 'go The board'])
})

test('a place is called by its name, without the number of what lies there', () => {
  const root = page('<nav class="tabs"><a href="/desk/">Draft <span class="count">12</span></a></nav>')
  assert.deepEqual(commandsOf(root).map(({ label }) => label), ['Draft'])
})

test('a panel is opened with its first field under the cursor', () => {
  const root = page('<div class="panels"><details><summary>Spike</summary><input type="hidden"><input name="why"></details></div>')
  commandsOf(root)[0]!.run()
  assert.equal(root.querySelector('details')!.open, true)
  assert.equal(document.activeElement, root.querySelector('[name="why"]'))
})

test('typing narrows by the beginnings of words, in any order', () => {
  const commands = ['Publish now', 'Take off the schedule', 'Schedule'].map((label) => ({ label, kind: 'do', run: () => undefined }))
  const labels = (typed: string) => narrow(commands, typed).map(({ label }) => label)
  assert.deepEqual(labels('sch'), ['Take off the schedule', 'Schedule'])
  assert.deepEqual(labels('SCH take'), ['Take off the schedule'])
  assert.deepEqual(labels('ish'), [])
  assert.equal(labels('').length, 3)
})
