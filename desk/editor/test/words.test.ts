import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hrefFromTyping, safeHref } from '../src/schema/href.ts'
import { canonicalLanguage } from '../src/schema/language.ts'
import { providerNames, recogniseEmbed } from '../src/schema/providers.ts'
import { providers } from '../src/schema/shape.ts'
import { opened, type State } from '../src/save/state.ts'
import { statusWords } from '../src/story/words.ts'
import { countWords, readingMinutes } from '../src/surface/count.ts'
import { formatTokens, parseTokens } from '../src/tokens/parse.ts'
import { readSuggestions, tokenOf } from '../src/tokens/suggest.ts'

test('addresses that may stand in a link', () => {
  for (const href of ['https://example.org/a?b#c', 'http://example.org', 'HTTPS://EXAMPLE.ORG/', 'mailto:desk@example.org', 'tel:+4912345', '/', '/uk/2026/01/02/story#note']) {
    assert.equal(safeHref(href), href)
  }
})

test('addresses that may not', () => {
  const bad = [
    '', 'example.org', '//evil.example', '/\\evil.example', 'javascript:alert(1)', 'java\nscript:alert(1)', ' javascript:alert(1)', 'data:text/html,x',
    'vbscript:x', 'ftp://example.org', 'https:example.org', 'https://', 'https://bank.example@evil.example/', 'mailto:', '#top', '../up', 'https://a b', `https://a.example/${'x'.repeat(2_100)}`,
  ]
  for (const href of bad) assert.equal(safeHref(href), '', href)
})

test('what a person types becomes a link where that is plain', () => {
  assert.equal(hrefFromTyping(' example.org/a '), 'https://example.org/a')
  assert.equal(hrefFromTyping('bücher.example'), 'https://bücher.example')
  assert.equal(hrefFromTyping('desk@example.org'), 'mailto:desk@example.org')
  assert.equal(hrefFromTyping('not a link'), '')
  assert.equal(hrefFromTyping('javascript:alert(1)'), '')
})

test('language tags are canonical or refused', () => {
  assert.deepEqual(['de', 'PT-br', 'zh_hant_TW', 'sr-latn'].map(canonicalLanguage), ['de', 'pt-BR', 'zh-Hant-TW', 'sr-Latn'])
  for (const tag of ['', 'german language', 'x-klingon', 'd', '12', 'de--AT']) assert.equal(canonicalLanguage(tag), '', tag)
})

const embeds: readonly (readonly [address: string, provider: string, id: string, url?: string])[] = [
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=10', 'youtube', 'dQw4w9WgXcQ', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
  ['https://youtu.be/dQw4w9WgXcQ?si=x', 'youtube', 'dQw4w9WgXcQ'],
  ['//www.youtube-nocookie.com/embed/dQw4w9WgXcQ', 'youtube', 'dQw4w9WgXcQ'],
  ['https://m.youtube.com/shorts/dQw4w9WgXcQ', 'youtube', 'dQw4w9WgXcQ'],
  ['https://player.vimeo.com/video/76979871?h=1', 'vimeo', '76979871', 'https://vimeo.com/76979871'],
  ['https://www.dailymotion.com/video/x8abcde', 'dailymotion', 'x8abcde'],
  ['https://dai.ly/x8abcde', 'dailymotion', 'x8abcde'],
  ['https://twitter.com/someone/status/20?s=20', 'x', '20', 'https://x.com/i/status/20'],
  ['https://bsky.app/profile/a.example/post/3kabc', 'bluesky', 'a.example/3kabc'],
  ['https://www.instagram.com/reel/Cabc/', 'instagram', 'Cabc', 'https://www.instagram.com/reel/Cabc/'],
  ['https://www.tiktok.com/@someone/video/712345', 'tiktok', '712345'],
  ['https://www.facebook.com/page/posts/123', 'facebook', 'https://www.facebook.com/page/posts/123'],
  ['https://open.spotify.com/embed/episode/abc', 'spotify', 'episode/abc', 'https://open.spotify.com/episode/abc'],
  ['https://soundcloud.com/artist/track', 'soundcloud', 'artist/track'],
  ['https://datawrapper.dwcdn.net/AbCdE/2/', 'datawrapper', 'AbCdE', 'https://datawrapper.dwcdn.net/AbCdE/'],
  ['https://public.flourish.studio/visualisation/123/', 'flourish', '123'],
  ['https://www.openstreetmap.org/export/embed.html?bbox=1,2,3,4', 'openstreetmap', '1,2,3,4'],
  ['https://mastodon.example/@someone/1234567890', 'mastodon', 'mastodon.example/@someone/1234567890'],
]

for (const [address, provider, id, url] of embeds) {
  test(`${address} is ${provider} ${id}`, () => {
    const found = recogniseEmbed(address)
    assert.deepEqual([found?.provider, found?.id], [provider, id])
    if (url) assert.equal(found?.url, url)
  })
}

test('every provider is recognised from some address and has a name', () => {
  assert.deepEqual([...new Set(embeds.map(([, provider]) => provider))].sort(), [...providers].sort())
  assert.deepEqual(Object.keys(providerNames).sort(), [...providers].sort())
})

test('other addresses are no embed', () => {
  for (const address of ['', 'youtube', 'https://example.org/watch?v=dQw4w9WgXcQ', 'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ', 'https://www.youtube.com/', 'https://x.com/someone', 'javascript:https://youtu.be/dQw4w9WgXcQ', '/video/1', 'https://www.youtube.com/watch?v=<script>']) {
    assert.equal(recogniseEmbed(address), null, address)
  }
})

test('tokens are what the plain field would send', () => {
  assert.deepEqual(parseTokens(' Fog,  Tarn \n bridge ,, fog,Ü '), ['Fog', 'Tarn bridge', 'Ü'])
  assert.deepEqual(parseTokens(''), [])
  assert.deepEqual(parseTokens(' , ,'), [])
  assert.deepEqual(parseTokens('Cafe\u0301, Café'), ['Café'])
})

test('parsing what was formatted changes nothing', () => {
  for (const value of ['a, b', 'x', '', 'Ferry (1931), Ferry', '☃, 雪']) assert.equal(formatTokens(parseTokens(value)), value)
})

test('a suggestion whose name holds a comma is taken by its slug', () => {
  assert.equal(tokenOf({ name: 'Veld, Ada', slug: 'ada-veld', kind: 'person' }), 'ada-veld')
  assert.equal(tokenOf({ name: 'Fog', slug: 'fog', kind: 'subject' }), 'Fog')
})

test('only usable suggestions are read', () => {
  assert.deepEqual(readSuggestions({ items: [{ name: 'Fog' }, { name: ' ' }, { slug: 'x' }, null, { name: 'Sea', slug: 'sea', kind: 'place' }] }),
    [{ name: 'Fog', slug: '', kind: '' }, { name: 'Sea', slug: 'sea', kind: 'place' }])
  for (const bad of [null, [], 'x', { items: 'x' }]) assert.deepEqual(readSuggestions(bad), [])
})

test('words are counted as their language has them', () => {
  assert.equal(countWords('Fog shuts the bridge. It’s 9.30!', 'en'), 6)
  assert.equal(countWords('', 'en'), 0)
  assert.ok(countWords('今日は霧です', 'ja') > 1)
})

test('a text takes a minute at least, and nothing takes none', () => {
  assert.deepEqual([0, 1, 220, 550, 2_200].map(readingMinutes), [0, 1, 1, 3, 10])
})

test('the status line says in words where the text is', () => {
  const at = (over: Partial<State>) => statusWords({ ...opened(7), ...over }, 'en-GB')
  assert.equal(at({}), 'Revision 7')
  assert.match(at({ savedAt: 0 }), /^Saved \d\d:\d\d:\d\d$/)
  assert.equal(at({ standing: 'saving' }), 'Saving…')
  assert.equal(at({ standing: 'offline', edit: 1, storedEdit: 1 }), 'Offline: kept on this computer, will be saved when the connection returns')
  assert.equal(at({ standing: 'offline', edit: 2, storedEdit: 1 }), 'Offline: not yet kept anywhere, will be saved when the connection returns')
  assert.equal(at({ standing: 'signed-out' }), 'Signed out: your text is kept on this computer')
  assert.equal(at({ standing: 'invalid', errors: [{ field: 'a', message: 'b' }] }), 'Not saved: one thing to mend, kept on this computer')
})
