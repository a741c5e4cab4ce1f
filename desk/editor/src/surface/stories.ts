// Other stories of ours, as the desk tells of them: by words, by address, by id.

export interface StoryFacts {
  readonly id: string
  readonly headline: string
  readonly section: string
  readonly state: string
  readonly time: string
  readonly public: boolean
}

const url = '/desk/suggest/cards'

/** Stories that have the words; null where the desk could not be asked. */
export function storiesWith(words: string, signal?: AbortSignal): Promise<readonly StoryFacts[] | null> {
  return ask({ q: words }, signal)
}

/** The story that readers find at an address of ours, or that a page of the desk is about; null where there is none. */
export async function storyAt(address: string): Promise<StoryFacts | null> {
  return (await ask({ address }))?.[0] ?? null
}

/** What is known of one story; null where nothing is. */
export async function factsOf(id: string): Promise<StoryFacts | null> {
  return (await ask({ story: id }))?.[0] ?? null
}

async function ask(query: Record<string, string>, signal?: AbortSignal): Promise<readonly StoryFacts[] | null> {
  try {
    const response = await fetch(`${url}?${new URLSearchParams(query)}`, { headers: { Accept: 'application/json' }, ...(signal ? { signal } : {}) })
    const json = (await response.json()) as { items?: readonly StoryFacts[] }
    return response.ok ? (json.items ?? []) : null
  } catch {
    return null
  }
}

/** Whether an address may be one of our own pages: of this site, or of the publication's public address. */
export function isOurs(address: string, base: string): boolean {
  try {
    const { origin } = new URL(address)
    return origin === location.origin || (base !== '' && origin === new URL(base).origin)
  } catch {
    return false
  }
}
