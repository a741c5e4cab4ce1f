// A document for code that needs one. Imported first by the tests that do.
import { Window } from 'happy-dom'

const window = new Window({ url: 'https://desk.example/desk/stories/S1' })
const names = [
  'document', 'DOMParser', 'HTMLElement', 'HTMLInputElement', 'HTMLTextAreaElement', 'HTMLButtonElement', 'Element', 'Node', 'Text',
  'Event', 'CustomEvent', 'KeyboardEvent', 'MutationObserver', 'customElements', 'DocumentFragment', 'getComputedStyle',
  'FormData', 'RadioNodeList', 'HTMLFormElement', 'HTMLSelectElement', 'navigator', 'location', 'Range', 'getSelection', 'innerHeight', 'innerWidth',
  'requestAnimationFrame', 'cancelAnimationFrame', 'ClipboardEvent', 'DataTransfer', 'Document', 'ShadowRoot', 'Window',
]
const target = globalThis as unknown as Record<string, unknown>
const source = window as unknown as Record<string, unknown>
for (const name of names) Object.defineProperty(target, name, { value: source[name], configurable: true, writable: true })
target['window'] = window

/** Lets timers of a few milliseconds run. */
export function settle(ms = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
