// From the address that a person copies to provider and id. An address we cannot name is refused, not embedded.
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

interface Rule {
  readonly provider: Provider
  /** The host without 'www.', 'm.' and 'mobile.'. */
  readonly host: RegExp
  /** Matched on path and query; its first group is the id. */
  readonly path: RegExp
}

const rules: readonly Rule[] = [
  { provider: 'youtube', host: /^youtu\.be$/, path: /^\/([\w-]{11})/ },
  { provider: 'youtube', host: /^(music\.)?youtube(-nocookie)?\.com$/, path: /^\/(?:watch\?(?:.*&)?v=|embed\/|shorts\/|live\/)([\w-]{11})/ },
  { provider: 'vimeo', host: /^(player\.)?vimeo\.com$/, path: /^\/(?:video\/|channels\/[\w-]+\/)?(\d+)/ },
  { provider: 'dailymotion', host: /^dailymotion\.com$/, path: /^\/(?:embed\/)?video\/(\w+)/ },
  { provider: 'dailymotion', host: /^dai\.ly$/, path: /^\/(\w+)/ },
  { provider: 'x', host: /^(x|twitter)\.com$/, path: /^\/(?:\w+|i\/web)\/status\/(\d+)/ },
  { provider: 'bluesky', host: /^bsky\.app$/, path: /^\/profile\/([\w.:-]+\/post\/\w+)/ },
  { provider: 'instagram', host: /^instagram\.com$/, path: /^\/(?:[\w.]+\/)?((?:p|reel|tv)\/[\w-]+)/ },
  { provider: 'tiktok', host: /^tiktok\.com$/, path: /^\/@[\w.-]+\/video\/(\d+)/ },
  { provider: 'facebook', host: /^facebook\.com$/, path: /^\/([\w.-]+\/(?:posts|videos)\/[\w.-]+)/ },
  { provider: 'spotify', host: /^open\.spotify\.com$/, path: /^\/(?:intl-\w+\/)?(?:embed\/)?((?:track|album|playlist|episode|show|artist)\/\w+)/ },
  { provider: 'soundcloud', host: /^soundcloud\.com$/, path: /^\/([\w-]+\/(?:sets\/)?[\w-]+)/ },
  { provider: 'datawrapper', host: /^datawrapper\.dwcdn\.net$/, path: /^\/(\w{5})/ },
  { provider: 'flourish', host: /^public\.flourish\.studio$/, path: /^\/((?:visualisation|story)\/\d+)/ },
  { provider: 'flourish', host: /^flo\.uri\.sh$/, path: /^\/((?:visualisation|story)\/\d+)/ },
  { provider: 'openstreetmap', host: /^openstreetmap\.org$/, path: /^\/((?:node|way|relation)\/\d+|#map=[\d./-]+)/ },
  { provider: 'mastodon', host: /^[\w-]+(\.[\w-]+)+$/, path: /^\/@[\w.]+(?:@[\w.-]+)?\/(\d{8,})$/ }, // any host: last
]

/** Provider, id and plain address, or null when the address is of none that we know. */
export function recogniseEmbed(raw: string): EmbedAddress | null {
  const url = webAddress(raw)
  if (!url) return null
  const host = url.hostname.replace(/^(www|m|mobile)\./, '')
  const path = url.pathname + url.search + url.hash
  for (const rule of rules) {
    const id = rule.host.test(host) ? rule.path.exec(path)?.[1] : undefined
    if (id) return { provider: rule.provider, id: rule.provider === 'mastodon' ? `${host}/${id}` : id, url: url.href }
  }
  return null
}

function webAddress(raw: string): URL | null {
  try {
    const url = new URL(raw.trim().replace(/^\/\//, 'https://'))
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null
  } catch {
    return null
  }
}
