// From the address that a person copies to provider and id, by the same rules as prose.EmbedFor in Go. An address that
// we cannot name is refused, not embedded.
import { safeHref } from './href.ts'
import type { Provider } from './shape.ts'

export const providerNames: Readonly<Record<Provider, string>> = {
  youtube: 'YouTube', vimeo: 'Vimeo', dailymotion: 'Dailymotion', x: 'X', bluesky: 'Bluesky', mastodon: 'Mastodon',
  instagram: 'Instagram', tiktok: 'TikTok', facebook: 'Facebook', spotify: 'Spotify', soundcloud: 'SoundCloud',
  datawrapper: 'Datawrapper', flourish: 'Flourish', openstreetmap: 'OpenStreetMap',
}

export interface EmbedAddress {
  provider: Provider
  id: string
  url: string
}

/** An address taken apart. */
interface Place {
  readonly host: string
  readonly parts: readonly string[]
  readonly query: URLSearchParams
  readonly url: string
}

interface Rule {
  readonly provider: Provider
  readonly hosts: readonly string[]
  /** The id and the page to send a reader to; no id, no embed. */
  readonly find: (place: Place) => readonly [id: string, page: string]
}

const none = ['', ''] as const

const rules: readonly Rule[] = [
  { provider: 'youtube', hosts: ['youtube.com', 'youtube-nocookie.com', 'youtu.be'], find: (place) => at('https://www.youtube.com/watch?v=', youtube(place)) },
  { provider: 'vimeo', hosts: ['vimeo.com'], find: ({ parts }) => at('https://vimeo.com/', lastNumber(parts)) },
  { provider: 'dailymotion', hosts: ['dailymotion.com'], find: ({ parts }) => at('https://www.dailymotion.com/video/', word(after(parts, 'video'))) },
  { provider: 'dailymotion', hosts: ['dai.ly'], find: ({ parts }) => at('https://www.dailymotion.com/video/', word(parts[0])) },
  { provider: 'x', hosts: ['twitter.com', 'x.com'], find: ({ parts, query }) => at('https://x.com/i/status/', digits(after(parts, 'status') || query.get('id'))) },
  { provider: 'bluesky', hosts: ['bsky.app'], find: bluesky },
  { provider: 'instagram', hosts: ['instagram.com'], find: instagram },
  { provider: 'tiktok', hosts: ['tiktok.com'], find: ({ parts, url }) => [digits(after(parts, 'video')), url] },
  { provider: 'facebook', hosts: ['facebook.com', 'fb.watch'], find: facebook },
  { provider: 'spotify', hosts: ['spotify.com'], find: ({ parts }) => (parts.length < 2 ? none : at('https://open.spotify.com/', parts.slice(-2).join('/'))) },
  { provider: 'soundcloud', hosts: ['soundcloud.com'], find: soundcloud },
  { provider: 'datawrapper', hosts: ['datawrapper.dwcdn.net', 'datawrapper.de'], find: ({ parts }) => closed('https://datawrapper.dwcdn.net/', word(parts[0] === '_' ? parts[1] : parts[0])) },
  { provider: 'flourish', hosts: ['flourish.studio', 'flo.uri.sh'], find: ({ parts }) => closed('https://public.flourish.studio/visualisation/', lastNumber(parts)) },
  { provider: 'openstreetmap', hosts: ['openstreetmap.org'], find: ({ query, url }) => [query.get('bbox') || url, url] },
]

/** Provider, id and page, or null when the address is of none that we know. */
export function recogniseEmbed(raw: string): EmbedAddress | null {
  const place = placeOf(raw)
  if (!place) return null
  const rule = rules.find(({ hosts }) => hosts.some((host) => place.host === host || place.host.endsWith(`.${host}`)))
  const [id, page] = rule ? rule.find(place) : mastodon(place)
  const url = safeHref(page)
  if (!id || !url || id.length > 500) return null
  return { provider: rule?.provider ?? 'mastodon', id, url }
}

function placeOf(raw: string): Place | null {
  const href = safeHref(raw.trim().replace(/^\/\//, 'https://'))
  if (!/^https?:/i.test(href)) return null
  const url = new URL(href)
  return { host: url.hostname.replace(/^www\./, ''), parts: url.pathname.split('/').filter(Boolean), query: url.searchParams, url: href }
}

function youtube({ host, parts, query }: Place): string {
  const named = query.get('v') || ['embed', 'shorts', 'live', 'v'].map((before) => after(parts, before)).find(Boolean)
  return word(named || (host === 'youtu.be' ? parts[0] : ''))
}

function bluesky({ parts }: Place): readonly [string, string] {
  const [handle, post] = [after(parts, 'profile'), after(parts, 'post')]
  return handle && post ? [`${handle}/${post}`, `https://bsky.app/profile/${handle}/post/${post}`] : none
}

function instagram({ parts }: Place): readonly [string, string] {
  for (const kind of ['p', 'reel', 'tv']) {
    const id = after(parts, kind)
    if (id) return [id, `https://www.instagram.com/${kind}/${id}/`]
  }
  return none
}

function facebook({ parts, query, url }: Place): readonly [string, string] {
  const inner = query.get('href') ?? ''
  if (inner.startsWith('https://')) return [inner, inner]
  return parts.length > 0 ? [url, url] : none
}

function soundcloud({ host, parts, query }: Place): readonly [string, string] {
  if (host === 'w.soundcloud.com') return [query.get('url') ?? '', query.get('url') ?? '']
  return at('https://soundcloud.com/', parts.join('/'))
}

/** Mastodon lives on any host, so it is known by its paths alone. */
function mastodon({ host, parts }: Place): readonly [string, string] {
  const [account = '', post] = parts
  if (!account.startsWith('@') || !digits(post)) return none
  return [`${host}/${account}/${post}`, `https://${host}/${account}/${post}`]
}

function at(base: string, id: string): readonly [string, string] {
  return [id, base + id]
}

function closed(base: string, id: string): readonly [string, string] {
  return [id, `${base}${id}/`]
}

function after(parts: readonly string[], name: string): string {
  const index = parts.indexOf(name)
  return index < 0 ? '' : (parts[index + 1] ?? '')
}

function word(id: string | undefined): string {
  return /^[\w-]{1,64}$/.test(id ?? '') ? id! : ''
}

function digits(id: string | null | undefined): string {
  return /^\d+$/.test(id ?? '') ? id! : ''
}

function lastNumber(parts: readonly string[]): string {
  return parts.findLast((part) => /^\d+$/.test(part)) ?? ''
}
