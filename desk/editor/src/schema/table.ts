// Tables: Tiptap's commands and key bindings on our own, smaller attributes (no column widths, no alignment:
// a reader's page sets those), and a caption.
import { mergeAttributes } from '@tiptap/core'
import { Table as BaseTable, TableCell as BaseCell, TableHeader as BaseHeader, TableRow } from '@tiptap/extension-table'
import { make } from '../view/dom.ts'
import { fielded } from '../view/fielded.ts'
import { nodeAttributes } from './attributes.ts'

const Table = BaseTable.extend({
  addAttributes: () => nodeAttributes('table', { caption: (element) => element.querySelector('caption')?.textContent?.trim() }),
  parseHTML: () => [{ tag: 'table' }, { tag: 'table > caption', ignore: true }],
  renderHTML: ({ HTMLAttributes }) => ['table', mergeAttributes(HTMLAttributes), ['tbody', 0]],
  addNodeView: () => fielded({
    label: 'Table',
    fields: [{ attribute: 'caption', label: 'Caption' }],
    content: () => {
      const inner = make('tbody')
      return { outer: make('div', { class: 'table-scroll' }, make('table', {}, inner)), inner }
    },
  }),
})

const spans = {
  colspan: (element: HTMLElement) => element.getAttribute('colspan'),
  rowspan: (element: HTMLElement) => element.getAttribute('rowspan'),
}

/** Cells show their spans as the attributes that a table needs, and keep them as data for the clipboard. */
function cell(tag: 'td' | 'th') {
  return ({ node, HTMLAttributes }: { node: { attrs: Record<string, unknown> }; HTMLAttributes: Record<string, unknown> }) =>
    [tag, { ...HTMLAttributes, colspan: node.attrs['colspan'], rowspan: node.attrs['rowspan'] }, 0] as const
}

const TableCell = BaseCell.extend({
  content: 'paragraph+',
  addAttributes: () => nodeAttributes('tableCell', spans),
  renderHTML: (props) => [...cell('td')(props)],
})

const TableHeader = BaseHeader.extend({
  content: 'paragraph+',
  addAttributes: () => nodeAttributes('tableHeader', spans),
  renderHTML: (props) => [...cell('th')(props)],
})

export const tables = [
  Table.configure({ resizable: false }), TableRow.extend({ content: '(tableHeader | tableCell)+' }), TableHeader, TableCell,
]
