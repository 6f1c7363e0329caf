"""The page that says what is new in an edition, in both books."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from msgspec.structs import replace

from octavo.model import News
from octavo.press import build
from octavo.press.news import announce
from octavo.projects.book_file import BookFile
from octavo.projects.edition import EDITION, Edition
from octavo.projects.json_files import format_json
from octavo.projects.order import make_order
from tests.making import article, book_of

SECOND = Edition(number=2, date="2026-11-27", added=("source/c.md",), changed=("source/a.md", "source/gone.md"))


def test_files_become_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    book = book_of(*(article(name, path=f"quire/source/{name}.md") for name in "abc"))
    expected = News(number=2, date="2026-11-27", added=("c",), changed=("a",))
    assert announce(book, SECOND, Path("quire")).news == expected
    assert announce(book, SECOND, tmp_path / "quire").news == expected
    assert announce(book, replace(SECOND, number=1), Path("quire")) == book
    assert announce(book, SECOND, Path("other")) == book
    assert announce(book, None, Path("quire")) == book


def test_both_books_say_what_is_new(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    for name, title in (("a", "Anvils"), ("b", "Bellows"), ("c", "Chisels")):
        (tmp_path / "source" / f"{name}.md").write_text(f"# {title}\n\nOf {title}, their makers and their uses.\n")
    (tmp_path / EDITION).write_bytes(format_json(SECOND))
    made = tmp_path / "x.epub", tmp_path / "x.pdf"
    build(make_order(BookFile(), (), made, tmp_path))
    with ZipFile(made[0]) as package:
        page = package.read("EPUB/news.xhtml").decode()
        assert '<meta property="schema:bookEdition">2</meta>' in package.read("EPUB/content.opf").decode()
    assert re.findall(r'<h2>(\w+)</h2>|<a href="([^"]+)">(\w+)<', page) == [
        ("Added", "", ""), ("", "articles/chisels.xhtml", "Chisels"),
        ("Changed", "", ""), ("", "articles/anvils.xhtml", "Anvils"),
    ]  # fmt: skip
    with pypdfium2.PdfDocument(made[1]) as book:
        words = [" ".join(page.get_textpage().get_text_bounded().replace(". ", "").split()) for page in book]
    (new,) = (one for one in words if "New in this edition" in one)
    pages = {  # the cover has no number
        name: next(at for at, one in enumerate(words) if one.startswith(f"{name} Of")) for name in ("Chisels", "Anvils")
    }
    assert f"27 November 2026 Added Chisels {pages['Chisels']} Changed Anvils {pages['Anvils']}" in new
