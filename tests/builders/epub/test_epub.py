"""The EPUB builder: its books are valid, whole, the same each time, and lead everywhere they say."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from octavo import walk
from octavo.builders import PageBreak, PageMap
from octavo.builders.epub.options import EpubOptions
from octavo.checks import check_file
from octavo.errors import BuildError
from octavo.model import (
    Article,
    Block,
    Book,
    Cell,
    CodeBlock,
    Figure,
    Footnote,
    Image,
    Item,
    Link,
    List,
    Metadata,
    Paragraph,
    Part,
    Person,
    Row,
    Section,
    Series,
    Table,
    Text,
    to_inlines,
)
from octavo.notes import Notes
from octavo.passes import PASSES
from octavo.profiles import ReadingSystem, profile
from octavo.resources import Assets
from octavo.theme import Theme
from tests.builders.epub import test_pagelist
from tests.builders.epub.reading import Epub, built_epub
from tests.builders.epub.test_splitting import BREAKS, long_book
from tests.builders.making import epub as build
from tests.builders.odd_articles import odd_articles
from tests.making import article, book_of
from tests.sample_books import every_node
from tests.sample_books.pictures import photograph
from tests.tools import ace, epubcheck
from tests.tools.findings import told

STYLE = Path(__file__).with_name("modern.css")


def without_cover(book: Book) -> Book:
    return structs.replace(book, metadata=structs.replace(book.metadata, cover=""))


def an_odd_book() -> tuple[Book, Assets]:
    assets = Assets()
    picture = assets.keep(photograph())
    metadata = Metadata(
        title="Odd \x00 & <b>", language="klingon!", subjects=("", "a", "a"),
        creators=(Person(""), Person("A\x01", role="bad role", file_as="x\ny")),
        date="2024-13-01", series=Series("S", "IV"), modified="2024-05-05T05:05:05+02:00",
    )  # fmt: skip
    return Book(metadata=metadata, bodymatter=odd_articles(picture)), assets


@pytest.fixture(scope="module")
def every_node_epub() -> Epub:
    book, assets = every_node()
    return built_epub(book, assets, options=EpubOptions(toc_depth=3))


# --- valid -----------------------------------------------------------------------------------------


def paged(breaks: tuple[PageBreak, ...]) -> EpubOptions:
    return EpubOptions(pagemap=PageMap("a printed book", breaks))


def test_epubcheck_finds_nothing(tmp_path: Path) -> None:
    every, assets = every_node()
    odd, odd_assets = an_odd_book()
    hebrew = book_of(structs.replace(article("letters"), in_language="he"), language="he")
    least = Book(metadata=Metadata(title="", language=""), bodymatter=(Article(headline=(), body=(), id="a"),))
    books = {
        "every": build(every, assets, options=EpubOptions(toc_depth=3)),
        "drawn": build(without_cover(every), assets, Theme((STYLE,)), EpubOptions(toc_depth=1)),
        "odd": build(odd, odd_assets, options=EpubOptions(toc_depth=9)),
        "least": build(least, options=EpubOptions(toc_depth=0)),
        "hebrew": build(hebrew),
        "parted": build(a_parted_book()),
        "noted": build(a_noted_book()),
        "paged": build(test_pagelist.a_book(), options=paged(test_pagelist.BREAKS)),
        "long": build(*long_book(), options=paged(BREAKS)),
    }  # fmt: skip
    for name, built in books.items():
        (tmp_path / f"{name}.epub").write_bytes(built.content)
    found = epubcheck.check(sorted(tmp_path.glob("*.epub")))
    assert len(found) == len(books)
    assert not told(found)


def test_ace_finds_nothing(tmp_path: Path) -> None:
    every, assets = every_node()
    part = Part(title="A part", articles=tuple(node for node in every.bodymatter if isinstance(node, Article)))
    parted = structs.replace(every, bodymatter=(structs.replace(part, id="part"),))
    breaks = (PageBreak("1", "toc"), PageBreak("2", "workshop", 100), PageBreak("3", "workshop", 1000))
    (tmp_path / "every.epub").write_bytes(build(parted, assets, options=paged(breaks)).content)
    assert not ace.check(tmp_path / "every.epub")


def test_zip_says_what_it_is_first_and_compresses_once() -> None:
    book, assets = every_node()
    entries = built_epub(book, assets).zip.infolist()
    assert (entries[0].filename, entries[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)
    pictures = [entry for entry in entries if entry.filename.endswith((".jpg", ".png"))]
    assert {entry.compress_type for entry in pictures} == {zipfile.ZIP_STORED}
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


# --- the same each time ------------------------------------------------------------------------------

BUILD = """
import sys
from hashlib import sha256
from tests.builders.making import epub as build
from tests.builders.epub.test_epub import every_node, without_cover
book, assets = every_node()
print(sha256(build(without_cover(book), assets).content).hexdigest())
"""


@pytest.mark.parametrize(("zone", "seed"), [("Pacific/Kiritimati", "1"), ("America/Los_Angeles", "2")])
def test_bytes_are_the_same_anywhere(zone: str, seed: str, tmp_path: Path) -> None:
    book, assets = every_node()
    here = sha256(build(without_cover(book), assets).content).hexdigest()
    elsewhere = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run(
        [sys.executable, "-c", BUILD], env=elsewhere, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == here


# --- whole -----------------------------------------------------------------------------------------


def test_every_word_is_in_the_article_s_page(every_node_epub: Epub) -> None:
    book, _ = every_node()
    for one in book.articles:
        written = every_node_epub.text(f"articles/{one.id}.xhtml")
        missing = [word for word in walk.text((one.headline, one.body)).split() if word not in written]
        assert not missing


def test_reading_order(every_node_epub: Epub) -> None:
    assert every_node_epub.spine() == [
        "cover.xhtml", "title-page.xhtml", "nav.xhtml", "articles/foreword.xhtml", "articles/workshop.xhtml",
        "articles/notebook.xhtml", "articles/letters.xhtml", "articles/afterword.xhtml", "rights.xhtml",
        "colophon.xhtml", "accessibility.xhtml",
    ]  # fmt: skip


def test_pictures_that_nothing_shows_stay_out() -> None:
    assets = Assets()
    shown = assets.keep(photograph())
    book = book_of(article("one", Paragraph((Image(shown, alt="x"),))), article("two"))
    _, others = every_node()
    for other in others:
        assets.keep(other)
    pictures = [name for name in built_epub(book, assets).names() if name.startswith("pictures/")]
    assert pictures == [f"pictures/{shown}"]


def test_a_picture_without_words_says_so() -> None:
    assets = Assets()
    picture = assets.keep(photograph())
    book = book_of(article("one", Paragraph((Image(picture), Image(picture, alt=""), Image(picture, title="Named")))))
    epub = built_epub(book, assets)
    alts = epub.find("articles/one.xhtml", "//h:img/@alt")
    assert alts == ["Picture without a description", "", "Named"]


def test_an_empty_corner_of_a_table_is_no_header() -> None:
    head = Row((Cell((), header=True), Cell((Paragraph(to_inlines("Fold")),), header=True)))
    epub = built_epub(book_of(article("one", Table(((Row((Cell(()), Cell(()))),),), head=(head,)))))
    assert epub.find("articles/one.xhtml", "//h:thead//h:th/text()") == ["Fold"]
    assert len(epub.find("articles/one.xhtml", "//h:thead//h:td")) == 1


def test_a_table_that_becomes_cards_is_noted_by_its_caption() -> None:
    cells = tuple(Cell((Paragraph(to_inlines(f"Column {n}")),), header=True) for n in range(12))
    table = Table(((Row(tuple(Cell((Paragraph(to_inlines(str(n))),)) for n in range(12))),),), head=(Row(cells),))
    named_table = structs.replace(table, caption=(Paragraph(to_inlines("Folds of a sheet")),))
    notes = Notes()
    book = book_of(article("one", named_table, table, Table(table.bodies)))
    epub = built_epub(book, notes=notes)
    assert len(epub.find("articles/one.xhtml", "//h:table[@class='cards']")) == 3
    assert [(note.code, note.severity) for note in notes] == [("table-lowered", "info")] * 3
    assert [note.detail for note in notes] == [
        "“Folds of a sheet”",
        "“Column 0 Column 1 Column 2 Column 3 Column 4 Column 5 Column 6 Column 7 Column…”",
        "“0 1 2 3 4 5 6 7 8 9 10 11”",
    ]


def test_an_unknown_language_is_english_and_noted() -> None:
    notes = Notes()
    epub = Epub(build(book_of(article("one"), language="elvish"), Assets(), Theme(), EpubOptions(), notes).content)
    assert epub.find("content.opf", "//dc:language/text()") == ["en"]
    assert [note.code for note in notes] == ["language-unknown"]


def test_a_book_without_articles_is_refused() -> None:
    with pytest.raises(BuildError):
        built_epub(book_of())


def test_articles_speak_their_own_language(every_node_epub: Epub) -> None:
    page = every_node_epub.tree("articles/letters.xhtml")
    assert (page.get("lang"), page.get("dir")) == ("he", "rtl")
    assert every_node_epub.tree("articles/workshop.xhtml").get("lang") == "en-GB"
    assert every_node_epub.tree("content.opf").get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_formulas_are_mathml_and_the_manifest_says_so(every_node_epub: Epub) -> None:
    assert every_node_epub.find("content.opf", "//opf:item[contains(@properties, 'mathml')]/@href") == [
        "articles/notebook.xhtml"
    ]
    formulas = every_node_epub.find("articles/notebook.xhtml", "//m:math")
    assert len(formulas) == 4
    assert all(formula.get("alttext") for formula in formulas)
    assert formulas[0].get("alttext") == r"\frac{1}{8}"


# --- ways through it ---------------------------------------------------------------------------------


def test_every_link_inside_the_book_leads_somewhere(every_node_epub: Epub) -> None:
    places = every_node_epub.places()
    links = [link for page in every_node_epub.spine() for link in every_node_epub.links(page)]
    assert len(links) > 50
    assert set(links) <= places
    assert "articles/workshop.xhtml#folds" in every_node_epub.links("articles/notebook.xhtml")


def test_a_link_to_nowhere_keeps_its_words() -> None:
    epub = built_epub(
        book_of(
            article("one", Paragraph(to_inlines("Words of "))),
            article("two", Paragraph((Link(to_inlines("gone"), "#gone"),))),
        )
    )
    assert "gone" in epub.text("articles/two.xhtml")
    assert not epub.find("articles/two.xhtml", "//h:a/@href")


@pytest.mark.parametrize(("depth", "levels"), [(0, 1), (1, 1), (2, 2), (3, 3)])
def test_contents_are_as_deep_as_asked(depth: int, levels: int) -> None:
    deep = Section(to_inlines("Two"), (Section(to_inlines("Three"), (), id="one.three"),), id="one.two")
    epub = built_epub(book_of(article("one", deep)), options=EpubOptions(toc_depth=depth))
    words = ["One", "Two", "Three"][:levels]
    assert epub.find("nav.xhtml", "//h:nav[@epub:type='toc']//h:a/text()") == words
    assert epub.find("toc.ncx", "//ncx:navPoint/ncx:navLabel/ncx:text/text()") == words
    assert epub.find("toc.ncx", "//ncx:meta[@name='dtb:depth']/@content") == [str(levels)]
    nested = "/h:ol/h:li" * levels
    assert epub.find("nav.xhtml", f"//h:nav[@epub:type='toc']{nested}/h:a/text()") == words[-1:]


def test_ncx_says_what_the_contents_say(every_node_epub: Epub) -> None:
    targets = every_node_epub.find("toc.ncx", "//ncx:content/@src")
    assert targets == every_node_epub.find("nav.xhtml", "//h:nav[@epub:type='toc']//h:a/@href")
    ids = every_node_epub.find("toc.ncx", "//ncx:navPoint/@id")
    orders = every_node_epub.find("toc.ncx", "//ncx:navPoint/@playOrder")
    assert len(set(ids)) == len(ids)
    assert orders == [str(number) for number in range(1, len(ids) + 1)]


def test_landmarks(every_node_epub: Epub) -> None:
    kinds = every_node_epub.find("nav.xhtml", "//h:nav[@epub:type='landmarks']//h:a/@epub:type")
    starts = every_node_epub.find("nav.xhtml", "//h:a[@epub:type='bodymatter']/@href")
    assert kinds == ["cover", "titlepage", "toc", "bodymatter", "colophon"]
    assert starts == ["articles/workshop.xhtml"]


def test_contents_are_no_deeper_than_readers_show() -> None:
    deep = Section(to_inlines("Two"), (Section(to_inlines("Three"), (), id="one.three"),), id="one.two")
    options = EpubOptions(toc_depth=6, reader=profile(ReadingSystem, "kindle"))
    epub = Epub(build(book_of(article("one", deep)), Assets(), Theme(), options, Notes()).content)
    assert epub.find("nav.xhtml", "//h:nav[@epub:type='toc']//h:a/text()") == ["One", "Two"]


# --- parts ---------------------------------------------------------------------------------------------


def a_parted_book() -> Book:
    under = Section(to_inlines("Under"), (), id="two.under")
    first = Part(title="The first & best part", articles=(article("one"), article("two", under)), id="part-a")
    second = Part(title="The second part", articles=(article("three"),), id="part-b")
    book = book_of()
    return structs.replace(book, frontmatter=(article("foreword"),), bodymatter=(first, article("between"), second))


def test_parts_have_pages_and_hold_their_articles_in_the_contents() -> None:
    epub = built_epub(a_parted_book(), options=EpubOptions(toc_depth=3))
    pages = [name.removeprefix("articles/").removesuffix(".xhtml") for name in epub.spine() if "/" in name]
    assert pages == ["foreword", "part-a", "one", "two", "between", "part-b", "three"]
    toc = "//h:nav[@epub:type='toc']"
    assert epub.find("nav.xhtml", f"{toc}/h:ol/h:li/h:a/text()") == [
        "Foreword", "The first & best part", "Between", "The second part",
    ]  # fmt: skip
    assert epub.find("nav.xhtml", f"{toc}/h:ol/h:li/h:ol/h:li/h:a/text()") == ["One", "Two", "Three"]
    assert epub.find("nav.xhtml", f"{toc}/h:ol/h:li/h:ol/h:li/h:ol/h:li/h:a/@href") == ["articles/two.xhtml#two.under"]
    assert epub.find("toc.ncx", "//ncx:meta[@name='dtb:depth']/@content") == ["3"]
    assert epub.find("articles/part-a.xhtml", "//h:section[@role='doc-part' and @epub:type='part']/h:h1/text()") == [
        "The first & best part"
    ]


@pytest.mark.parametrize("depth", [1, 2])
def test_articles_are_listed_at_any_depth_and_parts_are_a_level(depth: int) -> None:
    epub = built_epub(a_parted_book(), options=EpubOptions(toc_depth=depth))
    listed = epub.find("nav.xhtml", "//h:nav[@epub:type='toc']//h:a/text()")
    assert "Three" in listed
    assert "Under" not in listed


def test_a_book_of_parts_starts_with_the_first() -> None:
    epub = built_epub(a_parted_book())
    assert epub.find("nav.xhtml", "//h:a[@epub:type='bodymatter']/@href") == ["articles/part-a.xhtml"]


def test_a_part_without_its_title_is_noticed(tmp_path: Path) -> None:
    book, file = a_parted_book(), tmp_path / "book.epub"
    file.write_bytes(build(book).content)
    notes = Notes()
    check_file("octavo.checks.epub", book, file, notes)
    assert not list(notes)
    renamed = structs.replace(book.parts[0], title="Elsewhere")
    check_file("octavo.checks.epub", structs.replace(book, bodymatter=(renamed, *book.bodymatter[1:])), file, notes)
    assert [(note.code, "elsewhere" in note.detail) for note in notes] == [("word-missing", True)]


# --- notes -----------------------------------------------------------------------------------------------


def a_noted_book() -> Book:
    """Notes wherever one may be: two with the same words, one with blocks, one in another, one very long."""

    def noted(words: str, *body: Block) -> tuple[Text, Footnote]:
        return Text(words), Footnote(body or (Paragraph(to_inlines(f"Note of {words}")),))

    items = List((Item((Paragraph(noted("item")),)),))
    cell = Cell((Paragraph(noted("cell")),), header=True)
    blocks = noted("blocks", items, CodeBlock("code"), Paragraph(noted("inner")), Paragraph(to_inlines("last")))
    article = Article(
        id="one", headline=noted("headline"), alternative_headline=noted("subtitle"),
        body=(
            Paragraph((
                *noted("twice"), *noted("twice"), *blocks, *noted("long", Paragraph(to_inlines("Long. " * 1500))),
            )),
            Section(noted("heading"), (items,)),
            Table(((Row((cell, cell)),),), caption=(Paragraph(noted("table")),)),
            Figure((CodeBlock("x"),), caption=(Paragraph(noted("figure")),), credit=noted("credit")),
            Paragraph((Link(noted("link"), "https://example.org/"),)),
        ),
    )  # fmt: skip
    return book_of(article)


def test_every_note_is_a_note_of_its_own_and_leads_back() -> None:
    epub = built_epub(a_noted_book())
    page = "articles/one.xhtml"
    references = in_order(epub.find(page, "//h:a[@role='doc-noteref' and @epub:type='noteref']"))
    notes = epub.find(page, "//h:aside[@role='doc-footnote' and @epub:type='footnote']")
    assert [note.get("id") for note in notes] == [one.get("href").removeprefix("#") for one in references]
    backs = epub.find(page, "//h:a[@role='doc-backlink']/@href")
    assert backs == [f"#{one.get('id')}" for one in references]
    assert [one.text for one in references] == [str(number) for number in range(1, len(notes) + 1)]
    assert len(notes) == 16
    assert not epub.find(page, "//h:a//h:a")


def in_order(references: list[Any]) -> list[Any]:
    return sorted(references, key=lambda reference: int(reference.text))


# --- names that last -----------------------------------------------------------------------------------


def test_what_is_added_changes_no_other_name() -> None:
    def noted(words: str) -> Paragraph:
        return Paragraph((Text(words), Footnote((Paragraph(to_inlines(f"Of {words}")),))))

    section = Section(to_inlines("Same"), (noted("three"),), id="one.same")
    before = built_epub(named(book_of(article("one", noted("one"), section), article("two"))))
    more = article("one", noted("new"), noted("one"), Section(to_inlines("New"), ()), section, noted("new"))
    after = built_epub(named(book_of(article("zero"), more, article("two"))))
    assert before.places() - after.places() == set()
    assert len(before.find("articles/one.xhtml", "//h:aside/@id")) == 2


def named(book: Book) -> Book:
    """The book with the names that the passes give."""
    for step in PASSES:
        book = step(book, Notes())
    return book


def test_headings_without_words_still_have_a_line() -> None:
    epub = built_epub(book_of(Article(id="one", headline=(), body=())))
    assert epub.find("nav.xhtml", "//h:nav[@epub:type='toc']//h:a/text()") == ["1"]


def test_file_names_are_plain_and_their_own_in_any_case() -> None:
    epub = built_epub(book_of(*(article(name, id=name) for name in ("one", "ONE", "é", "cover", "article-3"))))
    pages = [name for name in epub.spine() if name.startswith("articles/")]
    assert all(name.isascii() for name in pages)
    assert len({name.lower() for name in pages}) == 5
    assert pages[0] == "articles/one.xhtml"


def test_a_page_names_the_sources(every_node_epub: Epub) -> None:
    text = every_node_epub.text("rights.xhtml")
    for fact in (
        "In the Workshop: Ink & Paper",
        "Tobias Rehn",
        "5 April 2023",
        "https://example.org/workshop",
    ):
        assert fact in text
