"""The style of an EPUB: rules that its pages use, faces that its theme embeds, and all that a user asked for."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from msgspec.structs import replace

from octavo.builders.epub.options import EpubOptions
from octavo.model import Block, CodeBlock, Math, Paragraph, Quote, to_inlines
from octavo.notes import Notes
from octavo.profiles import ReadingSystem, profile
from octavo.stylesheets.vocabulary import find_vocabulary
from octavo.theme import Theme
from tests.builders.epub.reading import Epub, built_epub
from tests.making import book_with

P = Paragraph(to_inlines("Words, 1815 of them."))


def styled(*blocks: Block, theme: Theme | None = None, reader: str = "generic") -> Epub:
    """A book of these blocks for a reading system."""
    return built_epub(book_with(*blocks), theme=theme, options=EpubOptions(reader=profile(ReadingSystem, reader)))


def css(book: Epub) -> str:
    return book.zip.read("EPUB/style.css").decode()


def test_the_vocabulary_of_a_page() -> None:
    markup = '<p class="a b" role="doc-tip" id="x" dir="rtl"><em>x</em></p>'
    assert find_vocabulary(markup) == {"p", "em", ".a", ".b", "[role=doc-tip]", "[dir=rtl]"}


def test_rules_that_find_nothing_are_left_out_of_ours() -> None:
    plainest, quoted = css(styled(P)), css(styled(P, Quote((P,))))
    assert "blockquote" not in plainest
    assert "blockquote {" in quoted
    assert ".keyword" not in plainest
    assert '[dir="rtl"]' not in plainest
    assert len(plainest) < 0.6 * len(Theme().css("ereader", Notes()))


def test_rules_that_find_something_are_all_there() -> None:
    written = css(styled(P, CodeBlock("def a(): pass", syntax="python")))
    assert ".keyword { font-weight: bold; }" in written
    assert ".name { color:" in written
    assert ".in2" not in written


def test_a_users_rule_is_never_unused(tmp_path: Path) -> None:
    sheet = tmp_path / "mine.css"
    sheet.write_text(".nowhere { margin: 0 } blockquote { margin-inline-start: 0 }", encoding="utf-8")
    written = css(styled(P, theme=Theme((sheet,))))
    assert ".nowhere { margin: 0; }" in written
    assert "blockquote { margin-left: 0; }" in written


def test_the_book_theme_leaves_the_face_to_the_reader() -> None:
    book = styled(P)
    assert "font-face" not in css(book)
    assert not any("fonts/" in name for name in book.names())


@pytest.fixture(scope="module")
def report() -> Epub:
    return styled(P, theme=Theme(name="report"), reader="apple")


def test_faces_are_embedded_with_the_characters_of_the_book(report: Epub) -> None:
    files = [name for name in report.names() if name.startswith("fonts/")]
    assert files
    types = {item.get("href"): item.get("media-type") for item in report.find("content.opf", "//opf:item")}
    for name in files:
        assert types[name] in {"font/ttf", "font/otf"}
        assert f'url("{name}")' in css(report)
        with TTFont(BytesIO(report.zip.read(f"EPUB/{name}"))) as font:
            there = set(font.getBestCmap())
            assert set(map(ord, "Words1815")) <= there
            assert ord("ß") not in there
            assert "fvar" not in font
    specified = report.find("content.opf", "//opf:meta[@property='ibooks:specified-fonts']/text()")
    assert specified == ["true"]
    assert "ibooks:" in report.tree("content.opf").get("prefix")


def test_faces_are_the_same_each_time(report: Epub) -> None:
    again = styled(P, theme=Theme(name="report"), reader="apple")
    assert [again.zip.read(name) for name in again.zip.namelist()] == [
        report.zip.read(name) for name in report.zip.namelist()
    ]


def test_a_reader_that_shows_no_faces_gets_none() -> None:
    assert not any("fonts/" in name for name in styled(P, theme=Theme(name="report"), reader="kindle").names())


def test_a_formula_is_a_picture_for_readers_without_mathml() -> None:
    half = Math(tex=r"\frac{1}{2}")
    book = styled(
        Paragraph((half, *to_inlines(" and "), half)), Paragraph((Math(tex="x", display=True),)), reader="kindle"
    )
    first, second, display = book.find("articles/one.xhtml", "//h:img")
    assert first.get("src") == second.get("src") != display.get("src")
    assert first.get("alt") == r"\frac{1}{2}"
    assert first.get("class") == "formula"
    assert display.get("class") == "formula display"
    assert first.get("style").startswith("width: 0.")
    assert "vertical-align: -0." in first.get("style")
    pictures = [name for name in book.names() if name.startswith("pictures/")]
    assert len(pictures) == 2
    assert book.zip.read(f"EPUB/{pictures[0]}").startswith(b"\x89PNG")
    assert not book.find("articles/one.xhtml", "//m:math")


def test_what_cannot_be_drawn_is_written_as_it_was() -> None:
    book = styled(Paragraph((Math(tex=r"\limits"),)), reader="kindle")
    assert book.find("articles/one.xhtml", "//h:code[@class='formula']/text()") == [r"\limits"]


def test_a_formula_that_is_drawn_has_the_colour_of_the_words() -> None:
    kindle = profile(ReadingSystem, "kindle")
    reader = replace(kindle, formulas="svg")
    book = built_epub(book_with(Paragraph((Math(tex=r"\frac{1}{2}"),))), options=EpubOptions(reader=reader))
    (drawing,) = book.find("articles/one.xhtml", "//*[local-name()='svg']")
    assert drawing.get("role") == "img"
    assert drawing.get("aria-label") == r"\frac{1}{2}"
    assert {path.get("fill") for path in drawing} == {"currentColor"}
    (item,) = book.find("content.opf", "//opf:item[@href='articles/one.xhtml']")
    assert item.get("properties") == "svg"
    assert not [name for name in book.names() if name.startswith("pictures/")]
