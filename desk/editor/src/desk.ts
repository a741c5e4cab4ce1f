// The desk's one script: htmx for the screens, custom elements for writing.
import { startHtmx } from './htmx.ts'
import { StoryEditor } from './story/element.ts'
import { TokenField } from './tokens/element.ts'

startHtmx()
customElements.define('token-field', TokenField)
customElements.define('story-editor', StoryEditor)
