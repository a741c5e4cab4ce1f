// <picture-drop>: sends many pictures to the library: chosen, dropped anywhere on the page, or pasted. Each has its own
// line with how far it has come, and its own sentence when it is refused or is here already.
import { imageTypes } from '../surface/upload.ts'
import { make } from '../view/dom.ts'
import { readRights, rightsMark } from './rights.ts'

/** How many are sent at the same time. */
const atOnce = 2

interface Sending {
  readonly file: File
  readonly line: HTMLElement
  readonly bar: HTMLProgressElement
  readonly told: HTMLElement
  readonly thumb: HTMLImageElement
}

export class PictureDrop extends HTMLElement {
  private readonly waiting: Sending[] = []
  private under = 0
  private done = 0
  private refused = 0
  private readonly listening = new AbortController()

  connectedCallback(): void {
    const { signal } = this.listening
    const file = this.querySelector<HTMLInputElement>('input[type=file]')
    this.querySelectorAll('.plain').forEach((part) => part.remove())
    file?.addEventListener('change', () => {
      this.take([...(file.files ?? [])])
      file.value = ''
    })
    this.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault())
    document.addEventListener('dragover', (event) => this.over(event), { signal })
    document.addEventListener('dragleave', (event) => {
      if (!event.relatedTarget) this.toggleAttribute('data-over', false)
    }, { signal })
    document.addEventListener('drop', (event) => this.dropped(event), { signal })
    document.addEventListener('paste', (event) => this.pasted(event), { signal })
  }

  disconnectedCallback(): void {
    this.listening.abort()
  }

  private over(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    this.toggleAttribute('data-over', true)
  }

  private dropped(event: DragEvent): void {
    if (!event.dataTransfer?.files.length) return
    event.preventDefault()
    this.toggleAttribute('data-over', false)
    this.take([...event.dataTransfer.files])
  }

  private pasted(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    this.take(files)
  }

  /** Every file gets a line at once, also one that will be refused: nothing that was dropped is left unsaid. */
  private take(files: readonly File[]): void {
    const list = this.querySelector<HTMLElement>('.sent')
    if (!list || files.length === 0) return
    list.hidden = false
    for (const file of files) {
      const one = lineOf(file)
      list.prepend(one.line)
      const fault = this.faultOf(file)
      if (fault) this.refuse(one, fault)
      else this.waiting.push(one)
    }
    this.next()
  }

  private faultOf(file: File): string {
    const most = Number(this.dataset['most'] ?? 50)
    if (file.size > most * 1024 * 1024) return `The file is over ${most} MB; make it smaller.`
    if (file.type !== '' && !(imageTypes as readonly string[]).includes(file.type)) return 'This is no picture that the library takes: send JPEG, PNG, WebP, AVIF or GIF.'
    return ''
  }

  private next(): void {
    while (this.under < atOnce) {
      const one = this.waiting.shift()
      if (!one) break
      this.under += 1
      this.send(one)
    }
    this.tally()
  }

  private send(one: Sending): void {
    const body = new FormData()
    body.set('file', one.file)
    for (const name of ['licence', 'credit', 'source']) {
      const field = this.querySelector<HTMLInputElement | HTMLSelectElement>(`[name=${name}]`)
      if (field?.value) body.set(name, field.value)
    }
    const request = new XMLHttpRequest() // fetch tells nothing of how far it has come
    request.open('POST', this.dataset['uploadUrl'] ?? '')
    request.setRequestHeader('Accept', 'application/json')
    request.upload.onprogress = ({ loaded, total }) => {
      one.bar.value = loaded / total
      if (loaded === total) one.told.textContent = 'It is being read …'
    }
    request.onload = () => this.answered(one, request.status, request.responseText)
    request.onerror = () => this.refuse(one, 'It could not be sent. Send it again when the connection is back.')
    request.onloadend = () => {
      this.under -= 1
      this.next()
      if (this.under === 0) this.renew()
    }
    request.send(body)
  }

  private answered(one: Sending, status: number, text: string): void {
    let json: Record<string, unknown> = {}
    try {
      json = JSON.parse(text) as Record<string, unknown>
    } catch {
      // what is no JSON is told of below
    }
    const id = json['id']
    if (status >= 300 || typeof id !== 'string') {
      const told = json['detail']
      this.refuse(one, typeof told === 'string' ? told : 'The desk did not take it. Send it again.')
      return
    }
    this.done += 1
    const rights = readRights(json['rights'])
    one.bar.remove()
    one.thumb.src = `${this.dataset['uploadUrl'] ?? ''}/${encodeURIComponent(id)}/see?w=320`
    one.told.textContent = String(json['told'] ?? '') || 'It is here. Say what it shows.'
    one.line.append(make('a', { href: String(json['href'] ?? ''), class: 'button' }, json['already'] === true ? 'Look at it' : 'Describe it'))
    if (rights) one.told.after(rightsMark(rights))
  }

  private refuse(one: Sending, why: string): void {
    this.refused += 1
    one.bar.remove()
    one.line.toggleAttribute('data-refused', true)
    one.told.textContent = why
    this.tally()
  }

  private tally(): void {
    const left = this.waiting.length + this.under
    const tally = this.querySelector('.tally')
    if (tally) tally.textContent = left > 0 ? `${this.done} sent, ${left} to go` : `${this.done} sent${this.refused > 0 ? `, ${this.refused} refused` : ''}`
  }

  /** The grid below is asked for anew, as its filter does. */
  private renew(): void {
    document.querySelector('.filter')?.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

function lineOf(file: File): Sending {
  const bar = make('progress', { max: 1, value: 0, 'aria-label': `How far ${file.name} has come` })
  const told = make('p', { class: 'told' }, 'It waits its turn …')
  const thumb = make('img', { alt: '' })
  const line = make('li', {}, thumb, make('div', {}, make('p', { class: 'name' }, file.name), bar, told))
  return { file, line, bar, told, thumb }
}
