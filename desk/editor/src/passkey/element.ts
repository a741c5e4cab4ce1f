// <passkey-button>: asks the browser's passkeys. The form around it does the rest: its fields go with the question, and
// the answer goes home in it, so that what the server says is an ordinary page.
import { make } from '../view/dom.ts'
import { answerOf, creationOf, requestOf, type Offered } from './options.ts'

export class PasskeyButton extends HTMLElement {
  private readonly said = make('p', { class: 'field-error', role: 'alert', hidden: true })

  connectedCallback(): void {
    if (!window.PublicKeyCredential || !this.form) return // stays hidden: there is another way in
    this.hidden = false
    this.append(this.said)
    this.querySelector('button')?.addEventListener('click', () => void this.go())
  }

  private get form(): HTMLFormElement | null {
    return this.closest('form')
  }

  private async go(): Promise<void> {
    const form = this.form
    if (!form?.reportValidity()) return
    this.busy(true)
    this.say('')
    try {
      const offered = await this.ask(form)
      const credential = await this.credential(offered)
      if (!credential) return
      this.carry(form, 'token', offered.token)
      this.carry(form, 'answer', JSON.stringify(answerOf(credential as PublicKeyCredential)))
      form.submit()
    } catch (error) {
      this.say(sentence(error))
    } finally {
      this.busy(false)
    }
  }

  private async ask(form: HTMLFormElement): Promise<Offered> {
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    const answer = await fetch(this.dataset['offer'] ?? '', { method: 'POST', body, headers: { Accept: 'application/json' } })
    const said = (await answer.json()) as Offered & { detail?: string }
    if (!answer.ok) throw new Refused(said.detail ?? 'The desk did not answer. Try again.')
    return said
  }

  private credential(offered: Offered): Promise<Credential | null> {
    return this.dataset['kind'] === 'create'
      ? navigator.credentials.create({ publicKey: creationOf(offered.options) })
      : navigator.credentials.get({ publicKey: requestOf(offered.options) })
  }

  private carry(form: HTMLFormElement, name: string, value: string): void {
    form.querySelector(`input[name=${name}][type=hidden]`)?.remove()
    form.append(make('input', { type: 'hidden', name, value }))
  }

  private busy(on: boolean): void {
    this.querySelector('button')?.toggleAttribute('disabled', on)
  }

  private say(words: string): void {
    this.said.textContent = words
    this.said.hidden = words === ''
  }
}

/** What the desk itself said. */
class Refused extends Error {}

/** A sentence for what went wrong. Browsers tell on purpose little of why. */
function sentence(error: unknown): string {
  if (error instanceof Refused) return error.message
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return 'The browser ended it: it took too long, or was cancelled.'
  if (name === 'InvalidStateError') return 'This device has a passkey for your account already.'
  if (name === 'SecurityError') return 'Passkeys work at the publication’s own address only. Open the desk there.'
  return 'The browser could not do it. Check the connection and try again.'
}
