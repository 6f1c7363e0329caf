"""Articles that know nothing of each other in one book: what they have alike, and the links between them."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest

from octavo.press import build
from octavo.profiles import Paper, profile
from octavo.projects.order import Order

FIRST = "https://press.example/papers/part-one"
SECOND = "https://www.press.example/papers/part-two/"


def write_page(file: Path, address: str, other: str) -> None:
    """A page with the headline, the ids and the note numbers that the others have, too, which links to `other`."""
    prose = "<p>The sheet is read against the copy, letter by letter, before it goes to the press again.</p>"
    file.write_text(
        f"<html lang=en><head><title>Proofs</title><link rel=canonical href='{address}'></head><body><article>"
        f"<h1>Proofs</h1>{prose}<p>A sheet of {file.stem}<sup><a id=fnref1 href='#fn1'>1</a></sup> and "
        f"<a href='{other}#marks'>the marks of the other one</a>.</p>{prose * 25}"
        f"<h2 id=marks>Marks</h2><p>Marks of {file.stem}.</p>{prose * 25}"
        f"<section class=footnotes><ol><li id=fn1><p>Note of {file.stem}. <a href='#fnref1'>↩</a></p></li></ol>"
        "</section></article></body></html>"
    )


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("members")
    write_page(folder / "walnut.html", FIRST, "http://press.example/papers/part-two?utm_source=feed&fbclid=1")
    write_page(folder / "cherry.html", SECOND, "../part-one/index.html")
    made = folder / "x.epub", folder / "x.pdf"
    inputs = tuple(str(folder / f"{name}.html") for name in ("walnut", "cherry"))
    result = build(Order(inputs=inputs, outputs=made, paper=profile(Paper, "a5")))
    assert [note.code for note in result.notes if note.severity != "info"] == []
    return made


def test_in_the_epub_each_has_its_own_places(books: tuple[Path, Path]) -> None:
    with ZipFile(books[0]) as package:
        names = sorted(name for name in package.namelist() if "/articles/" in name)
        pages = [package.read(name).decode() for name in names]
    assert [Path(name).name for name in names] == ["proofs-2.xhtml", "proofs.xhtml"]
    for page, (own, there, word) in zip(
        pages, [("proofs-2", "proofs", "cherry"), ("proofs", "proofs-2", "walnut")], strict=True
    ):
        assert len(ids := re.findall(r'\bid="([^"]+)"', page)) == len(set(ids))
        assert f'href="{there}.xhtml#{there}.marks"' in page
        assert f'id="{own}.marks"' in page
        assert re.search(rf'<aside[^>]* id="{own}\.[^>]*>\s*<p>.*>1</a> Note of {word}\.', page)


def test_on_paper_they_refer_to_each_others_pages(books: tuple[Path, Path]) -> None:
    with pypdfium2.PdfDocument(books[1]) as book:
        pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in book]
    for word, other in (("walnut", "cherry"), ("cherry", "walnut")):
        assert sum(f"1. Note of {word}." in page for page in pages) == 1
        (there,) = [number for number, page in enumerate(pages, 1) if f"Marks of {other}." in page]
        (here,) = [page for page in pages if f"A sheet of {word}" in page]
        assert f"the marks of the other one (p. {there})" in here
