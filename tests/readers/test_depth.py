"""What is nested more deeply than anyone reads is flattened with a note, and its words are kept."""

from __future__ import annotations

import pytest

from octavo.errors import ReadError
from octavo.notes import Notes
from octavo.pictures import make_fetch
from octavo.readers import find_reader
from octavo.resources import Assets, Resource, data_only, media_type
from octavo.walk import text, visit
from tests.readers.html.reading import LONG

NESTS = [
    "math mi", "math", "math mrow", "math span", "math semantics annotation-xml", "svg g", "svg foreignObject",
    "semantics", "svg foreignObject math annotation-xml", "h2", "h2 div", "ul li", "ol li p", "dl dd", "dl dt",
    "ruby rt", "table tr td", "blockquote", "section", "details summary", "figure", "a", "em", "sup", "q", "pre",
    "object", "video", "noscript div p", "canvas", "aside", "label", "fieldset legend",
]  # fmt: skip


def read(content: str, name: str) -> tuple[str, set[str]]:
    notes = Notes()
    resource = Resource(content.encode(), "", name)
    found = find_reader(media_type(name))(resource, make_fetch(data_only, Assets()), notes)
    assert sum(1 for _ in visit(found.body)) > 0
    return text(found.body), {note.code for note in notes}


@pytest.mark.parametrize("times", [40, 300, 3_000])
@pytest.mark.parametrize("tags", NESTS)
def test_nests_of_elements_keep_their_words(tags: str, times: int) -> None:
    opening = "".join(f"<{tag}>" for tag in tags.split()) * times
    closing = "".join(f"</{tag}>" for tag in reversed(tags.split())) * times
    said, codes = read(
        f"<title>A</title><h1>A</h1><p>{LONG * 6}</p>{opening}kingfisher{closing}<p>{LONG * 6}</p>", "page.html"
    )
    drawn = tags.startswith(("svg", "math")) and times < 100
    assert drawn or "kingfisher" in said
    assert drawn or times < 300 or "too-deep" in codes or tags == "a"


NESTED_MARKDOWN = {
    "quotations": "> " * 10_000 + "kingfisher",
    "lists": "".join(" " * (2 * depth) + "- kingfisher\n" for depth in range(400)),
    "notes that call one another": "kingfisher[^0]\n\n" + "\n\n".join(f"[^{n}]: n[^{n + 1}]" for n in range(2_000)),
    "notes in a ring": "kingfisher[^0]\n\n" + "\n\n".join(f"[^{n}]: n[^{(n + 1) % 300}]" for n in range(300)),
    "emphasis": "*" * 10_000 + "kingfisher" + "*" * 10_000,
    "emphasis of two kinds": "*a _b " * 5_000 + "kingfisher" + "_ *" * 5_000,
    "links in links": "[a" * 3_000 + " kingfisher" + "](b)" * 3_000,
    "pictures in pictures": "![a" * 3_000 + " kingfisher" + "](b)" * 3_000,
    "boxes": "".join(":" * (2_003 - n) + " note\n" for n in range(2_000)) + "kingfisher\n",
    "inline notes": "^[a" * 3_000 + " kingfisher" + "]" * 3_000,
    "raw elements": "<div>\n\n" * 3_000 + "kingfisher",
    "spans": "[a" * 2_000 + " kingfisher" + "]{.b}" * 2_000,
}


@pytest.mark.parametrize("kind", NESTED_MARKDOWN)
def test_nests_in_markdown_keep_their_words_or_end_in_one_line(kind: str) -> None:
    try:
        said, _ = read(f"# A\n\n{NESTED_MARKDOWN[kind]}\n", "nest.md")
    except ReadError as error:
        assert "deep" in error.message
    else:
        assert "kingfisher" in said
