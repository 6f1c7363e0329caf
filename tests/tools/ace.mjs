// Ace over many books in one browser: node ace.mjs MODULES FOLDER BOOK...
// Writes FOLDER/<number of the book>.json, Ace's own report.

import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

const [modules, folder, ...books] = process.argv.slice(2)
const require = createRequire(path.join(modules, 'any.js'))
const ace = require('@daisy/ace-core')
const runner = require('@daisy/ace-axe-runner-puppeteer')
const shared = { ...runner, launch: async () => {}, close: async () => {} }

await runner.launch()
for (const [number, book] of books.entries()) {
  try {
    const options = { cwd: folder, outdir: path.join(folder, 'ace'), initLogger: true, silent: true, lang: 'en' }
    const [, report] = await ace(path.resolve(book), options, shared)
    await writeFile(path.join(folder, `${number}.json`), JSON.stringify(report))
  } catch (error) {
    console.error(book, error)
  }
}
await runner.close()
process.exit()
