// What a tab keeps of a text that several write: the document that the server has confirmed, its version, and the steps
// that were done on top and are not confirmed. From these a tab that crashed goes on as if it had lived.
import { collab } from 'prosemirror-collab'
import { Node, type Schema } from '@tiptap/pm/model'
import type { EditorState, Plugin, Transaction } from '@tiptap/pm/state'
import { Step } from '@tiptap/pm/transform'

export interface KeptSteps {
  readonly client: string
  readonly version: number
  /** JSON of the confirmed document. */
  readonly doc: unknown
  readonly steps: readonly unknown[]
}

/** What prosemirror-collab holds; it hands out the steps but not how to take them back. */
interface Unconfirmed {
  readonly version: number
  readonly unconfirmed: readonly { readonly step: Step; readonly inverted: Step }[]
}

/** Where its plugin has its state, and what a transaction carries that sets it. */
const key = 'collab$'

export function collabPlugin(client: string, version: number): Plugin {
  return collab({ version, clientID: client })
}

/** Goes on under another name: that of the tab whose steps are taken over. */
export function rename(state: EditorState, client: string): void {
  const plugin = state.plugins.find((one) => (one as unknown as { key: string }).key === key)
  const config = (plugin?.spec as unknown as { config?: { clientID: string } } | undefined)?.config
  if (config) config.clientID = client
}

export function keptOf(state: EditorState, client: string): KeptSteps {
  const { version, unconfirmed } = (state as unknown as Record<string, Unconfirmed>)[key]!
  let doc: Node = state.doc
  for (const { inverted } of [...unconfirmed].reverse()) {
    const before = inverted.apply(doc).doc
    if (!before) throw new Error('A step can’t be taken back.')
    doc = before
  }
  return { client, version, doc: doc.toJSON(), steps: unconfirmed.map(({ step }) => step.toJSON()) }
}

/** Puts a confirmed document in place of what the editor shows. What was unconfirmed before is forgotten. */
export function setConfirmed(state: EditorState, doc: Node, version: number): Transaction {
  const { tr } = state
  tr.replaceWith(0, tr.doc.content.size, doc.content)
  return tr.setMeta(key, { version, unconfirmed: [] }).setMeta('addToHistory', false)
}

/** The steps that were kept, read again; those that are none are left out with all that follow them. */
export function readSteps(schema: Schema, steps: readonly unknown[]): Step[] {
  const read: Step[] = []
  for (const step of steps) {
    try {
      read.push(Step.fromJSON(schema, step))
    } catch {
      break
    }
  }
  return read
}
