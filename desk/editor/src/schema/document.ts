// Document JSON in and out. In: what the schema has no node for becomes an 'unknown' block, so opening a story
// never loses a part of it. Out: only listed attributes, no zero values, clean text: what the Go parser accepts.
import { Node, type Schema } from '@tiptap/pm/model'
import { markShapes, nodeShapes, type Shape, type Value } from './shape.ts'

export interface MarkJSON {
  type: string
  attrs?: Record<string, Value>
}

export interface NodeJSON {
  type: string
  attrs?: Record<string, Value>
  content?: NodeJSON[]
  marks?: MarkJSON[]
  text?: string
}

/** The text of the hidden textarea (or any JSON) as a document; throws a sentence when it is no document at all. */
export function readDocument(schema: Schema, source: unknown): Node {
  const json: unknown = typeof source === 'string' ? parseText(source) : source
  if (!isNode(json) || json.type !== 'doc') throw new Error('The text of this story is not a document this editor knows.')
  const blocks = (json.content ?? []).map((block) => readBlock(schema, block))
  const doc = schema.topNodeType.createAndFill(null, blocks)
  if (!doc) throw new Error('The text of this story could not be opened.')
  return doc
}

function parseText(source: string): unknown {
  return source.trim() === '' ? { type: 'doc' } : JSON.parse(source)
}

/** One block, checked; whatever does not fit is carried whole inside an unknown block. */
function readBlock(schema: Schema, block: NodeJSON): Node {
  try {
    if (!fitsShape(block)) throw new Error('outside the schema')
    const node = Node.fromJSON(schema, withoutNulls(block))
    node.check()
    if (!node.type.isInGroup('block')) throw new Error('not a block')
    return node
  } catch {
    return schema.node('unknown', { name: String(block?.type ?? 'nothing'), data: JSON.stringify(block) })
  }
}

function fitsShape(node: NodeJSON): boolean {
  const shape = isNode(node) ? nodeShapes[node.type] : undefined
  if (!shape || !attrsFit(shape, node.attrs)) return false
  const marksFit = (node.marks ?? []).every((mark) => {
    const markShape = markShapes[mark.type]
    return markShape !== undefined && attrsFit(markShape, mark.attrs)
  })
  return marksFit && (node.content ?? []).every(fitsShape)
}

function attrsFit(shape: Shape, attrs: Record<string, unknown> | undefined | null): boolean {
  return Object.entries(attrs ?? {}).every(([name, value]) => {
    const known = shape[name]
    if (!known) return false
    if (value === null || value === undefined) return true
    return typeof value === typeof known.zero && (!known.oneOf || known.oneOf.includes(value as Value))
  })
}

function withoutNulls(node: NodeJSON): NodeJSON {
  const copy: NodeJSON = { ...node }
  if (node.attrs) copy.attrs = Object.fromEntries(Object.entries(node.attrs).filter(([, value]) => value != null))
  if (node.content) copy.content = node.content.map(withoutNulls)
  return copy
}

function isNode(value: unknown): value is NodeJSON {
  return typeof value === 'object' && value !== null && typeof (value as NodeJSON).type === 'string'
}

/** The document as the server keeps it. */
export function writeDocument(doc: Node): NodeJSON {
  return writeNode(doc)
}

function writeNode(node: Node): NodeJSON {
  const out: NodeJSON = { type: node.type.name }
  const attrs = writeAttrs(nodeShapes[node.type.name] ?? {}, node.attrs)
  if (attrs) out.attrs = attrs
  if (node.isText) out.text = cleanText(node.text ?? '')
  const content = writeContent(node)
  if (content.length > 0) out.content = content
  const marks = node.marks.map((mark) => {
    const markAttrs = writeAttrs(markShapes[mark.type.name] ?? {}, mark.attrs)
    return markAttrs ? { type: mark.type.name, attrs: markAttrs } : { type: mark.type.name }
  })
  if (marks.length > 0) out.marks = marks
  return out
}

/** Children in order. Code keeps its line breaks and tabs, so its text is taken as one piece. */
function writeContent(node: Node): NodeJSON[] {
  if (node.type.spec.code) {
    const text = cleanCode(node.textContent)
    return text ? [{ type: 'text', text }] : []
  }
  return node.children.map(writeNode)
}

function writeAttrs(shape: Shape, attrs: Readonly<Record<string, unknown>>): Record<string, Value> | undefined {
  const out: Record<string, Value> = {}
  for (const [name, known] of Object.entries(shape)) {
    const value = attrs[name]
    const usable = typeof value === typeof known.zero ? (value as Value) : known.zero
    if (known.required || (usable !== known.zero && usable !== 0)) {
      out[name] = typeof usable === 'string' ? usable.normalize('NFC') : usable
    }
  }
  return Object.keys(out).length > 0 ? out : undefined
}

/** Line ends and tabs become a space; other control characters, and the invisible ones that turn the direction of what
 *  follows, go: they come in by paste, and a headline can be made to read as what it does not say. */
export function cleanText(text: string): string {
  return text.replace(/\r\n|[\t\n\r\v\f\u0085\u2028\u2029]/g, ' ').replace(unseen, '').normalize('NFC')
}

function cleanCode(text: string): string {
  return text.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n').replace(unseen, '').normalize('NFC')
}

const unseen = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\ufeff]/gu
