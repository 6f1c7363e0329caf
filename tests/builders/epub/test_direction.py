"""EPUBs whose pages follow each other from right to left, and articles of both ways in one book."""

from __future__ import annotations

import pytest

from octavo.model import Book, CodeBlock, Item, List, to_inlines
from tests.builders.epub.reading import Epub, built_epub
from tests.making import article, book_of
from tests.making import paragraph as p

TITLE = "מפת הנמל, חלק 3"
HEBREW = article("map", p("קו החוף ארוך."), headline=to_inlines(TITLE), in_language="he")
ENGLISH = article("Tides", p("The tide turns twice."), List((Item((p("one"),)),)), in_language="en")


def hebrew_book() -> Book:
    return book_of(HEBREW, ENGLISH, language="he", title="ספר הים")


@pytest.fixture(scope="module")
def turned() -> Epub:
    return built_epub(hebrew_book())


def test_the_package_turns_its_pages_from_right_to_left(turned: Epub) -> None:
    assert turned.find("content.opf", "//opf:spine/@page-progression-direction") == ["rtl"]
    assert turned.tree("content.opf").get("dir") == "rtl"


def test_every_page_has_its_own_direction(turned: Epub) -> None:
    assert turned.tree("articles/map.xhtml").get("dir") == "rtl"
    assert turned.tree("articles/tides.xhtml").get("dir") is None
    assert turned.tree("nav.xhtml").get("dir") == turned.tree("colophon.xhtml").get("dir") == "rtl"


def test_the_contents_isolate_titles_that_run_the_other_way(turned: Epub) -> None:
    assert turned.find("nav.xhtml", "//h:nav[1]//h:a/@dir") == ["ltr"]
    assert turned.find("toc.ncx", "//ncx:navLabel/@dir") == ["ltr"]
    english = built_epub(book_of(ENGLISH, HEBREW))
    assert english.find("nav.xhtml", "//h:nav[1]//h:a/@dir") == ["rtl"]
    assert english.find("colophon.xhtml", "//h:cite/@dir") == ["rtl"]
    assert english.find("content.opf", "//opf:spine/@page-progression-direction") == []


def test_the_style_has_both_sides_where_the_book_has_both_ways() -> None:
    coded = article("map", List((Item((CodeBlock("x"),)),)), in_language="he")
    css = built_epub(book_of(coded, language="he")).zip.read("EPUB/style.css").decode()
    assert '[dir="rtl"] ul, ul[dir="rtl"]' in css
    assert '[dir="rtl"] [dir="ltr"] ul' in css
