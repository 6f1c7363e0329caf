"""What the package document says of a book: everything that is known, and nothing that is not so."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from octavo.builders.epub.metadata import modification_date
from octavo.builders.xhtml.identifiers import book_identifier
from octavo.errors import BuildError
from octavo.model import Article, Origin, Person, Series, to_inlines
from octavo.notes import Notes
from tests.builders.epub.reading import Epub, built_epub
from tests.making import book_with
from tests.sample_books import every_node


def values(epub: Epub, path: str) -> list[Any]:
    return epub.find("content.opf", f"/opf:package/opf:metadata/{path}")


@pytest.fixture(scope="module")
def every_node_epub() -> Epub:
    return built_epub(*every_node())


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
    epub = built_epub(book_with(creators=(Person("Tobias Rehn", role="edt"), Person(" "))))
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
    epub = built_epub(book_with(series=Series("Papers", "IV")))
    assert values(epub, "opf:meta[@property='belongs-to-collection']/text()") == ["Papers"]
    assert not values(epub, "opf:meta[@property='group-position']")


def test_both_cover_markers(every_node_epub: Epub) -> None:
    (item,) = every_node_epub.find("content.opf", "//opf:item[@properties='cover-image']")
    assert values(every_node_epub, "opf:meta[@name='cover']/@content") == [item.get("id")]
    assert every_node_epub.find("cover.xhtml", "//h:img/@src") == [item.get("href")]


def test_nobody_else_signs(every_node_epub: Epub) -> None:
    assert not values(every_node_epub, "opf:meta[@name='generator']")
    assert values(every_node_epub, "dc:identifier/text()") == ["urn:uuid:5b0f5e38-7b1c-4c0a-9a0e-3a1d2c4b5e6f"]


ISBN = "urn:isbn:9780306406157"


@pytest.mark.parametrize(
    ("stated", "written"),
    [
        ("978-0-306-40615-7", ISBN),
        ("ISBN 978 0 306 40615 7", ISBN),
        ("urn:isbn:0-306-40615-2", ISBN),
        ("097522980x", "urn:isbn:9780975229804"),
    ],
)
def test_an_isbn_is_written_as_stores_want_it(stated: str, written: str) -> None:
    epub = built_epub(book_with(identifier=stated))
    assert values(epub, "dc:identifier/text()") == [written]
    (kind,) = values(epub, "opf:meta[@property='identifier-type']")
    assert (kind.text, kind.get("refines"), kind.get("scheme")) == ("15", "#identifier", "onix:codelist5")
    assert epub.find("toc.ncx", "//ncx:meta[@name='dtb:uid']/@content") == [written]


@pytest.mark.parametrize("stated", ["978-0-306-40615-8", "urn:isbn:0306406153", "9990306406157"])
def test_an_isbn_with_another_check_digit_is_none(stated: str) -> None:
    notes = Notes()
    epub = built_epub(book_with(identifier=stated), notes=notes)
    assert values(epub, "dc:identifier/text()")[0].startswith("urn:uuid:")
    assert not values(epub, "opf:meta[@property='identifier-type']")
    assert [note.code for note in notes if note.code.startswith("identifier")] == ["identifier-invalid"]


def test_any_other_identifier_stays_as_it_is() -> None:
    notes = Notes()
    epub = built_epub(book_with(identifier="https://example.org/book"), notes=notes)
    assert values(epub, "dc:identifier/text()") == ["https://example.org/book"]
    assert "identifier-invalid" not in [note.code for note in notes]


def test_articles_keep_their_makers_dates_and_licences() -> None:
    article = Article(
        id="one", headline=to_inlines("One"), body=(), authors=(Person("A"), Person("B")), date_published="2024-05-06",
        license="CC BY 4.0", origin=Origin(url="https://example.org/one"),
    )  # fmt: skip
    epub = built_epub(structs.replace(book_with(), bodymatter=(article,)))
    (page,) = epub.find("content.opf", "//opf:item[@href='articles/one.xhtml']/@id")
    said = [(meta.get("property"), meta.text) for meta in values(epub, f"opf:meta[@refines='#{page}']")]
    assert said == [
        ("dcterms:creator", "A"), ("dcterms:creator", "B"), ("dcterms:issued", "2024-05-06"),
        ("dcterms:license", "CC BY 4.0"), ("dcterms:source", "https://example.org/one"),
    ]  # fmt: skip


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
    assert values(built_epub(book_with(modified=stated)), "opf:meta[@property='dcterms:modified']/text()") == [written]


def test_a_date_that_is_none_is_refused_or_left_out() -> None:
    with pytest.raises(BuildError):
        modification_date(book_with(modified="yesterday"))
    notes = Notes()
    assert not values(built_epub(book_with(date="2024-13-01"), notes=notes), "dc:date")
    assert [note.code for note in notes] == ["date-unknown"]


def test_an_identifier_is_that_of_every_edition() -> None:
    book = book_with()
    more = (*book.articles, Article(id="two", headline=to_inlines("Two"), body=()))
    later = structs.replace(book, bodymatter=more, metadata=structs.replace(book.metadata, modified="2030-01-01"))
    other = structs.replace(book, metadata=structs.replace(book.metadata, title="Another"))
    mine, its, others = (book_identifier(one.metadata).value for one in (book, later, other))
    assert mine == its != others
    assert mine.startswith("urn:uuid:")


def test_letters_that_xml_forbids_cost_no_value() -> None:
    epub = built_epub(book_with(title="A\x00 Book\x0b", publisher="Q\x01uire", rights="\x02"))
    assert values(epub, "dc:title/text()") == ["A Book"]
    assert values(epub, "dc:publisher/text()") == ["Quire"]
    assert not values(epub, "dc:rights")
