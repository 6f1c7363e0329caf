"""The JSON Schema of a book file, by which editors complete its keys, explain them and mark what is wrong.

It is made of the tables that read a book file. `book.schema.json` is what it says now (`octavo show --schema`).
"""

from __future__ import annotations

from typing import Any

import msgspec

from octavo.profiles import Paper, PrintHouse, ReadingSystem, profiles
from octavo.projects.book_file import BookFile
from octavo.theme import themes

SCHEMA_NAME = ".book.schema.json"
"""The file of the schema that lies beside a book file."""

_ABOUT = {
    "$schema": "http://json-schema.org/draft-07/schema#",  # the newest that TOML editors know
    "$id": "urn:octavo:schema:book",
    "title": "A book file of Octavo",
}
_REFERENCE = "#/definitions/{name}"


def write_schema() -> str:
    """The schema as JSON, with a line for each value."""
    _, tables = msgspec.json.schema_components([BookFile], ref_template=_REFERENCE)
    book = tables.pop(BookFile.__name__)
    for key, names in _known_names().items():
        book["properties"][key]["enum"] = names
    theme = book["properties"]["theme"]
    theme["anyOf"] = [{"enum": list(themes())}, {"type": theme.pop("type")}]
    definitions = {name: {**table, "title": _first_words(table)} for name, table in sorted(tables.items())}
    schema = {**_ABOUT, **book, **_ABOUT, "definitions": definitions}
    return f"{msgspec.json.format(msgspec.json.encode(schema), indent=2).decode()}\n"


def _known_names() -> dict[str, list[str]]:
    """The names that there are for what a book is made for, by key."""
    papers = list(profiles(Paper))
    return {"for": [*profiles(ReadingSystem), *profiles(PrintHouse)], "device": papers, "paper": papers}


def _first_words(table: dict[str, Any]) -> str:
    return str(table["description"]).partition(",")[0].rstrip(".")
