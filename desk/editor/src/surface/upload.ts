// Pictures from this computer: dropped, pasted or chosen. The file goes to the desk, and what comes back is a picture
// by asset; until then nothing stands in the text that could be lost or published.
import type { Fetch } from '../save/server.ts'
import { readRights, type Rights } from '../picture/rights.ts'
import type { BlockJSON } from './actions.ts'

/** Image types that a browser shows and the desk takes. */
export const imageTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'] as const

export type Uploaded = Taken | { readonly refused: string }

/** A picture as a block, and what the library says of it beside: where the desk shows it, its rights, whether it was here already. */
export interface Taken {
  readonly picture: BlockJSON
  readonly src?: string
  readonly rights?: Rights
  readonly told?: string
}

/** Sends one file as multipart 'file'; the answer is a picture, or a sentence for the person. Never throws. */
export async function uploadPicture(fetch: Fetch, url: string, file: File): Promise<Uploaded> {
  const body = new FormData()
  body.set('file', file)
  try {
    const response = await fetch(url, { method: 'POST', body, credentials: 'same-origin', headers: { Accept: 'application/json' } })
    const json = (await response.json()) as Record<string, unknown>
    return response.ok ? readPicture(json, file.name) : { refused: sentence(json, file.name) }
  } catch {
    return { refused: `${file.name} could not be sent. Try again when the connection is back.` }
  }
}

/** The asset's own words are kept: description, caption and credit come with a picture, and width and height with its file. */
export function readPicture(json: Record<string, unknown>, name: string): Uploaded {
  const attrs: Record<string, unknown> = {}
  const asset = json['asset'] ?? json['id']
  if (typeof asset === 'string') attrs['asset'] = asset
  const src = json['src']
  if (!attrs['asset'] && typeof src === 'string') attrs['src'] = src // an asset of our own is found by its id
  for (const key of ['alt', 'caption', 'credit', 'focus']) if (typeof json[key] === 'string') attrs[key] = json[key]
  for (const key of ['width', 'height']) if (Number.isInteger(json[key])) attrs[key] = json[key]
  if (!attrs['asset'] && !attrs['src']) return { refused: sentence(json, name) }
  const [rights, told] = [readRights(json['rights']), json['told']]
  return {
    picture: { type: 'picture', attrs },
    ...(typeof src === 'string' ? { src } : {}), ...(rights ? { rights } : {}), ...(typeof told === 'string' && told !== '' ? { told } : {}),
  }
}

function sentence(json: Record<string, unknown>, name: string): string {
  const told = [json['detail'], json['message'], json['title']].find((part) => typeof part === 'string')
  return typeof told === 'string' ? told : `${name} was not taken by the desk.`
}

/** The pictures among what was dropped or pasted. */
export function picturesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => (imageTypes as readonly string[]).includes(type))
}
