// Collects the licence of every package that really is in the bundle, read from the packages themselves.
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** The text of the licences file: packages by name, each with its version and licence text. */
export async function licences(root, inputs) {
  const parts = []
  for (const name of packageNames(inputs)) parts.push(await licenceOf(root, name))
  return `The desk's script contains these packages.\n\n${parts.join('\n')}`
}

function packageNames(inputs) {
  const found = new Set()
  for (const input of inputs) {
    const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)
    if (match) found.add(match[1])
  }
  return [...found].sort()
}

async function licenceOf(root, name) {
  const folder = join(root, 'node_modules', name)
  const about = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const file = (await readdir(folder)).sort().find((f) => /^licen[cs]e/i.test(f))
  const text = file ? (await readFile(join(folder, file), 'utf8')).trim() : `Licence: ${about.license}`
  return `${'='.repeat(72)}\n${name} ${about.version} (${about.license})\n\n${text.replace(/\r\n/g, '\n')}\n`
}
