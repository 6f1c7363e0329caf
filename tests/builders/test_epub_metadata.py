"""What the package document says of a book: everything that is known, and nothing that is not so."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from octavo.builders import Options
from octavo.builders.epub.accessibility import Facts, moves, properties
from octavo.builders.epub.metadata import identifier, modified
from octavo.errors import BuildError
from octavo.model import Article, Book, Image, Metadata, Paragraph, Person, Series, plain
from octavo.notes import Notes
from octavo.resources import Assets, asset
from octavo.theme import Theme
from tests.builders.epub_reading import Epub
from tests.builders.making import epub as build
from tests.sample_books import every_node


def a_book(**metadata: Any) -> Book:
    stated = Metadata(**{"title": "A Book", "language": "en", **metadata})
    return Book(metadata=stated, bodymatter=(Article(id="one", headline=plain("One"), body=()),))


def opf(book: Book, notes: Notes | None = None) -> Epub:
    return Epub(build(book, Assets(), Theme(), Options(), Notes() if notes is None else notes).content)


def values(epub: Epub, path: str) -> list[Any]:
    return epub.find("content.opf", f"/opf:package/opf:metadata/{path}")


@pytest.fixture(scope="module")
def every_node_epub() -> Epub:
    book, assets = every_node()
    return Epub(build(book, assets, Theme(), Options(), Notes()).content)


def test_titles(every_node_epub: Epub) -> None:
    assert values(every_node_epub, "dc:title/text()") == ["The Folded Sheet", "A workshop & its <habits>"]
    assert values(every_node_epub, "opf:meta[@property='title-type' and @refines='#title']/text()") == ["main"]


def test_makers_with_their_roles(every_node_epub: Epub) -> None:
    assert values(every_node_epub, "dc:creator/text()") == ["Ines Vautrin"]
    assert values(every_node_epub, "dc:contributor/text()") == ["Tobias Rehn", "Oona Marsh"]
    assert values(every_node_epub, "opf:meta[@property='role']/text()") == ["aut", "edt", "ill"]
    assert set(values(every_node_epub, "opf:meta[@property='role']/@scheme")) == {"marc:relators"}
    (filed,) = values(every_node_epub, "opf:meta[@property='file-as']")
    assert (filed.text, filed.get("scheme")) == ("Vautrin, Ines", None)


def test_an_editor_is_the_creator_of_a_book_without_author() -> None:
    epub = opf(a_book(creators=(Person("Tobias Rehn", role="edt"), Person(" "))))
    assert values(epub, "dc:creator/text()") == ["Tobias Rehn"]


def test_plain_facts(every_node_epub: Epub) -> None:
    facts = {
        name: values(every_node_epub, f"dc:{name}/text()")
        for name in ("publisher", "date", "rights", "subject", "source")
    }
    assert facts == {
        "publisher": ["Quire & Sons"],
        "date": ["2024-05-06"],
        "rights": ["CC BY 4.0"],
        "subject": ["printing", "binding"],
        "source": ["https://example.org/workshop?page=1&view=all"],
    }


def test_series_for_both_kinds_of_readers(every_node_epub: Epub) -> None:
    assert values(every_node_epub, "opf:meta[@property='belongs-to-collection']/text()") == ["Workshop Papers"]
    assert values(every_node_epub, "opf:meta[@property='group-position']/text()") == ["2"]
    assert values(every_node_epub, "opf:meta[@name='calibre:series']/@content") == ["Workshop Papers"]
    assert values(every_node_epub, "opf:meta[@name='calibre:series_index']/@content") == ["2"]


def test_a_position_that_is_no_number_is_left_out() -> None:
    epub = opf(a_book(series=Series("Papers", "IV")))
    assert values(epub, "opf:meta[@property='belongs-to-collection']/text()") == ["Papers"]
    assert not values(epub, "opf:meta[@property='group-position']")


def test_both_cover_markers(every_node_epub: Epub) -> None:
    (item,) = every_node_epub.find("content.opf", "//opf:item[@properties='cover-image']")
    assert values(every_node_epub, "opf:meta[@name='cover']/@content") == [item.get("id")]
    assert every_node_epub.find("cover.xhtml", "//h:img/@src") == [item.get("href")]


def test_nobody_else_signs(every_node_epub: Epub) -> None:
    assert not values(every_node_epub, "opf:meta[@name='generator']")
    assert values(every_node_epub, "dc:identifier/text()") == ["urn:uuid:5b0f5e38-7b1c-4c0a-9a0e-3a1d2c4b5e6f"]


@pytest.mark.parametrize(
    ("stated", "written"),
    [
        ("2024-05-07T08:09:10Z", "2024-05-07T08:09:10Z"),
        ("2024-05-07T01:00:00+02:00", "2024-05-06T23:00:00Z"),
        ("2024-05-07", "2024-05-07T00:00:00Z"),
        ("", "1980-01-01T00:00:00Z"),
    ],
)
def test_modified_is_utc_and_never_the_clock(stated: str, written: str) -> None:
    assert values(opf(a_book(modified=stated)), "opf:meta[@property='dcterms:modified']/text()") == [written]


def test_a_date_that_is_none_is_refused_or_left_out() -> None:
    with pytest.raises(BuildError):
        modified(a_book(modified="yesterday"))
    notes = Notes()
    assert not values(opf(a_book(date="2024-13-01"), notes), "dc:date")
    assert [note.code for note in notes] == ["date-unknown"]


def test_an_identifier_is_made_of_the_content_alone() -> None:
    book = a_book()
    later = structs.replace(book, metadata=structs.replace(book.metadata, modified="2030-01-01"))
    other = structs.replace(book, metadata=structs.replace(book.metadata, title="Another"))
    assert identifier(book) == identifier(later) != identifier(other)
    assert identifier(book).startswith("urn:uuid:")


def test_letters_that_xml_forbids_cost_no_value() -> None:
    epub = opf(a_book(title="A\x00 Book\x0b", publisher="Q\x01uire", rights="\x02"))
    assert values(epub, "dc:title/text()") == ["A Book"]
    assert values(epub, "dc:publisher/text()") == ["Quire"]
    assert not values(epub, "dc:rights")


# --- accessibility: only what is true -----------------------------------------------------------------

SEEN = Image("a.png", alt="A sheet")
ORNAMENT = Image("a.png", alt="")
UNSEEN = Image("a.png")
SIGHT = ["textual", "visual"]


@pytest.mark.parametrize(
    ("facts", "modes", "enough", "features", "hazard"),
    [
        (Facts((), 0, False), ["textual"], ["textual"], set(), "none"),
        (Facts((SEEN, ORNAMENT), 0, False), SIGHT, ["textual,visual", "textual"], {"alternativeText"}, "none"),
        (Facts((SEEN, UNSEEN), 0, False), SIGHT, ["textual,visual"], set(), "none"),
        (Facts((SEEN,), 3, True), SIGHT, ["textual,visual", "textual"], {"alternativeText", "MathML"}, "unknown"),
    ],
)  # fmt: skip
def test_accessibility_says_what_is_so(
    facts: Facts, modes: list[str], enough: list[str], features: set[str], hazard: str
) -> None:
    said = properties(facts)

    def values_of(name: str) -> list[str]:
        return [value for key, value in said if key == name]

    assert values_of("accessMode") == modes
    assert values_of("accessModeSufficient") == enough
    assert {"alternativeText", "MathML"} & set(values_of("accessibilityFeature")) == features
    assert {"tableOfContents", "readingOrder", "structuralNavigation"} <= set(values_of("accessibilityFeature"))
    assert values_of("accessibilityHazard") == [hazard]


def test_the_summary_counts_what_is_missing() -> None:
    ((_, summary),) = [
        pair for pair in properties(Facts((SEEN, UNSEEN), 0, False)) if pair[0] == "accessibilitySummary"
    ]
    assert "Pictures without a description: 1 of 2." in summary


def test_no_conformance_is_claimed(every_node_epub: Epub) -> None:
    assert not values(every_node_epub, "opf:meta[contains(@property, 'conformsTo')]")
    assert values(every_node_epub, "opf:meta[@property='schema:accessMode']/text()") == ["textual", "visual"]
    assert "alternativeText" not in values(every_node_epub, "opf:meta[@property='schema:accessibilityFeature']/text()")


@pytest.mark.parametrize(
    ("kind", "content", "moving"),
    [
        ("image/gif", b"GIF89a" + b"\x21\xf9\x04" * 2, True),
        ("image/gif", b"GIF89a" + b"\x21\xf9\x04", False),
        ("image/png", b"\x89PNG....acTL", True),
        ("image/svg+xml", b"<svg><animate/></svg>", True),
        ("image/svg+xml", b"<svg><path/></svg>", False),
        ("image/jpeg", b"\xff\xd8", False),
    ],
)
def test_what_moves(kind: str, content: bytes, moving: bool) -> None:
    assert moves(asset(content, kind, (1, 1))) is moving


def test_a_moving_picture_leaves_the_hazard_unknown() -> None:
    assets = Assets()
    picture = assets.keep(asset(b"GIF89a" + b"\x21\xf9\x04" * 2, "image/gif", (1, 1)))
    article = Article(id="one", headline=plain("One"), body=(Paragraph((Image(picture, alt="x"),)),))
    book = structs.replace(a_book(), bodymatter=(article,))
    epub = Epub(build(book, assets, Theme(), Options(), Notes()).content)
    assert values(epub, "opf:meta[@property='schema:accessibilityHazard']/text()") == ["unknown"]
