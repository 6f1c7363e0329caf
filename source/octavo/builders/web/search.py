"""Search without a server: the words of each section, in a script that pages load when somebody searches.

A script, because pages that are opened from disk may fetch nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from octavo.builders.labels import plain_label, spell_out
from octavo.builders.web.edition import Edition
from octavo.builders.web.places import way
from octavo.builders.xhtml.markup import attributes
from octavo.locale.characters import drop_illegal
from octavo.markup_names import Class, Data
from octavo.model import Article, Block, Section
from octavo.walk import Content, text

SCRIPT = "search.js"
WORDS = "search-index.js"
_FIELD = "page--search"


def search_form(edition: Edition, here: str) -> str:
    """The form, which is hidden until the script is there, and the place of what is found."""
    words = edition.words
    said = attributes(
        class_=Class.SEARCH, role="search", hidden="hidden",
        **{Data.ROOT: way(".", here), Data.FOUND: words["found"], Data.NOTHING: words["nothing-found"]},
    )  # fmt: skip
    field = attributes(id=_FIELD, type="search", name="q", placeholder=words["search"], autocomplete="off")
    return (
        f"<form{said}>\n<label{attributes(for_=_FIELD)}>{words['search']}</label>\n<input{field}>\n"
        f'<p role="status"></p>\n<ol class="{Class.FOUND}"></ol>\n</form>\n'
    )


def write_index(edition: Edition) -> str:
    """The script that holds the words: a row for each section, with address, article, heading and words."""
    rows = [row for article in edition.book.articles for row in _list_rows(edition, article)]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return drop_illegal(f"findIn([\n{lines}\n]);\n")


def read_script() -> bytes:
    """The script that searches."""
    return Path(__file__).with_name(SCRIPT).read_bytes()


def _list_rows(edition: Edition, article: Article) -> Iterator[tuple[str, str, str, str]]:
    file, title = edition.places.files[article.id], plain_label(article.headline)
    own = tuple(block for block in article.body if not isinstance(block, Section))
    yield file, title, "", _say((article.alternative_headline, own))
    for section in _list_sections(article.body):
        within = tuple(block for block in section.body if not isinstance(block, Section))
        yield f"{file}#{section.id}" if section.id else file, title, plain_label(section.heading), _say(within)


def _list_sections(blocks: Iterable[Block]) -> Iterator[Section]:
    """The sections of blocks, and those in them."""
    for block in blocks:
        if isinstance(block, Section):
            yield block
            yield from _list_sections(block.body)


def _say(content: Content) -> str:
    """Content in plain words, without the characters that only break or join lines."""
    words = text(spell_out(content))
    return " ".join(words.replace("\xad", "").replace("\u200b", "").split())
