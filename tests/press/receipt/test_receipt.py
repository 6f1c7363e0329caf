"""The receipt says all that came of a book: what is missing comes first, and nothing that was left out is forgotten."""

from __future__ import annotations

import os
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement

from octavo.errors import BuildError, ConfigError
from octavo.notes import CODES, LeftOut, Note
from octavo.press import build
from octavo.press.receipt.articles import Findings, list_omitted, quote_passage
from octavo.press.receipt.files import list_troubles
from octavo.press.receipt.grouping import drop_folders
from octavo.press.results import Result
from octavo.projects.book_file import load_book_file
from octavo.projects.order import make_order as make_order_of
from tests.press.receipt.conftest import LONG, SHORT, make_order, write_articles


@pytest.fixture(scope="session")
def page(report: Path) -> HtmlElement:
    return lxml.html.fromstring(report.read_text("utf-8"))


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def section(page: HtmlElement, name: str) -> HtmlElement:
    (found,) = page.xpath(f'//section[@aria-labelledby="{name}"]')
    assert isinstance(found, HtmlElement)
    return found


def entry(page: HtmlElement, number: int) -> HtmlElement:
    found = page.xpath('//ol[@class="articles"]/li')[number]
    assert isinstance(found, HtmlElement)
    return found


# --- what it says ------------------------------------------------------------------------------------


def test_what_is_missing_stands_on_top_with_the_reason(page: HtmlElement) -> None:
    first, *_ = page.xpath("//main/section")
    assert first.get("aria-labelledby") == "troubles"
    assert "3-weir.docx This article could not be read: the file is no Word file — save it again" in words(first)
    assert "1 article could not be read." in words(page.xpath("//header")[0])


def test_a_book_that_is_whole_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: A Weir\nlang: en\n---\n\nIt stands.\n")
    result = build(make_order(tmp_path, outputs=(tmp_path / "out" / "x.epub",)))
    page = lxml.html.fromstring(Path(result.report).read_text("utf-8"))
    assert "Everything in the articles is in the book." in words(page)
    assert page.xpath('//section[@aria-labelledby="troubles" or @aria-labelledby="pages"]') == []
    assert len(page.xpath('//header/img[starts-with(@src, "data:image/webp;base64,")]')) == 1


def test_files_that_could_not_be_made_and_words_that_are_gone_are_missing_too() -> None:
    notes = [Note("word-missing", "x.pdf", "“lock” of “Locks” is not in the book."), Note("date-unknown", "", "none")]
    errors = [BuildError("Pango is not installed", where="out/x.pdf", hint="run octavo doctor")]
    said = [(one.kind, one.where, one.why) for one in list_troubles(notes, errors)]
    assert said == [
        ("file", "x.pdf", "Pango is not installed — run octavo doctor"),
        ("words", "x.pdf", "“lock” of “Locks” is not in the book."),
    ]


def test_articles_say_where_they_come_from_and_how_long_they_are(page: HtmlElement) -> None:
    first, second = words(entry(page, 0)), words(entry(page, 1))
    assert "The <b> Lock & Key" in first
    assert "Ida Weir" in first
    assert "1-lock.html" in first
    assert "Read as web page" in first
    assert "words · page" in first
    assert [one.get("lang") for one in entry(page, 1).iter("h3")] == ["de"]
    assert "Nothing was left out." in second


def test_what_was_left_out_is_quoted_whole_if_it_is_short(page: HtmlElement) -> None:
    quoted = [words(one) for one in entry(page, 0).iter("q")]
    assert SHORT in quoted
    (long,) = [one for one in quoted if LONG in one]
    assert len(long) < 320
    assert long.endswith(" …")


@pytest.mark.parametrize("passage", ["One", "one two  three\nfour", "word " * 119, "word " * 121, "long" * 200])
def test_no_word_of_a_passage_is_uncounted(passage: str) -> None:
    found = quote_passage(LeftOut("a.html", "sidebar", passage))
    shown = found.words.removesuffix(" …").split()
    assert len(shown) + found.more >= len(passage.split())
    assert " ".join(passage.split()).startswith(" ".join(shown))
    assert bool(found.more) == found.words.endswith(" …")


def test_what_is_only_noted_is_said_as_it_is_noted() -> None:
    notes = [Note("text-dropped", "a.docx", "a tracked deletion: “ten”"), Note("title-guessed", "a.docx", "A")]
    (found,) = list_omitted(Findings(notes, []))
    assert found.words == "a tracked deletion: “ten”"


def test_a_lost_picture_has_its_words_and_its_place_on_the_page(page: HtmlElement) -> None:
    (lost,) = entry(page, 0).iter("figure")
    assert words(lost) == "A lock at dusk https://example.org/lock.png"
    (picture,) = lost.iter("img")
    assert picture.get("src", "").startswith("data:image/webp;base64,")
    assert int(picture.get("width", "0")) > 3 * int(picture.get("height", "0"))


def test_all_pages_are_shown_with_their_numbers(page: HtmlElement, result: Result) -> None:
    shown = section(page, "pages").xpath(".//li/img/@alt")
    assert len(shown) == result.outputs[1].pages
    assert [shown[0], shown[-1]] == ["The cover", f"Page {len(shown) - 1}"]


def test_files_say_what_they_are_of_and_what_they_are_for(page: HtmlElement, result: Result) -> None:
    epub, pdf = section(page, "files").xpath(".//article")
    assert "EPUB for any reading system" in words(epub)
    assert f"cover {result.outputs[0].sizes.cover / 1000:,.0f} kB" in words(epub)
    assert "PDF/UA-1 and PDF/A-3a" in words(pdf)


def test_checks_say_what_was_found_and_what_was_not_run(page: HtmlElement) -> None:
    said = words(section(page, "checks"))
    assert "Passed x.epub" in said
    assert "Passed x.pdf" in said
    assert "Not run EPUBCheck" in said


def test_each_note_stands_under_its_code_with_what_it_means(page: HtmlElement, result: Result) -> None:
    said = words(section(page, "notes"))
    assert result.notes
    for note in result.notes:
        assert CODES[note.code].text in said
        assert drop_folders(note.detail) in said


def test_accessibility_and_quality_are_said_in_words(page: HtmlElement) -> None:
    assert "Everything can be read aloud" in words(section(page, "accessibility"))
    assert "Holes over 15% of the depth" in words(section(page, "quality"))


@pytest.mark.parametrize(
    ("detail", "shown"),
    [
        ("/home/ada/book/mine.css:1:27: display", "mine.css:1:27: display"),
        ("see /home/ada/a b.css", "see a b.css"),
        ("https://example.org/x/y.png: not found", "https://example.org/x/y.png: not found"),
        ("1/2 and and/or", "1/2 and and/or"),
        ("images/mill.png", "images/mill.png"),
    ],
)
def test_folders_of_this_machine_are_nobody_else_s_business(detail: str, shown: str) -> None:
    assert drop_folders(detail) == shown


def test_no_folder_of_this_machine_is_in_the_page(report: Path, folder: Path) -> None:
    assert str(folder) not in report.read_text("utf-8")


# --- how it is asked for -----------------------------------------------------------------------------


def test_it_is_made_only_where_it_is_asked_for_and_the_books_stay_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OCTAVO_CACHE", str(tmp_path / "cache"))
    (tmp_path / "a.md").write_text("---\ntitle: A Weir\nlang: en\ndate: 2024-01-01\n---\n\nIt stands.\n")
    outputs = (tmp_path / "out" / "x.epub",)
    assert build(make_order(tmp_path, outputs=outputs, report=False)).report == ""
    assert not (tmp_path / "out" / "x.report.html").exists()
    monkeypatch.setattr("octavo.builders.epub.build", None)
    assert Path(build(make_order(tmp_path, outputs=outputs)).report) == tmp_path / "out" / "x.report.html"


def test_a_book_file_can_ask_for_it(tmp_path: Path) -> None:
    file = tmp_path / "book.toml"
    file.write_text("report = true\n")
    assert make_order_of(load_book_file(file), (), (), tmp_path).report
    file.write_text('report = "yes"\n')
    with pytest.raises(ConfigError):
        load_book_file(file)


def test_where_it_cannot_be_written_nothing_is(tmp_path: Path) -> None:
    write_articles(tmp_path)
    place = tmp_path / "out" / "x.report.html"
    place.mkdir(parents=True)
    with pytest.raises(BuildError):
        build(make_order(tmp_path))
    assert list(place.parent.iterdir()) == [place]


def test_it_is_the_same_each_time(report: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = report.read_bytes()
    monkeypatch.setenv("OCTAVO_CACHE", os.devnull)
    again = folder / "again" / "x.epub"
    build(make_order(folder, outputs=(again, again.with_suffix(".pdf"))))
    assert again.with_suffix(".report.html").read_bytes() == before
