"""The JSON Schema says of book files what reading them says: it is made of the same tables."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from octavo.errors import ConfigError
from octavo.projects.book_file import BookFile
from octavo.projects.schema import write_schema
from octavo.projects.validation import convert_values
from tests.guide.listings import GUIDE, read_listings

SCHEMA = json.loads(write_schema())


def test_the_published_schema_is_that_of_the_tables() -> None:
    published = files("octavo.projects").joinpath("book.schema.json").read_text(encoding="utf-8")
    assert published == write_schema(), "octavo show --schema > source/octavo/projects/book.schema.json"


def test_every_key_is_explained() -> None:
    for table in (SCHEMA, *SCHEMA["definitions"].values()):
        assert table["additionalProperties"] is False
        for key, value in table["properties"].items():
            assert value["description"].endswith("."), key


KINDS: dict[str, type | tuple[type, ...]] = {
    "string": (str, date), "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict,
}  # fmt: skip


def accepts(schema: dict[str, Any], value: Any) -> bool:
    """Whether a value is one of a schema, by the rules that this one uses (draft 7)."""
    if "$ref" in schema:
        return accepts(SCHEMA["definitions"][schema["$ref"].rpartition("/")[2]], value)
    forms, names = schema.get("anyOf"), schema.get("enum")
    if (forms and not any(accepts(one, value) for one in forms)) or (names and value not in names):
        return False
    kind = schema.get("type")
    if kind and (not isinstance(value, KINDS[kind]) or (isinstance(value, bool) and kind != "boolean")):
        return False
    if isinstance(value, int) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        return False
    if isinstance(value, list):
        return all(accepts(schema.get("items", {}), member) for member in value)
    return not isinstance(value, dict) or accepts_table(schema, value)


def accepts_table(schema: dict[str, Any], table: dict[str, Any]) -> bool:
    known, others = schema.get("properties", {}), schema.get("additionalProperties", {})
    return set(schema.get("required", ())) <= table.keys() and all(
        accepts(known[key], value) if key in known else bool(others is not False and accepts(others, value))
        for key, value in table.items()
    )


@pytest.mark.parametrize(
    "text",
    [
        *(listing.text for listing in read_listings(GUIDE / "book-file.md") if listing.title == "book.toml"),
        'index = false\nlinks = "qr"\ntheme = "mine"\ndate = 2026-05-01\nseries = "S"',
        '[[articles]]\nfile = "a.md"\nauthors = ["A", { name = "B" }]\nalt = { "a.png" = "" }',
        'index = { drop = ["May"], add = { "A" = "person" } }\nsources = ["a", { address = "b", limit = 2 }]',
    ],
)
def test_it_takes_what_is_a_book_file(text: str) -> None:
    assert accepts(SCHEMA, tomllib.loads(text))


@pytest.mark.parametrize(
    "text",
    [
        'titel = "x"',
        "authors = [{ nam = 'x' }]",
        "articles = [{ title = 'x' }]",
        "articles = [{ file = 'x', authors = [{ nam = 'x' }] }]",
        "parts = [{ title = 'x' }]",
        "index = { ad = {} }",
        "toc-depth = 7",
        "individual = 'yes'",
        "title = 3",
        "alt = { a = 3 }",
    ],
)
def test_it_refuses_what_is_none(text: str) -> None:
    values = tomllib.loads(text)
    assert not accepts(SCHEMA, values)
    with pytest.raises(ConfigError):
        convert_values(values, BookFile, "")


@pytest.mark.parametrize("text", ['paper = "a44"', 'for = "kindel"'])
def test_it_knows_the_names_of_profiles(text: str) -> None:
    assert not accepts(SCHEMA, tomllib.loads(text))


def test_it_lies_in_the_package() -> None:
    assert Path(str(files("octavo.projects").joinpath("book.schema.json"))).is_file()
