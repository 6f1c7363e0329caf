"""What a PDF says of itself: the book in the words of Dublin Core, read back from its XMP metadata."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from octavo.builders.pdf.options import PdfOptions
from octavo.model import Article, Book, Metadata, Origin, Paragraph, Person, Series, to_inlines
from octavo.notes import Notes
from octavo.resources import Assets
from octavo.theme import Theme
from tests.builders.making import pdf as build
from tests.builders.pdf.reading import Pdf
from tests.tools import verapdf

METADATA = Metadata(
    title="Bridges & <Water>",
    language="de-AT",
    creators=(Person("Ada B."), Person("Bo")),
    publisher="A press & sons",
    date="2026-02-03",
    modified="2026-02-04T05:06:07Z",
    rights="CC BY 4.0",
    description="Of bridges.",
    subjects=("bridges", "water, deep"),
    identifier="urn:isbn:9783161484100",
    series=Series("Works", "3"),
)
PROPERTIES = {
    "title": ["Bridges & <Water>"],
    "creator": ["Ada B.", "Bo"],
    "publisher": ["A press & sons"],
    "date": ["2026-02-03"],
    "rights": ["CC BY 4.0"],
    "description": ["Of bridges."],
    "identifier": ["urn:isbn:9783161484100"],
    "source": ["https://example.org/bridges"],
    "language": ["de-AT"],
    "relation": ["Works 3"],
}


@pytest.fixture(scope="module")
def content() -> bytes:
    origin = Origin(url="https://example.org/bridges")
    article = Article(id="one", headline=to_inlines("One"), body=(Paragraph(to_inlines("Words.")),), origin=origin)
    return build(Book(metadata=METADATA, bodymatter=(article,)), Assets(), Theme(), PdfOptions(), Notes()).content


def core(content: bytes, name: str) -> list[str]:
    """The values of a property of Dublin Core."""
    found = re.search(rb"<x:xmpmeta.*?</x:xmpmeta>", content, re.DOTALL)
    assert found
    elements = etree.fromstring(found[0]).findall(f".//{{http://purl.org/dc/elements/1.1/}}{name}")
    return [text.strip() for element in elements for text in element.itertext() if text.strip()]


@pytest.mark.parametrize("name", PROPERTIES)
def test_a_property_is_there_once(content: bytes, name: str) -> None:
    assert core(content, name) == PROPERTIES[name]


def test_subjects_are_in_both_places(content: bytes) -> None:
    told = Pdf(content).metadata()
    assert {"bridges", "water"} <= {word.strip() for word in told["Keywords"].split(",")}
    assert "bridges" in core(content, "subject")


def test_the_producer_is_named_alike(content: bytes) -> None:
    assert Pdf(content).metadata()["Producer"] == "Octavo"
    assert b'pdf:Producer="Octavo"' in content


def test_it_is_valid(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(content)
    assert verapdf.check([path]) == {path: []}
