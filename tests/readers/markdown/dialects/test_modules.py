"""What pages of MDX load and give."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import markup, noted


@pytest.mark.parametrize(
    "source",
    [
        "import Boat from './boat';",
        'import {Oar, Sail} from "@site/gear"\nimport "./wide.css"',
        "export const length = 3;",
        "export const boat = {\n  oars: 2,\n}",
        "export default ({children}) => <div>{children}</div>",
        "{/* ask Per */}",
    ],
)
def test_they_go_with_a_note(source: str) -> None:
    assert markup(f"{source}\n\nA boat.") == "<p>A boat.</p>\n"
    assert [code for code, _ in noted(f"{source}\n\nA boat.")] == ["text-dropped"]


@pytest.mark.parametrize(
    "source", ["import duties rose", "export of boats fell", "import boat from there", "import os"]
)
def test_sentences_stay(source: str) -> None:
    assert markup(source) == f"<p>{source}</p>\n"
