// The panels that ask before a block is put in: picture, gallery, video, embed, correction anchor.
import type { Editor } from '@tiptap/core'
import { pickPicture } from '../picture/picker.ts'
import { safeHref } from '../schema/href.ts'
import { providerNames, recogniseEmbed } from '../schema/providers.ts'
import { make } from '../view/dom.ts'
import { insert } from './actions.ts'
import type { Panel, PanelField } from './panel.ts'

const wrongAddress = 'Give the address of the file (https://… or /media/…), or the id of an asset.'
const where: PanelField = { name: 'where', label: 'Address or asset', hint: 'https://…, /media/…, or an asset’s id' }

export function openPicture(editor: Editor, panel: Panel): void {
  askPicture(editor, panel, (picture) => insert(editor, picture))
}

export function openGallery(editor: Editor, panel: Panel): void {
  askPicture(editor, panel, (picture) => putInGallery(editor, picture))
}

interface Picture {
  type: 'picture'
  attrs: Record<string, string>
}

/** The library first; an address of elsewhere is for those who have one. Its words come along, and are this place's own from then on. */
function askPicture(editor: Editor, panel: Panel, put: (picture: Picture) => void): void {
  const title = editor.isActive('gallery') ? 'Picture in this gallery' : 'Picture'
  const picker = pickPicture({
    choose: ({ id, alt, caption }) => {
      panel.close()
      put({ type: 'picture', attrs: { asset: id, alt, caption } })
    },
    close: () => panel.close(),
  })
  panel.openElement(title, picker, make('button', { type: 'button', onclick: () => openPictureAt(title, panel, put) }, 'By an address'))
}

function openPictureAt(title: string, panel: Panel, put: (picture: Picture) => void): void {
  panel.open({
    title, submit: 'Put in',
    fields: [
      where,
      { name: 'alt', label: 'Description', hint: 'What it shows, for those who don’t see it' },
      { name: 'caption', label: 'Caption' },
      { name: 'credit', label: 'Credit', hint: 'Photographer / agency' },
    ],
    use: ({ where: place = '', alt = '', caption = '', credit = '' }) => {
      const source = sourceOf(place)
      if (!source) return wrongAddress
      put({ type: 'picture', attrs: { ...source, alt, caption, credit } })
    },
  })
}

/** Into the gallery that is selected, or a new one around this first picture. */
function putInGallery(editor: Editor, picture: Picture): void {
  const { selection } = editor.state
  const inGallery = selection.$from.parent.type.name === 'gallery'
  if (inGallery) editor.chain().focus().insertContentAt(selection.to, picture).run()
  else insert(editor, { type: 'gallery', content: [picture] })
}

export function openVideo(editor: Editor, panel: Panel): void {
  panel.open({
    title: 'Video', submit: 'Put in',
    fields: [where, { name: 'caption', label: 'Caption' }, { name: 'credit', label: 'Credit' }],
    use: ({ where: place = '', caption = '', credit = '' }) => {
      if (recogniseEmbed(place)) return 'That address belongs to another site: choose Embed instead.'
      const source = sourceOf(place)
      if (!source) return wrongAddress
      insert(editor, { type: 'video', attrs: { ...source, caption, credit } })
    },
  })
}

export function openEmbed(editor: Editor, panel: Panel): void {
  panel.open({
    title: 'Embed', submit: 'Put in',
    fields: [{ name: 'url', label: 'Address', hint: 'The address of the post, video, map or chart' }, { name: 'caption', label: 'Caption' }],
    use: ({ url = '', caption = '' }) => {
      const found = recogniseEmbed(url)
      if (!found) return `We can’t embed from that address. We know ${Object.values(providerNames).join(', ')}.`
      insert(editor, { type: 'embed', attrs: { ...found, caption } })
    },
  })
}

export function openAnchor(editor: Editor, panel: Panel): void {
  panel.open({
    title: 'Place of a correction', submit: 'Put in',
    fields: [{ name: 'correction', label: 'Correction', hint: 'Its id, from the list of corrections' }],
    use: ({ correction = '' }) => {
      if (!/^[\w-]+$/.test(correction)) return 'Give the id of the correction: letters, digits and hyphens.'
      insert(editor, { type: 'correctionAnchor', attrs: { correction } })
    },
  })
}

/** An address becomes `src`, an id `asset`; null for anything else. */
function sourceOf(place: string): { src: string } | { asset: string } | null {
  if (/^[\w-]{8,}$/.test(place)) return { asset: place }
  const href = safeHref(place)
  return /^(https?:|\/)/.test(href) ? { src: href } : null
}
