// A passage of the text, told by its words and those around it, as the server keeps it: nothing of a note stands in the
// text itself. Twin of Go's prose.Doc.Find.
export interface Passage {
  readonly lead: string
  readonly quote: string
  readonly tail: string
}

/** Characters of the surroundings that are kept, as on the server. */
export const contextLength = 64

const blocks = 'p, h2, h3, h4, pre'

const isText = (node: Node): node is Text => node.nodeType === 3

/** A block's words with, for each character, the DOM node that shows it. */
interface Words {
  readonly text: string
  readonly at: readonly { node: Node; offset: number }[]
}

/** The blocks of the text that hold words, in reading order. */
function blocksOf(root: Element): Element[] {
  return [...root.querySelectorAll(blocks)].filter((block) => !inField(block, root))
}

/** Words inside of a block's own fields (a caption, a placeholder) are none of the text. */
function inField(block: Element, root: Element): boolean {
  const fixed = block.closest('[contenteditable="false"]')
  return fixed !== null && root.contains(fixed) && fixed !== root
}

function wordsOf(block: Element): Words {
  const at: { node: Node; offset: number }[] = []
  let text = ''
  const walk = (node: Node): void => {
    if (isText(node)) {
      for (let offset = 0; offset < node.data.length; offset++) at.push({ node, offset })
      text += node.data
    } else if (node.nodeName === 'BR') {
      if ((node as Element).className.includes('trailingBreak')) return
      at.push({ node, offset: 0 })
      text += '\n'
    } else for (const child of node.childNodes) walk(child)
  }
  walk(block)
  return { text, at }
}

/** Stands between two blocks in the words of a passage that goes over them. */
const parting = '\n\n'

/** The passage that a range chooses, over as many blocks as it does; null where that is nothing. */
export function passageOf(root: Element, range: Range): Passage | null {
  if (range.collapsed) return null
  const chosen = blocksOf(root).filter((block) => range.intersectsNode(block)).map((block) => chosenOf(block, range))
  while (chosen.length > 0 && !chosen[0]!.quote.trim()) chosen.shift()
  while (chosen.length > 0 && !chosen.at(-1)!.quote.trim()) chosen.pop()
  if (chosen.length === 0) return null
  return { lead: chosen[0]!.lead, quote: chosen.map(({ quote }) => quote).join(parting), tail: chosen.at(-1)!.tail }
}

/** What a range chooses of one block. */
function chosenOf(block: Element, range: Range): Passage {
  const words = wordsOf(block)
  let from = -1
  let to = -1
  for (const [index, place] of words.at.entries()) {
    if (!inside(range, place.node, place.offset)) continue
    if (from < 0) from = index
    to = index + 1
  }
  if (from < 0) return { lead: '', quote: '', tail: '' }
  return { lead: words.text.slice(Math.max(0, from - contextLength), from), quote: words.text.slice(from, to), tail: words.text.slice(to, to + contextLength) }
}

/** Whether the character at a place lies in a range as a whole. */
function inside(range: Range, node: Node, offset: number): boolean {
  if (isText(node)) return range.comparePoint(node, offset) >= 0 && range.comparePoint(node, offset + 1) <= 0
  const parent = node.parentNode
  const index = parent ? [...parent.childNodes].indexOf(node as ChildNode) : 0
  return parent !== null && range.comparePoint(parent, index) >= 0 && range.comparePoint(parent, index + 1) <= 0
}

/** The place of a passage in the text, by the words around it; null when its words are gone. */
export function find(root: Element, passage: Passage): Range | null {
  let best: { words: Words; from: number } | null = null
  let most = -1
  if (!passage.quote) return null
  for (const block of blocksOf(root)) {
    const words = wordsOf(block)
    for (let from = words.text.indexOf(passage.quote); from >= 0; from = words.text.indexOf(passage.quote, from + 1)) {
      const alike = commonEnd(words.text.slice(0, from), passage.lead) + commonStart(words.text.slice(from + passage.quote.length), passage.tail)
      if (alike > most) {
        best = { words, from }
        most = alike
      }
    }
  }
  return best ? rangeOf(best.words, best.from, best.words, best.from + passage.quote.length) : findOver(root, passage)
}

/** A passage of several blocks: the end of one, those between as a whole, and the beginning of the last. */
function findOver(root: Element, passage: Passage): Range | null {
  const parts = passage.quote.split(parting)
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  if (parts.length < 2 || !first || !last) return null
  const all = blocksOf(root).map(wordsOf)
  let best: Range | null = null
  let most = -1
  for (let at = 0; at + parts.length <= all.length; at++) {
    const [begin, end] = [all[at]!, all[at + parts.length - 1]!]
    const between = parts.slice(1, -1).every((part, index) => all[at + 1 + index]?.text === part)
    if (!between || !begin.text.endsWith(first) || !end.text.startsWith(last)) continue
    const from = begin.text.length - first.length
    const alike = commonEnd(begin.text.slice(0, from), passage.lead) + commonStart(end.text.slice(last.length), passage.tail)
    if (alike <= most) continue
    best = rangeOf(begin, from, end, last.length)
    most = alike
  }
  return best
}

function rangeOf(begin: Words, from: number, end: Words, to: number): Range | null {
  const first = begin.at[from]
  const last = end.at[to - 1]
  if (!first || !last) return null
  const range = document.createRange()
  if (isText(first.node)) range.setStart(first.node, first.offset)
  else range.setStartBefore(first.node)
  if (isText(last.node)) range.setEnd(last.node, last.offset + 1)
  else range.setEndAfter(last.node)
  return range
}

function commonStart(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}

function commonEnd(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++
  return n
}
