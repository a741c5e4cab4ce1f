// The schema, whole: every node and mark of the document tree, marks in their canonical order.
import { getSchema, type AnyExtension } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Code } from '@tiptap/extension-code'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading as BaseHeading, type Level } from '@tiptap/extension-heading'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem, OrderedList as BaseOrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import type { Schema } from '@tiptap/pm/model'
import { CorrectionAnchor } from './anchor.ts'
import { nodeAttributes } from './attributes.ts'
import { Attribution } from './attribution.ts'
import { Chart } from './chart.ts'
import { CodeBlock } from './codeblock.ts'
import { Divider } from './divider.ts'
import { Embed } from './embed.ts'
import { FactBox } from './factbox.ts'
import { Gallery } from './gallery.ts'
import { Language } from './language.ts'
import { Link } from './link.ts'
import { LocatorMap } from './map.ts'
import { Picture } from './picture.ts'
import { PullQuote } from './pullquote.ts'
import { Quote } from './quote.ts'
import { StoryCard } from './storycard.ts'
import { Subscript, Superscript } from './superscript.ts'
import { tables } from './table.ts'
import { Timeline, TimelineEntry } from './timeline.ts'
import { Unknown } from './unknown.ts'
import { Video } from './video.ts'

const levels: Level[] = [2, 3, 4]

/** A story's headline is its h1, so a pasted h1 becomes a heading 2, and what is below 4 becomes 4. */
const Heading = BaseHeading.extend({
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  parseHTML: () => ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag, index) => ({
    tag, attrs: { level: Math.min(Math.max(index + 1, 2), 4) },
  })),
}).configure({ levels })

const OrderedList = BaseOrderedList.extend({
  addAttributes: () => nodeAttributes('orderedList', { start: (element) => element.getAttribute('start') }),
  renderHTML: ({ node, HTMLAttributes }) => ['ol', { ...HTMLAttributes, start: node.attrs['start'] }, 0],
})

/** Everything that makes the schema; the surface adds what only a person at the keyboard needs. */
export function schemaExtensions(): AnyExtension[] {
  return [
    Document, Paragraph, Text, Heading, BulletList, OrderedList,
    ListItem.extend({ content: 'paragraph (paragraph | bulletList | orderedList)*' }),
    Quote, PullQuote, Picture, Gallery, Video, Embed, ...tables, Chart, LocatorMap, FactBox, Timeline, TimelineEntry, StoryCard, Divider, CorrectionAnchor,
    CodeBlock, Unknown,
    HardBreak, Attribution, Language, Link, Bold, Italic, Superscript, Subscript, Code.extend({ excludes: '', exitable: true }),
  ]
}

/** The schema by itself, for reading, comparing and showing documents outside the editor. */
export function storySchema(): Schema {
  return getSchema(schemaExtensions())
}
