// The server's own hand on a text that several write: it reads it, applies steps and says what came of it, with the very
// code that the editor runs. It is bundled by itself (../../collab/authority.js) and runs in the server, where there is no
// page, no network and no clock. It knows the schema as data, taken from the editor's own when the bundle is made.
import './split.ts' // before the schema is made
import { Node, Schema, type SchemaSpec } from '@tiptap/pm/model'
import { Mapping, ReplaceStep, Step, type StepMap } from '@tiptap/pm/transform'
import spec from 'story-schema'
import { readDocument } from '../schema/document.ts'

const schema = new Schema(spec as SchemaSpec)

/** The text now, and the text that stands in the newest revision with all that was done since. */
let doc: Node = readDocument(schema, '')
let saved: Node = doc
let since: StepMap[] = []

/** A change that was worked out and not yet kept: the server keeps it first, then says so. */
let pending: { doc: Node; maps: StepMap[] } | null = null

/** Opens the text of a revision. Answers the document as the editor writes it. */
export function read(json: string): string {
  doc = saved = readDocument(schema, json)
  since = []
  return written(doc)
}

/** Opens a document of the editor, as it was kept. */
export function open(json: string): void {
  const opened = Node.fromJSON(schema, JSON.parse(json))
  written(opened)
  doc = saved = opened
  since = []
}

/** Works out what a list of steps makes of the text; throws where one of them can't be done. Answers the document. */
export function apply(steps: string): string {
  let next = doc
  const maps: StepMap[] = []
  for (const one of JSON.parse(steps) as unknown[]) {
    const step = Step.fromJSON(schema, one)
    const result = step.apply(next)
    if (!result.doc) throw new RangeError(result.failed ?? 'the step changes nothing')
    next = result.doc
    maps.push(step.getMap())
  }
  const json = written(next)
  pending = { doc: next, maps }
  return json
}

/** The change that apply or merge worked out has been kept. */
export function keep(): void {
  if (!pending) return
  doc = pending.doc
  since.push(...pending.maps)
  pending = null
}

/** The text as it stands has become a revision. */
export function mark(): void {
  saved = doc
  since = []
}

/** The text as it stands, as the editor writes it. */
export function show(): string {
  return written(doc)
}

/** The step that brings into the text what another revision changed since the saved one, leaving alone what was written
 *  meanwhile. Answers '' where nothing changed, and throws where the two can't both stand. */
export function merge(json: string): string {
  const theirs = readDocument(schema, json)
  const step = difference(saved, theirs)
  const mapped = step?.map(new Mapping(since)) ?? null
  if (!step) return ''
  if (!mapped) throw new RangeError('what they changed is gone')
  return JSON.stringify([mapped.toJSON()])
}

/** The one step that makes of one document another; null where they are the same. */
function difference(from: Node, to: Node): ReplaceStep | null {
  const start = from.content.findDiffStart(to.content)
  const end = from.content.findDiffEnd(to.content)
  if (start === null || !end) return null
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  return new ReplaceStep(start, end.a + overlap, to.slice(start, end.b + overlap))
}

/** Blocks that have been looked through, each with its JSON: a step changes one or two, and the others stay the very same. */
const checked = new WeakMap<Node, string>()

/** The document as JSON; throws where a block can't be as it is. */
function written(node: Node): string {
  if (!node.type.validContent(node.content)) throw new RangeError('blocks stand where they can’t')
  const blocks = node.children.map((block) => {
    let json = checked.get(block)
    if (json === undefined) {
      block.check()
      json = JSON.stringify(block.toJSON())
      checked.set(block, json)
    }
    return json
  })
  return `{"type":"doc","content":[${blocks.join(',')}]}`
}
