// Finds books by words and by language, among those that the page has already.

const form = document.getElementById('filter')
const words = document.getElementById('words')
const language = document.getElementById('language')
const found = document.getElementById('found')

const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const sections = [...document.querySelectorAll('section.books')].map(section => ({
  section,
  books: [...section.querySelectorAll('.book')].map(book => ({
    book,
    text: plain(section.querySelector('h2').textContent + ' ' + book.querySelector('.words').textContent),
  })),
}))

function show() {
  const asked = plain(words.value).split(/\s+/).filter(Boolean)
  const spoken = language ? language.value : ''
  let count = 0
  for (const { section, books } of sections) {
    let here = 0
    for (const { book, text } of books) {
      book.hidden = !asked.every(word => text.includes(word)) || (spoken && book.dataset.language !== spoken)
      here += book.hidden ? 0 : 1
    }
    section.hidden = here === 0
    count += here
  }
  const filtered = asked.length || spoken
  found.textContent = !filtered ? '' : count === 1 ? '1 book' : `${count} books`
}

form.hidden = sections.length === 0
form.addEventListener('submit', event => event.preventDefault())
words.addEventListener('input', show)
if (language) language.addEventListener('change', show)
show()
