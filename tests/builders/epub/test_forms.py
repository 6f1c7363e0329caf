"""Short works as EPUBs: a cover, the text, and who can read it; what the pages of a book say stands at its end."""

from __future__ import annotations

from pathlib import Path

from octavo.builders.epub.options import EpubOptions
from octavo.model import Article, Person, Section, to_inlines
from octavo.profiles import BookForm
from tests.builders.epub.reading import Epub
from tests.builders.making import epub
from tests.making import article, book_of, paragraph
from tests.tools import epubcheck

TEXT = "articles/silt.xhtml"


def on_silt(paragraphs: int) -> Article:
    """An article in three sections, of so many paragraphs of eight lines each."""
    fill = tuple(paragraph("Mud settles where the water slows. " * 15) for _ in range(paragraphs))
    body = (Section(to_inlines(title), fill, id=title.lower()) for title in ("Ebb", "Flow", "Slack"))
    return article("silt", *body, headline=to_inlines("On Silt"), authors=(Person("Ada Reader"),))


def made(paragraphs: int, form: BookForm | None = None) -> bytes:
    """The work, in the form that it takes by itself."""
    book = book_of(on_silt(paragraphs), title="On Silt", publisher="Quire & Sons", date="2026-05-01")
    return epub(book, options=EpubOptions(form=form, toc_depth=0)).content


def test_a_short_work_is_its_text() -> None:
    read = Epub(made(1))
    assert read.spine() == ["cover.xhtml", TEXT, "accessibility.xhtml"]
    assert read.text(TEXT).partition("Quire & Sons, 2026")[2].strip() == "Made with Octavo"
    assert not read.find(TEXT, "//h:nav")
    assert read.find("nav.xhtml", "//h:nav[@epub:type='toc']//h:a/text()") == ["On Silt", "Ebb", "Flow", "Slack"]


def test_an_article_lists_its_sections_below_its_byline() -> None:
    read = Epub(made(12))
    assert read.spine() == ["cover.xhtml", TEXT, "accessibility.xhtml"]
    assert read.find(TEXT, "//h:header/h:nav//h:a/@href") == ["#ebb", "#flow", "#slack"]


def test_a_book_is_one_by_length_or_by_wish() -> None:
    for content in (made(40), made(1, "book")):
        spine = Epub(content).spine()
        assert spine == ["cover.xhtml", "title-page.xhtml", "nav.xhtml", TEXT, "colophon.xhtml", "accessibility.xhtml"]


def test_short_works_are_valid(tmp_path: Path) -> None:
    for paragraphs in (1, 12):
        (tmp_path / f"{paragraphs}.epub").write_bytes(made(paragraphs))
    assert not any(epubcheck.check(sorted(tmp_path.iterdir())).values())
