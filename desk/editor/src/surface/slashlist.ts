// How the menu behind the slash is shown: a list box at the cursor, told to those who listen by the text's own
// aria-activedescendant, since the focus never leaves the text.
import { freshId, make } from '../view/dom.ts'
import type { BlockChoice } from './blocks.ts'

/** What a text says of itself while a list is open at its cursor (the ARIA combobox pattern). */
const combobox: Readonly<Record<string, string>> = { role: 'combobox', 'aria-expanded': 'true', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' }

export class SlashList {
  readonly id = freshId('slash')
  readonly element = make('ul', { class: 'slash-list', role: 'listbox', id: this.id, 'aria-label': 'Blocks', hidden: true })
  chosen: (choice: BlockChoice) => void = () => undefined
  private shown = ''

  /** Shows what can be chosen; `text` is where the focus is, and says so to those who listen. */
  show(text: HTMLElement, choices: readonly BlockChoice[], index: number, at: () => { left: number; bottom: number; top: number }): void {
    const names = choices.map(({ id }) => id).join(' ')
    if (names !== this.shown) this.element.replaceChildren(...choices.map((choice) => this.option(choice)))
    this.shown = names
    for (const [place, option] of [...this.element.children].entries()) option.setAttribute('aria-selected', String(place === index))
    this.element.hidden = false
    this.place(at())
    const chosen = this.element.children[index] as HTMLElement | undefined
    if (chosen) this.bring(chosen)
    for (const [name, value] of Object.entries(combobox)) text.setAttribute(name, value)
    text.removeAttribute('aria-multiline')
    text.setAttribute('aria-controls', this.id)
    text.setAttribute('aria-activedescendant', chosen?.id ?? '')
  }

  hide(text: HTMLElement): void {
    if (this.element.hidden) return
    this.element.hidden = true
    for (const name of [...Object.keys(combobox), 'aria-controls', 'aria-activedescendant']) text.removeAttribute(name)
    text.setAttribute('role', 'textbox')
    text.setAttribute('aria-multiline', 'true')
  }

  /** Scrolls within the list alone: the page stays where it is. */
  private bring(option: HTMLElement): void {
    const { element } = this
    if (option.offsetTop < element.scrollTop) element.scrollTop = option.offsetTop
    else if (option.offsetTop + option.offsetHeight > element.scrollTop + element.clientHeight) element.scrollTop = option.offsetTop + option.offsetHeight - element.clientHeight
  }

  private option(choice: BlockChoice): HTMLElement {
    return make('li', {
      role: 'option', id: `${this.id}-${choice.id}`, 'data-block': choice.id,
      onmousedown: (event) => {
        event.preventDefault() // keeps the focus in the text
        this.chosen(choice)
      },
    }, make('strong', {}, choice.label), ' ', make('span', {}, choice.about))
  }

  /** Under the slash, or over it where the window ends. */
  private place({ left, bottom, top }: { left: number; bottom: number; top: number }): void {
    const around = this.element.offsetParent?.getBoundingClientRect()
    if (!around) return
    const { offsetHeight: height, offsetWidth: width } = this.element
    const above = bottom + height > innerHeight && top - height > 0
    this.element.style.insetBlockStart = `${(above ? top - height - 4 : bottom + 4) - around.top}px` // through the CSSOM, which the policy allows
    this.element.style.left = `${Math.max(0, Math.min(left - around.left, around.width - width))}px`
  }
}
