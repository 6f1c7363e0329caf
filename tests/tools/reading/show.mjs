// Shows a book in reading systems, one browser for all, and says what a reader sees.
//
//   node show.mjs < ORDER.json
//
// ORDER: {book, folder (the book unpacked), documents (the spine), modules, browser, views: [{system, name, width,
// height, flow, dark, scale}], notes (indices of documents whose notes are followed), pictures (a folder, or null)}.
// Writes a line of JSON for each document of each view: what measure.js finds.

import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

const TYPES = {
  '.js': 'text/javascript', '.html': 'text/html', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.jpg': 'image/jpeg', '.gif': 'image/gif', '.xhtml': 'application/xhtml+xml', '.epub': 'application/epub+zip',
  '.ttf': 'font/ttf', '.otf': 'font/otf',
}
const HERE = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname)
const PAGES_SHOWN = 8

const order = JSON.parse(await read(process.stdin))
const puppeteer = createRequire(path.join(order.modules, 'any.js'))('puppeteer-core')
const server = createServer(serve)
await new Promise(done => server.listen(0, '127.0.0.1', done))
const address = `http://127.0.0.1:${server.address().port}`
// No limits of its own: a busy machine is slow, and who asked knows how long to wait.
const browser = await puppeteer.launch({
  executablePath: order.browser, args: ['--hide-scrollbars'], timeout: 0, protocolTimeout: 0,
})
try {
  for (const view of order.views) await write(view)
} finally {
  await browser.close()
  server.close()
}

async function read(stream) {
  const pieces = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

function fileOf(url) {
  const name = decodeURIComponent(url.split('?')[0])
  if (name === '/book.epub') return order.book
  if (name.startsWith('/book/')) return path.join(order.folder, name.slice('/book/'.length))
  if (name.startsWith('/node_modules/')) return path.join(order.modules, name.slice('/node_modules/'.length))
  return path.join(HERE, name)
}

async function serve(request, answer) {
  try {
    const file = fileOf(request.url)
    const content = await readFile(file)
    answer.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' })
    answer.end(content)
  } catch {
    answer.writeHead(404)
    answer.end()
  }
}

/** A book that a system cannot show fails twice; a system's own race on a busy machine does not. */
async function write(view) {
  let screens = await show(view)
  if (screens.some(screen => screen.errors.length)) screens = await show(view)
  for (const screen of screens) process.stdout.write(JSON.stringify(screen) + '\n')
}

async function show(view) {
  const [ground, ink] = view.dark ? ['rgb(0, 0, 0)', 'rgb(221, 221, 221)'] : ['rgb(255, 255, 255)', 'rgb(0, 0, 0)']
  const page = await browser.newPage()
  page.setDefaultTimeout(0)
  const errors = []
  const screens = []
  page.on('pageerror', error => errors.push(String(error.message)))
  await page.setViewport({ width: view.width, height: view.height })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: view.dark ? 'dark' : 'light' }])
  await page.goto(`${address}/${view.system}.html`)
  await page.addScriptTag({ url: `${address}/measure.js` })
  await page.waitForFunction('window.start')
  // The lamp may reach a page late, in the middle of opening the book.
  await page.waitForFunction(dark => matchMedia('(prefers-color-scheme: dark)').matches === dark, {}, view.dark)
  await page.evaluate(asked => window.start(asked), { ...view, ground, ink, documents: order.documents })
  for (const [place, name] of order.documents.entries()) {
    const found = await page.evaluate(lookAt, place, ground)
    if (order.pictures) await photograph(page, `${view.system}-${view.name}-${path.basename(name, '.xhtml')}`)
    const notes = order.notes.includes(place) && view.notes ? await page.evaluate(follow, place) : []
    screens.push({ system: view.system, view: view.name, document: name, ...found, notes, errors })
  }
  await page.close()
  return screens
}

/** In the page. */
async function lookAt(place, ground) {
  const doc = await window.open(place)
  await window.measure.settled(doc)
  return window.measure.all(doc, ground)
}

/** In the page: the words that each reference to a note leads to. */
async function follow(place) {
  const found = []
  const count = (await window.open(place)).querySelectorAll('[role=doc-noteref]').length
  for (let at = 0; at < count; at++) {
    const doc = await window.open(place)
    await window.measure.settled(doc)
    found.push(await window.follow(doc.querySelectorAll('[role=doc-noteref]')[at]))
  }
  return found
}

async function photograph(page, name) {
  for (let at = 1; at <= PAGES_SHOWN; at++) {
    await page.screenshot({ path: path.join(order.pictures, `${name}-${at}.png`) })
    await page.evaluate(() => window.turn())
    await new Promise(done => setTimeout(done, 300))
  }
}
