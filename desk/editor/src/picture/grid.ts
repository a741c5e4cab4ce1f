// <picture-grid>: pictures in rows, through which the arrow keys go as they lie on the screen.
const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/** Moves the focus among the cells of a grid; true when a key was used. */
export function walkGrid(cells: readonly HTMLElement[], event: KeyboardEvent): boolean {
  const at = cells.indexOf(document.activeElement as HTMLElement)
  const step = steps[event.key]
  if (at < 0 || !step || event.altKey || event.ctrlKey || event.metaKey) return false
  const [across, down] = step
  const next = across !== 0 ? cells[at + across] : cells[at + down * columns(cells)]
  if (!next) return false
  event.preventDefault()
  next.focus()
  return true
}

/** How many cells stand in the first row. */
function columns(cells: readonly HTMLElement[]): number {
  const top = cells[0]?.getBoundingClientRect().top
  const row = cells.findIndex((cell) => cell.getBoundingClientRect().top !== top)
  return row < 0 ? cells.length : row
}

export class PictureGrid extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('keydown', (event) => walkGrid([...this.querySelectorAll<HTMLElement>('.grid a')], event))
  }
}
