// The preview's page: it hears of each edition of the book, and keeps pages, screens and notes at one place.

import { Notes } from './notes.js';
import { Pages } from './pages.js';
import { carryPage, findPage } from './place.js';
import { Screens } from './screens.js';

const at = (id) => document.getElementById(id);
const STAGES = { starting: 'Starting …', reading: 'Reading …', passes: 'Binding …', pictures: 'Pictures …', building: 'Building …', checking: 'Checking …' };

const pages = new Pages(at('spread'), (index) => goTo(index));
const screens = new Screens(at('screens'), at('screen'), follow);
const notes = new Notes(at('notes'), { decide, goTo: goToNoted });
let shown = 0;

// --- where we are --------------------------------------------------------------------------------------

/** Turns everything to a page; `document` and `fragment` are said where they are not the page's own. */
function goTo(index, document, fragment) {
  const page = pages.book.pages[index];
  if (page) showPage(index);
  if (page || document) screens.turn(document ?? page.document, fragment ?? (document ? '' : page.fragment));
}

/** Turns to what a note is about: a page, a document, or the words in it. */
function goToNoted({ page, document, words }) {
  if (page) goTo(pages.book.pages.findIndex((one) => one.label === page));
  else if (words) screens.turnToWords(document, words);
  else goTo(findPage(pages.book.pages, document, ''), document);
}

/** A screen was turned: the pages go with it. */
function follow({ document, fragment }) {
  const index = findPage(pages.book.pages, document, fragment);
  if (index >= 0) showPage(index);
}

function showPage(index) {
  pages.show(index);
  const page = pages.book.pages[index];
  at('page').value = page.label;
  at('back').disabled = pages.step(-1) === pages.step(0);
  at('next').disabled = pages.step(1) === pages.step(0);
  const entries = pages.book.contents.map((entry) => findPage(pages.book.pages, entry.document, entry.fragment));
  at('contents').selectedIndex = 1 + entries.findLastIndex((place) => place >= 0 && place <= index); // 0 is the book
  notes.turn(pages.book.documents.find((one) => one.name === page.document)?.article ?? '');
}

// --- the book ------------------------------------------------------------------------------------------

async function openBook() {
  const answer = await fetch('book.json');
  const book = await answer.json();
  const before = pages.book;
  document.title = `${book.title} · preview`;
  at('title').textContent = book.title;
  at('count').textContent = `of ${book.pages.at(-1).label}`;
  fillContents(book);
  pages.open(book);
  screens.open(book);
  notes.open(book);
  if (before) showPage(carryPage(before.pages, pages.index, book.pages));
  else goTo(0);
}

function fillContents(book) {
  const articles = new Map(book.documents.map((one) => [one.name, one.article]));
  const options = book.contents.map((entry) => {
    const article = entry.depth ? '' : articles.get(entry.document);
    const noted = article ? book.notes.filter((note) => note.where.startsWith(article)).length : 0;
    const option = new Option(`${'\u2003'.repeat(entry.depth)}${entry.title}${noted ? ` (${noted})` : ''}`);
    option.title = noted ? `${noted} notes` : '';
    return option;
  });
  at('contents').replaceChildren(new Option(book.title), ...options);
}

async function hear({ data }) {
  const { book, stage, error } = JSON.parse(data);
  at('error').hidden = !error;
  if (at('error').textContent !== error) at('error').textContent = error;
  at('receipt').hidden = !book;
  if (book > shown) {
    shown = book;
    await openBook();
  }
  document.body.classList.toggle('busy', Boolean(stage));
  at('state').textContent = stage ? STAGES[stage] ?? 'Working …' : error ? (shown ? 'The last good book is shown' : 'There is no book yet') : 'Up to date';
  at('state').dataset.book = stage ? '' : book;
}

const events = new EventSource('events');
events.onmessage = hear;
events.onerror = () => {
  at('state').textContent = 'The preview has ended';
  document.body.classList.remove('busy');
};

/** Sends what the user decided; whether it was taken. */
async function decide(decision) {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch('decisions', { method: 'POST', headers, body: JSON.stringify(decision) });
  if (answer.ok) return true;
  at('error').textContent = await answer.text();
  at('error').hidden = false;
  return false;
}

// --- the user ------------------------------------------------------------------------------------------

const step = (by) => pages.book && goTo(pages.step(by));
at('back').onclick = () => step(-1);
at('next').onclick = () => step(1);
at('go').onsubmit = (event) => {
  event.preventDefault();
  const index = pages.book?.pages.findIndex((page) => page.label.toLowerCase() === at('page').value.trim().toLowerCase()) ?? -1;
  if (index >= 0) goTo(index);
  at('page').setCustomValidity(index >= 0 ? '' : 'There is no such page');
  at('page').reportValidity();
};
at('page').oninput = () => at('page').setCustomValidity('');
at('contents').onchange = () => {
  const entry = pages.book.contents[at('contents').selectedIndex - 1];
  if (!entry) goTo(0);
  else goTo(findPage(pages.book.pages, entry.document, entry.fragment), entry.document, entry.fragment);
};

const KEYS = { ArrowLeft: () => step(-1), PageUp: () => step(-1), ArrowRight: () => step(1), PageDown: () => step(1), Home: () => goTo(0), End: () => goTo(pages.book.pages.length - 1), g: () => at('page').select() };

function press(event) {
  const typing = event.target.closest?.('input, select, textarea, [tabindex]');
  const key = KEYS[event.key];
  if (!key || typing || event.ctrlKey || event.metaKey || event.altKey || !pages.book) return;
  event.preventDefault();
  key();
}
document.addEventListener('keydown', press);
screens.listen('keydown', press);
