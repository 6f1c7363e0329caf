"""EPUBs read back: our own, whole, and those of other makers and older versions."""

from __future__ import annotations

import random
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Raster

from octavo.builders.epub.options import EpubOptions
from octavo.builders.formulas.svg import formula_text
from octavo.builders.xhtml.stacked_tables import is_wide_table
from octavo.checks.completeness import count_words, drop_words_in_pieces
from octavo.errors import ReadError
from octavo.model import (
    Article,
    Book,
    Cell,
    CodeBlock,
    Footnote,
    Image,
    List,
    Math,
    Metadata,
    Paragraph,
    Person,
    Placeholder,
    Section,
    Span,
    Table,
    Text,
    Verse,
    to_inlines,
)
from octavo.notes import Notes
from octavo.pictures import make_fetch
from octavo.press import pipeline
from octavo.press.run import Run
from octavo.profiles import ReadingSystem, profile
from octavo.projects.order import Order
from octavo.readers import find_reader
from octavo.readers.epub import read
from octavo.resources import Assets, Folder, Resource, data_only, media_type
from octavo.theme import Theme
from octavo.walk import Content, images, line, text, title, visit
from tests.builders.making import epub as build
from tests.conftest import REPOSITORY
from tests.readers.docx.word_files import pack_parts

GENERIC = profile(ReadingSystem, "generic")
KEPT = (Image, Footnote, Math, Table, CodeBlock, Verse)
"""Nodes of which as many come back as went in."""


def article(content: bytes, notes: Notes | None = None) -> Article:
    return read(
        Resource(content, media_type("a.epub"), "a.epub"),
        make_fetch(data_only, Assets()),
        Notes() if notes is None else notes,
    )


def counted(node: Content) -> Counter[type]:
    return Counter(type(found) for found in visit(node) if isinstance(found, KEPT))


def details(node: Content, cells: bool) -> Iterator[tuple[object, ...]]:
    """What only a look at lists, cells (unless a table among them became cards), listings and formulas tells."""
    for found in visit(node):
        match found:
            case List():
                yield found.numbering, found.start, [item.checked for item in found.items]
            case Cell() if cells:
                yield found.colspan, found.rowspan, found.align, found.header and bool(found.body)
            case CodeBlock():
                yield found.text.rstrip(), found.syntax
            case Math():
                yield found.display, formula_text(found)


def test_the_reader_is_found_by_the_name_of_a_file() -> None:
    assert find_reader(media_type("Book.EPUB")) is read


# --- our own books -----------------------------------------------------------------------------------


def same(book: Book, found: Article) -> None:
    """Each article is a section of its own, with all its words, pictures, notes and formulas."""
    sections = [block for block in found.body if isinstance(block, Section)]
    assert [line(section.heading) for section in sections] == [title(one) for one in book.articles]
    for one, section in zip(book.articles, sections, strict=True):
        want, got = count_words(text((one.alternative_headline, one.body))), count_words(text(section.body))
        assert drop_words_in_pieces(want - got, got - want) == Counter()
        assert counted(section) == counted((one.alternative_headline, one.body))
        carded = any(is_wide_table(node, GENERIC.table_columns) for node in visit(one.body) if isinstance(node, Table))
        details_found, said = list(details(section, not carded)), list(details(one.body, not carded))
        assert details_found == [_as_set(*pair) for pair in zip(said, details_found, strict=True)]


def _as_set(said: tuple[object, ...], found: tuple[object, ...]) -> tuple[object, ...]:
    """A detail as it is set: numbers in a column stand right where nobody says how."""
    is_unsaid = said[2:3] == ("",) and found[2:3] == ("right",)
    return (*said[:2], "right", *said[3:]) if is_unsaid else said


def test_the_book_with_every_node_comes_back_whole(every_node_book: tuple[Book, Assets]) -> None:
    book, assets = every_node_book
    made = build(book, assets, Theme(()), EpubOptions(), Notes())
    found = article(made.content)
    same(book, found)
    assert (title(found), line(found.alternative_headline)) == (book.metadata.title, book.metadata.subtitle)
    assert [(person.name, person.role) for person in found.authors] == [
        (person.name, person.role) for person in book.metadata.creators
    ]
    assert found.is_part_of == book.metadata.series
    assert (found.date_published, found.publisher, found.license) == ("2024-05-06", "Quire & Sons", "CC BY 4.0")
    assert (found.keywords, found.in_language) == (("printing", "binding"), "en")
    assert found.image


def test_the_sample_series_comes_back_whole(tmp_path: Path) -> None:
    order = Order(inputs=(str(REPOSITORY / "source" / "sample"),), outputs=(tmp_path / "a.epub",))
    pipeline.build(order)
    book = pipeline.make_book(Run(order=order))
    notes = Notes()
    same(book, article((tmp_path / "a.epub").read_bytes(), notes))
    assert {found.detail.partition(":")[0] for found in notes if found.code == "text-dropped"} == {
        "the cover of the book (EPUB/cover.xhtml)",
        "the titlepage of the book (EPUB/title-page.xhtml)",
        "the toc of the book (EPUB/nav.xhtml)",
        "the index of the book (EPUB/index.xhtml)",
        "the colophon of the book (EPUB/colophon.xhtml)",
        "the accessibility of the book (EPUB/accessibility.xhtml)",
    }


def test_a_book_of_one_article_is_that_article(tmp_path: Path) -> None:
    one = Article(
        id="one", headline=to_inlines("On Paper"), alternative_headline=to_inlines("A trial"),
        authors=(Person("Ada Reader"),),
        date_published="2026-05-02", in_language="en",
        body=(Section((Text("Folds"),), (), id="folds"),),
    )  # fmt: skip
    metadata = Metadata(title="On Paper", subtitle="A trial", language="en", creators=one.authors, date="2026-05-02")
    made = build(Book(metadata=metadata, bodymatter=(one,)), Assets(), Theme(()), EpubOptions(), Notes())
    found = article(made.content)
    assert (title(found), line(found.alternative_headline)) == ("On Paper", "A trial")
    assert (found.authors, found.date_published) == (one.authors, "2026-05-02")
    assert [line(block.heading) for block in found.body if isinstance(block, Section)] == ["Folds"]
    assert text(found.body) == "Folds"


@pytest.mark.parametrize(
    ("published", "kept"),
    [("2026-05-02", ""), ("2026-05-02T08:00:00Z", ""), ("2026-05-03", "2 May 2026"), ("", "2 May 2026")],
)
def test_a_byline_that_only_says_the_day_of_the_book_is_no_text(published: str, kept: str) -> None:
    one = Article(
        id="one", headline=to_inlines("On Paper"), authors=(Person("Ada Reader"),),
        date_published="2026-05-02", in_language="en", body=(Paragraph(to_inlines("It folds.")),),
    )  # fmt: skip
    metadata = Metadata(title="On Paper", language="en", creators=one.authors, date=published)
    book = Book(metadata=metadata, bodymatter=(one,))
    made = build(book, Assets(), Theme(()), EpubOptions(form="book"), Notes())
    assert text(article(made.content).body).split() == [*kept.split(), "It", "folds."]


# --- books of others ---------------------------------------------------------------------------------

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
DUBLIN = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"'


def page(body: str, title_: str = "", attributes: str = "") -> bytes:
    head = f"<head><title>{title_}</title></head>"
    names = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    return f"<!DOCTYPE html>\n<html {names}>{head}<body {attributes}>{body}</body></html>".encode()


def book(
    pages: Mapping[str, bytes],
    *,
    metadata: str = "<dc:title>A Book</dc:title>",
    guide: str = "",
    files: Mapping[str, bytes] | None = None,
    properties: Mapping[str, str] | None = None,
) -> bytes:
    """An EPUB of these pages, in their order; `files` are other parts, by their whole names."""
    kinds = dict.fromkeys(pages, "application/xhtml+xml")
    kinds |= {name.removeprefix("OPS/"): media_type(name) for name in files or {} if name.startswith("OPS/")}
    kinds |= {name: "application/x-dtbncx+xml" for name in kinds if name.endswith(".ncx")}
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="{kind}" properties="{(properties or {}).get(name, "")}"/>'
        for number, (name, kind) in enumerate(kinds.items())
    )
    spine = "".join(f'<itemref idref="i{number}"/>' for number in range(len(pages)))
    opf = (
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata {DUBLIN}>{metadata}</metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine><guide>{guide}</guide></package>"
    )
    return pack_parts(
        {
            "mimetype": b"application/epub+zip", "META-INF/container.xml": CONTAINER.encode(),
            "OPS/package.opf": opf.encode(), **{f"OPS/{name}": content for name, content in pages.items()},
            **(files or {}),
        }
    )  # fmt: skip


def dot() -> bytes:
    file = BytesIO()
    Raster.new("RGB", (4, 2), "teal").save(file, "PNG")
    return file.getvalue()


def headings(found: Article) -> list[str]:
    return [line(block.heading) if isinstance(block, Section) else type(block).__name__ for block in found.body]


def test_what_stands_around_the_text_is_left_out_and_can_be_kept() -> None:
    pages = {
        "c.xhtml": page("<p>Cover words</p>"),
        "t.xhtml": page("<p>Title words</p>", attributes='epub:type="titlepage"'),
        "1.xhtml": page("<h1>One</h1><p>a</p>"),
        "z.xhtml": page("<section epub:type='colophon'><p>Made in</p></section>"),
    }
    content = book(pages, guide='<reference type="cover" href="c.xhtml"/><reference type="text" href="1.xhtml"/>')
    notes = Notes()
    assert "words" not in text(article(content, notes).body)
    assert [found.detail for found in notes] == [
        "the cover of the book (OPS/c.xhtml): “Cover words”",
        "the titlepage of the book (OPS/t.xhtml): “Title words”",
        "the colophon of the book (OPS/z.xhtml): “Made in”",
    ]
    assert "Title words" in text(article(content, Notes(keep=("Title words",))).body)


def test_pictures_come_from_the_book_and_from_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "near.png").write_bytes(dot())
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 4 2">'
        '<title>Framed</title><image xlink:href="../i/a%20dot.png" width="4" height="2"/></svg>'
    )
    shown = '<img src="../i/a%20dot.png" alt="Dot"/><img src="../near.png" alt="Near"/>'
    shown += '<img src="../../../near.png" alt="Out"/>'
    pages = {"t/1.xhtml": page(f'<h1>One</h1><p>{shown}<img src="https://example.org/x.png" alt="Web"/></p>{svg}')}
    notes = Notes()
    door = Folder(tmp_path / "a.epub", tmp_path)
    content = book(pages, files={"OPS/i/a dot.png": dot()})
    found = read(Resource(content, "", "a.epub"), make_fetch(door, Assets()), notes)
    assert [image.alt for image in images(found)] == ["Dot", "Framed"]
    assert [node.label for node in visit(found) if isinstance(node, Placeholder)] == ["Near", "Out", "Web"]
    assert [one.code for one in notes] == ["picture-missing", "picture-missing", "picture-outside"]


def test_a_book_without_a_title_is_called_after_its_file() -> None:
    notes = Notes()
    found = article(book({"1.xhtml": page("<p>a</p>")}, metadata=""), notes)
    assert title(found) == "a"
    assert [(note.code, note.detail) for note in notes] == [("title-guessed", "the file name was taken")]


def test_a_date_that_programs_write_for_none_is_none() -> None:
    found = article(book({"1.xhtml": page("<p>a</p>")}, metadata="<dc:date>0101-01-01T00:00:00+00:00</dc:date>"))
    assert found.date_published == ""


# --- books that cannot be read -----------------------------------------------------------------------

PAGES = {"1.xhtml": page("<h1>One</h1><p>a</p>")}
WHOLE = book(PAGES)


def lock(method: str) -> dict[str, bytes]:
    encryption = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
        f'<e:EncryptedData><e:EncryptionMethod Algorithm="{method}"/></e:EncryptedData></encryption>'
    )
    return {"META-INF/encryption.xml": encryption.encode()}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"words", "damaged"),
        (WHOLE[:400], "damaged"),
        (pack_parts({"mimetype": b"application/epub+zip"}), "no EPUB"),
        (pack_parts({"META-INF/container.xml": CONTAINER.encode()}), "no package document"),
        (book({}), "no text"),
        (book({"1.xhtml": page("")}), "no text"),
        (book(PAGES, files=lock("http://www.w3.org/2001/04/xmlenc#aes128-cbc")), "locked"),
        (book({**PAGES, "2.xhtml": bytes(8 * 2**20)}), "inflate"),
        (book({"1.xhtml": b'<!DOCTYPE a [<!ENTITY a "b">]><html><body>&a;</body></html>'}), "document type"),
        (pack_parts({"META-INF/container.xml": CONTAINER.encode(), "OPS/package.opf": b"<package>"}), "cannot be read"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says) as error:
        article(content)
    assert error.value.where == "a.epub"
    assert "\n" not in str(error.value)


def test_fonts_that_are_only_obfuscated_lock_nothing() -> None:
    assert headings(article(book(PAGES, files=lock("http://www.idpf.org/2008/embedding")))) == ["One"]


def test_paths_that_lead_out_of_the_book_lead_nowhere() -> None:
    out = book({"../../../etc/passwd": page("<p>no</p>"), **PAGES})
    assert headings(article(out)) == ["One"]


def test_pages_nested_beyond_measure_keep_their_words() -> None:
    deep = page("<div>" * 3000 + "Deep." + "</div>" * 3000)
    notes = Notes()
    assert "a" in text(article(book({"0.xhtml": deep, **PAGES}), notes))


def test_the_zip_of_a_reader_is_not_the_zip_of_the_writer() -> None:
    """Parts that are stored, not deflated, and folders as parts of their own."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(WHOLE)) as old, zipfile.ZipFile(file, "w") as new:
        new.writestr("OPS/", "")
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert headings(article(file.getvalue())) == ["One"]


def test_broken_parts_never_end_in_a_traceback(every_node_book: tuple[Book, Assets]) -> None:
    content, assets = every_node_book
    whole = build(content, assets, Theme(()), EpubOptions(), Notes()).content
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(7)
    for _ in range(100):
        name = chance.choice([name for name in parts if name.endswith((".xhtml", ".opf", ".xml", ".ncx"))])
        broken = bytearray(parts[name])
        at = chance.randrange(len(broken))
        broken[at : at + chance.randrange(40)] = chance.choice([b"", b"<", b'"', b"&x;", b"</div>", b"\0", b'<me"><p>'])
        try:
            article(pack_parts({**parts, name: bytes(broken)}))
        except ReadError as error:
            assert error.message


# --- stylesheets --------------------------------------------------------------------------------------


def styled(body: str, notes: Notes | None = None) -> Article:
    """The article of a book of one page, whose stylesheet is a part of the book."""
    css = b".ob-2 { font-style: italic } .ob-3 { display: none } .ob-4 { text-align: right }"
    whole = page(body).replace(b"<head>", b'<head><link rel="stylesheet" href="../css/a.css"/>')
    return article(book({"t/1.xhtml": whole}, files={"OPS/css/a.css": css}), notes)


def test_the_stylesheets_of_a_book_say_what_words_are() -> None:
    found = styled('<p>She <span class="ob-2">knew</span> it.</p><p class="ob-4">Yours, Ada</p>')
    assert [span.style for span in visit(found) if isinstance(span, Span)] == ["emphasis"]
    assert [block.align for block in found.body if isinstance(block, Paragraph)] == ["", "right"]


def test_what_a_book_shows_to_no_one_is_left_out_but_what_a_link_may_show() -> None:
    notes = Notes()
    said = "The harbour was full of boats that had come in before the storm. "
    found = styled(f'<p>{said}</p><p class="ob-3">Not here</p><p class="ob-3" id="n">A note</p>', notes)
    assert "Not here" not in text(found.body)
    assert "A note" in text(found.body)
    assert "text-dropped" in [note.code for note in notes]
