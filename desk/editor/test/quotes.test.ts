import assert from 'node:assert/strict'
import { test } from 'node:test'
import { smarten } from '../src/surface/quotes.ts'

/** Types a text sign by sign. */
function typed(text: string, language: string): string {
  let out = ''
  for (const sign of text) {
    const instead = smarten(out, sign, language)
    out += sign
    if (instead) out = out.slice(0, out.length - instead.drop) + instead.put
  }
  return out
}

const said: Readonly<Record<string, readonly [string, string]>> = {
  en: ['She said: "It\'s \'over\', (\'really\')."', 'She said: “It’s ‘over’, (‘really’).”'],
  'en-US': ['One--two... and "three"', 'One—two… and “three”'],
  'en-GB': ['One - two -- three', 'One – two – three'],
  de: ['Er sagte: "Das ist \'gut\', wie geht\'s?"', 'Er sagte: „Das ist ‚gut‘, wie geht’s?“'],
  'de-CH': ['Er sagte: "Gut, \'sehr gut\'."', 'Er sagte: «Gut, ‹sehr gut›.»'],
  fr: ['Il dit : "C\'est fini" puis "rien"', 'Il dit : «\u00a0C’est fini\u00a0» puis «\u00a0rien\u00a0»'],
  es: ['Dijo: "Hola" (y "adiós")', 'Dijo: «Hola» (y «adiós»)'],
  it: ['Disse: "L\'acqua alta"', 'Disse: «L’acqua alta»'],
  pl: ['Powiedział: "Dobrze"', 'Powiedział: „Dobrze”'],
  ar: ['قال "نعم"', 'قال «نعم»'],
  sv: ['Hon sa "ja" och "nej"', 'Hon sa ”ja” och ”nej”'],
  da: ['Hun sagde "ja"', 'Hun sagde »ja«'],
  xx: ['"a"', '“a”'],
}

for (const [language, [keys, want]] of Object.entries(said)) {
  test(`what is typed in ${language} is set by its rules`, () => assert.equal(typed(keys, language), want))
}

test('French marks that were typed with their spaces have one space and no more', () => {
  assert.equal(typed('Il dit " oui " puis', 'fr'), 'Il dit «\u00a0oui\u00a0» puis')
})

test('a year that lost its century has an apostrophe', () => {
  assert.equal(typed("since '24", 'en'), 'since ’24')
})

test('what looks like a sign and is none stays as it is', () => {
  assert.equal(typed('well-known 10-12 a.b. 1..2 - ', 'en'), 'well-known 10-12 a.b. 1..2 – ')
  assert.equal(typed('.... and -', 'en'), '…. and -')
  assert.equal(typed('- item', 'en'), '- item', 'the start of a list')
})
