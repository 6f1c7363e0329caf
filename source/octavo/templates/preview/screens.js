// The EPUB on screens of real sizes. Each is a frame that runs no scripts; it is turned from here.

const SCREENS = [
  { name: 'ereader', label: 'E-reader, 6 inches', width: 344, height: 460, scale: 1 },
  { name: 'phone', label: 'Phone, by night', width: 360, height: 780, scale: 0.683 },
  { name: 'tablet', label: 'Tablet, 10 inches', width: 810, height: 1080, scale: 0.728 },
];
// Widths and heights are CSS pixels of the device; scaled, they have its size in millimetres (96 pixels an inch).

export class Screens {
  /** Puts the screens into `element`; `onTurn` is called with the document and the page mark that one was turned to. */
  constructor(element, template, onTurn) {
    this.all = SCREENS.map((kind) => new Screen(kind, template, (from, place) => this.follow(from, place, onTurn)));
    element.append(...this.all.map((screen) => screen.figure));
  }

  open(book) {
    for (const screen of this.all) screen.open(book);
  }

  turn(document, fragment) {
    for (const screen of this.all) screen.turn(document, fragment);
  }

  /** Turns to the element of a document that begins with these words, and has the pages follow. */
  turnToWords(document, words) {
    this.all[0].load(document, { words, tells: true });
  }

  follow(from, place, onTurn) {
    for (const screen of this.all) if (screen !== from) screen.turn(place.document, place.fragment);
    onTurn(place);
  }

  listen(type, handler) {
    for (const screen of this.all) screen.listen(type, handler);
  }
}

class Screen {
  constructor(kind, template, onTurn) {
    this.kind = kind;
    this.onTurn = onTurn;
    this.figure = template.content.firstElementChild.cloneNode(true);
    this.frame = this.figure.querySelector('iframe');
    this.frame.title = kind.label;
    this.frame.addEventListener('load', () => this.loaded());
    this.figure.classList.add(kind.name);
    this.figure.querySelector('.name').textContent = kind.label;
    this.figure.style.cssText = `--width: ${kind.width}px; --height: ${kind.height}px; --scale: ${kind.scale}`;
    this.handlers = [];
    this.documents = [];
    this.place = null;
    for (const [name, by] of [['back', -1], ['next', 1]]) {
      const button = this.figure.querySelector(`button.${name}`);
      button.querySelector('.unseen').textContent = `${kind.label}: ${name === 'back' ? 'one screen back' : 'next screen'}`;
      button.addEventListener('click', () => this.step(by));
    }
  }

  /** Shows another edition: a document that has changed is loaded anew, and turned to where it was. */
  open(book) {
    this.documents = book.documents;
    const digest = this.documents.find((one) => one.name === this.place?.document)?.digest;
    if (this.place && digest && digest !== this.digest) this.load(this.place.document, this.ready ? { screen: this.screen } : this.wanted);
  }

  turn(document, fragment) {
    if (this.place?.document === document && this.ready) this.turnTo(fragment);
    else this.load(document, { fragment });
  }

  load(document, wanted) {
    this.ready = false;
    this.wanted = wanted;
    this.place = { document, fragment: wanted.fragment ?? this.place?.fragment ?? '' };
    this.digest = this.documents.find((one) => one.name === document)?.digest;
    const address = `screens/${this.kind.name}/${document.split('/').map(encodeURIComponent).join('/')}`;
    this.frame.contentWindow.location.replace(new URL(address, location.href)); // no entry in the history
  }

  loaded() {
    const { contentDocument: inside } = this.frame;
    if (!inside?.body || inside.URL === 'about:blank') return;
    this.ready = true;
    for (const [type, handler] of this.handlers) inside.addEventListener(type, handler);
    inside.addEventListener('click', (event) => this.click(event));
    const { screen, fragment, words, tells } = this.wanted ?? {};
    if (words) this.turnToElement(this.findWords(words));
    else if (screen === undefined) this.turnTo(fragment);
    else this.show(screen === 'last' ? this.count - 1 : Math.min(screen, this.count - 1));
    if (tells) this.tell();
  }

  /** Follows links inside the book; others lead nowhere here. */
  click(event) {
    const link = event.target.closest('a[href]');
    if (!link) return;
    event.preventDefault();
    const base = new URL(`screens/${this.kind.name}/`, location.href).href;
    if (!link.href.startsWith(base)) return;
    const [document, fragment = ''] = link.href.slice(base.length).split('#').map(decodeURIComponent);
    this.load(document, { fragment, tells: true });
  }

  listen(type, handler) {
    this.handlers.push([type, handler]);
  }

  get root() {
    return this.frame.contentDocument.documentElement;
  }

  get count() {
    return Math.max(1, Math.round(this.root.scrollWidth / this.kind.width));
  }

  get screen() {
    return this.ready ? Math.round(this.frame.contentWindow.scrollX / this.kind.width) : 0;
  }

  show(screen) {
    this.frame.contentWindow.scrollTo({ left: screen * this.kind.width, behavior: 'instant' });
  }

  /** The screen that an element of the document begins on. */
  screenOf(element) {
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    return Math.floor((box.left + this.frame.contentWindow.scrollX) / this.kind.width);
  }

  turnTo(fragment) {
    this.place.fragment = fragment ?? '';
    this.turnToElement(fragment && this.frame.contentDocument.getElementById(fragment));
  }

  turnToElement(element) {
    this.show(element ? this.screenOf(element) : 0);
  }

  /** The element that begins with words, or the table of cards that has them as its heads. */
  findWords(words) {
    const bare = (...texts) => texts.join('').replace(/\s+/g, '');
    const heads = (table) => [...table.querySelectorAll('th')].map((head) => head.textContent);
    const begins = (element) =>
      [bare(element.textContent), element.matches('.cards') ? bare(...heads(element)) : ''].some((text) => text.startsWith(bare(words)));
    return [...this.frame.contentDocument.querySelectorAll('section > *, table')].find(begins);
  }

  step(by) {
    if (!this.ready) return;
    const screen = this.screen + by;
    if (screen >= 0 && screen < this.count) {
      this.show(screen);
      this.tell();
      return;
    }
    const at = this.documents.findIndex((one) => one.name === this.place.document) + by;
    const other = this.documents[at];
    if (!other) return;
    this.load(other.name, { screen: by < 0 ? 'last' : 0, tells: true });
  }

  /** Says which page mark this screen stands at: the last one that does not come after it. */
  tell() {
    const marks = [...this.frame.contentDocument.querySelectorAll('[role="doc-pagebreak"][id]')];
    const passed = marks.filter((mark) => this.screenOf(mark) <= this.screen);
    this.place.fragment = passed.at(-1)?.id ?? '';
    this.onTurn(this, this.place);
  }
}
