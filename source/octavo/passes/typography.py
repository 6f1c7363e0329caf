"""Sets quotes, apostrophes, dashes, ellipses and spaces as printers of the text's language do.

Each line of text is read as one, through emphasis and links, so that a quotation may open in one and close in
another. Code, formulas, addresses and what is typed or printed by machines stay as they are, and so does text in a
language whose marks are not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from octavo.locale.quotation_marks import NARROW, Marks, marks
from octavo.model import (
    INLINES,
    Abbreviation,
    Article,
    Book,
    CodeBlock,
    Footnote,
    Inline,
    LineBreak,
    Link,
    Node,
    Part,
    Span,
    Text,
    Verse,
)
from octavo.notes import Notes
from octavo.passes.quotes import OPAQUE, Edit, quotes
from octavo.walk import renewed

_INLINE = frozenset(INLINES)
_MACHINE = frozenset({"keyboard", "sample"})
_NO_BREAK = "\u00a0"

_UNITS = (
    "[kcmnµμ]?m[²³]?|[kmµμ]?g|[cm]?l|[kKMGT]i?B|[kMG]?Hz|[kMG]?Wh?|kV|hPa|ms|min|kcal|dpi|ppi|fps|px|pt|°[CF]?|[%‰€]"
)
_TOKENS = re.compile(r"https?://[^\s\"'<>]+|www\.[^\s\"'<>]+|\w+=([\"'])[^\"']*\1")
"""What looks like an address or like code, and is let alone."""

# Every alternative starts with a character of its own: the scan runs from one such character to the next.
_SIGNS = re.compile(
    rf"""
      [ ] (?: (?<=\S[ ]) (?P<spaced> -{{1,3}} ) (?=[ ]\S) (?! (?<=\d[ ]-) [ ]\d )   # word - word, but 5 - 3
            | (?<=\d[ ]) (?P<unit> ) (?= (?:{_UNITS}) (?!\w) )                      # 5 km
            | (?<=[^\W\d_]\.[ ]) (?<!\w[^\W\d_]\.[ ]) (?P<initial> ) (?=[^\W\d_]\.(?!\w))  # J. R. R., z. B.
          )
    | -   (?: (?<=[\w.,!?…)”’"'»{OPAQUE}]-) (?<!<!-) (?P<joined> -{{1,2}} ) (?=[\w“‘«("'’”»{OPAQUE}])  # word--word
            | (?<![^\n]-) (?P<first> -{{1,2}} ) (?=[ ]\S|[A-ZÀ-Þ])                   # -- Who said it
          )
    | \.  (?<![./\\]\.) (?P<dots> \.\. ) (?![.\d/\\])                                # and so on...
    """,
    re.VERBOSE,
)
_FRENCH = re.compile(
    r"""
      [ ]    (?<=\S[ ])    (?: [;!?]+ (?=[\s»)”"\]]|$) | : (?=[\s»)”"\]]|$) | » )   # with a space that could break
    | [;!?]  (?<=[^\s(\[«“;:!?].) [;!?]*  (?=[\s»)”"\]]|$)                          # without a space
    | :      (?<=[^\s(\[«“;:!?]:)         (?=[\s»)”"\]]|$)
    | »      (?<=\S»)
    | «[ ]?  (?=\S)
    """,
    re.VERBOSE,
)


def typeset(book: Book, _: Notes) -> Book:
    """`book` with typographic marks for straight ones. No letter, digit or formula changes."""
    language = book.metadata.language

    title, subtitle = (_words(words, language) for words in (book.metadata.title, book.metadata.subtitle))
    parts = tuple(
        replace(node, title=_words(node.title, language)) if isinstance(node, Part) else node
        for node in book.bodymatter
    )
    book = replace(book, metadata=replace(book.metadata, title=title, subtitle=subtitle), bodymatter=parts)
    return renewed(book, (_article(one, one.in_language or language) for one in book.articles))


def _words(words: str, language: str) -> str:
    (line,) = _lines(((Text(words),),), language)
    return "".join(node.text for node in line if isinstance(node, Text))


def _article(article: Article, language: str) -> Article:
    return replace(
        article,
        headline=_members(article.headline, language),
        alternative_headline=_members(article.alternative_headline, language),
        body=_members(article.body, language),
    )


# --- down to the lines -----------------------------------------------------------------------------


def _inside(node: Struct, language: str) -> Struct:
    """A block, or a part of one, with its lines set."""
    if isinstance(node, CodeBlock):
        return node
    if isinstance(node, Node):
        language = node.language or language
    edits = {}
    for field in node.__struct_fields__:
        old = getattr(node, field)
        if not isinstance(old, tuple):
            continue
        new = _stanzas(old, language) if field == "stanzas" and isinstance(node, Verse) else _members(old, language)
        if new is not old:
            edits[field] = new
    return replace(node, **edits) if edits else node


def _members(members: tuple[Any, ...], language: str) -> tuple[Any, ...]:
    if not members:
        return members
    if type(members[0]) in _INLINE:
        return _lines((members,), language)[0]
    return _same(
        members, [_members(one, language) if isinstance(one, tuple) else _inside(one, language) for one in members]
    )


def _stanzas(stanzas: tuple[Any, ...], language: str) -> tuple[Any, ...]:
    return _same(stanzas, [_lines(lines, language) for lines in stanzas])


def _same(old: tuple[Any, ...], new: list[Any]) -> tuple[Any, ...]:
    """`new` as a tuple, but `old` itself if nothing changed."""
    return old if all(a is b for a, b in zip(old, new, strict=True)) else tuple(new)


# --- lines -----------------------------------------------------------------------------------------


def _lines(lines: tuple[tuple[Inline, ...], ...], language: str) -> tuple[tuple[Inline, ...], ...]:
    """Lines that are read as one text (one, but for the lines of a stanza), set."""
    ended = [(*content, LineBreak()) for content in lines]
    line = _Line()
    for content in ended:
        line.take(content, language)
    if not line.settle() and not line.has_notes:
        return lines
    texts = iter(line.texts)
    new = [_rebuilt(content, language, texts)[:-1] for content in ended]
    return tuple(old if one == old else one for old, one in zip(lines, new, strict=True))


class _Line:
    """The pieces of a line of text, each with the marks of its language (None for what must stay)."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.has_notes = False
        self._marks: list[Marks | None] = []

    def take(self, content: tuple[Inline, ...], language: str) -> None:
        """Adds the pieces of `content`; notes are no part of the line."""
        for node in content:
            if isinstance(node, Text):
                self._add(node.text, marks(language))
            elif isinstance(node, Footnote):
                self.has_notes = True
            elif isinstance(node, Span | Link | Abbreviation) and not _is_machine(node):
                self.take(node.content, node.language or language)
            else:
                self._add("\n" if isinstance(node, LineBreak) else OPAQUE, None)

    def _add(self, text: str, marks: Marks | None) -> None:
        self.texts.append(text)
        self._marks.append(marks)

    def settle(self) -> bool:
        """Changes the pieces until nothing is left to change; whether anything was."""
        changed = False
        while self._once():
            changed = True
        return changed

    def _once(self) -> bool:
        whole = "".join(self.texts)
        if "=" in whole or "://" in whole or "www." in whole:
            whole = _TOKENS.sub(lambda found: OPAQUE * len(found[0]), whole)
        # The first language that changes something moves all that follows, so the others wait for the next turn.
        return any(self._apply(_edits(whole, one), one) for one in dict.fromkeys(self._marks) if one)

    def _apply(self, edits: list[Edit], marks: Marks) -> bool:
        """Makes the edits that lie in one piece of their language."""
        changed, start, todo = False, 0, iter(edits)
        edit = next(todo, None)
        for number, text in enumerate(self.texts):
            end, at = start + len(text), start
            parts: list[str] = []
            while edit and edit.start < end:
                if at <= edit.start and edit.end <= end and self._marks[number] == marks:
                    parts += (text[at - start : edit.start - start], edit.text)
                    at = edit.end
                edit = next(todo, None)
            if parts:
                self.texts[number] = "".join(parts) + text[at - start :]
                changed = True
            start = end
        return changed


def _is_machine(node: Inline) -> bool:
    return isinstance(node, Span) and node.style in _MACHINE


def _rebuilt(content: tuple[Inline, ...], language: str, texts: Iterator[str]) -> tuple[Inline, ...]:
    """`content` with the next of `texts` for each of its pieces, and its notes set."""
    return _same(content, [_renewed(node, language, texts) for node in content])


def _renewed(node: Inline, language: str, texts: Iterator[str]) -> Any:
    if isinstance(node, Text):
        text = next(texts)
        return node if text == node.text else Text(text)
    if isinstance(node, Footnote):
        return _inside(node, language)
    if isinstance(node, Span | Link | Abbreviation) and not _is_machine(node):
        new = _rebuilt(node.content, node.language or language, texts)
        return node if new is node.content else replace(node, content=new)
    next(texts)
    return node


# --- marks -----------------------------------------------------------------------------------------


def _edits(line: str, marks: Marks) -> list[Edit]:
    """All that changes in `line`, in order."""
    found = [_sign(match, marks) for match in _SIGNS.finditer(line)]
    if marks.spaced:
        found += [_french(match) for match in _FRENCH.finditer(line)]
    return sorted(found + quotes(line, marks))


def _sign(match: re.Match[str], marks: Marks) -> Edit:
    """A dash, an ellipsis or a space that must not break."""
    start, end = match.span()
    sign = match[0].strip()
    match match.lastgroup:
        case "spaced":
            return Edit(start, end, _NO_BREAK + ("—" if sign == "---" else marks.dash))
        case "joined":
            around = match.string[start - 1] + match.string[end]
            return Edit(start, end, "—" if sign == "---" else "–" if around.isdigit() else marks.joined)
        case "first":
            return Edit(start, end, "—")
        case "dots":
            return Edit(start, end, "…")
        case _:
            return Edit(start, end, _NO_BREAK)


def _french(match: re.Match[str]) -> Edit:
    """A high mark or a guillemet with the space that belongs to it."""
    start, end = match.span()
    sign = match[0].strip(" ")
    if sign == "«":
        return Edit(start, end, f"«{NARROW}")
    return Edit(start, end, (_NO_BREAK if sign == ":" else NARROW) + sign)
