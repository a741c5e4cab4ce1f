// Autosave as a pure machine: a state, an event, and out come the next state and what is to be done. It knows no
// network, no clock and no page, so every bad day (offline, conflict, signed out, lost answer) can be played in a test.
import type { Theirs } from './draft.ts'

/** Milliseconds of quiet after which a change is sent. */
export const quiet = 1_500
/** Milliseconds after which it is sent although typing goes on. */
export const longest = 10_000
/** Milliseconds between tries while signed out; coming back to the tab tries at once. */
export const signedOutPause = 30_000

export type Standing =
  | 'saved' | 'unsaved' | 'saving' | 'offline' | 'failing' | 'signed-out' | 'invalid' | 'refused' | 'conflict'

export interface FieldError {
  readonly field: string
  readonly message: string
}

/** Edits are counted: 0 is the text as opened, and each change is one more. */
export interface State {
  readonly standing: Standing
  /** The revision that the text in the editor stands on. */
  readonly base: number
  readonly edit: number
  readonly savedEdit: number
  readonly storedEdit: number
  /** The edit that is on its way to the server; never more than one. */
  readonly sending: number | null
  readonly firstUnsavedAt: number | null
  readonly lastEditAt: number
  /** Somebody left the page or pressed save while a save was on its way: send again as soon as it is answered. */
  readonly sendNext: boolean
  readonly failures: number
  readonly retryAt: number
  readonly savedAt: number | null
  readonly errors: readonly FieldError[]
  readonly reason: string
  readonly theirs: Theirs | null
}

export type Event =
  | { type: 'edited' | 'woke' | 'flush' | 'online' | 'returned'; at: number }
  | { type: 'restored'; at: number; base: number }
  | { type: 'stored'; edit: number }
  /** `edit` says which one it was when that is not the one just sent: an earlier one, whose answer was lost. */
  | { type: 'saved'; at: number; revision: number; savedAt: number; edit?: number }
  | { type: 'unreachable' | 'failed'; at: number; jitter: number; after?: number }
  | { type: 'signedOut'; at: number }
  | { type: 'invalid'; errors: readonly FieldError[] }
  | { type: 'refused'; reason: string }
  | { type: 'conflict'; theirs: Theirs }
  | { type: 'elsewhere'; theirs: Theirs; savedAt: number }
  /** A revision was made of the text that this one is a part of. */
  | { type: 'moved'; revision: number }
  | { type: 'keepMine'; at: number }
  | { type: 'takeTheirs'; at: number }

export type Effect =
  | { do: 'store' }
  | { do: 'forget' }
  | { do: 'send'; base: number }
  | { do: 'wake'; at: number }
  | { do: 'announce'; revision: number }
  | { do: 'show'; theirs: Theirs }

export type Step = readonly [State, readonly Effect[]]

/** A story just opened at a revision, with nothing changed. */
export function opened(base: number): State {
  return {
    standing: 'saved', base, edit: 0, savedEdit: 0, storedEdit: 0, sending: null, firstUnsavedAt: null, lastEditAt: 0,
    sendNext: false, failures: 0, retryAt: 0, savedAt: null, errors: [], reason: '', theirs: null,
  }
}

export function hasUnsaved(state: State): boolean {
  return state.edit > state.savedEdit
}

/** Leaving would lose text only when the newest edit is neither on the server nor on this computer. */
export function wouldLose(state: State): boolean {
  return hasUnsaved(state) && state.storedEdit < state.edit
}

/** The one transition function. */
export function step(state: State, event: Event): Step {
  switch (event.type) {
    case 'edited': return edited(state, event.at)
    case 'restored': return edited({ ...state, base: event.base }, event.at)
    case 'stored': return [{ ...state, storedEdit: Math.max(state.storedEdit, event.edit) }, []]
    case 'woke': return woke(state, event.at)
    case 'flush': return flush(state, event.at)
    case 'online': return isWaitingForNetwork(state) ? send(state) : [state, []]
    case 'returned': return state.standing === 'signed-out' ? send(state) : [state, []]
    case 'saved': return saved(state, event)
    case 'unreachable': return retryLater(state, 'offline', event)
    case 'failed': return retryLater(state, 'failing', event)
    case 'signedOut': return signedOut(state, event.at)
    case 'invalid': return [{ ...stopped(state), standing: 'invalid', errors: event.errors }, []]
    case 'refused': return [{ ...stopped(state), standing: 'refused', reason: event.reason }, []]
    case 'conflict': return [{ ...stopped(state), standing: 'conflict', theirs: event.theirs }, []]
    case 'elsewhere': return elsewhere(state, event)
    case 'moved': return [{ ...state, base: Math.max(state.base, event.revision) }, []]
    case 'keepMine': return keepMine(state)
    case 'takeTheirs': return takeTheirs(state, event.at)
  }
}

function edited(before: State, at: number): Step {
  const state: State = {
    ...before, edit: before.edit + 1, lastEditAt: at, firstUnsavedAt: before.firstUnsavedAt ?? at, errors: [], reason: '',
  }
  const store: Effect = { do: 'store' }
  if (isBlocked(state) || isWaitingForNetwork(state) || state.standing === 'signed-out') return [state, [store]]
  return [{ ...state, standing: 'unsaved' }, [store, { do: 'wake', at: due(state) }]]
}

/** Quiet for a moment, or too long without a save, whichever comes first. */
function due(state: State): number {
  return Math.min(state.lastEditAt + quiet, (state.firstUnsavedAt ?? state.lastEditAt) + longest)
}

function woke(state: State, at: number): Step {
  if (isBlocked(state) || !hasUnsaved(state) || state.standing === 'invalid' || state.standing === 'refused') return [state, []]
  const when = state.standing === 'unsaved' ? due(state) : state.retryAt
  return at >= when ? send(state) : [state, [{ do: 'wake', at: when }]]
}

function flush(state: State, at: number): Step {
  if (!hasUnsaved(state) || state.standing === 'conflict') return [state, []]
  if (state.sending !== null) return [{ ...state, sendNext: true }, []]
  const resting = isWaitingForNetwork(state) || state.standing === 'signed-out'
  return resting && at < state.retryAt ? [state, []] : send(state)
}

function send(state: State): Step {
  if (isBlocked(state) || !hasUnsaved(state)) return [state, []]
  const next: State = { ...state, standing: 'saving', sending: state.edit, firstUnsavedAt: null, sendNext: false }
  return [next, [{ do: 'send', base: state.base }]]
}

function saved(before: State, event: { at: number; revision: number; savedAt: number; edit?: number }): Step {
  const state: State = {
    ...stopped(before), standing: 'saved', base: event.revision, savedEdit: event.edit ?? before.sending ?? before.savedEdit,
    failures: 0, savedAt: event.savedAt, theirs: null,
  }
  const told: Effect[] = [{ do: 'announce', revision: state.base }]
  if (!hasUnsaved(state)) return [{ ...state, firstUnsavedAt: null, sendNext: false }, [...told, { do: 'forget' }]]
  // Typing went on meanwhile: what is kept here now stands on the new revision (and replaces what stood on the old).
  told.push({ do: 'store' })
  if (before.sendNext) return andThen(send({ ...state, standing: 'unsaved' }), told)
  return [{ ...state, standing: 'unsaved' }, [...told, { do: 'wake', at: Math.max(due(state), event.at) }]]
}

/** Waits 1, 2, 4 … up to 60 s, each cut by up to half at random so that a newsroom does not return in one wave. */
function retryLater(state: State, standing: 'offline' | 'failing', event: { at: number; jitter: number; after?: number }): Step {
  const failures = state.failures + 1
  const pause = Math.min(60_000, 1_000 * 2 ** Math.min(failures - 1, 6)) * (1 - event.jitter / 2)
  const retryAt = event.at + Math.max(pause, event.after ?? 0)
  return [{ ...stopped(state), standing, failures, retryAt }, [{ do: 'wake', at: retryAt }]]
}

function signedOut(state: State, at: number): Step {
  const retryAt = at + signedOutPause
  return [{ ...stopped(state), standing: 'signed-out', retryAt }, [{ do: 'wake', at: retryAt }]]
}

/** Another tab saved. With nothing unsaved here its text is simply shown; otherwise it is a conflict like any other. */
function elsewhere(state: State, event: { theirs: Theirs; savedAt: number }): Step {
  if (event.theirs.revision <= state.base || state.sending !== null) return [state, []]
  if (hasUnsaved(state)) return [{ ...state, standing: 'conflict', theirs: event.theirs }, []]
  return [
    { ...state, base: event.theirs.revision, standing: 'saved', savedAt: event.savedAt },
    [{ do: 'show', theirs: event.theirs }],
  ]
}

function keepMine(state: State): Step {
  if (!state.theirs) return [state, []]
  const onTop: State = { ...state, base: state.theirs.revision, theirs: null, standing: 'unsaved' }
  return andThen(send(onTop), [{ do: 'store' }])
}

function takeTheirs(state: State, at: number): Step {
  if (!state.theirs) return [state, []]
  const { theirs } = state
  const next: State = {
    ...state, base: theirs.revision, theirs: null, standing: 'saved', savedEdit: state.edit, firstUnsavedAt: null, savedAt: at,
  }
  return [next, [{ do: 'show', theirs }, { do: 'forget' }]]
}

function stopped(state: State): State {
  return { ...state, sending: null }
}

/** Nothing may be sent: a save is on its way, or a person has to decide first. */
function isBlocked(state: State): boolean {
  return state.sending !== null || state.standing === 'conflict'
}

function isWaitingForNetwork(state: State): boolean {
  return state.standing === 'offline' || state.standing === 'failing'
}

function andThen([state, effects]: Step, first: readonly Effect[]): Step {
  return [state, [...first, ...effects]]
}
