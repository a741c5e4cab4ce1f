// Where the others are in the text: a caret in their colour, and a tint where they have chosen words. The name stands in
// an attribute and is drawn by the style sheet, so that it is never a part of the text.
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { make } from '../view/dom.ts'

export interface Peer {
  readonly client: string
  readonly name: string
  readonly colour: number
  /** In the text as it is here; null while they are elsewhere. */
  readonly at: { readonly anchor: number; readonly head: number } | null
}

const key = new PluginKey<readonly Peer[]>('carets')

/** Carets move with the text that they stand in until their tab tells a new place. */
export function carets(): Plugin<readonly Peer[]> {
  return new Plugin<readonly Peer[]>({
    key,
    state: {
      init: () => [],
      apply(tr, peers) {
        const told = tr.getMeta(key) as readonly Peer[] | undefined
        const now = told ?? peers
        if (!tr.docChanged || told) return now
        return now.map((peer) => (peer.at ? { ...peer, at: { anchor: tr.mapping.map(peer.at.anchor, -1), head: tr.mapping.map(peer.at.head, -1) } } : peer))
      },
    },
    props: {
      decorations: (state) => DecorationSet.create(state.doc, (key.getState(state) ?? []).flatMap((peer) => drawn(state, peer))),
    },
  })
}

export function peersOf(state: EditorState): readonly Peer[] {
  return key.getState(state) ?? []
}

export function tellPeers(tr: Transaction, peers: readonly Peer[]): Transaction {
  return tr.setMeta(key, peers).setMeta('addToHistory', false)
}

function drawn(state: EditorState, { client, name, colour, at }: Peer): Decoration[] {
  if (!at) return []
  const inside = (pos: number) => Math.max(0, Math.min(pos, state.doc.content.size))
  const [anchor, head] = [inside(at.anchor), inside(at.head)]
  const caret = Decoration.widget(head, () => make('span', { class: 'peer-caret', 'data-peer': String(colour), 'data-name': name, 'aria-hidden': 'true' }), {
    key: `${client}/${colour}`, side: 10, ignoreSelection: true,
  })
  if (anchor === head) return [caret]
  return [Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), { class: 'peer-chosen', 'data-peer': String(colour) }), caret]
}
