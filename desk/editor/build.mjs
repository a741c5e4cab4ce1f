// Bundles the desk's script: one file, the same bytes on every run, so that a stale bundle shows as a diff.
import { build } from 'esbuild'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { licences } from './licences.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const out = fileURLToPath(new URL('../static/desk.js', import.meta.url))

const result = await build({
  absWorkingDir: here,
  entryPoints: ['src/desk.ts'],
  outfile: out,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none', // whole licence texts stand in desk.js.LICENSES.txt
  banner: { js: '/* Built from desk/editor; licences of its parts: desk.js.LICENSES.txt */' },
  metafile: true,
  logLevel: 'warning',
})

await writeFile(`${out}.LICENSES.txt`, await licences(here, Object.keys(result.metafile.inputs)))
const bytes = Object.values(result.metafile.outputs)[0].bytes
console.log(`desk.js: ${bytes} bytes`)
