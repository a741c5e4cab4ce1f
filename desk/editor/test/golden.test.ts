// The document of every sample, as a file that the Go side reads too (editor_test.go): both must agree byte by byte.
import './dom.ts'
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { readDocument, writeDocument } from '../src/schema/document.ts'
import { storySchema } from '../src/schema/index.ts'
import { stable } from '../src/save/draft.ts'
import { block, doc, markSamples, nodeSamples, text } from './samples.ts'

const golden = new URL('../test/documents.json', import.meta.url)

test('the editor writes the documents that the Go side accepts (UPDATE=1 renews the file)', () => {
  const schema = storySchema()
  const all = Object.values(markSamples).filter(({ type }, index, marks) => marks.findIndex((mark) => mark.type === type) === index)
  const written = [
    ...Object.values(nodeSamples).map((sample) => doc(sample)),
    ...Object.values(markSamples).map((mark) => doc(block('paragraph', undefined, text('plain '), text('marked', mark)))),
    doc(block('paragraph', undefined, text('every mark', ...all))),
  ].map((sample) => stable(writeDocument(readDocument(schema, sample))))
  const file = `[\n${written.join(',\n')}\n]\n`
  if (process.env['UPDATE']) writeFileSync(golden, file)
  assert.equal(file, readFileSync(golden, 'utf8'))
})
