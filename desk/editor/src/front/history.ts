// Undo and redo: the fronts that were before, and those that came after. Typing in one field is one step.
import type { Front } from './model.ts'

const most = 100

export class History {
  private readonly before: Front[] = []
  private readonly after: Front[] = []
  private lastKind = ''

  /** Remembers a front that is about to be changed; changes of the same kind in a row are one step. '' is a step of its own. */
  push(front: Front, kind = ''): void {
    this.after.length = 0
    if (kind !== '' && kind === this.lastKind) return
    this.lastKind = kind
    this.before.push(front)
    if (this.before.length > most) this.before.shift()
  }

  undo(now: Front): Front | undefined {
    return this.swap(this.before, this.after, now)
  }

  redo(now: Front): Front | undefined {
    return this.swap(this.after, this.before, now)
  }

  get canUndo(): boolean {
    return this.before.length > 0
  }

  get canRedo(): boolean {
    return this.after.length > 0
  }

  private swap(from: Front[], to: Front[], now: Front): Front | undefined {
    const found = from.pop()
    if (found) to.push(now)
    this.lastKind = ''
    return found
  }
}
