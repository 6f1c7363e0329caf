"""Licences: their names, and what they forbid."""

from __future__ import annotations

import pytest

from octavo.licences import note_forbidden, read_licence
from octavo.notes import Notes
from tests.making import article


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"),
        ("http://creativecommons.org/licenses/by-nc-nd/2.5/deed.fr", "CC BY-NC-ND 2.5"),
        ("This text is under CC BY-SA 3.0.", "CC BY-SA 3.0"),
        ("CC-BY-NC-4.0", "CC BY-NC 4.0"),
        ("CC BY", "CC BY"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", "Public Domain"),
        ("https://www.gnu.org/licenses/fdl-1.3.html", "GFDL 1.3"),
        ("https://www.gnu.org/copyleft/fdl.html", "GFDL"),
        ("https://www.apache.org/licenses/LICENSE-2.0", "Apache 2.0"),
        ("https://opensource.org/licenses/MIT", "MIT"),
        ("http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/", "Open Government Licence 3"),
        ("© 2026 The Quire", ""),
        ("https://example.org/terms", ""),
        ("", ""),
    ],
)
def test_names(stated: str, name: str) -> None:
    assert read_licence(stated).name == name


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", []),
        ("https://creativecommons.org/licenses/by-nc/4.0/", ["licence-limits"]),
        ("CC BY-NC-ND 4.0", ["licence-forbids", "licence-limits"]),
        ("© 2026 The Quire. All rights reserved.", ["licence-forbids"]),
        ("Alle Rechte vorbehalten", ["licence-forbids"]),
        ("© 2026 The Quire", []),
        ("https://example.org/all-rights", []),
        ("", []),
    ],
)
def test_what_they_forbid(stated: str, expected: list[str]) -> None:
    notes = Notes()
    note_forbidden([article("one", license=stated, path="source/one.html")], notes)
    assert [note.code for note in notes] == expected
    assert {note.where for note in notes} <= {"source/one.html"}
