"""A web edition holds the whole book, in each of its three forms, and leads nowhere that is not there."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace

from octavo.builders import MadeBook, PageBreak, PageMap
from octavo.builders.web.options import Packing
from octavo.checks import check_file
from octavo.files import SITE_RECORD
from octavo.model import Article, Book, Footnote, Math, Part, Person, Section, Text, to_inlines
from octavo.notes import Notes
from octavo.resources import Assets
from octavo.store import NoStore
from octavo.theme import Theme
from tests.builders.web.making import NAMES, broken_links, fetched, files_of, make
from tests.making import article, book_of, paragraph
from tests.passes.test_kept import MemoryStore

PACKINGS = list(NAMES)


def losses(book: Book, file: Path) -> list[str]:
    """The codes of what the check finds missing."""
    notes = Notes()
    check_file("octavo.checks.web", book, file, notes)
    return [note.code for note in notes]


@pytest.mark.parametrize("packing", PACKINGS)
def test_every_node_survives(every_node_book: tuple[Book, Assets], packing: Packing, tmp_path: Path) -> None:
    book, assets = every_node_book
    assert losses(book, make(tmp_path, book, assets, packing)) == []


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_word_that_is_not_there_is_found_out(packing: Packing, tmp_path: Path) -> None:
    written = book_of(article("one", paragraph("Ink dries.")))
    wanted = book_of(article("one", paragraph("Ink dries slowly.")))
    assert losses(wanted, make(tmp_path, written, packing=packing)) == ["word-missing"]


def test_a_picture_that_is_not_there_is_found_out(every_node_book: tuple[Book, Assets], tmp_path: Path) -> None:
    book, assets = every_node_book
    site = make(tmp_path, book, assets)
    next((site / "pictures").iterdir()).unlink()
    assert set(losses(book, site)) == {"picture-lost"}


def test_a_picture_that_one_page_does_not_hold_is_found_out(
    every_node_book: tuple[Book, Assets], tmp_path: Path
) -> None:
    book, assets = every_node_book
    page = make(tmp_path, book, assets, "page")
    page.write_text(re.sub(r'(<section .*?src="data:image/[^,"]*,)[^"]*', r"\1", page.read_text(), flags=re.DOTALL))
    assert "picture-lost" in losses(book, page)


def test_all_links_lead_somewhere_and_nothing_is_fetched(every_node_book: tuple[Book, Assets], tmp_path: Path) -> None:
    book, assets = every_node_book
    site = make(tmp_path, book, assets)
    assert broken_links(site) == []
    assert list(fetched(site)) == []


def test_one_page_stands_alone(every_node_book: tuple[Book, Assets], tmp_path: Path) -> None:
    book, assets = every_node_book
    page = html.fromstring(make(tmp_path, book, assets, "page").read_text())
    ids = list(map(str, page.xpath("//@id")))
    assert sorted(ids) == sorted(set(ids))
    assert [link for link in map(str, page.xpath("//@href")) if link[:1] == "#" and link[1:] not in ids] == []
    assert {str(source)[:5] for source in page.xpath("//@src | //link/@href")} == {"data:"}
    assert page.xpath("//script[not(@type)]") == []


def test_the_same_book_makes_the_same_bytes_from_what_is_kept_or_not(
    every_node_book: tuple[Book, Assets], tmp_path: Path
) -> None:
    book, assets = every_node_book
    store = MemoryStore()
    made = [
        files_of(make(tmp_path / name, book, assets, store=kept))
        for name, kept in (("a", NoStore()), ("b", store), ("c", store))
    ]
    assert made[0] == made[1] == made[2]
    zips = [make(tmp_path / name, book, assets, "zip", store=store) for name in ("d", "e")]
    assert zips[0].read_bytes() == zips[1].read_bytes()
    with zipfile.ZipFile(zips[0]) as package:
        packed = {name: package.read(name) for name in package.namelist()}
    assert packed == {name: content for name, content in made[0].items() if name != SITE_RECORD}


def test_an_edit_changes_the_page_of_its_article_alone(tmp_path: Path) -> None:
    one, two = article("one", paragraph("Lead.")), article("two", paragraph("Tin."))
    before = files_of(make(tmp_path / "a", book_of(one, two)))
    after = files_of(make(tmp_path / "b", book_of(one, replace(two, body=(paragraph("Zinc."),)))))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"articles/two.html", "search-index.js"}


# --- pages of the printed book -----------------------------------------------------------------------


def test_a_number_of_paper_is_an_address(tmp_path: Path) -> None:
    book = book_of(article("one", paragraph("First words here. Second page.")), article("p2", paragraph("Third.")))
    breaks = (PageBreak("1", "one"), PageBreak("2", "one", 20), PageBreak("3", "p2"), PageBreak("3", "colophon"))
    site = make(tmp_path, book, pagemap=PageMap("A Book (PDF)", breaks))
    page = html.parse(site / "articles" / "one.html")
    [first, second] = page.xpath("//*[@role='doc-pagebreak']")
    assert (first.get("id"), second.get("id")) == ("p1", "p2-2"), "p2 is an article"
    assert second.tail.startswith("Second")
    listed = html.parse(site / "index.html").xpath("//details//a/@href")
    assert listed == ["articles/one.html#p1", "articles/one.html#p2-2", "articles/p2.html#p3"]
    assert broken_links(site) == []


# --- what pages say --------------------------------------------------------------------------------


@pytest.fixture
def described(tmp_path: Path) -> Path:
    """The site of a book in parts with all that metadata can say."""
    ada = Person("Ada Reader", url="https://example.org/ada")
    inside = article(
        "ink", paragraph("Soot & <oil>."), authors=(ada,), date_published="2026-05-01", license="https://example.org/l"
    )
    book = book_of(Part(title="Colours", id="colours", articles=(inside,)), creators=(ada,), date="2026-05-02")
    made = tmp_path / "book.pdf"
    made.write_bytes(b"%PDF-")
    return make(tmp_path, book, books=(MadeBook("PDF", made, 1_234_567, "d"),))


def test_programs_are_told_what_a_page_is(described: Path) -> None:
    [whole] = html.parse(described / "index.html").xpath("//script[@type='application/ld+json']/text()")
    book = json.loads(whole)
    assert (book["@type"], book["name"], book["author"][0]["name"]) == ("Book", "A Book", "Ada Reader")
    assert [part["url"] for part in book["hasPart"]] == ["articles/ink.html"]
    page = html.parse(described / "articles" / "ink.html")
    chapter = json.loads(page.xpath("//script[@type='application/ld+json']/text()")[0])
    assert chapter["@type"] == ["Article", "Chapter"]
    assert (chapter["datePublished"], chapter["isPartOf"]["name"], chapter["position"]) == ("2026-05-01", "A Book", 1)
    graph = {meta.get("property"): meta.get("content") for meta in page.xpath("//meta[@property]")}
    assert graph["og:description"] == "Soot & <oil>."
    assert (graph["og:type"], graph["og:image"], graph["og:site_name"]) == ("article", "../cover.jpg", "A Book")


def test_books_of_the_same_build_are_to_be_had(described: Path) -> None:
    page = html.parse(described / "index.html")
    [book] = page.xpath("//a[@download]")
    assert (book.get("href"), book.text, book.getnext().text) == ("book.pdf", "PDF", "1.2 MB")
    assert (described / "book.pdf").read_bytes() == b"%PDF-"
    assert "book.pdf" in page.xpath("string(//footer)")


def test_pages_lead_on_in_reading_order(described: Path) -> None:
    way, here = ["index.html"], described / "index.html"
    while following := html.parse(here).xpath("//a[@rel='next']/@href"):
        here = (here.parent / following[0]).resolve()
        way.append(here.relative_to(described.resolve()).as_posix())
    assert way == ["index.html", "articles/colours.html", "articles/ink.html", "colophon.html"]
    assert html.parse(here).xpath("//a[@rel='prev']/@href") == ["articles/ink.html"]


def test_a_page_from_right_to_left_says_so(tmp_path: Path) -> None:
    hebrew = article("one", paragraph("ספר"), in_language="he")
    site = make(tmp_path, book_of(hebrew, article("two", paragraph("Book.")), language="en"))
    root = html.parse(site / "articles" / "one.html").getroot()
    assert (root.get("dir"), root.xpath("//main/section/@dir")) == ("ltr", ["rtl"])
    link = html.parse(site / "index.html").xpath("//nav[@role='doc-toc']//a")[0]
    assert (link.get("lang"), link.get("dir")) == ("he", "rtl")


# --- notes -----------------------------------------------------------------------------------------


def _noted(length: int) -> Article:
    note = Footnote(body=(paragraph("Aside " * length),))
    return article("one", paragraph(Text("Words"), note, Text(" go on.")))


@pytest.mark.parametrize(("length", "beside"), [(3, 1), (60, 1), (200, 0)])
def test_short_notes_may_stand_beside_the_text(length: int, beside: int, tmp_path: Path) -> None:
    site = make(tmp_path, book_of(_noted(length)))
    page = html.parse(site / "articles" / "one.html")
    assert page.xpath("//a[@role='doc-noteref']/@data-note") == ["1"] * beside
    assert page.xpath("//aside[contains(@class, 'beside')]/@data-note") == ["1"] * beside
    assert (site / "notes.css").exists() == bool(beside)


# --- styles ------------------------------------------------------------------------------------------


def test_styles_of_the_users_own_come_last_and_fetch_nothing(tmp_path: Path) -> None:
    mine, notes = tmp_path / "mine.css", Notes()
    mine.write_text('@import "x.css"; .a { background: url(http://example.org/a.png) } p { color: color(srgb 1 0 0) }')
    css = (make(tmp_path, book_of(_noted(3)), theme=Theme((mine,)), notes=notes) / "style.css").read_text()
    assert css.rstrip().endswith("p { color: color(srgb 1 0 0); }")
    assert "example.org" not in css
    assert [note.code for note in notes] == ["css-dropped", "css-dropped"]


# --- search ------------------------------------------------------------------------------------------


def test_the_index_of_the_search_has_each_word_once(every_node_book: tuple[Book, Assets], tmp_path: Path) -> None:
    """Rows: an article's own words, and those of each section; pictures and formulas are in words."""
    section = Section(heading=to_inlines("Deep"), body=(paragraph("below"),), id="one.deep")
    book = book_of(article("one", paragraph("above ", Math(tex="a^2")), section, date_published="2026-05-01"))
    script = (make(tmp_path, book) / "search-index.js").read_text()
    rows = json.loads(script.removeprefix("findIn(").removesuffix(");\n"))
    assert rows == [
        ["articles/one.html", "One", "", "above a²"],
        ["articles/one.html#one.deep", "One", "Deep", "below"],
    ]
