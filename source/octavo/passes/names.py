"""Gives every article, every section, every further reference to a note and every target of a link its name.

An article is named after its headline, a section after its heading, and what has an id of its own keeps
it. `article.name` is unique over the book and is an NCName (Namespaces in XML) of ASCII letters, digits,
"-", "_" and the one dot. Names come from content alone, so that bookmarks and addresses last from build
to build.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from octavo.model import OWN_PAGES, Article, Book, Node, NoteReference, Part, Section
from octavo.notes import Notes
from octavo.walk import INNER_FIELDS, digest, line, replace_articles, text, title, visit

RESERVED = OWN_PAGES | {"aux", "con", "contents", "nav", "nul", "prn"}
"""Names of the book's own pages, and names that no file may have on some systems."""

_BUILDERS_NAMES = re.compile(r"title|(?:note|ref|link)\d+")
"""Names that builders give inside an article, to its headline, its notes and links: "title", "note3", "link12"."""

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_LONGEST = 60
"""Characters of a name."""

_T = TypeVar("_T")


def give_names(book: Book, _: Notes) -> Book:
    """`book` with an id for every article, part, section and target. Links still lead to the names of their source."""
    articles, parts = grant_names(book)
    return replace_articles(name_parts(book, parts), map(name_article, book.articles, articles))


def grant_names(book: Book) -> tuple[list[str], list[str]]:
    """The names of the articles of a book and those of its parts, in their order."""
    wanted = [
        *map(article_slug, book.articles),
        *(f"part-{slug(part.title) or 'of-the-book'}" for part in book.parts),
    ]
    granted, count = list(make_distinct(wanted)), len(book.articles)
    return granted[:count], granted[count:]


def name_parts(book: Book, names: Iterable[str]) -> Book:
    """The book with these names of its parts."""
    granted = iter(names)
    body = tuple(replace(node, id=next(granted)) if isinstance(node, Part) else node for node in book.bodymatter)
    return replace(book, bodymatter=body)


# --- names -----------------------------------------------------------------------------------------


def slug(words: str) -> str:
    """`words` as lower-case ASCII letters, digits and hyphens; accents fall, other scripts leave nothing."""
    plain = unicodedata.normalize("NFKD", words.lower().translate(_LETTERS))
    ascii_only = re.sub("['’]", "", plain).encode("ascii", "ignore").decode()
    hyphened = re.sub("[^a-z0-9]+", "-", ascii_only).strip("-")
    if len(hyphened) <= _LONGEST:
        return hyphened
    return hyphened[: _LONGEST + 1].rpartition("-")[0] or hyphened[:_LONGEST]


def article_slug(article: Article) -> str:
    """The name that an article asks for: from its id or title; it starts with a letter."""
    found = slug(article.id or title(article))
    if not re.search("[a-z]", found):
        return f"article-{digest(text(article))}"
    if found in RESERVED:
        return f"{found}-article"
    return found if found[0].isalpha() else f"article-{found}"


def anchor_name(fragment: str) -> str:
    """The name, inside its article, of what the source calls `fragment`.

    The same fragment always gives the same name; fragments that must be changed carry a digest of
    what they were, so that no two fall together.
    """
    tame = re.sub("[^A-Za-z0-9_-]+", "-", fragment)
    if fragment and tame == fragment and not _BUILDERS_NAMES.fullmatch(fragment):
        return fragment
    return f"{tame.strip('-') or 'id'}-{digest(fragment)}"


def make_distinct(wanted: Iterable[str]) -> Iterator[str]:
    """The names that are wanted, made unique: who comes second to a name gets "-2", and so on.

    Nobody gets a name that another wants.
    """
    names = list(wanted)
    used, given, last = set(names), set[str](), Counter[str]()
    for wish in names:
        granted = wish
        while granted in given or (granted != wish and granted in used):
            last[wish] += 1
            granted = f"{wish}-{last[wish] + 1}"
        given.add(granted)
        yield granted


def target_id(article: str, fragment: str) -> str:
    """The id in the book of what the source of the article with this name calls `fragment`."""
    return f"{article}.{anchor_name(fragment)}"


# --- articles --------------------------------------------------------------------------------------


def name_article(article: Article, name: str) -> Article:
    """The article with this name, and with names for what is in it."""
    article = replace(article, id=name)
    names = _Names(article)
    return replace(
        article,
        headline=names.give(article.headline),
        alternative_headline=names.give(article.alternative_headline),
        body=names.give(article.body),
    )


class _Names:
    """The names in one article, given in reading order."""

    def __init__(self, article: Article) -> None:
        nodes = [node for node in visit(article.content) if _is_named(node) and isinstance(node, Node)]
        own = [anchor_name(node.id) for node in nodes if node.id]
        free = [_free_name(node) for node in nodes if not node.id]
        granted = make_distinct(own + free)
        granted_own = iter([next(granted) for _ in own])
        self._waiting = [f"{article.id}.{next(granted_own if node.id else granted)}" for node in nodes]
        self._waiting.reverse()

    def give(self, node: _T) -> _T:
        """`node` with its names; must meet the nodes in the order of `visit`."""
        if isinstance(node, tuple):
            new: tuple[object, ...] = tuple([self.give(member) for member in node])
            return node if all(a is b for a, b in zip(node, new, strict=True)) else cast("_T", new)
        fields = INNER_FIELDS[node.__class__]
        if not self._waiting or fields is None:
            return node
        edits: dict[str, object] = {"id": self._waiting.pop()} if _is_named(node) else {}
        for field in fields:
            old = getattr(node, field)
            if (given := self.give(old)) is not old:
                edits[field] = given
        return cast("_T", replace(cast("Struct", node), **edits)) if edits else node


_NAMED = frozenset({Section, NoteReference})
"""What gets a name of its own where it has none."""


def _is_named(node: object) -> bool:
    return node.__class__ in _NAMED or bool(getattr(node, "id", ""))


def _free_name(node: Node) -> str:
    """The name that a node without an id asks for: a section from its heading, a reference from its note."""
    if isinstance(node, NoteReference):
        return f"{anchor_name(node.footnote)}-again"
    words = line(node.heading) if isinstance(node, Section) else ""
    return anchor_name(slug(words) or (f"section-{digest(words)}" if words else "section"))
