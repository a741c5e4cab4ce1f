// htmx under the desk's strict policy: nothing it does may need eval, inline scripts or inline styles.
import htmx from 'htmx.org'
import { leaveAlone } from './beside.ts'

export function startHtmx(): void {
  htmx.config.allowEval = false
  htmx.config.allowScriptTags = false
  htmx.config.includeIndicatorStyles = false
  htmx.config.selfRequestsOnly = true
  htmx.config.historyCacheSize = 0 // drafts do not belong in a history kept by a library
  Object.assign(globalThis, { htmx })
  document.addEventListener('htmx:oobBeforeSwap', leaveAlone)
}
