"""Makes a book with the command line, and hears every judge about it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.corpus import page_list
from tests.corpus.cases import Case
from tests.tools import ace, epubcheck, qpdf, verapdf
from tests.tools.findings import Finding

LIMIT = 600
"""Seconds that one book may take."""

ENDINGS = (".epub", ".pdf")


class Made(NamedTuple):
    """What the command line made of a case: the files (none where it failed), what is wrong, how long it took."""

    case: Case
    epub: Path
    pdf: Path
    wrong: list[str]
    pages: int
    notes: int
    seconds: float


def make(case: Case, folder: Path, endings: Sequence[str] = ENDINGS) -> Made:
    """The EPUB and the PDF of a case, or one of them, under `folder`."""
    epub, pdf = (folder / f"{case.name.replace('/', '-')}{ending}" for ending in ENDINGS)
    outputs = [word for file in (epub, pdf) if file.suffix in endings for word in ("-o", str(file))]
    command = [sys.executable, "-m", "octavo", "build", *map(str, case.inputs), *case.asked, *outputs]
    for stale in (epub, pdf):
        stale.unlink(missing_ok=True)
    began = time.monotonic()
    try:
        done = subprocess.run(
            [*command, "--quiet", "--json"],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Made(case, epub, pdf, [f"not made in {LIMIT} s"], 0, 0, LIMIT)
    result = json.loads(done.stdout) if done.stdout.startswith("{") else {}
    notes = result.get("notes", [])
    pages = max((output["pages"] for output in result.get("outputs", [])), default=0)
    return Made(case, epub, pdf, list(_wrong(done, notes)), pages, len(notes), time.monotonic() - began)


def _wrong(done: subprocess.CompletedProcess[str], notes: list[dict[str, str]]) -> Iterator[str]:
    """What the command line itself says is wrong."""
    if done.returncode:
        yield f"exit code {done.returncode}: {' | '.join(done.stderr.splitlines()[-3:])}"
    yield from (f"{note['code']}: {note['detail']}" for note in notes if note["severity"] == "error")


def judge(books: Sequence[Made], limit: int = 3600) -> None:
    """Adds to `wrong` of each book what EPUBCheck, veraPDF, qpdf and the comparison of its pages find."""
    _hear("", books, lambda book: book.epub, lambda files: epubcheck.check(files, limit))
    _hear("", books, lambda book: book.pdf, lambda files: verapdf.check(files, limit=limit))
    for book in books:
        if book.pdf.is_file():
            book.wrong.extend(map(str, qpdf.check(book.pdf)))
        if book.pdf.is_file() and book.epub.is_file():
            book.wrong.extend(page_list.wrong(book.epub, book.pdf))


def listen(books: Sequence[Made], limit: int = 3600) -> None:
    """Adds to `wrong` of each book what Ace finds in it."""
    _hear("Ace ", books, lambda book: book.epub, lambda files: ace.judge(files, limit))


def _hear(
    name: str,
    books: Sequence[Made],
    file: Callable[[Made], Path],
    judged: Callable[[list[Path]], dict[Path, list[Finding]]],
) -> None:
    """Adds what one judge says of all the files that are there."""
    there = [book for book in books if file(book).is_file()]
    found = judged([file(book) for book in there]) if there else {}
    for book in there:
        book.wrong.extend(f"{name}{finding}" for finding in found[file(book)])


def said(book: Made) -> str:
    """A line for a book, and one for each thing that is wrong with it (ten at most)."""
    facts = f"{book.pages:5} pages {book.notes:5} notes {book.seconds:6.1f} s"
    wrong = [f"\n     {words[:300]}" for words in book.wrong[:10]]
    more = [f"\n     … and {len(book.wrong) - 10} more"] if len(book.wrong) > 10 else []
    return f"{'WRONG' if book.wrong else 'good '} {book.case.name:50} {facts}{''.join(wrong + more)}"
