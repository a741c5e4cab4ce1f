// <lead-picture>: the lead picture at the side of a story. A file is chosen or dropped, or a picture taken from the
// library; the point that must stay in view is set by a click or the arrow keys, and the credit is written. Which picture it is, and what the story says of
// it, are fields of the story's form and saved with it; point and credit are the picture's own and saved at once.
import { seenAt } from '../schema/picture.ts'
import { imageTypes, uploadPicture } from '../surface/upload.ts'
import { freshId, make } from '../view/dom.ts'
import { pickPicture, type PicturePicker } from './picker.ts'
import { readRights, rightsLine, type LibraryPicture, type Rights } from './rights.ts'

const step = 0.05

export class LeadPicture extends HTMLElement {
  private point: [number, number] = [0.5, 0.5]
  private readonly said = make('p', { class: 'help', role: 'status' })
  private readonly image = make('img', { alt: '' })
  private readonly dot = make('span', { class: 'focal', 'aria-hidden': 'true' })
  private readonly view = make('button', {
    type: 'button', class: 'focus', onclick: (event) => this.clicked(event as MouseEvent), onkeydown: (event) => this.moved(event as KeyboardEvent),
  }, this.image, this.dot)
  private readonly credit = make('input', { id: freshId('credit'), type: 'text', autocomplete: 'off', placeholder: 'Photographer / agency', onchange: () => void this.amend({ credit: this.credit.value }) })
  private readonly file = make('input', { id: freshId('file'), type: 'file', accept: imageTypes.join(','), onchange: () => void this.send(this.file.files?.[0]) })
  private readonly off = make('button', { type: 'button', onclick: () => this.choose('', '') }, 'Take it off')
  private readonly library = make('button', { type: 'button', onclick: () => this.pick() }, 'From the library')
  private readonly rights = make('div', { class: 'rights-line' })
  private picker: PicturePicker | null = null
  private readonly named = make('div', { class: 'credit' }, make('label', { for: this.credit.id }, 'Credit'), this.credit)

  connectedCallback(): void {
    if (this.view.isConnected || this.dataset['uploadUrl'] === undefined) return
    this.querySelectorAll('.plain').forEach((part) => part.remove())
    this.point = [Number(this.dataset['x'] ?? 50) / 100, Number(this.dataset['y'] ?? 50) / 100]
    this.credit.value = this.dataset['credit'] ?? ''
    this.image.src = this.dataset['src'] ?? ''
    this.field.after(this.view, this.rights, make('p', { class: 'choose' }, make('label', { for: this.file.id }, 'Choose a picture'), this.file), this.library, this.said)
    this.append(this.named, this.off)
    this.tellRights(readRights(JSON.parse(this.dataset['rights'] ?? 'null')))
    this.field.addEventListener('desk:set', () => this.reload())
    this.addEventListener('dragover', (event) => event.preventDefault())
    this.addEventListener('drop', (event) => {
      event.preventDefault()
      void this.send(event.dataTransfer?.files[0])
    })
    this.show()
  }

  /** The form's own field: the id of the picture. */
  private get field(): HTMLInputElement {
    return this.querySelector(`input[name="${this.dataset['field'] ?? 'picture'}"]`) as HTMLInputElement
  }

  private async send(file: File | undefined): Promise<void> {
    if (!file) return
    this.said.textContent = `${file.name} is being sent …`
    const sent = await uploadPicture((url, init) => fetch(url, init), this.dataset['uploadUrl'] ?? '', file)
    this.file.value = ''
    if ('refused' in sent) {
      this.said.textContent = sent.refused
      return
    }
    const { asset, credit, caption, alt } = (sent.picture as { attrs: Record<string, unknown> }).attrs
    this.take({ id: String(asset ?? ''), credit: String(credit ?? ''), caption: String(caption ?? ''), alt: String(alt ?? ''), point: [0.5, 0.5] }, sent.rights ?? null)
    this.said.textContent = sent.told ?? 'It is here. Say what it shows, and who is credited.'
  }

  /** Opens the library below the button, or closes it. */
  private pick(): void {
    if (this.picker) {
      this.unpick()
      return
    }
    this.picker = pickPicture({
      choose: (picture) => {
        this.unpick()
        this.take(picture, picture.rights)
        this.said.textContent = ''
      },
      close: () => this.unpick(),
    })
    this.library.after(this.picker)
  }

  private unpick(): void {
    this.picker?.remove()
    this.picker = null
    this.library.focus()
  }

  /** A picture takes the place. What the library says of it stands where the story says nothing of its own. */
  private take({ id, credit, caption, alt, point }: Pick<LibraryPicture, 'id' | 'credit' | 'caption' | 'alt' | 'point'>, rights: Rights | null): void {
    this.credit.value = credit
    this.hint('picture_alt', alt)
    this.hint('picture_caption', caption)
    this.point = [...point]
    this.tellRights(rights)
    this.choose(id, seenAt(id))
  }

  private tellRights(rights: Rights | null): void {
    this.rights.replaceChildren(...(rights ? [rightsLine(rights)] : []))
  }

  /** What the picture's own notes say stands where the story says nothing. */
  private hint(name: string, words: string): void {
    const area = this.querySelector<HTMLTextAreaElement>(`textarea[name="${name}"]`)
    if (area) area.placeholder = words || area.placeholder
  }

  private choose(id: string, src: string): void {
    this.field.value = id
    this.image.src = src
    if (!id) this.said.textContent = ''
    this.field.dispatchEvent(new Event('input', { bubbles: true }))
    this.show()
  }

  /** Somebody else, or an earlier text, has put another picture here. */
  private reload(): void {
    this.image.src = this.field.value ? seenAt(this.field.value) : ''
    this.tellRights(null) // whose picture it is now is asked of the server with the next page
    this.show()
  }

  private show(): void {
    const shown = this.field.value !== ''
    for (const part of [this.view, this.rights, this.named, this.off]) part.hidden = !shown
    const [x, y] = this.point.map((part) => Math.round(part * 100)) as [number, number]
    this.dot.style.setProperty('inset-inline-start', `${x}%`)
    this.dot.style.setProperty('inset-block-start', `${y}%`)
    this.view.setAttribute('aria-label', `The point that stays in view: ${x}% from the left, ${y}% from the top. The arrow keys move it.`)
  }

  private clicked(event: MouseEvent): void {
    if (event.detail === 0) return // the keyboard pressed it
    const box = this.image.getBoundingClientRect()
    this.move((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height)
  }

  private moved(event: KeyboardEvent): void {
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key]
    if (!by) return
    event.preventDefault()
    this.move(this.point[0] + (by[0] ?? 0), this.point[1] + (by[1] ?? 0))
  }

  private move(x: number, y: number): void {
    this.point = [Math.min(1, Math.max(0, x)), Math.min(1, Math.max(0, y))]
    this.show()
    void this.amend({ point: this.point })
  }

  /** The checklist beside asks for a credit, and looks again. */
  private tellPage(): void {
    const story = this.closest<HTMLElement>('story-editor')
    story?.dispatchEvent(new CustomEvent('story:saved', { bubbles: true, detail: { revision: Number(story.dataset['revision']) } }))
  }

  /** Saves what is the picture's own. The answer to an older change must not speak over a newer one's, so only faults are told. */
  private async amend(change: Record<string, unknown>): Promise<void> {
    try {
      const response = await fetch(`${this.dataset['uploadUrl'] ?? ''}/${encodeURIComponent(this.field.value)}`, {
        method: 'POST', body: JSON.stringify(change), credentials: 'same-origin', headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      })
      const json = (await response.json()) as { detail?: unknown }
      this.said.textContent = response.ok ? '' : String(json.detail ?? 'That was not saved.')
      if (response.ok) this.tellPage()
    } catch {
      this.said.textContent = 'That could not be saved. Try again when the connection is back.'
    }
  }
}
