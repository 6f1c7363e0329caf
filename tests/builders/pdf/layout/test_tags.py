"""The structure tree as a listener meets it: the whole tree of tiny books, as text, read back by Poppler and PDFium."""

from __future__ import annotations

import ctypes
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw

from octavo.builders.pdf.options import PdfOptions
from octavo.model import (
    Abbreviation,
    Article,
    Block,
    Book,
    Cell,
    CodeBlock,
    DescriptionList,
    Entry,
    Figure,
    Footnote,
    Image,
    Item,
    Link,
    List,
    Math,
    Metadata,
    Paragraph,
    Part,
    Quote,
    Row,
    Span,
    Table,
    ThematicBreak,
    to_inlines,
)
from octavo.notes import Notes
from octavo.resources import Assets
from octavo.theme import Theme
from tests.builders.making import pdf
from tests.making import article, book_of
from tests.making import paragraph as p
from tests.tools import verapdf
from tests.tools.places import program

SENTENCE = "The bridge was measured twice before anybody believed that it could be repaired at so low a price. "


def build_with(*body: Block, assets: Assets | None = None) -> bytes:
    """A book of one article with these blocks."""
    return pdf(book_of(article("Only", *body)), assets).content


def tree(content: bytes, tmp_path: Path) -> str:
    """The article in the tree, as `pdfinfo -struct-text` prints it: what is after its heading, without places."""
    path = tmp_path / "tags.pdf"
    path.write_bytes(content)
    printed = subprocess.run([program("pdfinfo"), "-struct-text", path], check=True, capture_output=True, text=True)
    assert printed.stderr == ""
    lines = printed.stdout.partition('"Only"\n')[2].partition("\n  Sect\n")[0].splitlines()
    return dedent("\n".join(line for line in lines if "/BBox" not in line and " Object " not in line))


def expected(text: str) -> str:
    return dedent(text).strip("\n")


def elements(content: bytes) -> Iterator[Any]:
    """Every structure element that PDFium finds, page by page."""
    document = pypdfium2.PdfDocument(content)
    for page in document:
        found = raw.FPDF_StructTree_GetForPage(page.raw)
        for index in range(raw.FPDF_StructTree_CountChildren(found)):
            yield from _within(raw.FPDF_StructTree_GetChildAtIndex(found, index))
        raw.FPDF_StructTree_Close(found)


def _within(element: Any) -> Iterator[Any]:
    if element:
        yield element
        for index in range(raw.FPDF_StructElement_CountChildren(element)):
            yield from _within(raw.FPDF_StructElement_GetChildAtIndex(element, index))


def _text(get: Any, element: Any) -> str:
    found = ctypes.create_string_buffer(2000)
    length = get(element, found, 2000)
    return found.raw[: max(0, length - 2)].decode("utf-16-le")


def said_by(content: bytes, get: Any) -> list[tuple[str, str]]:
    """The type of each element that says something, and what."""
    pairs = [(_text(raw.FPDF_StructElement_GetType, one), _text(get, one)) for one in elements(content)]
    return [(kind, words) for kind, words in pairs if words]


# --- what is broken over pages is one element ------------------------------------------------------------


def test_a_paragraph_over_two_pages_is_one(tmp_path: Path) -> None:
    content = build_with(p(SENTENCE * 40), p("After it."))
    lines = tree(content, tmp_path).splitlines()
    assert [line for line in lines if not line.startswith(" ")] == ["P (block)", "P (block)"]
    assert len(lines) > 45
    assert lines[-1] == '  "After it."'


def test_a_table_over_two_pages_is_one_and_its_head_is_read_once(tmp_path: Path) -> None:
    head = Row((Cell((p("Number"),), header=True), Cell((p("Words"),), header=True)))
    rows = tuple(Row((Cell((p(f"row {n}"),), header=True), Cell((p(SENTENCE * 2),)))) for n in range(14))
    content = build_with(Table(head=(head,), bodies=(rows,)))
    assert [_page_has(content, page, "Number") for page in (3, 2)] == [True, True]  # it is drawn on both
    read = tree(content, tmp_path)
    kinds = [line.split()[0].strip(":") for line in read.splitlines()]
    assert [kinds.count(kind) for kind in ("Table", "THead", "TBody", "TR", "TD", "TH")] == [1, 1, 1, 15, 14, 16]
    assert read.count('"Number"') == 1
    assert read.count("/Scope /Row") == 14


def _page_has(content: bytes, page: int, words: str) -> bool:
    return words in pypdfium2.PdfDocument(content)[page - 1].get_textpage().get_text_bounded()


def test_a_cell_over_two_pages_is_one(tmp_path: Path) -> None:
    row = Row((Cell((p("one"),)), Cell((p(SENTENCE * 40),)), Cell((p("three"),))))
    kinds = [line.split()[0] for line in tree(build_with(Table(bodies=((row,),))), tmp_path).splitlines()]
    assert [kinds.count(kind) for kind in ("Table", "TR", "TD")] == [1, 1, 3]


def test_an_item_and_a_note_over_two_pages_are_one(tmp_path: Path) -> None:
    note = Footnote(tuple(p(SENTENCE * 3) for _ in range(3)))
    items = List(
        (
            Item(
                (p(SENTENCE * 20), p("second", note)),
            ),
            Item((p("next"),)),
        ),
        tight=False,
    )
    kinds = [line.split()[0] for line in tree(build_with(items, p(SENTENCE * 9)), tmp_path).splitlines()]
    assert [kinds.count(kind) for kind in ("L", "LI", "LBody", "Lbl", "Note")] == [1, 2, 2, 3, 1]


# --- what things are ---------------------------------------------------------------------------------------


def test_a_note_follows_the_paragraph_that_refers_to_it(tmp_path: Path) -> None:
    content = build_with(p("Words", Footnote((p("A note."),)), " go on."), p("Next."))
    assert tree(content, tmp_path) == expected("""
        P (block)
          "Words"
          Reference (inline)
            "1"
          " go on."
        Note <note-000001> (inline)
          Lbl (block)
            "1. "
          "A note."
        P (block)
          "Next."
    """)


def test_lists_have_labels_bodies_and_a_numbering(tmp_path: Path) -> None:
    inner = List((Item((p("in"),)),))
    content = build_with(
        List((Item((p("one"), inner)), Item((p("two"),))), numbering="lower-roman"),
        DescriptionList(
            (Entry((to_inlines("Term"), to_inlines("Same")), ((p("means"),),)), Entry((to_inlines("Next"),), ()))
        ),
    )
    assert tree(content, tmp_path) == expected("""
        L (block):
           /ListNumbering /LowerRoman
          LI (block)
            Lbl (block)
              "i. "
            LBody (block)
              "one"
              L (block):
                 /ListNumbering /Circle
                LI (block)
                  Lbl (block)
                    "◦ "
                  LBody (block)
                    "in"
          LI (block)
            Lbl (block)
              "ii. "
            LBody (block)
              "two"
        L (block):
           /ListNumbering /None
          LI (block)
            Lbl (block)
              "Term"
            Lbl (block)
              "Same"
            LBody (block)
              "means"
          LI (block)
            Lbl (block)
              "Next"
    """)


def test_code_quotations_and_ornaments(tmp_path: Path) -> None:
    content = build_with(
        CodeBlock("go = 1"), ThematicBreak(), Quote((p("Quoted."),), attribution=to_inlines("Someone")),
        p("A ", Span(to_inlines("word"), style="strong"), " in ", Span(to_inlines("spans"), style="emphasis")),
    )  # fmt: skip
    assert tree(content, tmp_path) == expected("""
        P (block)
          Code (inline)
            "go = 1"
        BlockQuote
          P (block)
            "Quoted."
          Div
            P (block)
              "Someone"
        P (block)
          "A "
          Span (inline)
            "word"
          " in "
          Span (inline)
            "spans"
    """)
    plain_file = subprocess.run(
        [program("qpdf"), "--qdf", "--object-streams=disable", tmp_path / "tags.pdf", "-"],
        check=True,
        capture_output=True,
    )
    assert {b"/S /Strong", b"/S /Em"} <= set(re.findall(rb"/S /\w+", plain_file.stdout))


def test_formulas_and_pictures_have_words_and_places(tmp_path: Path, every_node_book: tuple[Book, Assets]) -> None:
    assets = every_node_book[1]
    picture = Figure((p(Image(next(iter(assets)).name, alt="A quay")),), caption=(p("The old quay"),))
    content = build_with(p("So ", Math(tex=r"\frac{a}{b}"), "."), picture, assets=assets)
    assert tree(content, tmp_path) == expected("""
        P (block)
          "So "
          Formula:
            ""
          "."
        Div
          Figure:
            ""
          Caption
            "The old quay"
    """)
    assert said_by(content, raw.FPDF_StructElement_GetAltText) == [("Formula", r"\frac{a}{b}"), ("Figure", "A quay")]


def test_a_link_says_its_words_and_is_one_however_many_lines_it_has(tmp_path: Path) -> None:
    content = build_with(p(SENTENCE[:60], Link(to_inlines("words of a link " * 5), href="https://example.org/"), "."))
    assert tree(content, tmp_path).count("Link (inline)") == 1
    document = pypdfium2.PdfDocument(content)
    found = [_contents(page, index) for page in document for index in range(raw.FPDFPage_GetAnnotCount(page.raw))]
    assert len([words for words in found if words.startswith("words of a link words of a link")]) == 2


def _contents(page: Any, index: int) -> str:
    annotation = raw.FPDFPage_GetAnnot(page.raw, index)
    said = (raw.FPDF_WCHAR * 500)()
    length = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", said, 1000)
    raw.FPDFPage_CloseAnnot(annotation)
    return bytes(said)[: length - 2].decode("utf-16-le")


def test_the_language_of_words_is_said() -> None:
    content = build_with(
        Paragraph(to_inlines("Guten Tag"), language="de"), p("An ", Span(to_inlines("esprit"), language="fr"), ".")
    )
    assert said_by(content, raw.FPDF_StructElement_GetLang) == [("P", "de"), ("Span", "fr")]


def test_the_contents_are_a_list_of_references(tmp_path: Path) -> None:
    articles = tuple(Article(id=f"a{n}", headline=to_inlines(f"Name{n}"), body=(p(SENTENCE),)) for n in (1, 2))
    book = Book(metadata=Metadata(title="A book", language="en"), bodymatter=articles)
    path = tmp_path / "contents.pdf"
    path.write_bytes(pdf(book, Assets(), Theme(), PdfOptions(), Notes()).content)
    printed = subprocess.run([program("pdfinfo"), "-struct-text", path], check=True, capture_output=True, text=True)
    listed = printed.stdout.partition('"Contents"\n')[2].partition("  Art\n")[0]
    entry = """
        TOCI
          Reference (inline)
            Link (inline)
              Object {}
              "Name{} "
              "{}"
    """
    lines = [line for line in listed.splitlines() if "Object" not in line]
    entries = "".join(dedent(entry.format("", n, n + 2)).strip("\n") + "\n" for n in (1, 2))
    wanted = [line for line in indent(entries, "      ").splitlines() if "Object" not in line]
    assert lines == ["    TOC", *wanted]


def test_the_articles_of_a_part_stand_in_it(tmp_path: Path) -> None:
    articles = tuple(Article(id=f"a{n}", headline=to_inlines(f"Name{n}"), body=()) for n in (1, 2))
    parts = (Part(title="Half", id="half", articles=articles),)
    book = Book(metadata=Metadata(title="A book", language="en"), bodymatter=parts)
    path = tmp_path / "parts.pdf"
    path.write_bytes(pdf(book, Assets(), Theme(), PdfOptions(), Notes()).content)
    printed = subprocess.run([program("pdfinfo"), "-struct", path], check=True, capture_output=True, text=True).stdout
    kinds = [line for line in printed.splitlines() if line.strip() in {"Document", "Sect", "Part", "Art"}]
    assert kinds == ["Document", "  Sect", "  Sect", "  Part", "    Art", "    Art", "  Sect"]


@pytest.fixture(scope="module")
def everything() -> bytes:
    """Pages that break everything at once."""
    note = Footnote((p(SENTENCE * 4), p(SENTENCE)))
    row = Row((Cell((p(SENTENCE, note),)), Cell((List((Item((p(SENTENCE * 20),)),)),))))
    head = Row((Cell((p("One"),), header=True), Cell((p("Two", note),), header=True)))
    return build_with(
        Table(head=(head,), bodies=((row,) * 5,), caption=(p("Caption", note),)),
        Quote((List((Item((p(SENTENCE * 30, Link(to_inlines(SENTENCE), href="https://example.org/")),)),)),)),
        p(Abbreviation(to_inlines("EPUB"), expansion="electronic publication"), Span((), id="empty"), note),
    )


def test_what_breaks_everywhere_passes_pdf_ua_and_pdf_a(everything: bytes, tmp_path: Path) -> None:
    path = tmp_path / "everything.pdf"
    path.write_bytes(everything)
    assert verapdf.check([path])[path] == []
    assert subprocess.run([program("qpdf"), "--check", path], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(("word", "kept"), [("word", False), ("well\u2010known", True)])
def test_a_parted_word_is_read_as_one_where_the_book_has_no_such_hyphen(word: str, kept: bool) -> None:
    content = build_with(p(f"{'Extraordinarily incomprehensible misunderstandings. ' * 12} {f'{word} ' * 5}"))
    read = pypdfium2.PdfDocument(content)[1].get_textpage().get_text_bounded()
    assert len(re.findall("[\x02\xad\ufffe\u2010]", read)) >= 3
    assert ("\u2010" in read) is kept
