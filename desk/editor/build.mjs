// Bundles the desk's script and the server's: each one file, the same bytes on every run, so that a stale bundle shows as a diff.
import { build } from 'esbuild'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { licences } from './licences.mjs'
import { schemaSpec } from './schemaspec.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))

/** Bundles one entry into one file, with the licences of its parts beside it. */
async function bundle(name, entry, out, options) {
  const file = fileURLToPath(new URL(out, import.meta.url))
  const result = await build({
    absWorkingDir: here,
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    minify: true,
    charset: 'utf8',
    legalComments: 'none', // whole licence texts stand in the file beside
    banner: { js: `/* Built from desk/editor; licences of its parts: ${name}.LICENSES.txt */` },
    metafile: true,
    logLevel: 'warning',
    ...options,
  })
  await writeFile(`${file}.LICENSES.txt`, await licences(here, Object.keys(result.metafile.inputs)))
  console.log(`${name}: ${Object.values(result.metafile.outputs)[0].bytes} bytes`)
}

/** Lets a module import the editor's schema as data. */
const spec = JSON.stringify(await schemaSpec(here))
const storySchema = {
  name: 'story-schema',
  setup(plan) {
    plan.onResolve({ filter: /^story-schema$/ }, () => ({ path: 'story-schema', namespace: 'story-schema' }))
    plan.onLoad({ filter: /.*/, namespace: 'story-schema' }, () => ({ contents: spec, loader: 'json' }))
  },
}

await bundle('desk.js', 'src/desk.ts', '../static/desk.js', { format: 'iife', target: 'es2022' })
// For the server's own interpreter, which knows the language of 2017 and no page around it.
await bundle('authority.js', 'src/authority/authority.ts', '../../collab/authority.js', {
  format: 'iife', globalName: 'authority', target: 'es2017', plugins: [storySchema],
})
// The same for its tests: a tab without a page.
await bundle('tab.js', 'test/tab/tab.ts', '../../collab/testdata/tab.js', { format: 'iife', globalName: 'tab', target: 'es2017', plugins: [storySchema] })
