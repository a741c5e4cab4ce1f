// Texts that were set aside on this computer: look at one, put it back, or let it go.
import type { Schema } from '@tiptap/pm/model'
import type { Autosave } from '../save/autosave.ts'
import type { Kept } from '../save/storage.ts'
import { make } from '../view/dom.ts'
import { renderDocument } from './render.ts'
import { dateTimeWords } from './words.ts'

export class CopiesPanel {
  readonly element = make('details', { class: 'copies', hidden: true })

  constructor(private readonly saver: Autosave, private readonly schema: () => Schema, private readonly locale: string) {}

  async renew(): Promise<void> {
    const copies = await this.saver.copies()
    this.element.hidden = copies.length === 0
    const title = copies.length === 1 ? 'One copy kept on this computer' : `${copies.length} copies kept on this computer`
    this.element.replaceChildren(make('summary', {}, title), ...copies.map((copy) => this.row(copy)))
  }

  private row(copy: Kept): HTMLElement {
    const text = make('div', { class: 'copy-text', hidden: true })
    const show = make('button', { type: 'button', 'aria-expanded': 'false', onclick: () => {
      if (text.childElementCount === 0) text.append(make('h3', {}, copy.draft.headline), renderDocument(this.schema(), copy.draft.body))
      text.hidden = !text.hidden
      show.setAttribute('aria-expanded', String(!text.hidden))
    } }, 'Show')
    const back = make('button', { type: 'button', onclick: () => void this.saver.putBack(copy).then(() => this.renew()) }, 'Put into the editor')
    return make('div', { class: 'copy' },
      make('p', {}, `${dateTimeWords(copy.at, this.locale)}, on revision ${copy.base}`),
      make('div', { class: 'panel-buttons' }, show, back, this.dropButton(copy)), text)
  }

  /** The only way a kept text ends, so it asks twice. */
  private dropButton(copy: Kept): HTMLButtonElement {
    const button = make('button', { type: 'button', onclick: () => {
      if (button.dataset['asked'] === undefined) {
        button.dataset['asked'] = ''
        button.textContent = 'Delete for good?'
      } else void this.saver.dropCopy(copy).then(() => this.renew())
    } }, 'Delete')
    return button
  }
}
