// What happened when: moments in their order, each with its time in words and a few short blocks.
import { Node, mergeAttributes } from '@tiptap/core'
import { make } from '../view/dom.ts'
import { fielded } from '../view/fielded.ts'
import { nodeAttributes } from './attributes.ts'

export const Timeline = Node.create({
  name: 'timeline',
  group: 'block',
  content: 'timelineEntry+',
  isolating: true,
  addAttributes: () => nodeAttributes('timeline', { title: (element) => element.querySelector(':scope > .timeline-title')?.textContent }),
  parseHTML: () => [{ tag: 'div.story-timeline', priority: 62 }, { tag: '.story-timeline > .timeline-title', priority: 70, ignore: true }],
  renderHTML: ({ HTMLAttributes }) => ['div', mergeAttributes({ class: 'story-timeline' }, HTMLAttributes), 0],
  addNodeView: () => fielded({
    label: 'Timeline',
    fields: [{ attribute: 'title', label: 'Title' }],
    fieldsFirst: true,
    content: () => {
      const entries = make('div', { class: 'timeline-entries' })
      return { outer: entries, inner: entries }
    },
    more: {
      label: 'Add a moment',
      run: (editor, pos, node) => editor.chain().insertContentAt(pos + node.nodeSize - 1, { type: 'timelineEntry', content: [{ type: 'paragraph' }] }).run(),
    },
  }),
})

export const TimelineEntry = Node.create({
  name: 'timelineEntry',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  isolating: true,
  addAttributes: () => nodeAttributes('timelineEntry', { when: (element) => element.querySelector(':scope > .timeline-when')?.textContent }),
  parseHTML: () => [{ tag: 'div.timeline-entry', priority: 62 }, { tag: '.timeline-entry > .timeline-when', priority: 70, ignore: true }],
  renderHTML: ({ HTMLAttributes }) => ['div', mergeAttributes({ class: 'timeline-entry' }, HTMLAttributes), 0],
  addNodeView: () => fielded({
    label: 'Moment',
    fields: [{ attribute: 'when', label: 'When', hint: '1931, or 4 May, 14:00' }],
    fieldsFirst: true,
    content: () => {
      const text = make('div', { class: 'timeline-text' })
      return { outer: text, inner: text }
    },
  }),
})
