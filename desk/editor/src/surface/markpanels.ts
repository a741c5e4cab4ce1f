// The panels for marks: link, attribution, language. Each works on the selection, or on the mark at the cursor.
import type { Editor } from '@tiptap/core'
import { canonicalLanguage } from '../schema/language.ts'
import { hrefFromTyping } from '../schema/href.ts'
import type { Panel, PanelSpec } from './panel.ts'

export type MarkPanel = 'link' | 'attribution' | 'language'

export function openMarkPanel(editor: Editor, panel: Panel, name: MarkPanel): void {
  const current = editor.getAttributes(name) as Record<string, string>
  const specs: Record<MarkPanel, () => PanelSpec> = {
    link: () => linkPanel(editor, current),
    attribution: () => attributionPanel(editor, current),
    language: () => languagePanel(editor, current),
  }
  panel.open(specs[name]())
}

function linkPanel(editor: Editor, current: Record<string, string>): PanelSpec {
  return {
    title: 'Link', submit: 'Set link', ...removal(editor, 'link', 'Remove link'),
    fields: [
      { name: 'href', label: 'Address', value: current['href'] ?? '', hint: 'https:// or /path' },
      { name: 'title', label: 'Title (optional)', value: current['title'] ?? '' },
    ],
    use: ({ href = '', title = '' }) => {
      const safe = hrefFromTyping(href)
      if (!safe) return 'A link needs an address that begins with https, http, mailto, tel or a slash.'
      if (needsWords(editor, 'link')) {
        editor.chain().focus().insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href: safe, title } }] }).run()
      } else setMark(editor, 'link', { href: safe, title })
    },
  }
}

function attributionPanel(editor: Editor, current: Record<string, string>): PanelSpec {
  return {
    title: 'Attribution', submit: 'Attribute', ...removal(editor, 'attribution', 'Remove attribution'),
    fields: [
      { name: 'source', label: 'Source', value: current['source'] ?? '', hint: 'Who stands behind these words' },
      {
        name: 'stance', label: 'The source', value: current['stance'] ?? 'says',
        choices: [
          { value: 'says', label: 'says this' },
          { value: 'denies', label: 'denies this' },
          { value: 'unconfirmed', label: 'is not confirmed' },
        ],
      },
    ],
    use: ({ source = '', stance = 'says' }) => {
      if (!source) return 'An attribution needs a source.'
      if (needsWords(editor, 'attribution')) return 'Choose the words first, then say whose they are.'
      setMark(editor, 'attribution', { source, stance })
    },
  }
}

function languagePanel(editor: Editor, current: Record<string, string>): PanelSpec {
  return {
    title: 'Language', submit: 'Set language', ...removal(editor, 'language', 'Remove language'),
    fields: [{ name: 'lang', label: 'Language', value: current['lang'] ?? '', hint: 'de, fr, pt-BR' }],
    use: ({ lang = '' }) => {
      const tag = canonicalLanguage(lang)
      if (!tag) return 'That is no language tag. Examples: de, fr, pt-BR.'
      if (needsWords(editor, 'language')) return 'Choose the words first, then say their language.'
      setMark(editor, 'language', { lang: tag })
    },
  }
}

function removal(editor: Editor, name: MarkPanel, label: string): Pick<PanelSpec, 'remove'> {
  if (!editor.isActive(name)) return {}
  return { remove: { label, run: () => editor.chain().focus().extendMarkRange(name).unsetMark(name).run() } }
}

function needsWords(editor: Editor, name: MarkPanel): boolean {
  return editor.state.selection.empty && !editor.isActive(name)
}

function setMark(editor: Editor, name: MarkPanel, attrs: Record<string, string>): void {
  const chain = editor.chain().focus()
  const ranged = editor.state.selection.empty ? chain.extendMarkRange(name) : chain
  ranged.setMark(name, attrs).run()
}
