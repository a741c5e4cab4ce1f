// <picture-cuts>: where the point that stays in view is set, and where a hand cuts each shape: by dragging or by the
// keys. Below stands what each shape shows, as it is changed. What is chosen lies in hidden fields of the form around.
import { make } from '../view/dom.ts'
import { around, inside, readCrop, resized, stretched, tall, writeCrop, type Crop } from './crop.ts'

interface Shape {
  readonly id: string
  readonly name: string
  readonly use: string
  readonly ratio: number
  readonly field: HTMLInputElement
  readonly view: HTMLElement
  readonly how: HTMLElement
}

export class PictureCuts extends HTMLElement {
  private shapes: Shape[] = []
  private chosen: Shape | null = null // null is the focal point
  private side = 1
  private readonly dot = make('span', { class: 'focal', 'aria-hidden': 'true' })
  private readonly handle = make('span', { class: 'handle', 'aria-hidden': 'true' })
  private readonly aim = make('button', { type: 'button', class: 'aim', onclick: (event) => this.aimed(event as MouseEvent), onkeydown: (event) => this.aimKey(event as KeyboardEvent) })
  private readonly frame = make('button', { type: 'button', class: 'frame', onkeydown: (event) => this.frameKey(event as KeyboardEvent) })
  private readonly back = make('button', { type: 'button', onclick: () => this.give() }, 'Back to the focal point')
  private readonly help = make('p', { class: 'help', role: 'status' })
  private stage = make('div', { class: 'cut-stage' })
  private choices: HTMLButtonElement[] = []

  connectedCallback(): void {
    const image = this.querySelector<HTMLImageElement>('img.whole')
    if (!image || this.stage.isConnected) return
    this.side = Number(this.dataset['width'] ?? 1) / Number(this.dataset['height'] ?? 1) || 1
    this.shapes = [...this.querySelectorAll<HTMLInputElement>('input[data-shape]')].map((field) => this.shapeOf(field, image.src))
    const views = make('div', { class: 'cut-views', role: 'group', 'aria-label': 'What each shape shows' }, ...this.shapes.map(({ view, how, name, use }) =>
      make('figure', {}, view, make('figcaption', {}, make('strong', {}, name), use ? `${use}: ` : '', how))))
    if (this.dataset['readonly'] !== undefined) {
      this.append(views)
    } else {
      this.furnish(image)
      this.append(views)
    }
    this.draw()
  }

  private furnish(image: HTMLImageElement): void {
    this.stage = make('div', { class: 'cut-stage' })
    this.choices = ([null, ...this.shapes] as (Shape | null)[]).map((shape) =>
      make('button', { type: 'button', 'aria-pressed': 'false', onclick: () => this.choose(shape) }, shape?.name ?? 'Focal point'))
    image.before(make('div', { class: 'cut-choices', role: 'group', 'aria-label': 'What to set' }, ...this.choices), this.stage)
    this.stage.append(image, this.aim, this.dot, this.frame, this.handle)
    this.stage.after(make('div', { class: 'cut-help' }, this.help, this.back))
    this.frame.addEventListener('pointerdown', (event) => this.drag(event, (start, dx, dy) => ({ ...start, x: start.x + dx, y: start.y + dy })))
    this.handle.addEventListener('pointerdown', (event) => this.drag(event, (start, dx) => stretched(start, start.x + start.w + dx, this.ratio, this.side)))
  }

  private shapeOf(field: HTMLInputElement, src: string): Shape {
    const ratio = Number(field.dataset['ratio'] ?? 1)
    const view = make('div', { class: 'cut' }, make('img', { src, alt: '' }))
    view.style.aspectRatio = String(ratio)
    return { id: field.dataset['shape'] ?? '', name: field.dataset['name'] ?? '', use: field.dataset['use'] ?? '', ratio, field, view, how: make('span') }
  }

  private get ratio(): number {
    return this.chosen?.ratio ?? 1
  }

  private get focusField(): HTMLInputElement {
    return this.querySelector('input[name="focus"]') as HTMLInputElement
  }

  private get point(): [number, number] {
    const [x = 0.5, y = 0.5] = this.focusField.value.split(',').map(Number)
    return [x, y]
  }

  private cropOf(shape: Shape): Crop {
    return readCrop(shape.field.value) ?? around(this.point, shape.ratio, this.side)
  }

  private choose(shape: Shape | null): void {
    this.chosen = shape
    this.draw()
    ;(shape ? this.frame : this.aim).focus()
  }

  private give(): void {
    if (!this.chosen) return
    this.chosen.field.value = ''
    this.draw()
    this.frame.focus()
  }

  private set(crop: Crop): void {
    if (!this.chosen) return
    this.chosen.field.value = writeCrop(inside(crop, this.ratio, this.side))
    this.draw()
  }

  private aimed(event: MouseEvent): void {
    if (event.detail === 0) return // the keyboard pressed it
    const box = this.stage.getBoundingClientRect()
    this.moveAim((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height)
  }

  private aimKey(event: KeyboardEvent): void {
    const by = arrow(event)
    if (!by) return
    event.preventDefault()
    const [x, y] = this.point
    this.moveAim(x + by[0], y + by[1])
  }

  private moveAim(x: number, y: number): void {
    this.focusField.value = [x, y].map((part) => Math.round(Math.min(1, Math.max(0, part)) * 100) / 100).join(',')
    this.draw()
  }

  private frameKey(event: KeyboardEvent): void {
    if (!this.chosen) return
    const crop = this.cropOf(this.chosen)
    const by = arrow(event)
    if (by) this.set({ ...crop, x: crop.x + by[0], y: crop.y + by[1] })
    else if (event.key === '+' || event.key === '=') this.set(resized(crop, 0.02, this.ratio, this.side))
    else if (event.key === '-') this.set(resized(crop, -0.02, this.ratio, this.side))
    else if (event.key === 'Delete' || event.key === 'Backspace') this.give()
    else return
    event.preventDefault()
  }

  /** Follows the pointer until it lets go. */
  private drag(event: PointerEvent, moved: (start: Crop, dx: number, dy: number) => Crop): void {
    if (!this.chosen || event.button !== 0) return
    event.preventDefault()
    this.frame.focus()
    const start = this.cropOf(this.chosen)
    const box = this.stage.getBoundingClientRect()
    const target = event.currentTarget as HTMLElement
    const ending = new AbortController()
    target.setPointerCapture(event.pointerId)
    target.addEventListener('pointermove', (now) => this.set(moved(start, (now.clientX - event.clientX) / box.width, (now.clientY - event.clientY) / box.height)), { signal: ending.signal })
    for (const end of ['pointerup', 'pointercancel'] as const) target.addEventListener(end, () => ending.abort(), { signal: ending.signal })
  }

  private draw(): void {
    const [x, y] = this.point
    for (const shape of this.shapes) this.drawView(shape)
    this.choices.forEach((button, i) => button.setAttribute('aria-pressed', String((this.shapes[i - 1] ?? null) === this.chosen)))
    this.dot.style.insetInlineStart = `${x * 100}%`
    this.dot.style.insetBlockStart = `${y * 100}%`
    const shape = this.chosen
    this.aim.hidden = this.dot.hidden = shape !== null
    this.frame.hidden = this.handle.hidden = shape === null
    this.back.hidden = !shape?.field.value
    if (shape) this.drawFrame(shape)
    else {
      this.help.textContent = 'Click what must stay in view, or move the point with the arrow keys.'
      this.aim.setAttribute('aria-label', `The point that stays in view: ${Math.round(x * 100)}% from the left, ${Math.round(y * 100)}% from the top. The arrow keys move it.`)
    }
  }

  private drawFrame(shape: Shape): void {
    const { x, y, w } = this.cropOf(shape)
    const h = tall(w, shape.ratio, this.side)
    place(this.frame, { left: x, top: y, width: w, height: h })
    place(this.handle, { left: x + w, top: y + h })
    const percent = (part: number) => `${Math.round(part * 100)}%`
    this.frame.setAttribute('aria-label', `${shape.name}: ${percent(x)} from the left, ${percent(y)} from the top, ${percent(w)} of the width. The arrow keys move it, plus and minus change its size, Delete gives it back to the focal point.`)
    this.help.textContent = shape.field.value ? `${shape.name} is cut by hand. Save keeps it.` : `${shape.name} follows the focal point. Drag the frame or its corner to cut it by hand.`
  }

  private drawView(shape: Shape): void {
    const { x, y, w } = this.cropOf(shape)
    const image = shape.view.querySelector('img')
    if (!image) return
    image.style.inlineSize = `${100 / w}%`
    image.style.insetInlineStart = `${(-x / w) * 100}%`
    image.style.insetBlockStart = `${(-y / tall(w, shape.ratio, this.side)) * 100}%`
    shape.how.textContent = shape.field.value ? 'by hand' : 'by the focal point'
  }
}

function arrow(event: KeyboardEvent): readonly [number, number] | undefined {
  const step = event.shiftKey ? 0.05 : 0.01
  return { ArrowLeft: [-step, 0] as const, ArrowRight: [step, 0] as const, ArrowUp: [0, -step] as const, ArrowDown: [0, step] as const }[event.key]
}

function place(element: HTMLElement, at: Readonly<Record<string, number>>): void {
  for (const [side, part] of Object.entries(at)) element.style.setProperty(side, `${part * 100}%`)
}
