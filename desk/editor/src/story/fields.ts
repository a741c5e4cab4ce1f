// Reads the story's form as a draft and writes a draft back. The form is the server's: a field that it does not have
// is empty in the draft and skipped when writing.
import type { NodeJSON } from '../schema/document.ts'
import type { Draft } from '../save/draft.ts'
import { parseTokens, formatTokens } from '../tokens/parse.ts'
import { TokenField } from '../tokens/element.ts'

const plain = ['headline', 'standfirst', 'kicker', 'dateline', 'slug', 'section', 'kind', 'weight'] as const
const optional = ['edition', 'note'] as const
const headlines = ['headline_front', 'headline_search', 'headline_social'] as const
const pictured = ['picture', 'picture_alt', 'picture_caption'] as const
const lists = ['topics', 'bylines'] as const

/** Names of the fields whose change is a change of the story. */
export const storyFields: ReadonlySet<string> = new Set<string>([...plain, ...optional, ...headlines, ...pictured, ...lists])

/** The fields that are told to others while they are written. */
export const liveFields: ReadonlySet<string> = new Set<string>([...plain, 'edition', ...headlines, ...pictured, ...lists])

export function readForm(form: HTMLFormElement, body: NodeJSON): Draft {
  const data = new FormData(form)
  const value = (name: string) => String(data.get(name) ?? '')
  const draft = { body } as Draft
  for (const name of plain) draft[name] = value(name)
  for (const name of optional) if (value(name) !== '') draft[name] = value(name)
  if (form.elements.namedItem('headline_front') !== null) for (const name of headlines) draft[name] = value(name)
  if (form.elements.namedItem('picture') !== null) for (const name of pictured) draft[name] = value(name)
  for (const name of lists) draft[name] = parseTokens(data.getAll(name).join(','))
  return draft
}

/** Everything but the body, which the surface shows. */
export function writeForm(form: HTMLFormElement, draft: Partial<Draft>): void {
  for (const name of [...plain, ...optional, ...headlines, ...pictured]) {
    const value = draft[name]
    if (typeof value === 'string') setControl(form, name, value)
  }
  for (const name of lists) {
    const tokens = draft[name]
    if (Array.isArray(tokens)) setTokens(form, name, tokens)
  }
}

/** The control of a field, the first one where there are several. */
export function controlOf(form: HTMLFormElement, name: string): HTMLElement | null {
  const control = form.elements.namedItem(name)
  return control instanceof RadioNodeList ? (control[0] as HTMLElement) : (control as HTMLElement | null)
}

function setControl(form: HTMLFormElement, name: string, value: string): void {
  const control = form.elements.namedItem(name)
  if (control === null || !('value' in control) || control.value === value) return
  control.value = value
  if (control instanceof HTMLInputElement) control.dispatchEvent(new CustomEvent('desk:set'))
  if (control instanceof HTMLTextAreaElement) control.dispatchEvent(new CustomEvent('desk:resize'))
}

function setTokens(form: HTMLFormElement, name: string, tokens: readonly string[]): void {
  const field = controlOf(form, name)?.closest('token-field')
  if (field instanceof TokenField) field.tokens = tokens
  else setControl(form, name, formatTokens(tokens))
}
