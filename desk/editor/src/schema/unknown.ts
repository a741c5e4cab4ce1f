// What an import brought and the schema has no node for. It is shown by name and is hard to lose: deleting across
// it is refused, and its own button asks twice.
import { Node, mergeAttributes, type NodeViewRendererProps } from '@tiptap/core'
import type { Node as Block } from '@tiptap/pm/model'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { make } from '../view/dom.ts'
import { nodeAttributes } from './attributes.ts'

/** Set on a transaction that may take unknown blocks away: the block's own button, or another text being opened. */
export const mayDropUnknown = 'mayDropUnknown'

/** Fired on the editor's element when a deletion was refused for the sake of an unknown block. */
export const keptUnknownEvent = 'editor:kept-unknown'

export const Unknown = Node.create({
  name: 'unknown',
  group: 'block',
  atom: true,
  addAttributes: () => nodeAttributes('unknown'),
  parseHTML: () => [{ tag: 'div.unknown[data-name]', priority: 70 }],
  renderHTML: ({ HTMLAttributes }) => ['div', mergeAttributes({ class: 'unknown' }, HTMLAttributes)],
  addNodeView: () => unknownView,
  addProseMirrorPlugins() {
    const { editor } = this
    return [new Plugin({
      key: new PluginKey('keepUnknown'),
      filterTransaction: (transaction) => {
        if (!losesUnknown(transaction)) return true
        editor.view?.dom.dispatchEvent(new CustomEvent(keptUnknownEvent, { bubbles: true }))
        return false
      },
    })]
  },
})

/** Undo may take back what a paste brought; everything else keeps the number of unknown blocks or is refused. */
function losesUnknown(transaction: Transaction): boolean {
  if (!transaction.docChanged || transaction.getMeta(mayDropUnknown) || transaction.getMeta('history$')) return false
  return count(transaction.doc) < count(transaction.before)
}

function count(doc: Block): number {
  let found = 0
  doc.descendants((node) => {
    if (node.type.name === 'unknown') found += 1
    return !node.isTextblock
  })
  return found
}

function unknownView({ node, editor, getPos }: NodeViewRendererProps) {
  const name = String(node.attrs['name'])
  const data = String(node.attrs['data'])
  const remove = make('button', { type: 'button', class: 'block-remove', onclick: () => askOrRemove() }, 'Remove')
  const dom = make('div', { class: 'block', 'data-block': 'unknown', contenteditable: 'false' },
    make('div', { class: 'block-head' }, make('span', { class: 'block-label' }, `Imported, not editable: ${name}`),
      editor.isEditable ? remove : null),
    make('details', {}, make('summary', {}, 'Show what was imported'), make('pre', {}, data)))

  function askOrRemove(): void {
    if (remove.dataset['asked'] === undefined) {
      remove.dataset['asked'] = ''
      remove.textContent = 'Remove for good?'
      return
    }
    const pos = getPos()
    if (pos !== undefined) editor.view.dispatch(editor.state.tr.delete(pos, pos + 1).setMeta(mayDropUnknown, true))
  }
  remove.addEventListener('blur', () => {
    delete remove.dataset['asked']
    remove.textContent = 'Remove'
  })
  return { dom, stopEvent: () => true, ignoreMutation: () => true }
}
