// Typographer's signs as one types: quotation marks, apostrophes, dashes and the ellipsis, by the language of the words.
// Pure: what stands before the cursor and what was typed, and what should stand there in its place.

/** Outer and inner pairs; a space that belongs inside of one is a part of it. */
export interface Marks {
  readonly outer: readonly [open: string, close: string]
  readonly inner: readonly [open: string, close: string]
  /** What two hyphens become. */
  readonly dash: string
}

/** What takes the place of the last `drop` signs before the cursor, the typed one included. */
export interface Instead {
  readonly drop: number
  readonly put: string
}

const nbsp = '\u00a0'
const english: Marks = { outer: ['“', '”'], inner: ['‘', '’'], dash: '–' }
const low: Marks = { outer: ['„', '“'], inner: ['‚', '‘'], dash: '–' }
const pointed: Marks = { outer: ['«', '»'], inner: ['“', '”'], dash: '–' }
const french: Marks = { outer: [`«${nbsp}`, `${nbsp}»`], inner: ['“', '”'], dash: '–' }
const right: Marks = { outer: ['”', '”'], inner: ['’', '’'], dash: '–' }

const byLanguage: Readonly<Record<string, Marks>> = {
  en: english, 'en-us': { ...english, dash: '—' }, ga: english, pt: { ...english, dash: '—' }, 'pt-pt': { ...pointed, dash: '—' }, tr: english, nl: english,
  de: low, 'de-ch': { ...pointed, inner: ['‹', '›'] }, 'de-li': { ...pointed, inner: ['‹', '›'] }, cs: low, sk: low, sl: low, bg: low, lt: low, et: low, is: low,
  fr: french, 'fr-ch': { ...pointed, inner: ['‹', '›'] },
  es: { ...pointed, dash: '—' }, ca: pointed, it: pointed, el: pointed, ar: { ...pointed, dash: '—' }, fa: pointed, no: pointed, nb: pointed, nn: pointed,
  ru: { ...low, outer: ['«', '»'], inner: ['„', '“'], dash: '—' }, uk: { ...low, outer: ['«', '»'], inner: ['„', '“'], dash: '—' },
  pl: { outer: ['„', '”'], inner: ['«', '»'], dash: '–' }, ro: { outer: ['„', '”'], inner: ['«', '»'], dash: '–' }, hu: { outer: ['„', '”'], inner: ['»', '«'], dash: '–' },
  hr: { outer: ['„', '”'], inner: ['‘', '’'], dash: '–' }, da: { outer: ['»', '«'], inner: ['›', '‹'], dash: '–' }, sv: right, fi: right,
}

/** The marks of a language; those of its first part where the country has none of its own, and English ones at last. */
export function marksOf(language: string): Marks {
  const tag = language.toLowerCase()
  return byLanguage[tag] ?? byLanguage[tag.split('-')[0] ?? ''] ?? english
}

/**
 * What a sign that was just typed becomes; null where it stays. `before` is the text of the block up to the sign and
 * without it.
 */
export function smarten(before: string, typed: string, language: string): Instead | null {
  const marks = marksOf(language)
  switch (typed) {
    case '"': return doubled(before, marks)
    case '\'': return single(before, marks)
    case '-': return hyphen(before, marks)
    case '.': return /(^|[^.])\.\.$/.test(before) ? { drop: 3, put: '…' } : null
    case ' ': return space(before, marks)
  }
  // The sign before a year's last digits is an apostrophe: ’24.
  if (/^\p{N}$/u.test(typed) && opensHere(before.slice(0, -1)) && before.endsWith(marks.inner[0]) && marks.inner[0] === '‘') return { drop: 2, put: `’${typed}` }
  return null
}

function doubled(before: string, { outer: [open, close] }: Marks): Instead {
  const inside = count(before, open.trim()) > count(before, close.trim()) || (open === close && count(before, open) % 2 === 1)
  // Where the marks stand off from the words, a space before the closing one was typed by habit.
  if (inside && close.startsWith(nbsp) && /[ \u00a0]$/.test(before)) return { drop: 2, put: close }
  return { drop: 1, put: opensHere(before) ? open : close }
}

/** Where the inner marks are no single ones (French, Italian, Polish), the single sign is always an apostrophe. */
function single(before: string, { inner: [open, close] }: Marks): Instead {
  if (!/^[‘’‚‹›]$/.test(open)) return { drop: 1, put: '’' }
  if (opensHere(before)) return { drop: 1, put: open }
  return { drop: 1, put: open !== close && count(before, open) > count(before, close) ? close : '’' }
}

function hyphen(before: string, { dash }: Marks): Instead | null {
  return /(^|[^-–—])-$/.test(before) && before.length > 1 ? { drop: 2, put: dash } : null
}

/** A hyphen that stands alone between words is a dash; a space after an opening mark that brings its own is one too many. */
function space(before: string, { outer: [open], dash }: Marks): Instead | null {
  if (/\S -$/.test(before)) return { drop: 2, put: `${dash} ` }
  return open.endsWith(nbsp) && before.endsWith(open) ? { drop: 1, put: '' } : null
}

/** Whether a mark here begins something: at the start, after a space, a bracket, a dash, or another mark that opens. */
function opensHere(before: string): boolean {
  return before === '' || /[\s([{/–—“„«‘‚‹¿¡\u2066-\u2069]$/u.test(before) && !/[”’»›]$/.test(before)
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1
}
