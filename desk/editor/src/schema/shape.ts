// What each node and mark may carry: the one table that reading, writing and the editor's attributes follow.
// It is the mirror of the Go package prose: a name added here without its twin there is refused by the server.

export type Value = string | number

/** One attribute. The zero value stands for 'absent' and is left out of the JSON unless `required`. */
export interface AttributeShape {
  readonly zero: Value
  readonly required?: boolean
  readonly oneOf?: readonly Value[]
}

export type Shape = Readonly<Record<string, AttributeShape>>

const text: AttributeShape = { zero: '' }
const needed: AttributeShape = { zero: '', required: true }
const number: AttributeShape = { zero: 0 }
const span: AttributeShape = { zero: 1 }

export const stances = ['says', 'denies', 'unconfirmed'] as const

export const providers = [
  'youtube', 'vimeo', 'dailymotion', 'x', 'bluesky', 'mastodon', 'instagram', 'tiktok', 'facebook',
  'spotify', 'soundcloud', 'datawrapper', 'flourish', 'openstreetmap',
] as const

/** How a table is drawn, and what each is called. */
export const chartKinds = { bar: 'Bars', column: 'Columns', line: 'Lines', stacked: 'Stacked bars', slope: 'Slope' } as const

/** How the places of a map are joined. */
export const routes = { '': 'No line', line: 'A line', dashed: 'A dashed line' } as const

export type Provider = (typeof providers)[number]

export const nodeShapes: Readonly<Record<string, Shape>> = {
  doc: {},
  text: {},
  paragraph: {},
  heading: { level: { zero: 2, required: true, oneOf: [2, 3, 4] } },
  bulletList: {},
  orderedList: { start: { zero: 1 } },
  listItem: {},
  quote: { cite: text },
  pullQuote: { credit: text },
  picture: {
    asset: text, src: text, alt: text, caption: text, credit: text, width: number, height: number, focus: text,
  },
  gallery: { title: text },
  video: { asset: text, src: text, poster: text, caption: text, credit: text },
  embed: { provider: { zero: 'youtube', required: true, oneOf: providers }, id: needed, url: text, caption: text },
  table: { caption: text },
  chart: {
    kind: { zero: 'bar', required: true, oneOf: Object.keys(chartKinds) },
    title: text, subtitle: text, source: text, note: text, marked: text, table: text,
  },
  map: {
    title: text, note: text, centre: text, span: number, countries: text, route: { zero: '', oneOf: Object.keys(routes) }, places: text,
  },
  tableRow: {},
  tableHeader: { colspan: span, rowspan: span },
  tableCell: { colspan: span, rowspan: span },
  factBox: { title: text },
  timeline: { title: text },
  timelineEntry: { when: text },
  storyCard: { story: needed, headline: text },
  divider: {},
  correctionAnchor: { correction: needed },
  codeBlock: { language: text },
  unknown: { name: needed, data: text },
  hardBreak: {},
}

/** In the fixed order of a canonical text: from the outermost to the innermost. */
export const markShapes: Readonly<Record<string, Shape>> = {
  attribution: { source: needed, stance: { zero: 'says', required: true, oneOf: stances } },
  language: { lang: needed },
  link: { href: needed, title: text },
  bold: {},
  italic: {},
  superscript: {},
  subscript: {},
  code: {},
}
