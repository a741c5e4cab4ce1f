// A lone address that is pasted: around chosen words it is a link; on a line of its own one that we can embed is an
// embed, and one of our own story a card of it; anything else is a link that says its address.
import type { Editor } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { safeHref } from '../schema/href.ts'
import { recogniseEmbed } from '../schema/providers.ts'
import { insert } from './actions.ts'
import { isOurs, storyAt, type StoryFacts } from './stories.ts'

/** Answers whether the paste was an address and is dealt with. `base` is the publication's public address. */
export function pasteAddress(editor: Editor, event: ClipboardEvent, base: string, find = storyAt): boolean {
  const address = event.clipboardData?.getData('text/plain').trim() ?? ''
  const href = safeHref(address)
  if (!/^https?:\/\/\S+$/.test(address) || !href || editor.isActive('codeBlock') || editor.isActive('code')) return false
  const { selection } = editor.state
  if (!selection.empty) return editor.chain().focus().setMark('link', { href }).run()
  const alone = selection.$from.depth === 1 && selection.$from.parent.type.name === 'paragraph' && selection.$from.parent.content.size === 0
  const embed = alone ? recogniseEmbed(address) : null
  if (embed && !isOurs(address, base)) {
    insert(editor, { type: 'embed', attrs: { ...embed } })
    return true
  }
  const link = editor.schema.text(address, [editor.schema.mark('link', { href })])
  editor.view.dispatch(editor.state.tr.replaceSelectionWith(link, false).removeStoredMark(editor.schema.marks['link']!).scrollIntoView())
  if (alone && isOurs(address, base)) void find(address).then((story) => story && becomeCard(editor, address, story))
  return true
}

/** The link stands until the desk has said whose address it is; then its paragraph becomes the card, if it is still as it was. */
function becomeCard(editor: Editor, address: string, { id }: StoryFacts): void {
  if (editor.isDestroyed) return
  const { state } = editor
  let done = false
  state.doc.forEach((block, pos) => {
    if (done || block.type.name !== 'paragraph' || block.textContent !== address) return
    done = true
    const card = state.schema.node('storyCard', { story: id })
    const tr = state.tr.replaceWith(pos, pos + block.nodeSize, state.doc.childCount === 1 || pos + block.nodeSize === state.doc.content.size
      ? [card, state.schema.node('paragraph')] : card)
    editor.view.dispatch(closeHistory(tr))
  })
}
