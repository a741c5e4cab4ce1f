// The plain value of a token field ('Climate, European Union') as tokens and back: the same text that the field
// sends without a script.

/** Names in order, each once (capitals and spaces do not make a difference), without empty ones. */
export function parseTokens(value: string): string[] {
  const seen = new Set<string>()
  const tokens: string[] = []
  for (const part of value.split(',')) {
    const token = part.normalize('NFC').replace(/\s+/g, ' ').trim()
    const key = token.toLocaleLowerCase('en')
    if (token === '' || seen.has(key)) continue
    seen.add(key)
    tokens.push(token)
  }
  return tokens
}

export function formatTokens(tokens: readonly string[]): string {
  return tokens.join(', ')
}
