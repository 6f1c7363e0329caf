"""The articles from the web as CSL-JSON."""

from __future__ import annotations

import json

from msgspec.structs import replace

from octavo.model import Origin, Person
from octavo.sources import format_sources, from_web
from tests.making import article


def test_an_article_as_an_item() -> None:
    found = article(
        "proofs",
        authors=(Person("Ada Reader", file_as="Reader, Ada"), Person("The Quire"), Person("Di Ever", role="trl")),
        publisher="Quire", date_published="2026-09", license="CC BY 4.0", in_language="en", keywords=("type", "lead"),
    )  # fmt: skip
    origin = Origin(url="https://e.org/a", fetched="2026-11-27T10:00:00Z", sha256="ab", addresses=("http://e.org/b",))
    assert json.loads(format_sources([replace(found, origin=origin)])) == [
        {
            "id": "proofs",
            "type": "webpage",
            "title": "Proofs",
            "author": [{"family": "Reader", "given": "Ada"}, {"literal": "The Quire"}],
            "translator": [{"literal": "Di Ever"}],
            "container-title": "Quire",
            "issued": {"date-parts": [[2026, 9]]},
            "accessed": {"date-parts": [[2026, 11, 27]]},
            "URL": "https://e.org/a",
            "language": "en",
            "keyword": "type, lead",
            "custom": {
                "license": "CC BY 4.0",
                "retrieved": "2026-11-27T10:00:00Z",
                "sha256": "ab",
                "addresses": ["http://e.org/b"],
            },
        }
    ]


def test_what_has_no_address_is_no_source() -> None:
    web = article("one", url="https://example.org/a", date_published="in May")
    assert from_web([web, article("two")]) == [web]
    assert json.loads(format_sources([web])) == [
        {"id": "one", "type": "webpage", "title": "One", "URL": "https://example.org/a"}
    ]
