// Turns the table of shapes into Tiptap attributes that also survive a copy and paste inside the editor.
import type { Attribute } from '@tiptap/core'
import { markShapes, nodeShapes, type AttributeShape, type Shape, type Value } from './shape.ts'

/** Tiptap attributes of a node; `parse` says where pasted HTML keeps a value when not in our own data attribute. */
export function nodeAttributes(name: string, parse: Parsers = {}): Record<string, Attribute> {
  return attributesOf(nodeShapes[name] ?? {}, parse)
}

/** Tiptap attributes of a mark, as for nodes. */
export function markAttributes(name: string, parse: Parsers = {}): Record<string, Attribute> {
  return attributesOf(markShapes[name] ?? {}, parse)
}

type Parsers = Readonly<Record<string, (element: HTMLElement) => string | null | undefined>>

function attributesOf(shape: Shape, parse: Parsers): Record<string, Attribute> {
  const all: Record<string, Attribute> = {}
  for (const [name, attribute] of Object.entries(shape)) all[name] = tiptapAttribute(name, attribute, parse[name])
  return all
}

function tiptapAttribute(name: string, shape: AttributeShape, parse: Parsers[string] | undefined): Attribute {
  const data = `data-${name}`
  return {
    default: shape.zero,
    parseHTML: (element: HTMLElement) => accept(shape, element.getAttribute(data) ?? parse?.(element)),
    renderHTML: (values: Record<string, Value>) =>
      values[name] === shape.zero && !shape.required ? {} : { [data]: String(values[name]) },
  }
}

/** A value from HTML in the attribute's own type, its zero value when it is senseless, null when there is none. */
function accept(shape: AttributeShape, raw: string | null | undefined): Value | null {
  if (raw == null || raw === '') return null
  const value = typeof shape.zero === 'number' ? Number.parseInt(raw, 10) : raw
  if (typeof value === 'number' && !(value >= 0)) return shape.zero
  return shape.oneOf && !shape.oneOf.includes(value) ? shape.zero : value
}
