// The notes of the book, each with what can be done about it.

const SIGNS = { error: '✗', warning: '!', info: '·' };
const GRAVE = Object.keys(SIGNS);

export class Notes {
  /** Lists notes; `decide` sends a decision, `goTo` turns to an article. */
  constructor(section, { decide, goTo }) {
    this.list = section.querySelector('#list');
    this.filter = section.querySelector('#filter');
    this.title = section.querySelector('h2');
    this.decide = decide;
    this.goTo = goTo;
    this.article = '';
    this.filter.addEventListener('change', () => this.show());
    this.filter.addEventListener('submit', (event) => event.preventDefault());
  }

  open(book) {
    this.book = book;
    this.fillKinds();
    this.show();
  }

  /** The article that is shown has changed. */
  turn(article) {
    if (article === this.article) return;
    this.article = article;
    if (this.filter.about.value === 'here') this.show();
  }

  fillKinds() {
    const { kind } = this.filter;
    const chosen = kind.value;
    const counts = new Map();
    for (const note of this.book.notes) counts.set(note.code, (counts.get(note.code) ?? 0) + 1);
    const options = [...counts].sort().map(([code, count]) => new Option(`${code} (${count})`, code));
    kind.replaceChildren(new Option('all', ''), ...options);
    kind.value = counts.has(chosen) ? chosen : '';
  }

  show() {
    if (!this.book) return;
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const words = this.unsent();
    const { about, kind } = this.filter;
    const wanted = this.book.notes
      .filter((note) => !kind.value || note.code === kind.value)
      .filter((note) => about.value !== 'here' || note.where.startsWith(this.article))
      .sort((one, other) => GRAVE.indexOf(one.severity) - GRAVE.indexOf(other.severity));
    const kept = kind.value ? [] : this.book.kept.map((passage) => this.makeKept(passage));
    this.list.replaceChildren(...wanted.map((note) => this.makeNote(note)), ...kept);
    this.title.textContent = `Notes (${this.book.notes.length})`;
    if (!this.list.children.length) this.list.append(make('li', { className: 'none' }, 'Nothing was lost, guessed or changed.'));
    for (const field of this.list.querySelectorAll('input')) field.value = words.get(field.dataset.key) ?? '';
    if (focused) ([...this.list.querySelectorAll('[data-key]')].find((one) => one.dataset.key === focused) ?? this.list).focus();
  }

  /** Words that were typed and not sent yet: another edition does not take them away. */
  unsent() {
    return new Map([...this.list.querySelectorAll('input')].map((field) => [field.dataset.key, field.value]));
  }

  makeNote(note) {
    const sign = make('span', { className: 'sign', ariaHidden: 'true' }, SIGNS[note.severity]);
    const code = make('code', { title: note.meaning }, note.code);
    const detail = make('span', { className: 'detail' }, note.detail);
    const item = make('li', { className: note.severity }, sign, make('p', {}, code, ' ', detail, ' ', this.makeWhere(note)));
    item.append(...this.makeActions(note));
    return item;
  }

  makeWhere(note) {
    const [page] = note.detail.match(/^page \d+(?=:)/) ?? []; // "page 12: mill.png has 90 pixels an inch"
    const there = this.book.documents.find((one) => one.article && note.where.startsWith(one.article));
    if (!note.where) return '';
    if (!there && !page) return make('span', { className: 'where' }, note.where);
    const words = note.passage ? '' : note.detail.match(/“(.+?)…?”/)?.[1]; // "“Tides at four places”": a table
    const go = () => this.goTo({ page: page?.slice('page '.length), document: there?.name, words });
    const button = make('button', { type: 'button', className: 'where', onclick: go }, page ?? note.where);
    button.dataset.key = `where ${note.where} ${note.detail}`;
    return button;
  }

  makeActions(note) {
    if (note.passage) return [this.makeButton('Keep', note.passage, { decision: 'keep', words: note.passage })];
    return note.picture ? [this.makeForm(note)] : [];
  }

  makeKept(passage) {
    const words = make('p', {}, make('code', {}, 'kept'), ' ', make('span', { className: 'detail' }, `“${passage}”`));
    const sign = make('span', { className: 'sign', ariaHidden: 'true' }, '✓');
    const button = this.makeButton('Leave out again', passage, { decision: 'leave-out', words: passage });
    return make('li', { className: 'kept' }, sign, words, button);
  }

  makeButton(label, about, decision) {
    const button = make('button', { type: 'button', ariaLabel: `${label}: ${about}` }, label);
    button.dataset.key = `${label} ${about}`;
    button.onclick = async () => {
      button.disabled = true;
      button.disabled = await this.decide(decision);
    };
    return button;
  }

  /** A field for the words of a picture, beside the picture. */
  makeForm(note) {
    const picture = make('img', { alt: '', src: `picture?${new URLSearchParams({ article: note.where, name: note.picture })}` });
    picture.onerror = () => picture.remove();
    const field = make('input', { name: 'words', ariaLabel: `Words for ${note.picture}`, placeholder: 'What it shows' });
    field.dataset.key = `words ${note.where} ${note.picture}`;
    const say = make('button', {}, 'Describe');
    const none = make('button', { type: 'button', ariaLabel: `${note.picture} is an ornament` }, 'Ornament');
    const form = make('form', { className: 'words' }, picture, field, say, none);
    const send = (words) => this.decide({ decision: 'describe', name: note.picture, words });
    none.onclick = () => send('');
    form.onsubmit = (event) => {
      event.preventDefault();
      if (field.value.trim()) send(field.value);
      else field.focus();
    };
    return form;
  }
}

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
