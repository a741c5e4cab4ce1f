import './dom.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DOMParser as FromDOM } from '@tiptap/pm/model'
import { writeDocument, type NodeJSON } from '../src/schema/document.ts'
import { storySchema } from '../src/schema/index.ts'
import { cleanPaste } from '../src/surface/paste.ts'
import { docs, page, word, wordOnline } from './fragments.ts'
import { block, nodeSamples, p, text } from './samples.ts'

const schema = storySchema()

/** What the clipboard's HTML becomes in the story. */
function pasted(html: string): NodeJSON[] {
  const place = document.createElement('div')
  place.innerHTML = cleanPaste(html)
  return writeDocument(FromDOM.fromSchema(schema).parse(place)).content ?? []
}

const list = (type: string, ...items: NodeJSON[][]): NodeJSON =>
  block(type, undefined, ...items.map((content) => block('listItem', undefined, ...content)))

test('paragraphs of Word come without styles, office markup and empty spacers', () => {
  assert.deepEqual(pasted(`<html xmlns:o="urn:x"><head><style>p{color:red}</style><!--[if gte mso 9]><xml>x</xml><![endif]--></head><body>
    <!--StartFragment--><p class=MsoNormal style='margin:0cm'><b>Fog</b> shuts<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
    <p class=MsoNormal>the bridge</p><!--EndFragment--></body></html>`), [
    block('paragraph', undefined, text('Fog', { type: 'bold' }), text(' shuts')), p('the bridge'),
  ])
})

test('lists of Word become lists, with their levels and without the typed bullets', () => {
  const item = (level: number, marker: string, words: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${marker}<span>&nbsp; </span></span><![endif]>${words}</p>`
  assert.deepEqual(pasted(item(1, '·', 'One') + item(2, 'o', 'Under') + item(1, '·', 'Two') + '<p>After</p>' + item(1, '1.', 'First')), [
    list('bulletList', [p('One'), list('bulletList', [p('Under')])], [p('Two')]), p('After'), list('orderedList', [p('First')]),
  ])
})

test('bold, italic and raised letters of Google Docs are found in the styles, its wrapper is not bold', () => {
  assert.deepEqual(pasted(`<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.4"><span style="font-weight:400">Plain </span>
<span style="font-weight:700;font-style:normal">bold</span><span style="font-style:italic"> slanted</span><span style="vertical-align:super">2</span></p></b>`.replace('\n', '')), [
    block('paragraph', undefined, text('Plain '), text('bold', { type: 'bold' }), text(' slanted', { type: 'italic' }), text('2', { type: 'superscript' })),
  ])
})

test('headings fit into ours, and are not bold besides', () => {
  assert.deepEqual(pasted('<h1 style="font-weight:700"><span style="font-weight:700">One</span></h1><h3>Three</h3><h6>Six</h6>'), [
    block('heading', { level: 2 }, text('One')), block('heading', { level: 3 }, text('Three')), block('heading', { level: 4 }, text('Six')),
  ])
})

test('scripts, forms and event handlers leave nothing behind', () => {
  assert.deepEqual(pasted('<p onclick="x()">Safe<script>alert(1)</script></p><noscript>no</noscript><iframe src="https://evil.example/"></iframe>'), [p('Safe')])
})

test('a link that may not stand loses its address and keeps its words', () => {
  assert.deepEqual(pasted('<p><a href="javascript:alert(1)">click</a> <a href="https://example.org/">here</a></p>'), [
    block('paragraph', undefined, text('click '), text('here', { type: 'link', attrs: { href: 'https://example.org/' } })),
  ])
})

test('pictures come by an address that others can load, or not at all', () => {
  assert.deepEqual(pasted('<p>a</p><img src="https://example.org/a.jpg" alt="A"><img src="data:image/png;base64,AA"><img src="file:///c/a.png">'), [
    p('a'), block('picture', { src: 'https://example.org/a.jpg', alt: 'A' }),
  ])
})

test('a player of a site that we know becomes an embed', () => {
  assert.deepEqual(pasted('<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>'), [
    block('embed', { provider: 'youtube', id: 'dQw4w9WgXcQ', url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ' }),
  ])
})

test('a table keeps its cells and spans and loses its widths', () => {
  assert.deepEqual(pasted('<table style="width:400px"><colgroup><col width="99"></colgroup><thead><tr><th colspan="2">Port</th></tr></thead><tbody><tr><td>A</td><td>B</td></tr></tbody></table>'), [
    block('table', undefined,
      block('tableRow', undefined, block('tableHeader', { colspan: 2 }, p('Port'))),
      block('tableRow', undefined, block('tableCell', undefined, p('A')), block('tableCell', undefined, p('B')))),
  ])
})

test('every word of Word in its language does not make a language mark of every word', () => {
  assert.deepEqual(pasted('<p class=MsoNormal><span lang=EN-GB style="mso-ansi-language:EN-GB">Fog</span></p>'), [p('Fog')])
})

const bold = { type: 'bold' }
const link = (href: string) => ({ type: 'link', attrs: { href } })
const sheep = list('bulletList', [p('Sheep'), list('bulletList', [p('Lambs')])], [p('Barley')])
const ports = block('table', undefined, block('tableRow', undefined,
  block('tableCell', undefined, block('paragraph', undefined, text('Port', bold))), block('tableCell', undefined, p('4:10'))))

test('a page of Word comes with its words, lists and table, and without footnotes, remarks and what was struck out', () => {
  assert.deepEqual(pasted(word), [
    block('heading', { level: 2 }, text('The sea wall')),
    block('paragraph', undefined, text('Saltmere', bold), text(' votes to move its '), text('sea wall', { type: 'italic' }), text(', said the '), text('council', link('https://example.org/council')), text('.')),
    p('It is four hundred metres.'), sheep, ports,
  ])
})

test('Word in the browser writes other HTML, and it comes as well', () => {
  assert.deepEqual(pasted(wordOnline), [
    block('paragraph', undefined, text('The wall '), text('moves', bold)), list('bulletList', [p('Sheep')]),
  ])
})

test('a page of Google Docs comes with its nested list, and its links lead where they say', () => {
  assert.deepEqual(pasted(docs), [
    block('heading', { level: 2 }, text('The sea wall')),
    block('paragraph', undefined, text('Saltmere', bold), text(' votes, said the '), text('council', link('https://example.org/council?a=1')), text(', twice', { type: 'italic' })),
    sheep, ports,
  ])
})

test('a piece of a page comes without its buttons, hidden parts and invisible hyphens; a space that a language wants stays', () => {
  assert.deepEqual(pasted(page), [
    block('heading', { level: 2 }, text('The sea wall')),
    block('paragraph', undefined, text('Saltmere', bold), text(' votes to move its sea wall: '), text('the council', link('https://paper.example/council')), text(' said.')),
    block('picture', { src: 'https://paper.example/w.jpg', alt: 'A wall', caption: 'The wall', credit: 'Ann Lens' }),
    block('quote', undefined, p('«\u00a0Nous partons\u00a0», and 400\u00a0m of it.')),
  ])
})

// The HTML that package prose writes for readers and for exports: a story copied from the site comes whole.
const ours: Readonly<Record<string, readonly [string, NodeJSON]>> = {
  'pull quote': ['<aside class="pull-quote"><blockquote><p>Large words</p></blockquote><p class="credit">Ada Veld</p></aside>', nodeSamples['pullQuote with credit']!],
  picture: ['<figure class="picture"><img src="/media/a" alt="A" width="8" height="5" data-asset="01J" data-focus="0.5,0.3"><figcaption>The pier <span class="credit">Ines Roy</span></figcaption></figure>',
    block('picture', { asset: '01J', src: '/media/a', alt: 'A', caption: 'The pier', credit: 'Ines Roy', width: 8, height: 5, focus: '0.5,0.3' })],
  gallery: ['<div class="gallery" data-title="Views"><figure class="picture"><img src="/media/a" alt="A"></figure></div>',
    block('gallery', { title: 'Views' }, block('picture', { src: '/media/a', alt: 'A' }))],
  'gallery for readers': ['<figure class="gallery"><figure class="picture"><img src="/media/a" alt="A"></figure><figcaption>Views</figcaption></figure>',
    block('gallery', { title: 'Views' }, block('picture', { src: '/media/a', alt: 'A' }))],
  video: ['<figure class="video"><video controls src="/media/v.mp4" poster="/media/p.jpg" data-asset="01JV"></video><figcaption>Waves <span class="credit">Desk</span></figcaption></figure>', nodeSamples['video']!],
  embed: ['<figure class="embed" data-provider="youtube" data-id="abc"><a href="https://www.youtube.com/watch?v=abc">View</a><figcaption>Film</figcaption></figure>',
    block('embed', { provider: 'youtube', id: 'abc', url: 'https://www.youtube.com/watch?v=abc', caption: 'Film' })],
  timeline: ['<div class="story-timeline"><p class="timeline-title">Days</p><div role="list"><div class="timeline-entry" role="listitem"><p class="timeline-when">1931</p><p>Built</p></div></div></div>',
    block('timeline', { title: 'Days' }, block('timelineEntry', { when: '1931' }, p('Built')))],
  'card of a story': ['<aside class="story-card" data-story="01J"><p class="story-card-label">More</p><p class="story-card-headline"><a href="/uk/a">The bridge</a></p></aside>', block('storyCard', { story: '01J' })],
  'fact box': ['<aside class="fact-box" data-title="T"><p>Fact</p></aside>', block('factBox', { title: 'T' }, p('Fact'))],
  quote: ['<blockquote data-cite="https://example.org/a"><p>Quoted.</p></blockquote>', nodeSamples['quote with cite']!],
  anchor: ['<a class="correction-anchor" id="correction-01JC"></a>', nodeSamples['correctionAnchor']!],
  code: ['<pre><code class="language-go">a\n\tb</code></pre>', block('codeBlock', { language: 'go' }, text('a\n\tb'))],
  unknown: ['<div class="unknown" hidden data-name="wp:poll" data-data="&lt;b&gt;"></div>', block('unknown', { name: 'wp:poll', data: '<b>' })],
  marks: ['<p><span class="attribution" data-source="Police" data-stance="says"><span lang="de">Nein</span></span></p>',
    block('paragraph', undefined, text('Nein', { type: 'attribution', attrs: { source: 'Police', stance: 'says' } }, { type: 'language', attrs: { lang: 'de' } }))],
  table: ['<table><caption>Tides</caption><tr><th><p>Port</p></th></tr><tr><td><p>A</p></td></tr></table>',
    block('table', { caption: 'Tides' }, block('tableRow', undefined, block('tableHeader', undefined, p('Port'))), block('tableRow', undefined, block('tableCell', undefined, p('A'))))],
}

for (const [name, [html, node]] of Object.entries(ours)) {
  test(`a ${name} copied from our own pages stays one`, () => assert.deepEqual(pasted(html), [node]))
}
