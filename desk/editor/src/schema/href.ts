// Which addresses a link may have. The same rule is held by the server; here it answers while one types.

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** The address as it may stand in a link, or '' when it may not: http, https, mailto, tel, or a path on this site. */
export function safeHref(raw: string): string {
  const href = raw.trim()
  if (href.length > 2048 || /[\u0000-\u0020\u007f\\]/.test(href)) return '' // browsers read '/\evil' as '//evil' and skip tabs
  if (href.startsWith('/')) return href.startsWith('//') ? '' : href
  try {
    const url = new URL(href)
    const usable = schemes.has(url.protocol) && url.username === '' && (url.host !== '' || url.pathname !== '')
    return usable && (url.host === '' || /^https?:\/\//i.test(href)) ? href : ''
  } catch {
    return ''
  }
}

/** What a person typed, made into a link where that is plain: a bare host gets https, a bare mail address mailto. */
export function hrefFromTyping(raw: string): string {
  const typed = raw.trim()
  const safe = safeHref(typed)
  if (safe) return safe
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(typed)) return `mailto:${typed}`
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#]\S*)?$/u.test(typed)) return safeHref(`https://${typed}`)
  return ''
}
