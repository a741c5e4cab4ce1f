// Compiles the tests with esbuild and hands them to node's own test runner.
import { build } from 'esbuild'
import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const only = process.argv[2] ?? ''
const files = readdirSync(`${here}test`).filter((f) => f.endsWith('.test.ts') && f.includes(only))
rmSync(`${here}.test`, { recursive: true, force: true })

await build({
  absWorkingDir: here,
  entryPoints: files.map((f) => `test/${f}`),
  outdir: '.test',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
})

const compiled = files.map((f) => `${here}.test/${f.replace(/\.ts$/, '.mjs')}`)
const run = spawnSync(process.execPath, ['--enable-source-maps', '--test', ...compiled], { stdio: 'inherit' })
process.exit(run.status ?? 1)
