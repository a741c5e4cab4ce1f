// Shows what the server found wrong beside the field it is about, in words and with the ARIA that ties the two.
import type { FieldError } from '../save/state.ts'
import { freshId, make } from '../view/dom.ts'
import { controlOf } from './fields.ts'

export class FieldErrors {
  private shown: { control: HTMLElement | null; note: HTMLElement }[] = []

  /** `elsewhere` is where errors of the body, or of no field on this page, are put. */
  constructor(private readonly form: HTMLFormElement, private readonly elsewhere: HTMLElement) {}

  show(errors: readonly FieldError[]): void {
    this.clear()
    for (const { field, message } of errors) {
      const control = this.visibleControl(field)
      const note = make('p', { class: 'field-error', id: freshId('error'), 'data-field': field }, message)
      this.place(control, note)
      this.shown.push({ control, note })
    }
  }

  clear(): void {
    for (const { control, note } of this.shown) {
      control?.removeAttribute('aria-invalid')
      control?.removeAttribute('aria-errormessage')
      note.remove()
    }
    this.shown = []
  }

  /** What a person types into: of a token field that is not the hidden input which carries the name. */
  private visibleControl(field: string): HTMLElement | null {
    const control = field === 'body' ? null : controlOf(this.form, field)
    return control?.closest('token-field')?.querySelector<HTMLElement>('.token-entry') ?? control
  }

  private place(control: HTMLElement | null, note: HTMLElement): void {
    if (!control) return this.elsewhere.append(note)
    control.setAttribute('aria-invalid', 'true')
    control.setAttribute('aria-errormessage', note.id)
    const outer = control.closest('token-field') ?? control.closest('label') ?? control
    outer.after(note)
  }
}
