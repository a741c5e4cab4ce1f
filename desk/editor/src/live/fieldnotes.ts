// Says at a field that two wrote there, shows the words that gave way, and puts them back with one press.
import { make } from '../view/dom.ts'
import { controlOf } from '../story/fields.ts'
import type { Clash } from './fields.ts'
import { fieldLabel } from './labels.ts'

export class FieldNotes {
  private readonly shown = new Map<string, HTMLElement>()

  /** `back` writes a value into a field as if the person had typed it. */
  constructor(private readonly form: HTMLFormElement, private readonly back: (name: string, value: string) => void) {}

  show(clash: Clash): void {
    const control = controlOf(this.form, clash.name)
    const place = control?.closest('token-field') ?? control?.closest('p') ?? control
    if (!place) return
    const who = clash.by || 'Somebody else'
    const label = fieldLabel(clash.name)
    const words = clash.mine ? `${who} changed this. Yours was ` : `${who} had written `
    const note = make('p', { class: 'field-note', role: 'status' },
      make('span', {}, words, make('q', {}, clash.lost || 'nothing'), '.'), ' ',
      make('button', { type: 'button', 'aria-label': `${clash.mine ? 'Put mine back' : 'Take theirs'}: ${label}`, onclick: () => this.press(clash) }, clash.mine ? 'Put mine back' : 'Take theirs'),
      make('button', { type: 'button', 'aria-label': `Leave it: ${label}`, onclick: () => this.drop(clash.name) }, 'Leave it'))
    this.drop(clash.name)
    this.shown.set(clash.name, note)
    place.after(note)
  }

  private press(clash: Clash): void {
    this.drop(clash.name)
    this.back(clash.name, clash.lost)
  }

  private drop(name: string): void {
    this.shown.get(name)?.remove()
    this.shown.delete(name)
  }
}
