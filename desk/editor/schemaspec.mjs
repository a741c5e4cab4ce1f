// The editor's schema as plain data, for code that needs to know which node may stand where and nothing of how it looks.
import { build } from 'esbuild'
import { rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const nodeKeys = ['content', 'marks', 'group', 'inline', 'atom', 'code', 'whitespace', 'definingAsContext', 'definingForContent', 'defining', 'isolating', 'linebreakReplacement']
const markKeys = ['inclusive', 'excludes', 'group', 'spanning', 'code']

/** Reads the schema out of src/schema, which is compiled for this very purpose. */
export async function schemaSpec(root) {
  const out = `${root}.test/schemaspec.mjs`
  await build({
    absWorkingDir: root, entryPoints: ['src/schema/index.ts'], outfile: out, bundle: true, format: 'esm', platform: 'node', packages: 'external', logLevel: 'warning',
  })
  const { storySchema } = await import(`${pathToFileURL(out)}`)
  rmSync(out)
  const schema = storySchema()
  return { topNode: schema.topNodeType.name, nodes: plain(schema.nodes, nodeKeys), marks: plain(schema.marks, markKeys) }
}

/** Types in their order, each with what decides where it may stand. */
function plain(types, keys) {
  const all = {}
  for (const [name, { spec }] of Object.entries(types)) {
    all[name] = {}
    for (const key of keys) if (spec[key] !== undefined) all[name][key] = spec[key]
    const attrs = Object.entries(spec.attrs ?? {}).map(([attr, { default: value }]) => [attr, value === undefined ? {} : { default: value }])
    if (attrs.length > 0) all[name].attrs = Object.fromEntries(attrs)
  }
  return all
}
