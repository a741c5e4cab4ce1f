// Documents for the tests: one small example of every node and mark, as the server keeps it.
import type { MarkJSON, NodeJSON } from '../src/schema/document.ts'
import type { Value } from '../src/schema/shape.ts'

export function text(words: string, ...marks: MarkJSON[]): NodeJSON {
  return marks.length > 0 ? { type: 'text', text: words, marks } : { type: 'text', text: words }
}

export function block(type: string, attrs?: Record<string, Value>, ...content: NodeJSON[]): NodeJSON {
  return { type, ...(attrs ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) }
}

export function doc(...content: NodeJSON[]): NodeJSON {
  return { type: 'doc', content }
}

export const p = (words: string): NodeJSON => block('paragraph', undefined, text(words))
const item = (...content: NodeJSON[]): NodeJSON => block('listItem', undefined, ...content)

/** By name of the node, a block that holds it with every attribute that it can have. */
export const nodeSamples: Readonly<Record<string, NodeJSON>> = {
  paragraph: p('Plain words.'),
  'empty paragraph': block('paragraph'),
  'heading 2': block('heading', { level: 2 }, text('Two')),
  'heading 3': block('heading', { level: 3 }, text('Three')),
  'heading 4': block('heading', { level: 4 }, text('Four')),
  bulletList: block('bulletList', undefined, item(p('One'), block('bulletList', undefined, item(p('Under one')))), item(p('Two'))),
  orderedList: block('orderedList', undefined, item(p('First'))),
  'orderedList from 5': block('orderedList', { start: 5 }, item(p('Fifth'))),
  quote: block('quote', undefined, p('Quoted.'), block('bulletList', undefined, item(p('In a list')))),
  'quote with cite': block('quote', { cite: 'https://example.org/a' }, p('Quoted.')),
  pullQuote: block('pullQuote', undefined, text('Large words')),
  'pullQuote with credit': block('pullQuote', { credit: 'Ada Veld' }, text('Large words')),
  'picture by asset': block('picture', {
    asset: '01JABCDEF', alt: 'A pier', caption: 'The pier', credit: 'Ines Roy', width: 1600, height: 900, focus: '0.5,0.3',
  }),
  'picture by address': block('picture', { src: 'https://example.org/a.jpg' }),
  gallery: block('gallery', { title: 'Views' }, block('picture', { src: '/media/a', alt: 'A' }), block('picture', { src: '/media/b', alt: 'B' })),
  'gallery without title': block('gallery', undefined, block('picture', { src: '/media/a', alt: 'A' })),
  video: block('video', { asset: '01JV', src: '/media/v.mp4', poster: '/media/p.jpg', caption: 'Waves', credit: 'Desk' }),
  'bare video': block('video', { src: '/media/v.mp4' }),
  embed: block('embed', { provider: 'bluesky', id: 'a.example/post/3k', url: 'https://bsky.app/profile/a.example/post/3k', caption: 'A post' }),
  'embed without extras': block('embed', { provider: 'youtube', id: 'dQw4w9WgXcQ' }),
  table: block('table', { caption: 'Tides' },
    block('tableRow', undefined, block('tableHeader', undefined, p('Port')), block('tableHeader', { colspan: 2 }, p('Times'))),
    block('tableRow', undefined, block('tableCell', { rowspan: 2 }, p('Saltmere')), block('tableCell', undefined, p('4:10')), block('tableCell', undefined, p('16:32'))),
    block('tableRow', undefined, block('tableCell', undefined, p('4:50')), block('tableCell', undefined, p('17:12')))),
  chart: block('chart', {
    kind: 'line', title: 'Fewer vote', subtitle: 'Per cent', source: 'Electoral roll', note: 'None in 2020', marked: 'Town', table: 'Year\tTown\n2016\t61,5\n2024\t48',
  }),
  'chart that is only begun': block('chart', { kind: 'bar' }),
  map: block('map', {
    title: 'The ferry', note: 'Daily', centre: '54.5,18', span: 900, countries: 'Poland; Sweden', route: 'dashed', places: '54.35\t18.65\tGdańsk\tat eight\tminor\n56.16\t15.59\tKarlskrona',
  }),
  'map that is only begun': block('map'),
  factBox: block('factBox', { title: 'The bridge' }, block('heading', { level: 3 }, text('Built')), p('1931'), block('orderedList', undefined, item(p('One')))),
  timeline: block('timeline', { title: 'The bridge' }, block('timelineEntry', { when: '1931' }, p('Built'), block('bulletList', undefined, item(p('By hand')))), block('timelineEntry', undefined, p('Shut'))),
  storyCard: block('storyCard', { story: '01JCARD', headline: 'In our words' }),
  'storyCard without words': block('storyCard', { story: '01JCARD' }),
  divider: block('divider'),
  correctionAnchor: block('correctionAnchor', { correction: '01JC' }),
  codeBlock: block('codeBlock', { language: 'go' }, text('func main() {\n\tprintln("a")\n}')),
  'empty codeBlock': block('codeBlock'),
  unknown: block('unknown', { name: 'wp:poll', data: '<div class="poll">&amp; "quoted"</div>' }),
  hardBreak: block('paragraph', undefined, text('One'), block('hardBreak'), text('Two')),
}

export const markSamples: Readonly<Record<string, MarkJSON>> = {
  bold: { type: 'bold' },
  italic: { type: 'italic' },
  code: { type: 'code' },
  superscript: { type: 'superscript' },
  subscript: { type: 'subscript' },
  link: { type: 'link', attrs: { href: 'https://example.org/' } },
  'link with title': { type: 'link', attrs: { href: '/uk/story', title: 'A story' } },
  language: { type: 'language', attrs: { lang: 'pt-BR' } },
  'attribution says': { type: 'attribution', attrs: { source: 'Police', stance: 'says' } },
  'attribution denies': { type: 'attribution', attrs: { source: 'Mayor', stance: 'denies' } },
  'attribution unconfirmed': { type: 'attribution', attrs: { source: 'A witness', stance: 'unconfirmed' } },
}
