"""Figures, tables and listings that their captions number: labels are told apart, and references lead to them.

"Figure 3: A quay" has a label; "see Figure 3" is a link. A number that two captions of an article have, or none, is no
link, nor is the figure of another work ("Figure 3 of [12]").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from octavo.locale.figure_names import ALSO, LABEL, REFERENCE, FigureKind, kind_of, number_of
from octavo.model import (
    Article,
    Block,
    Book,
    Code,
    Figure,
    FigureGroup,
    Footnote,
    Inline,
    Link,
    NoteReference,
    Paragraph,
    Ruby,
    Section,
    Span,
    Table,
    Text,
)
from octavo.notes import Notes
from octavo.walk import INNER_FIELDS, Content, has, line, replace_articles, rewrite, visit

_T = TypeVar("_T")

_Captioned: TypeAlias = Figure | FigureGroup | Table
_CAPTIONED = (Figure, FigureGroup, Table)

_Key: TypeAlias = tuple[FigureKind, str]
"""What is numbered, and its number."""

_OTHER_WORK = re.compile(
    r"\s(?:of|in|from|by|von|aus|bei|de|dans)\s*(?:$|\[|\(?\d{4}|the\s(?:original|paper)|[A-Z]\w+\s(?:et\sal|and|&|\())"
)
"""What follows a reference to another work: " of [12]", " in Smith et al.", and " in " before a link."""

_PREPOSITIONS = frozenset({"of", "in", "from", "by", "von", "aus", "bei", "de", "dans"})

_STYLES = frozenset({"strong", "emphasis", "small-caps", "plain", "small"})
"""Styles in which sources tell labels apart themselves."""


def label_figures(book: Book, _: Notes) -> Book:
    """`book` with the labels of its captions told apart, and links to what they name."""
    return replace_articles(book, map(label_article, book.articles))


def label_article(article: Article) -> Article:
    """The article with its labels and links; the same object where no caption has a label."""
    if not has(article.body, *_CAPTIONED):
        return article
    labels = Counter(key for node in visit(article.body) if isinstance(node, _CAPTIONED) if (key := _key_of(node)))
    if not labels:
        return article
    names = _Names({name for node in visit(article.content) if (name := getattr(node, "id", ""))}, labels)
    labelled = rewrite(article, names.label)
    return replace(labelled, body=_Linker(names.targets).link(labelled.body))


def _key_of(node: _Captioned) -> _Key | None:
    match = LABEL.match(line(node.caption[:1])) if node.caption else None
    return (kind_of(match), number_of(match)) if match and _read_label(node.caption) else None


class _Names:
    """Labels captions and gives ids to what they are of, in reading order."""

    def __init__(self, ids: set[str], labels: Counter[_Key]) -> None:
        self._ids = ids
        self._labels = labels
        self.targets: dict[_Key, str] = {}

    def label(self, node: Struct) -> Content:
        """A figure with its label, and with an id if its number is its own."""
        if not isinstance(node, _CAPTIONED) or not (key := _key_of(node)):
            return node
        caption = _read_label(node.caption) or node.caption
        if self._labels[key] > 1:
            return replace(node, caption=caption)
        name = node.id or self._free_name("-".join(key))
        self.targets[key] = name
        return replace(node, caption=caption, id=name)

    def _free_name(self, wanted: str) -> str:
        while wanted in self._ids:
            wanted += "-"
        return wanted


# --- labels -----------------------------------------------------------------------------------------


def _read_label(caption: tuple[Block, ...]) -> tuple[Block, ...] | None:
    """A caption with its label in a span of its own, None if it has none."""
    match caption:
        case (Paragraph(content=(first, *others)) as paragraph, *rest):
            content = _split_label(first, tuple(others))
            return (replace(paragraph, content=content), *rest) if content else None
    return None


def _split_label(first: Inline, others: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The content of a caption with its label told apart; nothing if it has none."""
    match first:
        case Span(style="label"):
            return (first, *others)
        case Span() if first.style in _STYLES and (found := LABEL.match(line(first.content))):
            if found.end() == len(line(first.content)):
                return (replace(first, style="label"), *others)
            split = _split_label(first.content[0], first.content[1:])
            return (replace(first, content=split), *others) if split else ()
        case Text() if (found := LABEL.match(first.text)) and _is_label(found, bool(others)):
            after = first.text[found.end() :]
            return (Span((Text(found[0].strip()),), style="label"), *((Text(after),) if after else ()), *others)
    return ()


def _is_label(found: re.Match[str], goes_on: bool) -> bool:
    """Whether what a caption begins with is its label, and not the first words of a sentence ("Figure 3 shows")."""
    after = found.string[found.end() :].lstrip()
    return found["end"] is not None or after[:1].isupper() or (not after and not goes_on)


# --- references --------------------------------------------------------------------------------------

_CLOSED: frozenset[type] = frozenset({Link, Code, Ruby})
"""What no link is put into."""

_PLURALS = frozenset(
    {"figures", "figs.", "figs", "tables", "listings", "algorithms", "abbildungen", "tabellen", "afbeeldingen"}
)
"""Names after which more than one number may follow."""


class _Linker:
    """Makes links of the references in blocks, but for those of a figure to itself."""

    def __init__(self, targets: dict[_Key, str]) -> None:
        self._targets = targets
        self._own: list[str] = []
        """The ids of the figures around what is read."""

    def link(self, node: _T) -> _T:
        """A node, or a tuple of nodes, with its references as links."""
        if isinstance(node, tuple):
            return cast("_T", self._link_members(node))
        kind, fields = node.__class__, INNER_FIELDS[node.__class__]
        if not fields or kind in _CLOSED or getattr(node, "style", "") == "label":
            return node
        self._own.append(getattr(node, "id", "") if isinstance(node, _CAPTIONED) else "")
        old = {name: getattr(node, name) for name in fields if not (isinstance(node, Section) and name == "heading")}
        edits = {name: new for name, value in old.items() if (new := self.link(value)) is not value}
        self._own.pop()
        return cast("_T", replace(cast("Struct", node), **edits)) if edits else node

    def _link_members(self, members: tuple[object, ...]) -> tuple[object, ...]:
        new: list[object] = []
        for at, member in enumerate(members):
            if isinstance(member, Text):
                following = members[at + 1] if at + 1 < len(members) else None
                new += self._split(member, isinstance(following, Link | Footnote | NoteReference))
            else:
                new.append(self.link(member))
        same = len(new) == len(members) and all(a is b for a, b in zip(new, members, strict=True))
        return members if same else tuple(new)

    def _split(self, node: Text, cited: bool) -> list[Inline]:
        """A text in pieces: words, and links of references; before a link or a note, "of" leads to another work."""
        pieces: list[Inline] = []
        at, text = 0, node.text
        for start, end, target in self._find(text):
            if _OTHER_WORK.match(text, end) and (cited or text[end:].strip() not in _PREPOSITIONS):
                continue
            pieces += [Text(text[at:start])] if at < start else []
            pieces.append(Link((Text(text[start:end]),), f"#{target}"))
            at = end
        if not pieces:
            return [node]
        return [*pieces, Text(text[at:])] if at < len(text) else pieces

    def _find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where references stand in a text, and the ids that they lead to."""
        for match in REFERENCE.finditer(text):
            kind, here = kind_of(match), match
            while True:
                if target := self._target(kind, number_of(here)):
                    start = match.start() if here is match else here.start("number")
                    yield start, here.end("number"), target
                following = ALSO.match(text, here.end("number")) if match[kind].casefold() in _PLURALS else None
                if following is None:
                    break
                here = following

    def _target(self, kind: FigureKind, number: str) -> str:
        """The id of what has this number; a part, "3a", is in the whole that it is of."""
        target = self._targets.get((kind, number)) or self._targets.get((kind, number.rstrip("abcdefgh")), "")
        return "" if target in self._own else target
