"""A book with every node of the model in every state that matters, for the tests of all rooms.

The words, the pictures and the formulas were made for it. It is a finished book: every id is unique,
every link inside it leads somewhere, every picture is in the store.
"""

from __future__ import annotations

from octavo.model import (
    Article,
    Book,
    Metadata,
    Person,
    Section,
    Series,
)
from octavo.resources import Assets
from tests.sample_books.blocks import workshop
from tests.sample_books.inlines import letters, notebook
from tests.sample_books.pictures import folded_sheet, photograph
from tests.sample_books.words import said, words


def every_node() -> tuple[Book, Assets]:
    """The book, and the store with its two pictures (a PNG and an SVG)."""
    assets = Assets()
    photo, drawing = assets.keep(photograph()), assets.keep(folded_sheet())
    book = Book(
        metadata=_metadata(photo),
        frontmatter=(_foreword(),),
        bodymatter=(workshop(photo, drawing), notebook(drawing), letters()),
        backmatter=(_afterword(),),
    )
    return book, assets


def _metadata(cover: str) -> Metadata:
    return Metadata(
        title="The Folded Sheet",
        language="en",
        subtitle="A workshop & its <habits>",
        creators=(
            Person("Ines Vautrin", file_as="Vautrin, Ines"),
            Person("Tobias Rehn", role="edt"),
            Person("Oona Marsh", role="ill", url="https://example.org/oona"),
        ),
        publisher="Quire & Sons",
        date="2024-05-06",
        modified="2024-05-07T08:09:10Z",
        rights="CC BY 4.0",
        description="How a sheet becomes a book, told by those who fold it.",
        subjects=("printing", "binding"),
        identifier="urn:uuid:5b0f5e38-7b1c-4c0a-9a0e-3a1d2c4b5e6f",
        series=Series("Workshop Papers", "2"),
        cover=cover,
    )


def _foreword() -> Article:
    return Article(
        id="foreword", headline=words("Foreword"), body=said("Whoever folds a sheet three times holds an octavo.")
    )


def _afterword() -> Article:
    thanks = Section(words("Thanks"), said("To the bindery."), id="thanks", role="doc-acknowledgments")
    return Article(id="afterword", headline=words("Afterword"), body=(*said("The press is quiet now."), thanks))
