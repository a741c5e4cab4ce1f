// The toolbar: real buttons in one tab stop, arrow keys between them (the ARIA toolbar pattern), pressed and disabled
// told by attributes that both the style sheet and a screen reader read.
import type { Editor } from '@tiptap/core'
import { make } from '../view/dom.ts'
import { historyActions, moveActions, tableActions, textActions, type Action } from './actions.ts'
import { blockChoices, type Tools } from './blocks.ts'
import { openMarkPanel, type MarkPanel } from './markpanels.ts'
import type { Panel } from './panel.ts'

const isApple = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '')

export class Toolbar {
  readonly element = make('div', { class: 'editor-toolbar', role: 'toolbar', 'aria-label': 'Text' })
  private readonly watched: { action: Action; button: HTMLButtonElement }[] = []
  private readonly tableGroup: HTMLElement
  private readonly panel: Panel

  constructor(private readonly editor: Editor, private readonly tools: Tools, private readonly find: () => void) {
    this.panel = tools.panel
    for (const group of textActions) this.element.append(this.group(group))
    this.element.append(make('div', { class: 'toolbar-group' }, ...this.markButtons()))
    this.element.append(make('div', { class: 'toolbar-group' }, this.insertButton()))
    this.element.append(this.group([...moveActions, ...historyActions]))
    this.element.append(make('div', { class: 'toolbar-group' }, this.findButton()))
    this.tableGroup = this.group(tableActions)
    this.tableGroup.classList.add('toolbar-table')
    this.element.append(this.tableGroup)
    this.element.addEventListener('keydown', (event) => this.rove(event))
    // A press must not take the focus, and with it the selection, out of the text.
    this.element.addEventListener('mousedown', (event) => event.preventDefault())
    this.update()
  }

  /** Brings every button up to date with the selection. */
  update(): void {
    for (const { action, button } of this.watched) {
      if (action.active) button.setAttribute('aria-pressed', String(action.active(this.editor)))
      const off = !this.editor.isEditable || action.enabled?.(this.editor) === false
      button.setAttribute('aria-disabled', String(off))
    }
    this.tableGroup.hidden = !this.editor.isActive('table')
    this.keepOneTabStop()
  }

  openLink(): void {
    openMarkPanel(this.editor, this.panel, 'link')
  }

  private group(actions: readonly Action[]): HTMLElement {
    return make('div', { class: 'toolbar-group' }, ...actions.map((action) => this.button(action)))
  }

  private button(action: Action): HTMLButtonElement {
    const title = action.keys ? `${action.label} (${keyNames(action.keys)})` : action.label
    const button = make('button', {
      type: 'button', 'data-action': action.id, 'aria-label': action.label, title, tabindex: -1,
      onclick: () => this.press(action, button),
    }, action.face)
    this.watched.push({ action, button })
    return button
  }

  /** Disabled buttons stay reachable by keyboard, so the press has to be refused here. */
  private press(action: Action, button: HTMLButtonElement): void {
    if (button.getAttribute('aria-disabled') !== 'true') action.run(this.editor)
  }

  private markButtons(): HTMLButtonElement[] {
    const panel = (name: MarkPanel, label: string, face: string, keys?: string): Action => ({
      id: name, label, face, ...(keys ? { keys } : {}),
      run: () => openMarkPanel(this.editor, this.panel, name), active: (editor) => editor.isActive(name),
      enabled: (editor) => !editor.isActive('codeBlock'),
    })
    return [
      this.button(panel('link', 'Link', 'Link', 'Mod+K')),
      this.button(panel('attribution', 'Source: who says this', 'Source')),
      this.button(panel('language', 'Language of these words', 'Language')),
    ]
  }

  private insertButton(): HTMLButtonElement {
    return this.button({ id: 'insert', label: 'Insert a block', face: 'Insert…', run: () => this.openInsert() })
  }

  private findButton(): HTMLButtonElement {
    return this.button({ id: 'find', label: 'Find and replace', face: 'Find', keys: 'Mod+F', run: () => this.find() })
  }

  /** What needs no list of its own here: headings, lists and quotations have their buttons. */
  private openInsert(): void {
    const own = new Set(textActions.flat().map(({ id }) => id))
    this.panel.openChoices('Insert', blockChoices.filter(({ id }) => !own.has(id)).map((choice) => ({
      label: choice.label, enabled: choice.fits?.(this.editor, this.tools) !== false, run: () => choice.run(this.editor, this.tools),
    })))
  }

  private shown(): HTMLButtonElement[] {
    return this.watched.map(({ button }) => button).filter((button) => !button.closest('[hidden]'))
  }

  private keepOneTabStop(): void {
    const buttons = this.shown()
    const current = buttons.find((button) => button.tabIndex === 0) ?? buttons[0]
    for (const { button } of this.watched) button.tabIndex = button === current ? 0 : -1
  }

  private rove(event: KeyboardEvent): void {
    const buttons = this.shown()
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const forward = getComputedStyle(this.element).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight'
    const target = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (target === undefined || at < 0) return
    event.preventDefault()
    const next = buttons[(target + buttons.length) % buttons.length]
    for (const { button } of this.watched) button.tabIndex = button === next ? 0 : -1
    next?.focus()
  }
}

function keyNames(keys: string): string {
  return isApple ? keys.replace('Mod', '⌘').replace('Alt', '⌥').replace('Shift', '⇧').replaceAll('+', '') : keys.replace('Mod', 'Ctrl')
}
