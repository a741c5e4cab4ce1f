// Asks the desk for names that begin like what is typed.

export interface Suggestion {
  readonly name: string
  readonly slug: string
  readonly kind: string
}

/** Suggestions for a query; none when the network or the answer is bad: typing a name by hand always works. */
export async function suggest(url: string, query: string, signal: AbortSignal): Promise<Suggestion[]> {
  try {
    const address = new URL(url, document.baseURI)
    address.searchParams.set('q', query)
    const response = await fetch(address, { headers: { Accept: 'application/json' }, credentials: 'same-origin', signal })
    return response.ok ? readSuggestions(await response.json()) : []
  } catch {
    return []
  }
}

/** What of an answer can be used. */
export function readSuggestions(json: unknown): Suggestion[] {
  const items = (json as { items?: unknown } | null)?.items
  if (!Array.isArray(items)) return []
  return (items as Partial<Suggestion>[])
    .filter((item) => typeof item?.name === 'string' && item.name.trim() !== '')
    .map((item) => ({ name: String(item.name), slug: String(item.slug ?? ''), kind: String(item.kind ?? '') }))
}

/** The token that a suggestion becomes: a name that holds a comma would fall apart, so its slug stands in. */
export function tokenOf(suggestion: Suggestion): string {
  return suggestion.name.includes(',') && suggestion.slug ? suggestion.slug : suggestion.name
}
