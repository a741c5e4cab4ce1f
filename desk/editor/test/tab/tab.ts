// A tab without a page, for the server's tests: ProseMirror's state and its own client for writing together, driven by
// numbers. Bundled into ../../collab/testdata/tab.js.
import '../../src/authority/split.ts'
import { getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab'
import { Fragment, Node, Schema, Slice, type SchemaSpec } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { Step } from '@tiptap/pm/transform'
import spec from 'story-schema'
import { collabPlugin, keptOf, readSteps } from '../../src/live/kept.ts'

const schema = new Schema(spec as SchemaSpec)
let state: EditorState
let client = ''

/** Begins with a document at a version; steps that were kept from before are done again on top. */
export function begin(name: string, version: number, doc: string, steps: string): void {
  client = name
  state = EditorState.create({ schema, doc: Node.fromJSON(schema, JSON.parse(doc)), plugins: [collabPlugin(client, version)] })
  for (const step of readSteps(schema, JSON.parse(steps) as unknown[])) state = state.apply(state.tr.step(step))
}

/** What the tab would keep in its browser now: version, document and steps. */
export function kept(): string[] {
  const { version, doc, steps } = keptOf(state, client)
  return [String(version), JSON.stringify(doc), JSON.stringify(steps)]
}

/** Does one thing at places that are given as shares of the text. Answers whether anything came of it. */
export function edit(kind: number, a: number, b: number, words: string): boolean {
  const size = state.doc.content.size
  const [from, to] = [Math.floor(Math.min(a, b) * size), Math.ceil(Math.max(a, b) * size)]
  const { tr } = state
  try {
    switch (kind) {
      case 0: tr.insertText(words, Math.max(1, from)); break
      case 1: tr.split(from); break
      case 2: tr.delete(from, Math.min(to, from + 20)); break
      case 3: tr.addMark(from, to, schema.marks['bold']!.create()); break
      case 4: tr.removeMark(from, to); break
      case 5: tr.setBlockType(from, to, schema.nodes['heading']!, { level: 3 }); break
      case 6: tr.replace(from, from, new Slice(Fragment.from(schema.node('paragraph', null, schema.text(words))), 0, 0)); break
      case 7: tr.insert(from, schema.node('picture', { src: '/media/a.png', caption: words })); break
    }
    if (!tr.docChanged) return false
    tr.doc.check()
  } catch {
    return false
  }
  state = state.apply(tr)
  return true
}

/** What is to be sent: steps as JSON, at most so many. */
export function sendable(most: number): string {
  return JSON.stringify((sendableSteps(state)?.steps ?? []).slice(0, most))
}

export function version(): number {
  return getVersion(state)
}

/** Takes in steps, each with the client that made it. */
export function receive(steps: string, clients: string): void {
  const list = (JSON.parse(steps) as unknown[]).map((step) => Step.fromJSON(schema, step))
  state = state.apply(receiveTransaction(state, list, JSON.parse(clients) as string[]))
}

export function text(): string {
  return JSON.stringify(state.doc.toJSON())
}
