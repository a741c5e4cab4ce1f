// A chart: the table that it is drawn from, and its words. The server draws it, here as in the paper.
import { Node, mergeAttributes } from '@tiptap/core'
import { choices, drawing } from '../view/drawing.ts'
import { nodeAttributes } from './attributes.ts'
import { chartKinds } from './shape.ts'

export const Chart = Node.create({
  name: 'chart',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => nodeAttributes('chart'),
  parseHTML: () => [{ tag: 'figure.chart[data-kind]', priority: 63 }],
  renderHTML: ({ HTMLAttributes }) => ['figure', mergeAttributes({ class: 'chart' }, HTMLAttributes)],
  addNodeView: () => drawing({
    label: 'Chart',
    draw: '/desk/draw/chart',
    first: 'table',
    fields: [
      { attribute: 'table', label: 'Table', control: 'area', hint: 'Paste from a spreadsheet: names in the first row and the first column, numbers in the rest.' },
      { attribute: 'kind', label: 'Drawn as', choices: () => choices(chartKinds) },
      { attribute: 'marked', label: 'Highlight', choices: (answer) => [{ value: '', label: 'Nothing' }, ...answer.series.map((name) => ({ value: name, label: name }))] },
      { attribute: 'title', label: 'Title', hint: 'What it shows, in a line' },
      { attribute: 'subtitle', label: 'Subtitle', hint: 'In what the numbers are: per cent of the vote' },
      { attribute: 'source', label: 'Source', hint: 'Who counted' },
      { attribute: 'note', label: 'Note' },
    ],
  }),
})
