"""Links on paper: numbers, addresses, codes and pages, in elements and in the finished PDF."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pypdfium2
import pytest
from msgspec.structs import replace

from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.tree.linknotes import annotate_links
from octavo.builders.pdf.tree.qr import draw_qr_code
from octavo.builders.pdf.tree.tokens import mark_tokens
from octavo.checks.pdf import PdfFile
from octavo.locale.phrases import phrases
from octavo.model import (
    Article,
    Block,
    Book,
    Footnote,
    Link,
    Metadata,
    Paragraph,
    Placeholder,
    Section,
    Text,
    to_inlines,
)
from octavo.notes import Notes
from octavo.profiles import LinkForm, Paper, profile
from octavo.resources import Assets
from octavo.theme import Theme
from tests.builders.making import pdf as build
from tests.builders.pdf.reading import Pdf
from tests.tools import verapdf

WORDS = phrases("en")
FILLER = "The bridge was measured twice before anybody believed that it could be repaired at so low a price. " * 30


def section(body: str) -> Element:
    return ElementTree.fromstring(f'<section id="one"><p>{body}</p><footer class="source"><p>x</p></footer></section>')


def annotated(body: str, form: LinkForm = "notes") -> Element:
    element = section(body)
    annotate_links(element, form, WORDS)
    return element


def marks(element: Element) -> list[str]:
    return [mark.text or "" for mark in element.iter("a") if mark.get("class") == "link-mark"]


def listed(element: Element, tag: str = "a") -> list[str]:
    return [link.text or "" for link in element.iter(tag) if link.get("class") == "address"]


def test_a_link_has_a_number_and_its_address_at_the_end() -> None:
    element = annotated('See <a href="https://a.org/x">this</a>, <a href="https://b.org/">that</a>.')
    assert "".join(element[0].itertext()) == "See this[1], that[2]."
    assert listed(element) == ["https://a.org/x", "https://b.org/"]
    assert [child.get("class") for child in element] == [None, "links", "source"]


def test_one_address_has_one_number() -> None:
    element = annotated('<a href="https://a.org/">a</a> <a href="https://b.org/">b</a> <a href="https://a.org/">c</a>')
    assert marks(element) == ["[1]", "[2]", "[1]"]


@pytest.mark.parametrize(
    ("href", "words"),
    [
        ("https://a.org/x", "https://a.org/x"),
        ("https://a.org/", "a.org"),
        ("https://a.org/x", "www.a.org/x"),
        ("https://a.org/%C3%A9", "a.org/é"),
        ("mailto:me@a.org", "me@a.org"),
        ("#here", "a place in the book"),
    ],
)
def test_what_is_printed_in_full_needs_no_number(href: str, words: str) -> None:
    element = annotated(f'<a href="{href}">{words}</a>')
    assert marks(element) == listed(element) == []


@pytest.mark.parametrize(("href", "words"), [("https://a.org/x#part", "a.org/x"), ("https://a.org/x", "a.org")])
def test_half_an_address_is_none(href: str, words: str) -> None:
    assert marks(annotated(f'<a href="{href}">{words}</a>')) == ["[1]"]


def test_a_picture_that_is_a_link_has_its_number_in_the_caption() -> None:
    body = '<figure><a href="https://a.org/"><img/></a><figcaption>A bridge</figcaption></figure>'
    caption = annotated(body).find(".//figcaption")
    assert caption is not None
    assert "".join(caption.itertext()) == "A bridge[1]"


def test_live_links_are_left_alone() -> None:
    body = '<a href="https://a.org/x">this</a>'
    assert ElementTree.tostring(annotated(body, "live")) == ElementTree.tostring(section(body))


# --- codes -----------------------------------------------------------------------------------------


def test_a_code_is_described_by_its_address_and_large_enough() -> None:
    code = draw_qr_code("https://example.org/a/page/somewhere")
    assert code is not None
    assert code.findtext("{http://www.w3.org/2000/svg}title") == "https://example.org/a/page/somewhere"
    assert float(code.get("width", "").removesuffix("mm")) >= 15
    modules = int(code.get("viewBox", "").split()[2])
    starts = [(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h", code[1].get("d", ""))]
    assert min(min(start) for start in starts) == 4  # the quiet zone
    assert max(max(start) for start in starts) < modules - 4


def test_an_address_that_no_phone_would_read_has_no_code() -> None:
    assert draw_qr_code("https://example.org/" + "x" * 400) is None
    element = annotated(f'<a href="https://example.org/{"x" * 400}">this</a>', "qr")
    assert listed(element) == [f"https://example.org/{'x' * 400}"]


# --- the PDF ---------------------------------------------------------------------------------------


def link(words: str, href: str) -> Link:
    return Link(to_inlines(words), href)


BODY: tuple[Block, ...] = (
    Paragraph((Text("Read "), link("the manual", "https://example.org/manual/of/bridges"), Text(" first."))),
    Paragraph((Text("The end is in "), link("the last part", "#last"), Text("."))),
    Paragraph((Text("A note"), Footnote((Paragraph((link("elsewhere", "https://example.com/"),)),)), Text("."))),
    Paragraph((Placeholder(kind="video", label="A talk", href="https://example.net/talk"),)),
    *(Paragraph((Text(FILLER),)) for _ in range(2)),
    Section(to_inlines("The last part"), (Paragraph((Text("It holds."),)),), id="last"),
)


def made(form: LinkForm, folder: Path) -> Path:
    article = Article(id="one", headline=to_inlines("The only article"), body=BODY)
    book = Book(metadata=Metadata(title="A book", language="en", date="2026-01-01"), bodymatter=(article,))
    options = PdfOptions(paper=replace(profile(Paper, "6x9"), links=form))
    notes = Notes()
    path = folder / f"{form}.pdf"
    path.write_bytes(build(book, Assets(), Theme(), options, notes).content)
    assert list(notes) == []
    return path


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("links")
    return {"notes": made("notes", folder), "qr": made("qr", folder)}


def test_they_pass_pdf_ua_and_pdf_a(paths: dict[str, Path]) -> None:
    assert verapdf.check(list(paths.values())) == {path: [] for path in paths.values()}


def test_the_words_and_the_addresses_are_there(paths: dict[str, Path]) -> None:
    pdf = Pdf(paths["notes"].read_bytes())
    words = pdf.all_words()
    assert "the manual[1] first" in words
    page = pdf.page_of("The last part It holds")
    assert f"the last part (p. {page})." in words
    for address in ("https://example.org/manual/of/bridges", "https://example.com/", "https://example.net/talk"):
        assert address in words
        assert address in {target.address for target in pdf.links()}  # a PDF for paper is read on screens too


def test_codes_are_described_by_their_addresses(paths: dict[str, Path]) -> None:
    described = {words for _, kind, words in Pdf(paths["qr"].read_bytes()).structure() if kind == "Figure"}
    assert described == {"https://example.org/manual/of/bridges", "https://example.com/", "https://example.net/talk"}


def test_codes_are_drawings(paths: dict[str, Path]) -> None:
    with pypdfium2.PdfDocument(paths["qr"]) as document:
        assert not any(
            item.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for page in document for item in page.get_objects(max_depth=5)
        )


def test_codes_do_not_stand_in_for_lost_pictures(paths: dict[str, Path]) -> None:
    assert PdfFile(paths["qr"], ["one"], {}).read(["one"])["one"].pictures.total() == 0


# --- addresses in running text ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("See https://a.org/x-y, and then http://b.org.", ["https://a.org/x-y", "http://b.org"]),
        ("(www.a.org/a_(b))", ["www.a.org/a_(b"]),
        ("Write to me.too@a-b.example.org!", ["me.too@a-b.example.org"]),
        ("doi 10.1000/182.", ["10.1000/182"]),
        ("<b>bold</b> at https://a.org/ <i>x</i>", ["https://a.org/"]),
        ("<code>https://a.org/</code> has no hyphens", []),
        ("an https: scheme, 10.5 metres, me @ home", []),
    ],
)
def test_addresses_are_set_apart(text: str, addresses: list[str]) -> None:
    element = section(text)
    before = "".join(element.itertext())
    mark_tokens(element)
    assert "".join(element.itertext()) == before
    assert listed(element, "span") == addresses


def test_addresses_are_not_hyphenated() -> None:
    address = "https://example.org/" + "incomprehensibilities" * 9
    body = tuple(Paragraph((Text(f"{'Word ' * number}{address} afterwards."),)) for number in range(8))
    book = Book(
        metadata=Metadata(title="A book", language="en", date="2026-01-01"),
        bodymatter=(Article(id="one", headline=to_inlines("One"), body=body),),
    )
    content = build(book, Assets(), Theme(), PdfOptions(paper=profile(Paper, "phone")), Notes()).content
    with pypdfium2.PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_bounded().replace("\r\n", "") for page in document]
    text = "".join(re.sub(r"\d+$", "", page) for page in pages)  # a page, with its number, may end in one of them
    assert text.count(address) == 8
    assert not re.search("[\u00ad\ufffe\x02\u2010-]", text)
