// Ace over many books in one browser: node ace.mjs MODULES
// Takes the path of a book, a line each. Writes Ace's own report in one line, then "done".

import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

const require = createRequire(path.join(process.argv[2], 'any.js'))
const folder = await mkdtemp(path.join(os.tmpdir(), 'ace-'))
process.env.HOME = folder
console.log = console.error  // of Ace and the pages that it looks at
process.env.ACE_TIMEOUT_INITIAL = process.env.ACE_TIMEOUT_EXTENSION = 600_000  // or a busy machine has five seconds
const ace = require('@daisy/ace-core')
const runner = require('@daisy/ace-axe-runner-puppeteer')
const shared = { ...runner, launch: async () => {}, close: async () => {} }
const options = { cwd: folder, outdir: path.join(folder, 'ace'), initLogger: true, silent: true, lang: 'en' }

await runner.launch()
for await (const book of createInterface({ input: process.stdin })) {
  try {
    const [, report] = await ace(path.resolve(book), { ...options }, shared)
    process.stdout.write(JSON.stringify(report) + '\n')
  } catch (error) {
    console.error(book, error)
  }
  process.stdout.write('done\n')
}
await runner.close()
await rm(folder, { recursive: true })
process.exit()
