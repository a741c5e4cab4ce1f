import { settle } from './dom.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TokenField as Field } from '../src/tokens/element.ts'

// The class extends HTMLElement, which exists only once dom.ts has run.
const { TokenField } = await import('../src/tokens/element.ts')
customElements.define('token-field', TokenField)

const answers = [{ name: 'Fog signals', slug: 'fog-signals', kind: 'subject' }, { name: 'Fogarty, Sean', slug: 'sean-fogarty', kind: 'person' }]
const asked: string[] = []
globalThis.fetch = (async (url: URL) => {
  asked.push(String(url))
  return new Response(JSON.stringify({ items: answers }))
}) as unknown as typeof fetch

function field(value: string): { field: Field; source: HTMLInputElement; entry: HTMLInputElement; changes: () => number; press: (key: string) => void; type: (text: string) => void } {
  const place = document.createElement('div')
  place.innerHTML = `<form><label for="t">Topics</label><token-field data-suggest-url="/desk/suggest?kind=topic"><input id="t" name="topics" value="${value}"></token-field></form>`
  document.body.replaceChildren(place) // whole, as a deferred script finds it
  const element = document.querySelector('token-field') as Field
  const entry = element.querySelector<HTMLInputElement>('.token-entry')!
  let changes = 0
  document.querySelector('form')!.addEventListener('change', () => { changes += 1 })
  return {
    field: element, source: element.querySelector<HTMLInputElement>('[name=topics]')!, entry, changes: () => changes,
    press: (key) => void entry.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
    type: (text) => {
      entry.value = text
      entry.dispatchEvent(new Event('input', { bubbles: true }))
    },
  }
}

const shown = (element: Field) => [...element.querySelectorAll('.token')].map((token) => token.firstChild?.textContent)

test('the plain value is shown as tokens and stays in the form', () => {
  const { field: element, source, entry } = field('Fog, Tarn bridge')
  assert.deepEqual(shown(element), ['Fog', 'Tarn bridge'])
  assert.equal(source.value, 'Fog, Tarn bridge')
  assert.equal(source.type, 'hidden')
  assert.equal(entry.getAttribute('role'), 'combobox')
  assert.equal(document.querySelector('label')!.htmlFor, entry.id, 'the label now names what one types into')
})

test('a comma ends a token, Enter and leaving the field too, and the form hears of each', () => {
  const { source, type, press, entry, changes } = field('')
  type('Fog,')
  type('Sea')
  press('Enter')
  type('Wind')
  entry.dispatchEvent(new Event('blur'))
  assert.equal(source.value, 'Fog, Sea, Wind')
  assert.equal(changes(), 3)
})

test('pasting a list makes all its tokens, the last still open', () => {
  const { source, type, entry } = field('Fog')
  type('Sea, fog, Wind, Ti')
  assert.equal(source.value, 'Fog, Sea, Wind')
  assert.equal(entry.value, 'Ti')
})

test('Backspace in the empty field takes the last token, and only then', () => {
  const { source, type, press } = field('Fog, Sea')
  type('x')
  press('Backspace')
  assert.equal(source.value, 'Fog, Sea')
  type('')
  press('Backspace')
  assert.equal(source.value, 'Fog')
})

test('each token has a button that removes it', () => {
  const { field: element, source } = field('Fog, Sea')
  element.querySelector<HTMLButtonElement>('[aria-label="Remove Fog"]')!.click()
  assert.equal(source.value, 'Sea')
})

test('suggestions are chosen with the arrows, and told as the combobox pattern has it', async () => {
  const { field: element, source, entry, type, press } = field('Bridges')
  type('fog')
  await settle(250)
  assert.match(asked.at(-1)!, /\/desk\/suggest\?kind=topic&q=fog$/)
  assert.equal(entry.getAttribute('aria-expanded'), 'true')
  press('ArrowDown')
  press('ArrowDown')
  const active = element.querySelector(`#${entry.getAttribute('aria-activedescendant')}`)!
  assert.equal(active.getAttribute('aria-selected'), 'true')
  assert.match(active.textContent!, /Fogarty, Sean/)
  press('Enter')
  assert.equal(source.value, 'Bridges, sean-fogarty', 'a name with a comma goes by its slug')
  assert.equal(entry.getAttribute('aria-expanded'), 'false')
})

test('Escape closes the suggestions and keeps what was typed', async () => {
  const { entry, type, press } = field('')
  type('fog')
  await settle(250)
  press('Escape')
  assert.equal(entry.getAttribute('aria-expanded'), 'false')
  assert.equal(entry.value, 'fog')
})

test('what is being typed is no change of the story yet', () => {
  const { type } = field('')
  let heard = 0
  document.querySelector('form')!.addEventListener('input', () => { heard += 1 })
  type('Fo')
  assert.equal(heard, 0)
})

test('tokens set from outside are shown without an event', () => {
  const { field: element, source, changes } = field('Fog')
  element.tokens = ['Sea', 'Wind']
  assert.deepEqual(shown(element), ['Sea', 'Wind'])
  assert.equal(source.value, 'Sea, Wind')
  assert.equal(changes(), 0)
})
