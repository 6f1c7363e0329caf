"""Short works on paper: no pages of their own, their contents below their byline, their colophon at their end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from octavo.builders.pdf.options import PdfOptions
from octavo.model import Article, Part, Person, Section, Series, to_inlines
from octavo.profiles import BookForm, Paper, profile
from tests.builders.making import pdf
from tests.builders.pdf.reading import Pdf
from tests.making import article, book_of, paragraph
from tests.tools import verapdf

SENTENCE = "Plain words fill the lines of a page until there is no room left for any more of them. "


def built(one: Article | Part, form: BookForm | None = None, paper: str = "enote-10", **facts: Any) -> Pdf:
    """A work of one article, in the form that it takes by itself."""
    options = PdfOptions(form=form, toc_depth=0, paper=profile(Paper, paper))
    return Pdf(pdf(book_of(one, **{"title": "On Silt", **facts}), options=options).content)


def on_silt(pages: int = 1, **facts: Any) -> Article:
    """An article of about so many pages, in three sections."""
    fill = [paragraph(SENTENCE * 6) for _ in range(pages)]
    body = (Section(to_inlines(title), tuple(fill), id=title.lower()) for title in ("Ebb", "Flow", "Slack"))
    return article("silt", *body, headline=to_inlines("On Silt"), authors=(Person("Ada Reader"),), **facts)


def test_a_short_work_begins_with_its_title_and_says_it_once() -> None:
    read = built(on_silt())
    assert read.words(1).startswith("On Silt By Ada Reader")
    assert read.all_words().count("On Silt") == read.words(1).count("On Silt") + len(read) - 1, "else in heads alone"
    assert "Contents" not in read.all_words()
    assert "Colophon" not in read.all_words()
    assert read.words(len(read)).count("Made with Octavo") == 1


def test_an_article_has_its_contents_below_its_byline() -> None:
    read = built(on_silt(12))
    assert 8 < len(read) < 25
    listed = read.words(1).partition("Ada Reader")[2]
    for title in ("Ebb", "Flow", "Slack"):
        at = next(page for level, words, page in read.bookmarks() if words == title)
        assert f"{at}" in listed.partition(title)[2].split()[:80]
    leads = {link.page for link in read.links() if link.here == 1}
    assert {page for _, words, page in read.bookmarks() if words in {"Ebb", "Flow", "Slack"}} <= leads


def test_a_long_article_and_one_that_shall_be_have_pages_before_it() -> None:
    for read in (built(on_silt(40)), built(on_silt(), "book")):
        assert "On Silt" in read.words(1)
        assert "Contents" in read.words(2)
        assert "Colophon" in read.words(len(read))
    assert "On Silt" not in read.words(2), "contents do not list the title of their book"


def test_a_part_makes_a_book() -> None:
    read = built(Part(title="First", articles=(on_silt(),), id="first"))
    assert "Colophon" in read.words(len(read))


def test_the_colophon_says_what_no_title_page_does() -> None:
    facts = {
        "title": "Papers of the Harbour", "creators": (Person("Ada Reader"), Person("Cy Binder", role="edt")),
        "publisher": "Quire & Sons", "date": "2026-05-01", "series": Series("Workshop", "3"), "rights": "All kept.",
    }  # fmt: skip
    last = built(on_silt(), None, "a4", **facts).all_words().partition("Papers of the Harbour")[2]
    for said in ("Edited by Cy Binder", "Workshop 3", "Quire & Sons, 2026", "All kept.", "Made with Octavo"):
        assert said in last
    assert "Ada Reader" not in last


@pytest.mark.parametrize(("paper", "pages", "covers"), [("enote-10", 2, 1), ("enote-10", 1, 0), ("a4", 2, 0)], ids=str)
def test_a_short_work_has_a_cover_on_screens_from_three_pages_on(paper: str, pages: int, covers: int) -> None:
    one, page = on_silt(pages), profile(Paper, paper)
    bare, covered = (
        Pdf(pdf(book_of(one), options=PdfOptions(form=None, toc_depth=0, paper=page, cover=cover)).content)
        for cover in (False, True)
    )
    assert len(covered) == len(bare) + covers


def test_contents_on_facing_pages_name_each_page_once() -> None:
    assert "(p." not in built(on_silt(12), None, "6x9").words(1)


def test_short_works_are_valid(tmp_path: Path) -> None:
    file = tmp_path / "article.pdf"
    options = PdfOptions(form=None, toc_depth=0)
    file.write_bytes(pdf(book_of(replace(on_silt(12), license="CC0")), options=options).content)
    assert verapdf.check([file])[file] == []


@pytest.mark.parametrize("paper", ["phone", "a4"])
def test_the_form_is_the_same_on_every_page(paper: str) -> None:
    assert "Made with Octavo" in built(on_silt(3), None, paper).all_words()
    assert "Colophon" not in built(on_silt(3), None, paper).all_words()
