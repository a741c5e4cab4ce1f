// The desk's one script: htmx for the screens, custom elements for writing.
import { FrontEditor } from './front/element.ts'
import { HeadlineSet } from './headlines/element.ts'
import { startHtmx } from './htmx.ts'
import { StoryMargin } from './margin/element.ts'
import { PasskeyButton } from './passkey/element.ts'
import { DeskPalette } from './palette/element.ts'
import { PictureCuts } from './picture/cuts.ts'
import { PictureDrop } from './picture/drop.ts'
import { LeadPicture } from './picture/element.ts'
import { PictureGrid } from './picture/grid.ts'
import { PicturePicker } from './picture/picker.ts'
import { StoryEditor } from './story/element.ts'
import { TokenField } from './tokens/element.ts'

startHtmx()
customElements.define('token-field', TokenField)
customElements.define('story-editor', StoryEditor)
customElements.define('headline-set', HeadlineSet)
customElements.define('lead-picture', LeadPicture)
customElements.define('picture-picker', PicturePicker)
customElements.define('picture-drop', PictureDrop)
customElements.define('picture-grid', PictureGrid)
customElements.define('picture-cuts', PictureCuts)
customElements.define('story-margin', StoryMargin)
customElements.define('desk-palette', DeskPalette)
customElements.define('passkey-button', PasskeyButton)
customElements.define('front-editor', FrontEditor)
