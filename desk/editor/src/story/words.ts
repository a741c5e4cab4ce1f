// What the status line says of each state, as a sentence or two words.
import type { State } from '../save/state.ts'

/** `locale` decides how the time is written; seconds show that the last save was now and not a minute ago. */
export function statusWords(state: State, locale: string): string {
  const kept = state.storedEdit >= state.edit ? 'kept on this computer' : 'not yet kept anywhere'
  switch (state.standing) {
    case 'saved': return state.savedAt === null ? `Revision ${state.base}` : `Saved ${timeWords(state.savedAt, locale)}`
    case 'unsaved': return 'Not saved yet'
    case 'saving': return 'Saving…'
    case 'offline': return `Offline: ${kept}, will be saved when the connection returns`
    case 'failing': return `The desk does not answer properly: ${kept}, trying again`
    case 'signed-out': return `Signed out: your text is ${kept}`
    case 'invalid': return `Not saved: ${state.errors.length === 1 ? 'one thing' : `${state.errors.length} things`} to mend, ${kept}`
    case 'refused': return `Not saved (${state.reason.replace(/\.$/, '')}): ${kept}`
    case 'conflict': return `Changed by somebody else: your text is ${kept}`
  }
}

export function timeWords(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(at)
}

export function dateTimeWords(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(at)
}
