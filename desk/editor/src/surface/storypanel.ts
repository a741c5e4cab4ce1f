// The panel that finds a story to put a card of into the text: by words of it, or by its address.
import type { Editor } from '@tiptap/core'
import { insert } from './actions.ts'
import type { Panel } from './panel.ts'
import { storiesWith, storyAt, type StoryFacts } from './stories.ts'

export function openStoryCard(editor: Editor, panel: Panel): void {
  panel.openFinder<StoryFacts>({
    title: 'Related story', label: 'Words of the story, or its address',
    find: async (words, signal) => {
      if (!/^(https?:\/\/|\/)\S+$/.test(words)) return storiesWith(words, signal)
      const story = await storyAt(words)
      return story ? [story] : []
    },
    show: ({ headline, section, state, time }) => ({ label: headline, about: [section, state, time].filter(Boolean).join(' · ') }),
    use: ({ id }) => insert(editor, { type: 'storyCard', attrs: { story: id } }),
  })
}
