// Every block that a person can put into a text, once: for the menu behind the slash and for the toolbar's list. A new
// kind of block gets its entry here and is found in both.
import type { Editor } from '@tiptap/core'
import { insert } from './actions.ts'
import { openAnchor, openEmbed, openGallery, openPicture, openVideo } from './blockpanels.ts'
import { insertDrawing } from './drawings.ts'
import type { Panel } from './panel.ts'
import { openStoryCard } from './storypanel.ts'

/** What a block may need before it can stand. */
export interface Tools {
  readonly panel: Panel
  /** Lets the person choose pictures from their computer; null where the desk takes none. */
  readonly chooseFile: (() => void) | null
}

export interface BlockChoice {
  readonly id: string
  readonly label: string
  /** A word on what it is, under the label. */
  readonly about: string
  /** Other words by which it is found. */
  readonly words: string
  readonly run: (editor: Editor, tools: Tools) => void
  /** Whether it may be put in where the cursor is; always, where it is left out. */
  readonly fits?: (editor: Editor, tools: Tools) => boolean
}

const atTop = (editor: Editor): boolean => editor.state.selection.$from.depth <= 1
const heading = (level: 2 | 3 | 4, about: string): BlockChoice => ({
  id: `heading-${level}`, label: `Heading ${level - 1}`, about, words: `h${level - 1} title subtitle crosshead`,
  run: (editor) => editor.chain().focus().setNode('heading', { level }).run(),
  fits: (editor) => editor.can().setNode('heading', { level }),
})

export const blockChoices: readonly BlockChoice[] = [
  heading(2, 'Begins a part of the story'),
  heading(3, 'Begins a part of a part'),
  heading(4, 'The smallest'),
  {
    id: 'bulletList', label: 'Bulleted list', about: 'Things in no order', words: 'ul points items',
    run: (editor) => editor.chain().focus().toggleBulletList().run(), fits: (editor) => editor.can().toggleBulletList(),
  },
  {
    id: 'orderedList', label: 'Numbered list', about: 'Steps, or things in their order', words: 'ol numbers items',
    run: (editor) => editor.chain().focus().toggleOrderedList().run(), fits: (editor) => editor.can().toggleOrderedList(),
  },
  {
    id: 'quote', label: 'Quotation', about: 'What somebody said or wrote, set apart', words: 'blockquote cite',
    run: (editor) => editor.chain().focus().toggleWrap('quote').run(), fits: atTop,
  },
  { id: 'pullQuote', label: 'Pull quote', about: 'A sentence of the story, set large', words: 'callout highlight', run: (editor) => insert(editor, { type: 'pullQuote' }) },
  {
    id: 'picture-file', label: 'Picture', about: 'From this computer', words: 'image photo photograph upload file',
    run: (_, { chooseFile }) => chooseFile?.(), fits: (_, { chooseFile }) => chooseFile !== null,
  },
  { id: 'picture', label: 'Picture of the library', about: 'Found by its words, or by an address', words: 'image photo photograph asset address', run: (editor, { panel }) => openPicture(editor, panel) },
  { id: 'gallery', label: 'Gallery', about: 'Pictures in a row, under one title', words: 'images photos slideshow', run: (editor, { panel }) => openGallery(editor, panel) },
  { id: 'video', label: 'Video', about: 'A film of our own', words: 'film clip movie', run: (editor, { panel }) => openVideo(editor, panel) },
  { id: 'embed', label: 'Embed', about: 'A post, film, sound or chart of another site', words: 'youtube vimeo bluesky mastodon tweet x spotify soundcloud instagram tiktok', run: (editor, { panel }) => openEmbed(editor, panel) },
  { id: 'storyCard', label: 'Related story', about: 'A card of something that we published', words: 'link article card read more', run: (editor, { panel }) => openStoryCard(editor, panel) },
  {
    id: 'table', label: 'Table', about: 'Rows and columns, with a caption', words: 'grid cells figures',
    run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(), fits: atTop,
  },
  {
    id: 'chart', label: 'Chart', about: 'Numbers from a spreadsheet, drawn', words: 'graph figures bars columns lines data diagram',
    run: (editor) => insertDrawing(editor, { type: 'chart', attrs: { kind: 'bar' } }), fits: atTop,
  },
  {
    id: 'map', label: 'Map', about: 'Where it is: places, a country, a route', words: 'locator place geography',
    run: (editor) => insertDrawing(editor, { type: 'map' }), fits: atTop,
  },
  { id: 'factBox', label: 'Fact box', about: 'Background beside the story', words: 'aside info box sidebar explainer', run: (editor) => insert(editor, { type: 'factBox', content: [{ type: 'paragraph' }] }) },
  {
    id: 'timeline', label: 'Timeline', about: 'What happened when', words: 'chronology dates history events',
    run: (editor) => insert(editor, { type: 'timeline', content: [{ type: 'timelineEntry', content: [{ type: 'paragraph' }] }] }),
  },
  { id: 'divider', label: 'Divider', about: 'A line between two parts', words: 'hr rule separator break', run: (editor) => insert(editor, { type: 'divider' }) },
  {
    id: 'codeBlock', label: 'Code', about: 'Text whose every space counts', words: 'pre program monospace',
    run: (editor) => editor.chain().focus().toggleCodeBlock().run(), fits: (editor) => editor.can().toggleCodeBlock(),
  },
  { id: 'correctionAnchor', label: 'Place of a correction', about: 'Where a correction leads to', words: 'anchor clarification', run: (editor, { panel }) => openAnchor(editor, panel) },
]

/** The blocks for what was typed: those whose name begins so, then those that have the words somewhere. */
export function choicesFor(typed: string, choices: readonly BlockChoice[] = blockChoices): BlockChoice[] {
  const words = typed.toLocaleLowerCase('en').split(/\s+/).filter(Boolean)
  const scored = choices.map((choice) => ({ choice, score: scoreOf(choice, words) })).filter(({ score }) => score > 0)
  return scored.sort((a, b) => b.score - a.score).map(({ choice }) => choice)
}

function scoreOf({ label, about, words: others }: BlockChoice, words: readonly string[]): number {
  if (words.length === 0) return 1
  const [name, all] = [label.toLocaleLowerCase('en'), `${label} ${others} ${about}`.toLocaleLowerCase('en').split(/\s+/)]
  if (!words.every((word) => all.some((one) => one.startsWith(word)))) return 0
  if (name.startsWith(words.join(' '))) return 4
  if (words.every((word) => name.split(/\s+/).some((one) => one.startsWith(word)))) return 3
  return words.every((word) => others.split(/\s+/).some((one) => one.startsWith(word))) ? 2 : 1
}
