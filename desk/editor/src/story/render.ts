// A document as elements to look at: through the schema, so nothing that another wrote can run here.
import { DOMSerializer, type Schema } from '@tiptap/pm/model'
import { readDocument, type NodeJSON } from '../schema/document.ts'
import { make } from '../view/dom.ts'

export function renderDocument(schema: Schema, json: NodeJSON): HTMLElement {
  try {
    const doc = readDocument(schema, json)
    return make('div', { class: 'rendered' }, DOMSerializer.fromSchema(schema).serializeFragment(doc.content))
  } catch {
    return make('div', { class: 'rendered' }, make('p', {}, 'This text can’t be shown here.'))
  }
}
