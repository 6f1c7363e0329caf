// The pages of the PDF, as they lie open.

import { isLeft, makeSpreads } from './place.js';

const narrow = matchMedia('(max-width: 44rem)');
const STEP = 100; // pixels: pictures are drawn in steps of this width
const WIDEST = 3200;

export class Pages {
  /** Shows pages in `element`; `onPick` is called with the index of a page that was chosen. */
  constructor(element, onPick) {
    this.element = element;
    this.onPick = onPick;
    this.book = null;
    this.index = 0;
    narrow.addEventListener('change', () => this.show(this.index));
    new ResizeObserver(() => this.draw()).observe(element);
  }

  open(book) {
    this.book = book;
  }

  get spreads() {
    return makeSpreads(this.book.pages, narrow.matches);
  }

  /** The first page of the spread that comes so many after this one. */
  step(by) {
    const { spreads } = this;
    const at = spreads.findIndex((spread) => spread.includes(this.index));
    return spreads[Math.max(0, Math.min(spreads.length - 1, at + by))][0];
  }

  show(index) {
    this.index = index;
    const spread = this.spreads.find((one) => one.includes(index)) ?? [0];
    const kept = new Map([...this.element.children].map((button) => [button.dataset.label, button]));
    const hadFocus = this.element.contains(document.activeElement);
    const buttons = spread.map((number) => this.makePage(number, kept));
    if (buttons.some((button, at) => this.element.children[at] !== button) || this.element.children.length !== buttons.length)
      this.element.replaceChildren(...buttons);
    if (hadFocus && !this.element.contains(document.activeElement)) this.element.querySelector('[aria-current]').focus();
    this.draw();
  }

  /** The button of a page; one that is there already stays, so that it keeps the focus and its picture. */
  makePage(index, kept) {
    const page = this.book.pages[index];
    const button = kept.get(page.label) ?? Object.assign(document.createElement('button'), { type: 'button' });
    if (!button.firstChild) button.append(Object.assign(document.createElement('img'), { alt: '' }));
    button.dataset.label = page.label;
    button.className = isLeft(page) ? 'page left' : 'page right';
    button.setAttribute('aria-label', `Page ${page.label}: turn the screens to it`);
    button.toggleAttribute('aria-current', false);
    if (index === this.index) button.setAttribute('aria-current', 'page');
    button.onclick = () => this.onPick(index);
    button.style.aspectRatio = `${page.width} / ${page.height}`;
    button.style.setProperty('--ratio', page.width / page.height);
    button.dataset.index = index;
    return button;
  }

  /** Has each picture be drawn as wide as it is shown. The old one stays until the new one is there. */
  draw() {
    for (const button of this.element.children) {
      const wanted = Math.ceil((button.clientWidth * devicePixelRatio) / STEP) * STEP;
      const width = Math.max(STEP, Math.min(WIDEST, wanted));
      const source = `pages/${this.book.drawn}/${button.dataset.index}/${width}.png`;
      if (button.dataset.source === source || !button.clientWidth) continue;
      button.dataset.source = source;
      const picture = new Image();
      picture.alt = '';
      picture.src = source;
      picture.decode().then(() => {
        if (button.dataset.source === source) button.replaceChildren(picture);
      }, () => {}); // another edition has come since
    }
  }
}
