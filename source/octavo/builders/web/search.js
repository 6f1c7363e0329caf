/* Search in the words of this book. They are loaded when somebody begins to search; nothing is sent anywhere. */
"use strict";
{
  const form = document.querySelector("form.search");
  const field = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  const list = form.querySelector("ol");
  const most = 30, around = 70;
  let rows = null, asked = false;

  /* Letters without case and accents: "Élan" is found by "elan". */
  const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  window.findIn = (found) => {
    rows = found.map(([address, title, heading, words]) => ({
      address, title, heading, words, name: plain(title + " " + heading), text: plain(words),
    }));
    search();
  };

  function load() {
    if (asked) return;
    asked = true;
    const script = document.createElement("script");
    script.src = form.dataset.root + "/search-index.js";
    document.head.append(script);
  }

  /* How well a row answers: names count more than words; 0 where a word is in neither. */
  function rank(row, wanted) {
    let sum = 0;
    for (const word of wanted) {
      const named = row.name.includes(word), said = row.text.split(word).length - 1;
      if (!named && !said) return 0;
      sum += (named ? 20 : 0) + Math.min(said, 10);
    }
    return sum;
  }

  function search() {
    const wanted = plain(field.value).split(/\s+/).filter(Boolean);
    list.replaceChildren();
    status.textContent = "";
    if (!rows || !wanted.length) return;
    const found = rows.map((row) => ({ row, rank: rank(row, wanted) })).filter((one) => one.rank);
    found.sort((one, other) => other.rank - one.rank);
    status.textContent = found.length ? form.dataset.found.replace("{count}", found.length) : form.dataset.nothing;
    list.append(...found.slice(0, most).map(({ row }) => show(row, wanted)));
  }

  function show(row, wanted) {
    const item = document.createElement("li"), link = document.createElement("a"), line = document.createElement("p");
    link.href = form.dataset.root + "/" + row.address;
    link.textContent = row.heading ? row.title + " › " + row.heading : row.title;
    mark(line, excerpt(row, wanted), wanted);
    item.append(link, line);
    return item;
  }

  /* The words around the first that was looked for. */
  function excerpt(row, wanted) {
    const first = Math.min(...wanted.map((word) => place(row, word)));
    const at = Number.isFinite(first) ? first : 0;
    const from = at > around ? row.words.indexOf(" ", at - around) + 1 : 0;
    const to = row.words.indexOf(" ", at + 2 * around);
    return (from ? "… " : "") + row.words.slice(from, to < 0 ? undefined : to) + (to < 0 ? "" : " …");
  }

  function place(row, word) {
    const at = row.text.indexOf(word);
    return at < 0 ? Infinity : at;
  }

  function mark(line, words, wanted) {
    for (const piece of words.split(/(\s+)/)) {
      const looked = wanted.some((word) => plain(piece).includes(word));
      const node = looked ? document.createElement("mark") : document.createTextNode(piece);
      if (looked) node.textContent = piece;
      line.append(node);
    }
  }

  form.hidden = false;
  field.addEventListener("focus", load);
  field.addEventListener("input", () => { load(); search(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); load(); search(); });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    field.value = "";
    search();
    field.focus();
  });
  document.addEventListener("click", (event) => {
    if (form.contains(event.target) || !list.children.length) return;
    field.value = "";
    search();
  });
}
