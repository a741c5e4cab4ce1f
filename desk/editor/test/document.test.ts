import './dom.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DOMParser as FromDOM, DOMSerializer } from '@tiptap/pm/model'
import { readDocument, writeDocument, type NodeJSON } from '../src/schema/document.ts'
import { storySchema } from '../src/schema/index.ts'
import { markShapes, nodeShapes } from '../src/schema/shape.ts'
import { block, doc, markSamples, nodeSamples, p, text } from './samples.ts'

const schema = storySchema()
const roundTrip = (json: unknown): NodeJSON => writeDocument(readDocument(schema, json))

/** Through HTML, as the clipboard does. */
function throughHTML(json: NodeJSON): NodeJSON {
  const place = document.createElement('div')
  place.append(DOMSerializer.fromSchema(schema).serializeFragment(readDocument(schema, json).content))
  const copy = document.createElement('div')
  copy.innerHTML = place.innerHTML
  return writeDocument(FromDOM.fromSchema(schema).parse(copy))
}

for (const [name, sample] of Object.entries(nodeSamples)) {
  test(`${name} comes out as it went in`, () => assert.deepEqual(roundTrip(doc(sample)), doc(sample)))
  test(`${name} survives the clipboard`, () => assert.deepEqual(throughHTML(doc(sample)), doc(sample)))
}

for (const [name, mark] of Object.entries(markSamples)) {
  const sample = doc(block('paragraph', undefined, text('Before '), text('marked', mark), text(' after')))
  test(`${name} comes out as it went in`, () => assert.deepEqual(roundTrip(sample), sample))
  test(`${name} survives the clipboard`, () => assert.deepEqual(throughHTML(sample), sample))
}

test('the schema has the nodes and marks of the table, and no others', () => {
  assert.deepEqual(Object.keys(schema.nodes).sort(), Object.keys(nodeShapes).sort())
  assert.deepEqual(Object.keys(schema.marks).sort(), Object.keys(markShapes).sort())
})

test('every node and mark has just the attributes of the table', () => {
  for (const [name, type] of Object.entries(schema.nodes)) {
    assert.deepEqual(Object.keys(type.spec.attrs ?? {}).sort(), Object.keys(nodeShapes[name] ?? {}).sort(), name)
  }
  for (const [name, type] of Object.entries(schema.marks)) {
    assert.deepEqual(Object.keys(type.spec.attrs ?? {}).sort(), Object.keys(markShapes[name] ?? {}).sort(), name)
  }
})

test('the samples cover every node and mark', () => {
  const seen = new Set<string>(['doc', 'text'])
  const visit = (node: NodeJSON): void => {
    seen.add(node.type)
    node.content?.forEach(visit)
  }
  Object.values(nodeSamples).forEach(visit)
  assert.deepEqual([...seen].sort(), Object.keys(nodeShapes).sort())
  assert.deepEqual([...new Set(Object.values(markSamples).map(({ type }) => type))].sort(), Object.keys(markShapes).sort())
})

test('all marks together are kept, code among them, in one order', () => {
  const marks = ['attribution says', 'language', 'link', 'subscript', 'superscript', 'code', 'italic', 'bold'].map((name) => markSamples[name]!)
  const out = roundTrip(doc(block('paragraph', undefined, text('all', ...marks))))
  assert.deepEqual(out.content![0]!.content![0]!.marks!.map(({ type }) => type),
    ['attribution', 'language', 'link', 'bold', 'italic', 'superscript', 'subscript', 'code'])
})

test('zero values and nulls are left out, what must be there stays', () => {
  const sloppy = doc({ type: 'picture', attrs: { src: '/media/a', alt: '', caption: '', width: 0, asset: null as unknown as string } })
  assert.deepEqual(roundTrip(sloppy), doc(block('picture', { src: '/media/a' })))
})

test('neighbouring texts with the same marks become one', () => {
  const out = roundTrip(doc(block('paragraph', undefined, text('a'), text('b'))))
  assert.deepEqual(out, doc(p('ab')))
})

test('text is written in NFC and without control characters', () => {
  assert.deepEqual(roundTrip(doc(p('Cafe\u0301\u0007\tbar\u202e\ufeff'))), doc(p('Café bar')))
})

test('code keeps line breaks and tabs, and loses other control characters', () => {
  assert.deepEqual(roundTrip(doc(block('codeBlock', undefined, text('a\n\tb\u0000\r\nc')))), doc(block('codeBlock', undefined, text('a\n\tb\nc'))))
})

const strangers: Readonly<Record<string, NodeJSON>> = {
  'a node nobody knows': block('poll', { question: 'Yes?' }),
  'an attribute nobody knows': { type: 'paragraph', attrs: { align: 'left' } },
  'a value out of range': block('heading', { level: 1 }, text('One')),
  'a provider nobody knows': block('embed', { provider: 'geocities', id: '1' }),
  'an attribute of the wrong type': block('picture', { alt: 'A', width: '10' }),
  'a mark nobody knows': block('paragraph', undefined, text('x', { type: 'blink' })),
  'content that does not fit': block('table', undefined, p('no row')),
  'a list item without its list': block('listItem', undefined, p('x')),
  'marks in code': block('codeBlock', undefined, text('x', { type: 'bold' })),
  'an unknown block deep inside': block('quote', undefined, block('poll')),
}

for (const [name, stranger] of Object.entries(strangers)) {
  test(`${name} is carried whole in an unknown block`, () => {
    const [before, found, after] = roundTrip(doc(p('before'), stranger, p('after'))).content!
    assert.deepEqual([before, after], [p('before'), p('after')])
    assert.equal(found!.type, 'unknown')
    assert.deepEqual(JSON.parse(String(found!.attrs!['data'])), stranger)
  })
}

test('an empty textarea is an empty document with a place to write', () => {
  assert.deepEqual(roundTrip(''), doc(block('paragraph')))
  assert.deepEqual(roundTrip({ type: 'doc' }), doc(block('paragraph')))
})

test('what is no document is refused with a sentence', () => {
  for (const source of ['[]', '"text"', 'null', '{"type":"paragraph"}']) {
    assert.throws(() => readDocument(schema, source), /not a document/)
  }
  assert.throws(() => readDocument(schema, '{"type":'), SyntaxError)
})
