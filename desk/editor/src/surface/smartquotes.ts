// Sets typographer's signs in the text while one types: first the sign as it was typed, then what it becomes as a step
// of its own, so that one undo gives the straight sign back.
import { Extension } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { Plugin, type EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { smarten } from './quotes.ts'

/** `language` is that of the edition; words that are marked as of another language go by that. */
export function smartQuotes(language: () => string) {
  return Extension.create({
    name: 'smartQuotes',
    priority: 50, // after the shortcuts that make blocks and marks of what is typed
    addProseMirrorPlugins: () => [new Plugin({
      props: { handleTextInput: (view, from, to, typed) => take(view, from, to, typed, language()) },
    })],
  })
}

function take(view: EditorView, from: number, to: number, typed: string, edition: string): boolean {
  const { state } = view
  if (view.composing || [...typed].length !== 1 || inCode(state, from)) return false
  const $from = state.doc.resolve(from)
  const before = $from.parent.textBetween(0, $from.parentOffset, '\n', '\ufffc')
  if (before.split('`').length % 2 === 0) return false // code that its second tick has not ended yet
  const instead = smarten(before, typed, languageAt(state, from) || edition)
  if (!instead) return false
  view.dispatch(state.tr.insertText(typed, from, to).scrollIntoView())
  const end = from + typed.length
  const { tr } = view.state
  view.dispatch(closeHistory(tr.insertText(instead.put, end - instead.drop, end)))
  return true
}

/** Code is taken at its word: in a block of it, and in words that are marked as it. */
function inCode(state: EditorState, pos: number): boolean {
  const $pos = state.doc.resolve(pos)
  const marks = state.storedMarks ?? $pos.marks()
  return Boolean($pos.parent.type.spec.code) || marks.some(({ type }) => type.name === 'code')
}

function languageAt(state: EditorState, pos: number): string {
  const mark = state.doc.resolve(pos).marks().find(({ type }) => type.name === 'language')
  return String(mark?.attrs['lang'] ?? '')
}
