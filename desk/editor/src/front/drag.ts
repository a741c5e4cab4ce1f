// Drag and drop, by SortableJS. It only tells what was dropped where; the board draws itself from the front.
import Sortable, { type SortableEvent } from 'sortablejs'
import type { Place } from './model.ts'

export interface Dropping {
  moved(from: Place, to: Place): void
  added(story: string, to: Place): void
  movedContainer(from: number, to: number): void
}

/** Sortable's own dragging in place of the browser's: it is the same with a mouse and a finger. */
const byPointer = { forceFallback: true, fallbackOnBody: true, fallbackTolerance: 4, animation: 120, delay: 150, delayOnTouchOnly: true } as const

/** Keeps the board's lists sortable; called again after each time the board was drawn. */
export class Drag {
  private lists: Sortable[] = []

  constructor(private readonly dropping: Dropping) {}

  /** The list that stories are dragged from keeps its own. */
  offer(list: HTMLElement): void {
    Sortable.create(list, { group: { name: 'cards', pull: 'clone', put: false }, sort: false, ...byPointer, filter: 'button', preventOnFilter: false })
  }

  renew(board: HTMLElement): void {
    for (const one of this.lists) one.destroy()
    this.lists = [...board.querySelectorAll<HTMLElement>('[data-cards]')].map((list) => Sortable.create(list, {
      group: 'cards', ...byPointer, handle: '.grip, .card-text', draggable: '[data-card], [data-story]',
      onAdd: (event) => this.dropped(event), onUpdate: (event) => this.dropped(event),
    }))
    this.lists.push(Sortable.create(board, {
      group: 'containers', ...byPointer, handle: '.box-head > .grip', draggable: '[data-container]',
      onUpdate: ({ oldDraggableIndex, newDraggableIndex }) => {
        if (oldDraggableIndex !== undefined && newDraggableIndex !== undefined) this.dropping.movedContainer(oldDraggableIndex, newDraggableIndex)
      },
    }))
  }

  private dropped({ item, from, to, oldDraggableIndex, newDraggableIndex }: SortableEvent): void {
    const at = { container: Number(to.dataset['cards']), card: newDraggableIndex ?? 0 }
    const story = item.dataset['story']
    if (story !== undefined) {
      item.remove() // the board draws the card
      this.dropping.added(story, at)
    } else if (oldDraggableIndex !== undefined) {
      this.dropping.moved({ container: Number(from.dataset['cards']), card: oldDraggableIndex }, at)
    }
  }
}
