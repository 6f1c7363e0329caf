"""The numbers and ids of an article's footnotes, and of all references to each."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from octavo.builders.xhtml.markup import attributes
from octavo.markup_names import Class
from octavo.model import Article, Footnote, NoteReference
from octavo.walk import digest, has, text, visit


class NoteName(NamedTuple):
    """A footnote's number, its id, and the ids of all references to it."""

    number: int
    footnote: str
    references: tuple[str, ...]


class NoteNames:
    """Gives names to the footnotes of one article, in the order in which they are written."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._further: dict[str, list[str]] = {}
        for node in visit(article.content) if has(article, NoteReference) else ():
            if isinstance(node, NoteReference):
                self._further.setdefault(node.footnote, []).append(node.id)
        self._same_digests: Counter[str] = Counter()
        self._named: dict[str, NoteName] = {}

    def add(self, node: Footnote, number: int) -> NoteName:
        """The names of a footnote: from its words, so that one before it moves no bookmark."""
        name = digest(text(node))
        self._same_digests[name] += 1
        if (count := self._same_digests[name]) > 1:
            name = f"{name}-{count}"
        first, footnote = f"{self._article.id}.ref.{name}", node.id or f"{self._article.id}.note.{name}"
        references = (first, *self._further.get(footnote, ()))
        names = self._named[footnote] = NoteName(number, footnote, references)
        return names

    def find(self, footnote: str) -> NoteName | None:
        """The names of a footnote that was written before, None if none has this id."""
        return self._named.get(footnote)


def noteref(names: NoteName, reference: str, href: str = "") -> str:
    """A reference to a footnote; `href` is where that is, if not in the same file."""
    roles = attributes(class_=Class.NOTEREF, role="doc-noteref", epub_type="noteref", id=reference)
    return f'<a{roles} href="{href or f"#{names.footnote}"}">{names.number}</a>'
