// Code or other text whose every space counts.
import { CodeBlock as Base } from '@tiptap/extension-code-block'
import { make } from '../view/dom.ts'
import { fielded } from '../view/fielded.ts'
import { nodeAttributes } from './attributes.ts'

export const CodeBlock = Base.extend({
  addAttributes: () => nodeAttributes('codeBlock', {
    language: (element) => /(?:^|\s)language-(\S+)/.exec(element.firstElementChild?.className ?? '')?.[1],
  }),
  renderHTML: ({ HTMLAttributes }) => ['pre', HTMLAttributes, ['code', 0]],
  addNodeView: () => fielded({
    label: 'Code',
    fields: [{ attribute: 'language', label: 'Language' }],
    content: () => {
      const inner = make('code', { spellcheck: 'false' })
      return { outer: make('pre', {}, inner), inner }
    },
  }),
})
