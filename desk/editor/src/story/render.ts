// A document as elements to look at: through the schema, so nothing that another wrote can run here.
import { DOMSerializer, type Schema } from '@tiptap/pm/model'
import { readDocument, type NodeJSON } from '../schema/document.ts'
import { stable } from '../save/draft.ts'
import { make } from '../view/dom.ts'

export function renderDocument(schema: Schema, json: NodeJSON): HTMLElement {
  try {
    const doc = readDocument(schema, json)
    return make('div', { class: 'rendered' }, DOMSerializer.fromSchema(schema).serializeFragment(doc.content))
  } catch {
    return make('div', { class: 'rendered' }, make('p', {}, 'This text can’t be shown here.'))
  }
}

/** Marks the blocks of a rendered text that do not stand in another text, and says how many there are. */
export function markDifferences(rendered: HTMLElement, json: NodeJSON, other: NodeJSON): number {
  const known = new Set((other.content ?? []).map((block) => stable(block)))
  let marked = 0
  for (const [index, block] of (json.content ?? []).entries()) {
    if (known.has(stable(block))) continue
    rendered.children[index]?.setAttribute('data-differs', '')
    marked += 1
  }
  return marked
}
