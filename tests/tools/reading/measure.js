// What a reader sees of a document: its words, and what is wrong with where and how they stand.

const REPLACED = 'img, svg, math, video, object'
const BLOCKS = 'thead, tbody, tfoot, caption, figcaption, h1, h2, h3, h4, h5, h6, p, pre, dt, dd, li, blockquote, div, section, header, aside'

/** Waits for pictures, faces and the next drawn frame. */
async function settled(doc) {
  await doc.fonts.ready
  await Promise.all([...doc.images].map(image => image.decode().catch(() => {})))
  await new Promise(done => setTimeout(done, 30))
}

/** Waits until an element is on the screen. */
async function shown(element) {
  for (let tries = 0; tries < 1000 && !seen(element); tries++) await new Promise(done => setTimeout(done, 30))
  return seen(element)
}

/** Whether the top of an element is inside the window. */
function seen(element) {
  const frame = element.ownerDocument.defaultView.frameElement.getBoundingClientRect()
  const [first] = element.getClientRects()
  const left = frame.left + first.left
  const top = frame.top + first.top
  return left >= 0 && left < innerWidth && top >= -1 && top < innerHeight
}

/** Everything that a reader sees, in the order of the document: what it is, its element, its boxes. */
function* pieces(doc) {
  const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  let inside = null
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (inside?.contains(node)) continue
    inside = null
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (!node.matches(REPLACED)) continue
      inside = node
      yield { element: node, boxes: visible([node.getBoundingClientRect()]), name: node.getAttribute('alt') ?? node.localName }
    } else if (node.data.trim()) {
      yield { element: node.parentElement, boxes: visible([...wordsOf(node)]), name: node.data.trim(), text: true }
    }
  }
}

/** The boxes of a text's words: spaces at the end of a line may hang out of it. */
function* wordsOf(text) {
  const range = text.ownerDocument.createRange()
  for (const { index, 0: word } of text.data.matchAll(/\S+/g)) {
    range.setStart(text, index)
    range.setEnd(text, index + word.length)
    yield* range.getClientRects()
  }
}

const visible = boxes => boxes.filter(box => box.width > 1 && box.height > 1)

/** The columns of a document's pages: where the first begins, how wide they are, how far apart, where they end. */
function columns(doc) {
  const view = doc.defaultView
  const root = [doc.documentElement, doc.body].find(element => view.getComputedStyle(element).columnWidth !== 'auto')
  if (!root) return { start: 0, width: doc.documentElement.clientWidth, step: Infinity, bottom: Infinity }
  const style = view.getComputedStyle(root)
  const [wanted, gap, left, right, top, bottom] = ['columnWidth', 'columnGap', 'paddingLeft', 'paddingRight', 'paddingTop', 'paddingBottom']
    .map(name => parseFloat(style[name]) || 0)
  const box = root.getBoundingClientRect()
  const room = box.width - left - right
  const count = Math.max(1, Math.floor((room + gap) / (wanted + gap)))
  const width = (room + gap) / count - gap
  return { start: box.left + left, width, step: width + gap, bottom: box.top + root.clientHeight - bottom, top: box.top + top }
}

/** In which column a box begins, and the height of its middle. */
function place(box, page) {
  const column = page.step === Infinity ? 0 : Math.floor((box.left - page.start + 2) / page.step)
  return { column, middle: (box.top + box.bottom) / 2 }
}

const before = (a, b) => a.column < b.column || (a.column === b.column && a.middle < b.middle)

/** Whether a box stands out of its column: of its sides, or above or below the page by more than half a line. */
function cut(box, page) {
  const left = page.start + (page.step === Infinity ? 0 : place(box, page).column * page.step)
  const middle = (box.top + box.bottom) / 2
  return box.left < left - 1 || box.right > left + page.width + 1 || middle > page.bottom || box.height > page.bottom - (page.top ?? 0) + 1
}

/** The boxes that must stand in their column: of what scrolls, and is a stop of the keyboard, the box around it. */
function reached(element, boxes) {
  const scroller = element.closest('[tabindex="0"]')
  const scrolls = scroller && scroller.ownerDocument.defaultView.getComputedStyle(scroller).overflowX === 'auto'
  return scrolls ? [scroller.getBoundingClientRect()] : boxes
}

/** The blocks of a document with the places of their first and last lines; the rows of a table's body are one. */
function blocks(all, page) {
  const found = []
  for (const { element, boxes, name } of all) {
    if (!boxes.length) continue
    const block = element.closest('thead, tbody, tfoot') ?? element.closest('figcaption') ?? (element.matches(REPLACED) && !isInline(element) ? element : element.closest(BLOCKS))
    const places = boxes.map(box => place(box, page)).sort((a, b) => (before(a, b) ? -1 : 1))
    const last = found.at(-1)
    if (last?.block === block) {
      if (before(places[0], last.first)) last.first = places[0]
      if (before(last.last, places.at(-1))) last.last = places.at(-1)
    } else found.push({ block, name, first: places[0], last: places.at(-1) })
  }
  return found
}

const isInline = element => [...element.parentNode.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())

/** Pairs of neighbours of which the second stands before the first. */
function disorder(all, page) {
  const found = blocks(all, page)
  return found.slice(1).flatMap((here, at) => {
    const there = found[at]
    const nested = there.block.contains(here.block) || here.block.contains(there.block)
    const beside = [there, here].every(({ block }) => block.matches('img')) && there.block.parentNode === here.block.parentNode
    return nested || beside || before(there.last, here.first) ? [] : [`${there.name.slice(0, 40)} → ${here.name.slice(0, 40)}`]
  })
}

/** A colour as the browser computed it: red, green, blue from 0 to 255, and how opaque. */
function colour(written) {
  const [r, g, b, alpha = 1] = written.match(/[\d.]+/g).map(Number)
  return written.startsWith('color(') ? { rgb: [r, g, b].map(value => value * 255), alpha } : { rgb: [r, g, b], alpha }
}

/** The colour behind an element: its own grounds and those around it, down to that of the page. */
function ground(element, page) {
  const layers = []
  for (let here = element; here; here = here.parentElement) {
    layers.push(colour(here.ownerDocument.defaultView.getComputedStyle(here).backgroundColor))
  }
  return layers.reverse().reduce((under, { rgb, alpha }) => under.map((value, at) => value * (1 - alpha) + rgb[at] * alpha), page)
}

/** The relative luminance of a colour (WCAG 2.2). */
function luminance(rgb) {
  const [r, g, b] = rgb.map(value => value / 255).map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** The contrast of two colours (WCAG 2.2), 1 to 21. */
function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

/** Words that hardly differ from what is behind them, and pictures without a light ground of their own. */
function dim(all, page) {
  return all.flatMap(({ element, name, text }) => {
    const behind = ground(element, page)
    if (element.matches('img') && luminance(behind) < 0.7) return [`no light ground: ${name.slice(0, 60)}`]
    if (!text) return []
    const { rgb, alpha } = colour(element.ownerDocument.defaultView.getComputedStyle(element).color)
    const ratio = contrast(rgb.map((value, at) => value * alpha + behind[at] * (1 - alpha)), behind)
    return ratio < 4.5 ? [`${ratio.toFixed(1)}: ${name.slice(0, 60)}`] : []
  })
}

/** Boxes wider than the screen, as the browser itself says it. */
function overflow(doc, page) {
  if (page.step !== Infinity) return []
  return [doc.documentElement, doc.body, ...doc.querySelectorAll('section, aside, figure, pre, table')]
    .filter(element => element.scrollWidth > element.clientWidth + 1 && element.clientWidth)
    .map(element => `${element.localName}#${element.id} is ${element.scrollWidth} wide in ${element.clientWidth}`)
}

/** Everything about a document that has come to rest. */
function all(doc, pageGround) {
  const page = columns(doc)
  const found = [...pieces(doc)]
  return {
    words: doc.body.innerText,
    pictures: [...doc.images].map(image => [image.getAttribute('src').split('/').at(-1), image.naturalWidth]),
    cut: [...found.flatMap(({ element, boxes, name }) => (reached(element, boxes).some(box => cut(box, page)) ? [name.slice(0, 60)] : [])), ...overflow(doc, page)],
    disorder: disorder(found, page),
    dim: dim(found, colour(pageGround).rgb),
  }
}

window.measure = { settled, shown, all }
