"""Makes every link lead somewhere: inside its article, to another article of the book, or out to the web.

A link that leads nowhere is taken off its words, and a note says where it went. XHTML has no links inside
links, so none are left: the outer one stays, and footnotes in it move behind it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urljoin, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from octavo.model import (
    Abbreviation,
    Article,
    Book,
    Footnote,
    Inline,
    Link,
    NoteReference,
    Placeholder,
    Quote,
    Ruby,
    Span,
)
from octavo.notes import Notes
from octavo.passes.names import target_id
from octavo.passes.places import Guide, Places, Target, describe_place
from octavo.urls import SCHEMES, page_key, scheme, trim, valid_url
from octavo.walk import Content, has, replace_articles, rewrite, title, visit


def resolve_links(book: Book, notes: Notes) -> Book:
    """`book` with no links but to its own ids ("#id") and to valid addresses of the web. Its nodes must have names."""
    places = Places([*map(describe_place, book.articles)])
    return replace_articles(book, (resolve_article(one, places, notes) for one in book.articles))


def resolve_article(article: Article, guide: Guide, notes: Notes) -> Article:
    """The same for one article of a book, whose places `guide` knows."""
    return rewrite(article, _Links(article, guide, notes.at(_note_place(article))))


def _note_place(article: Article) -> str:
    """The place that notes name: the article's file, its address or its title."""
    return article.origin.path or article.origin.url or title(article)


_LEADING = frozenset({Link, NoteReference, Placeholder, Quote})
"""Nodes that may lead to a place."""


class _Links:
    """The change that `rewrite` applies to each node of one article."""

    def __init__(self, article: Article, guide: Guide, notes: Notes) -> None:
        self._article = article
        self._guide = guide
        self._notes = notes
        self._base = _page_url(article.origin.url)
        self._early = set(_find_early_references(article))

    def __call__(self, node: Struct) -> Content:
        match node:
            case _ if node.__class__ not in _LEADING:
                return node
            case Link():
                return self._change_link(node)
            case NoteReference():
                name = self._resolve_fragment(None, node.footnote)
                return replace(node, footnote=name[1:]) if name and node.id not in self._early else ()
            case Placeholder(href=href) if href:
                return replace(node, href=self._resolve(href))
            case Quote(cite=cite) if cite:
                return replace(node, cite=_page_url(cite))
        return node

    def _change_link(self, node: Link) -> Content:
        """The link with its final address; its words alone where it leads nowhere; footnotes in it stand behind it."""
        href = self._resolve(node.href)
        if not href:
            return _unlink(node)
        content, footnotes = self._flatten_links(node.content)
        outer = replace(node, href=href, content=content)
        return (outer, *footnotes) if footnotes else outer

    # -- where a link leads -------------------------------------------------------------------------

    def _resolve(self, written: str) -> str:
        """The final href of a link: "#id", an address, or "" with a note where it leads nowhere."""
        href = trim(written)
        if href.startswith("#") or not href:
            return self._resolve_fragment(None, href[1:])
        if scheme(href) or href.startswith("//"):
            return self._resolve_absolute(href if scheme(href) else f"https:{href}")
        if found := self._find_by_file(href):
            return self._resolve_fragment(found, _fragment(href))
        if self._base:
            return self._resolve_absolute(urljoin(self._base, href))
        return self._note_nowhere("link-relative", href)

    def _resolve_absolute(self, href: str) -> str:
        """The address, or the id of an article that came from there; "" with a note where it cannot be followed."""
        if scheme(href) not in SCHEMES:
            return self._note_nowhere("link-unsafe", href)
        leads = valid_url(href)
        if not leads:
            return self._note_nowhere("link-invalid", href)
        found = self._guide.find_page(page_key(leads))
        return self._resolve_fragment(found, _fragment(leads)) if found else leads

    def _find_by_file(self, reference: str) -> Target | None:
        """The article in the file that a relative reference means."""
        path, own = unquote(urlsplit(reference).path), self._article.origin.path
        if not path or not own:
            return None
        return self._guide.find_file(posixpath.normpath(posixpath.join(posixpath.dirname(own), path)))

    def _resolve_fragment(self, other: Target | None, written: str) -> str:
        """The id that a fragment means in this article or another one, or the article's own."""
        article = self._article.id if other is None else other.id
        fragment = written.partition(":~:")[0]  # what follows are words to highlight, in browsers that can
        for spelling in (fragment, unquote(fragment)):
            for name in (target_id(article, spelling), spelling):
                if self._guide.has_id(name):
                    return f"#{name}"
        if fragment.lower() in ("", "top"):
            return f"#{article}"
        if other is None or other.id == self._article.id:
            return self._note_nowhere("link-dangling", f"#{written}")
        self._notes.add("link-dangling", f"#{written} of {other.title}; the link leads to the article")
        return f"#{article}"

    def _note_nowhere(self, code: str, href: str) -> str:
        """Notes a link that leads nowhere; returns the "" that takes it off its words."""
        self._notes.add(code, href if len(href) <= 100 else f"{href[:99]}…")
        return ""

    # -- links in links -----------------------------------------------------------------------------

    def _flatten_links(self, content: Iterable[Inline]) -> tuple[tuple[Inline, ...], list[Inline]]:
        """The content of a link without the links and footnotes in it, and those footnotes."""
        kept: list[Inline] = []
        footnotes: list[Inline] = []
        for node in content:
            match node:
                case Footnote() | NoteReference():
                    footnotes.append(node)
                case Link() | Span() | Abbreviation() | Ruby():
                    inner, below = self._flatten_links(node.content)
                    footnotes.extend(below)
                    kept.extend(self._unwrap_link(replace(node, content=inner)))
                case Placeholder(href=href) if href:
                    self._notes.add("structure-changed", f"a link inside a link: {href}")
                    kept.append(replace(node, href=""))
                case _:
                    kept.append(node)
        return tuple(kept), footnotes

    def _unwrap_link(self, node: Link | Span | Abbreviation | Ruby) -> tuple[Inline, ...]:
        """The words of a link inside a link, with a note; any other node as it is."""
        if not isinstance(node, Link):
            return (node,)
        self._notes.add("structure-changed", f"a link inside a link: {node.href}")
        return _unlink(node)


def _unlink(node: Link) -> tuple[Inline, ...]:
    """A link's words, in a span if that still means something."""
    if node.id or node.language or node.direction:
        return (Span(node.content, id=node.id, language=node.language, direction=node.direction),)
    return node.content


def _find_early_references(article: Article) -> Iterator[str]:
    """The ids of references to what is no footnote of the article before them: they would have no number."""
    written: set[str] = set()
    for node in visit(article.content) if has(article, NoteReference) else ():
        if isinstance(node, Footnote):
            written |= {node.id} - {""}
        elif isinstance(node, NoteReference) and not written & {node.footnote, target_id(article.id, node.footnote)}:
            yield node.id


def _page_url(written: str) -> str:
    """The address of a page of the web in valid form, "" if it is none."""
    return valid_url(written) if scheme(trim(written)) in ("http", "https") else ""


def _fragment(href: str) -> str:
    return href.partition("#")[2]
