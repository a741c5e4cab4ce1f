// What the palette offers on this page: its places and its acts, read off the page itself, so that nothing is offered that
// the page does not have.
export interface Command {
  readonly label: string
  readonly kind: string
  readonly run: () => void
}

/** The commands of a page, in its order. */
export function commandsOf(page: ParentNode): Command[] {
  const found: Command[] = []
  const add = (selector: string, kind: string, run: (element: HTMLElement) => void) => {
    for (const element of page.querySelectorAll<HTMLElement>(selector)) {
      const label = (element.getAttribute('aria-label') ?? wordsOf(element)).replace(/\s+/g, ' ').trim()
      if (label && !found.some((one) => one.label === label)) found.push({ label, kind, run: () => run(element) })
    }
  }
  add('.acts button, .bar .tools button, .head form button', 'do', (element) => element.click())
  add('.panels summary, .margin summary, .planning > summary', 'open', (element) => {
    const details = element.closest('details')
    if (!details) return
    details.open = true
    details.scrollIntoView({ block: 'center' })
    details.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea, button')?.focus()
  })
  add('.top nav a, .rooms a, .bar .tools a, .public a, .tabs a', 'go', (element) => element.click())
  return found
}

/** What an element says, without the number of what lies behind it. */
function wordsOf(element: HTMLElement): string {
  return [...element.childNodes].filter((node) => !(node instanceof Element && node.classList.contains('count'))).map((node) => node.textContent).join('')
}

/** The commands whose words begin like each of those that were typed; all of them where nothing was. */
export function narrow(commands: readonly Command[], typed: string): Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter(({ label }) => {
    const own = label.toLowerCase().split(/[\s’'-]+/)
    return words.every((word) => own.some((one) => one.startsWith(word)))
  })
}
