"""An article in several parts is read whole: newsletters set in tables, and text that advertisements part."""

from __future__ import annotations

import pytest

from octavo.walk import text
from tests.readers.html.reading import LONG, article

_PARTS = [f"Part {number}. {LONG * 4}" for number in range(4)]


@pytest.mark.parametrize(
    ("around", "part"),
    [
        ("<table><tr><td>{}</table>", "<table class=b{n}><tr><td><p>{words}</p></table>"),
        ("<table><tr><td><table>{}</table></td></tr></table>", "<tr><td class=c{n}>{words}</td></tr>"),
        ("<center>{}</center>", "<div style='max-width:600px'><table><tr><td>{words}</td></tr></table></div>"),
    ],
)  # fmt: skip
def test_all_parts_of_a_newsletter_in_tables_are_read(around: str, part: str) -> None:
    first = part.format(n=9, words=f"<h1>The Letter</h1>Opening. {LONG * 4}")
    parts = first + "".join(part.format(n=n, words=words) for n, words in enumerate(_PARTS))
    said = text(article(f"<title>The Letter</title><body>{around.format(parts)}").body)
    assert [words[:7] in said for words in ("Opening.", *_PARTS)] == [True] * 5


@pytest.mark.parametrize(
    "page",
    [
        "<main><div class=lead-part>{}{}</div><div class=ad>Buy</div><p>{}</p><p>{}</p></main>",
        "<article><p>{}</p><p>{}</p><div class=ad-wrapper><p>{}</p><div class=ad-wrapper><p>{}</p></div></div>",
        "<div id=a>{}<div class=chunk><p>{}</p></div><div class=chunk><p>{}</p></div><div class=chunk><p>{}</p></div>",
    ],
)
def test_an_article_parted_by_advertisements_is_read_whole(page: str) -> None:
    said = text(article(f"<title>Of Mills</title><body><h1>Of Mills</h1>{page.format(*_PARTS)}").body)
    assert [words[:7] in said for words in _PARTS] == [True] * 4
