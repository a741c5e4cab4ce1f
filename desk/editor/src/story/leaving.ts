// Ways out of the page: each keeps and sends what is there. The form's own buttons (submit, approve, publish) wait until
// the text they are about has been saved.
import type { Autosave } from '../save/autosave.ts'
import { hasUnsaved, type State } from '../save/state.ts'

export class Leaving {
  private readonly ended = new AbortController()
  private held: HTMLElement | null | undefined

  constructor(private readonly saver: Autosave, private readonly form: HTMLFormElement) {
    const { signal } = this.ended
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') saver.leaving()
      else saver.returned('returned')
    }, { signal })
    addEventListener('pagehide', () => saver.leaving(), { signal })
    addEventListener('focus', () => saver.returned('returned'), { signal })
    addEventListener('online', () => saver.returned('online'), { signal })
    addEventListener('beforeunload', (event) => {
      if (saver.wouldLose) saver.leaving()
      if (saver.wouldLose) event.preventDefault()
    }, { signal })
    form.addEventListener('submit', (event) => this.submit(event), { signal, capture: true })
  }

  /** Aborted when the editor is gone: listeners on the page end with it. */
  get signal(): AbortSignal {
    return this.ended.signal
  }

  close(): void {
    this.ended.abort()
  }

  /** Lets a held submit go once everything is saved; anything that needs a person first drops it. */
  changed(state: State): void {
    if (this.held === undefined || state.standing === 'saving' || state.standing === 'unsaved') return
    const submitter = this.held
    this.held = undefined
    if (state.standing === 'saved' && !hasUnsaved(state)) queueMicrotask(() => this.form.requestSubmit(submitter))
  }

  private submit(event: SubmitEvent): void {
    if (!hasUnsaved(this.saver.state)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    this.held = event.submitter
    this.saver.flush()
  }
}
