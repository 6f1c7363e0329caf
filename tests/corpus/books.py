"""Books of real pages: made with the command line, then judged by every validator.

    python -m tests.corpus.books [--pages sample,seed,til,aosa:3,wcxb:100] [--only epub|pdf] [--ace 10|all]
        [--for kindle,kobo] [--device enote-10] [--paper a5,6x9] [--theme book,report] [--out DIR] [--jobs 2] [--resume]

Each page is a book of its own, and the pages of each selection are one book together; each of them in every edition
that the lists of `--for`, `--device`, `--paper` and `--theme` make. Prints a line for each book as it is judged, then
the totals; the exit code is 1 if anything is wrong with any of them. What was found is in DIR/results.jsonl: with
--resume, books that were good are not made again.
"""

from __future__ import annotations

import argparse
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from tests.corpus.cases import EVERYTHING, cases, editions
from tests.corpus.judging import ENDINGS, Made, judge, listen, make, said

TOGETHER = 12
"""How many books are judged in one go: the validators take longer to start than to judge one."""


def main() -> int:
    """Makes and judges what the command line asks for."""
    asked = _arguments()
    asked.out.mkdir(parents=True, exist_ok=True)
    record = Record(asked.out / "results.jsonl", keep=asked.resume)
    wanted = list(editions(list(cases(asked.pages, asked.out)), _axes(asked)))
    todo = [case for case in wanted if case.name not in record.good]
    books: list[Made] = []
    with ThreadPoolExecutor(asked.jobs) as pool:
        made = pool.map(lambda case: make(case, asked.out, asked.only or ENDINGS), todo)
        while some := list(islice(made, TOGETHER)):
            judge(some)
            listen(some[: max(0, asked.ace - len(books))])
            books += some
            record.add(some)
            print(*map(said, some), f"      {len(books)} of {len(todo)}", sep="\n", flush=True)
    return _total(books, len(wanted) - len(todo))


def _total(books: list[Made], kept: int) -> int:
    wrong = [book for book in books if book.wrong]
    before = f" ({kept} more were good before)" if kept else ""
    print(f"{len(books)} books{before}, {len(wrong)} wrong, {sum(book.seconds for book in books):.0f} s of building")
    return 1 if wrong else 0


class Record:
    """What was found in each book, in a file, a line each; `good` are the names of those with nothing wrong."""

    def __init__(self, file: Path, *, keep: bool) -> None:
        self._file = file
        if not keep:
            file.unlink(missing_ok=True)
        lines = map(json.loads, file.read_text(encoding="utf-8").splitlines()) if file.exists() else ()
        self.good = {name for name, wrong in {line["name"]: line["wrong"] for line in lines}.items() if not wrong}

    def add(self, books: list[Made]) -> None:
        """Writes down what was found in some more."""
        with self._file.open("a", encoding="utf-8") as file:
            for book in books:
                facts = {"name": book.case.name, "wrong": book.wrong, "pages": book.pages, "seconds": book.seconds}
                file.write(json.dumps(facts, ensure_ascii=False) + "\n")


def _axes(asked: argparse.Namespace) -> dict[str, list[str]]:
    lists = {kind: getattr(asked, kind).split(",") for kind in ("for", "device", "paper", "theme")}
    return {kind: list(filter(None, names)) for kind, names in lists.items()}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", default=EVERYTHING)
    parser.add_argument("--only", type=lambda name: (f".{name}",), help="epub or pdf")
    parser.add_argument("--ace", type=_number, default=10, help="how many books Ace judges")
    for kind in ("for", "device", "paper", "theme"):
        parser.add_argument(f"--{kind}", default="", help="names with commas between them")
    parser.add_argument("--out", type=Path, default=Path("build") / "corpus")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--resume", action="store_true", help="go on where the last run into the same folder ended")
    return parser.parse_args()


def _number(words: str) -> int:
    return sys.maxsize if words == "all" else int(words)


if __name__ == "__main__":
    sys.exit(main())
