// The same signs in the headline and the other lines above the text. They are put in as if typed, so that the
// browser's own undo gives the straight sign back.
import { smarten } from '../surface/quotes.ts'

/** Fields that hold sentences for readers; a slug or a name is none. */
const lines: ReadonlySet<string> = new Set(['headline', 'standfirst', 'kicker', 'headline_front', 'headline_search', 'headline_social', 'picture_caption', 'picture_alt'])

export function smartFields(form: HTMLFormElement, language: () => string, signal: AbortSignal): void {
  form.addEventListener('input', (event) => {
    const area = event.target
    const typing = event as InputEvent
    if (!(area instanceof HTMLTextAreaElement) || !lines.has(area.name) || typing.inputType !== 'insertText' || typing.isComposing) return
    const typed = typing.data ?? ''
    const at = area.selectionStart
    if ([...typed].length !== 1 || at !== area.selectionEnd) return
    const instead = smarten(area.value.slice(0, at - typed.length), typed, language())
    if (!instead) return
    area.setSelectionRange(at - instead.drop, at)
    // Old, but the one way by which what a script puts in can be undone like what was typed.
    if (instead.put === '') document.execCommand('delete')
    else document.execCommand('insertText', false, instead.put)
  }, { signal })
}
