"""Books of real pages: made with the command line, then judged by every validator.

    python -m tests.corpus.books [--pages sample,seed,til,series,aosa,wcxb:30,aeb:30] [--ace 10] [--out DIR] [--jobs 2]

Each page is a book of its own, and the pages of each selection are one book together. Prints a line for each
book, then the totals; the exit code is 1 if anything is wrong with any of them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.conftest import CORPUS, REPOSITORY
from tests.tools import ace, epubcheck, verapdf

EVERYTHING = "sample,seed,til,series,aosa,wcxb:30,aeb:30"
SAMPLE = REPOSITORY / "source" / "sample"
LIMIT = 600
"""Seconds that one book may take."""

TOGETHER = 12
"""How many books are judged in one go: the validators take longer to start than to judge one."""


class Case(NamedTuple):
    """A book to make: its name, and the files or folders that go into it."""

    name: str
    inputs: tuple[Path, ...]


class Made(NamedTuple):
    """What the command line made of a case: the files (none where it failed), what is wrong, how long it took."""

    case: Case
    epub: Path
    pdf: Path
    wrong: list[str]
    pages: int
    notes: int
    seconds: float

    @property
    def whole(self) -> bool:
        """Whether both files are there."""
        return self.epub.is_file() and self.pdf.is_file()


# --- what to make ------------------------------------------------------------------------------------------


def cases(selection: str, folder: Path) -> Iterator[Case]:
    """The books of a selection such as "aosa:3,seed"; their sources are laid out under `folder`."""
    for part in selection.split(","):
        name, _, number = part.partition(":")
        match name:
            case "sample":
                yield Case(name, (SAMPLE,))
            case "series":
                yield from (_series(entry["id"], entry["members"], folder) for entry in _all_series())
            case _:
                yield from _each_and_all(name, int(number) if number else None, folder / "sources" / name)


def _each_and_all(name: str, number: int | None, target: Path) -> Iterator[Case]:
    """Each page as a book of its own, and all of them as one."""
    files = _named(name, number, target)
    yield from (Case(f"{name}/{file.stem}", (file,)) for file in files)
    if len(files) > 1:
        yield Case(f"{name}/together", tuple(files))


def _named(name: str, number: int | None, target: Path) -> list[Path]:
    """The files of one corpus, all or as many as asked for, copied to `target`."""
    target.mkdir(parents=True, exist_ok=True)
    match name:
        case "seed":
            files = [CORPUS / "seed" / "facial-recognition-ban.txt"]
        case "til":
            files = sorted((CORPUS / "series" / "til-sqlite").glob("*.md"))
        case _:
            files = sorted((CORPUS / "pages" / name).iterdir(), key=lambda file: sha256(file.name.encode()).digest())
    return [_copied(file, target) for file in files[:number]]


def _copied(file: Path, target: Path) -> Path:
    if file.suffix != ".gz":
        return Path(shutil.copy(file, target))
    page = target / file.stem
    page.write_bytes(gzip.decompress(file.read_bytes()))
    return page


def _all_series() -> list[dict[str, list[dict[str, str]]]]:
    listed: list[dict[str, list[dict[str, str]]]] = json.loads((CORPUS / "series" / "series.json").read_bytes())
    return listed


def _series(name: object, members: list[dict[str, str]], folder: Path) -> Case:
    """A series as its site has it: each page at the path of its address, the pictures where the pages look for them."""
    target = folder / "sources" / "series" / str(name)
    if (CORPUS / "series" / str(name)).is_dir():
        shutil.copytree(CORPUS / "series" / str(name), target, dirs_exist_ok=True, copy_function=shutil.copyfile)
    for number, member in enumerate(members, 1):
        if member["page"].endswith(".gz"):
            path = Path(urlsplit(member["url"]).path.lstrip("/"))
            page = target / path.with_name(f"{number}-{path.name}")
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_bytes(gzip.decompress((CORPUS / member["page"]).read_bytes()))
    return Case(f"series/{name}", (target,))


# --- making and judging ------------------------------------------------------------------------------------


def make(case: Case, folder: Path) -> Made:
    """The EPUB and the PDF of a case, under `folder`."""
    epub, pdf = (folder / f"{case.name.replace('/', '-')}{ending}" for ending in (".epub", ".pdf"))
    asked = ["-o", str(epub), "-o", str(pdf), "--quiet", "--json"]
    command = [sys.executable, "-m", "octavo", "build", *map(str, case.inputs), *asked]
    began = time.monotonic()
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT, check=False
        )
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
    """Adds to `wrong` of each book what EPUBCheck and veraPDF find in it."""
    whole = [book for book in books if book.whole]
    if not whole:
        return
    epubs = epubcheck.check([book.epub for book in whole], limit)
    pdfs = verapdf.check([book.pdf for book in whole], limit=limit)
    for book in whole:
        book.wrong.extend(map(str, [*epubs[book.epub], *pdfs[book.pdf]]))


def listen(books: Sequence[Made]) -> None:
    """Adds to `wrong` of each book what Ace finds in it."""
    for book in books:
        book.wrong.extend(f"Ace {finding}" for finding in ace.check(book.epub))


def said(book: Made) -> str:
    """A line for a book, and one for each thing that is wrong with it (ten at most)."""
    facts = f"{book.pages:5} pages {book.notes:5} notes {book.seconds:6.1f} s"
    wrong = [f"\n     {words[:300]}" for words in book.wrong[:10]]
    more = [f"\n     … and {len(book.wrong) - 10} more"] if len(book.wrong) > 10 else []
    return f"{'WRONG' if book.wrong else 'good '} {book.case.name:50} {facts}{''.join(wrong + more)}"


# --- the command -------------------------------------------------------------------------------------------


def main() -> int:
    """Makes and judges what the command line asks for."""
    asked = _arguments()
    asked.out.mkdir(parents=True, exist_ok=True)
    books: list[Made] = []
    with ThreadPoolExecutor(asked.jobs) as pool:
        made = pool.map(lambda case: make(case, asked.out), cases(asked.pages, asked.out))
        while some := list(islice(made, TOGETHER)):
            judge(some)
            listen([book for book in some if book.whole][: max(0, asked.ace - len(books))])
            print(*map(said, some), sep="\n", flush=True)
            books += some
    wrong = sum(bool(book.wrong) for book in books)
    print(f"{len(books)} books, {wrong} wrong, {sum(book.seconds for book in books):.0f} s of building")
    return 1 if wrong else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", default=EVERYTHING)
    parser.add_argument("--ace", type=int, default=10, help="how many books Ace judges")
    parser.add_argument("--out", type=Path, default=Path("build") / "corpus")
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
