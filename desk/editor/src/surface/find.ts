// Finding words in the text: what matches, which match one is at, and putting other words in their place. The text
// itself is not touched by looking; matches are drawn as decorations, and hold through everybody's edits.
import { closeHistory } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

export interface Query {
  readonly words: string
  readonly matchCase: boolean
}

export interface Match {
  readonly from: number
  readonly to: number
}

export interface Finding {
  readonly query: Query | null
  readonly matches: readonly Match[]
  /** Index of the match that one is at; -1 where there is none. */
  readonly current: number
}

const none: Finding = { query: null, matches: [], current: -1 }
const key = new PluginKey<Finding>('find')
/** A text of more matches than this is not looked through further. */
const most = 5000

export function findPlugin(): Plugin<Finding> {
  return new Plugin<Finding>({
    key,
    state: { init: () => none, apply },
    props: {
      decorations(state) {
        const { matches, current } = findingOf(state)
        if (matches.length === 0) return null
        return DecorationSet.create(state.doc, matches.map(({ from, to }, index) =>
          Decoration.inline(from, to, { class: index === current ? 'match match-here' : 'match' })))
      },
    },
  })
}

export function findingOf(state: EditorState): Finding {
  return key.getState(state) ?? none
}

type Told = { readonly query: Query | null } | { readonly current: number } | { readonly replaced: true }

function apply(tr: Transaction, was: Finding, _: EditorState, state: EditorState): Finding {
  const told = tr.getMeta(key) as Told | undefined
  if (told && 'query' in told) {
    if (!told.query || told.query.words === '') return { ...none, query: told.query }
    const matches = matchesIn(state.doc, told.query)
    return { query: told.query, matches, current: nearest(matches, tr.selection.from) }
  }
  if (told && 'current' in told) return { ...was, current: told.current }
  if (!tr.docChanged || !was.query || was.query.words === '') return was
  const matches = matchesIn(state.doc, was.query)
  const here = was.matches[was.current]
  // What was just put in may hold the words again: it is passed over.
  const from = here ? tr.mapping.map(told ? here.to : here.from) : tr.selection.from
  return { ...was, matches, current: nearest(matches, from) }
}

/** The first match at a place or after it; the first of all where none follows. */
function nearest(matches: readonly Match[], pos: number): number {
  if (matches.length === 0) return -1
  const index = matches.findIndex(({ from }) => from >= pos)
  return index < 0 ? 0 : index
}

/** Looks for words from the cursor on; null ends the looking. */
export function lookFor(state: EditorState, query: Query | null): Transaction {
  return state.tr.setMeta(key, { query }).setMeta('addToHistory', false)
}

/** Goes to the next match, or the one before, round the ends of the text. */
export function goOn(state: EditorState, by: 1 | -1): Transaction | null {
  const { matches, current } = findingOf(state)
  if (matches.length === 0) return null
  return goTo(state, (current + by + matches.length) % matches.length)
}

/** Goes to the match that is the current one already. */
export function goHere(state: EditorState): Transaction | null {
  const { matches, current } = findingOf(state)
  return matches.length === 0 ? null : goTo(state, Math.max(0, current))
}

function goTo(state: EditorState, index: number): Transaction {
  const { from, to } = findingOf(state).matches[index]!
  return state.tr.setSelection(TextSelection.create(state.doc, from, to)).setMeta(key, { current: index }).setMeta('addToHistory', false)
}

/** Puts words in the place of the match that one is at. */
export function replaceHere(state: EditorState, instead: string): Transaction | null {
  const { matches, current } = findingOf(state)
  const here = matches[current]
  return here ? closeHistory(put(state.tr, here, instead)).setMeta(key, { replaced: true }) : null
}

/** Puts words in the place of every match, as one step of undo. */
export function replaceAll(state: EditorState, instead: string): Transaction | null {
  const { matches } = findingOf(state)
  if (matches.length === 0) return null
  const { tr } = state
  for (const match of [...matches].reverse()) put(tr, match, instead) // from the end, so that the places before stay true
  return closeHistory(tr)
}

/** The new words carry the marks of the first that they replace. */
function put(tr: Transaction, { from, to }: Match, instead: string): Transaction {
  if (instead === '') return tr.delete(from, to)
  const marks = tr.doc.nodeAt(from)?.marks ?? []
  return tr.replaceWith(from, to, tr.doc.type.schema.text(instead, tr.doc.resolve(from).parent.type.spec.code ? [] : marks))
}

/** Every place of the words, in reading order. A match lies in one block and does not overlap the one before. */
export function matchesIn(doc: Node, query: Query): Match[] {
  const found: Match[] = []
  const wanted = folded(query.words, query)
  if (wanted === '') return found
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return found.length < most
    const text = folded(node.textBetween(0, node.content.size, undefined, '\ufffc'), query)
    for (let at = text.indexOf(wanted); at >= 0 && found.length < most; at = text.indexOf(wanted, at + wanted.length)) {
      found.push({ from: pos + 1 + at, to: pos + 1 + at + wanted.length })
    }
    return false
  })
  return found
}

/** Text as it is compared, sign for sign as long as the text itself, so that places in one are places in the other. */
function folded(text: string, query: Query): string {
  let out = text
  if (!query.matchCase) {
    const lower = text.toLocaleLowerCase()
    out = lower.length === text.length ? lower : [...text].map((sign) => (sign.toLocaleLowerCase().length === sign.length ? sign.toLocaleLowerCase() : sign)).join('')
  }
  // Whoever types straight signs means the ones that the text has, whatever their form.
  if (/['"]/.test(query.words)) out = out.replace(/[‘’‚‹›]/g, '\'').replace(/[“”„«»]/g, '"')
  return out.replace(/[\u00a0\u202f]/g, ' ')
}
