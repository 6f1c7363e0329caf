"""Sets quotes, apostrophes, dashes, ellipses and spaces as printers of the text's language do.

Each line of text is read as one, through emphasis and links, so that a quotation may open in one and close in
another. Code, formulas, addresses and what is typed or printed by machines stay as they are, and so does text in a
language whose marks are not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from octavo.locale.figure_names import BEFORE_NUMBER, BEFORE_PLACE
from octavo.locale.quotation_marks import NARROW, QuotationMarks, quotation_marks
from octavo.model import (
    INLINES,
    Abbreviation,
    Article,
    Book,
    Footnote,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Part,
    Span,
    Text,
    Verse,
)
from octavo.notes import Notes
from octavo.passes.quotes import OPAQUE, Edit, find_quote_edits
from octavo.walk import INNER_FIELDS, Content, replace_articles

_T = TypeVar("_T")
_S = TypeVar("_S", bound=Struct)

Lines: TypeAlias = tuple[tuple[Inline, ...], ...]
"""Lines of verse, or a single line of anything else."""

_INLINE = frozenset(INLINES)
_MACHINE = frozenset({"keyboard", "sample"})
_NO_BREAK = "\u00a0"

_UNITS = (
    "[kcmnµμ]?m[²³]?|[kmµμ]?g|[cm]?l|[kKMGT]i?B|[kMG]?Hz|[kMG]?Wh?|kV|hPa|ms|min|kcal|dpi|ppi|fps|px|pt|°[CF]?|[%‰€]"
)
_TOKENS = re.compile(r"https?://[^\s\"'<>]+|www\.[^\s\"'<>]+|\w+=([\"'])[^\"']*\1")
"""What looks like an address (www.example.org/it's) or like code (class="wide"), and is let alone."""

# Every alternative starts with a character of its own: the scan runs from one such character to the next.
_SIGNS = re.compile(
    rf"""
      [ ] (?: (?<=\S[ ]) (?P<spaced> -{{1,3}} ) (?=[ ]\S) (?! (?<=\d[ ]-) [ ]\d )   # word - word, but 5 - 3
            | (?<=\d[ ]) (?P<unit> ) (?= (?:{_UNITS}) (?!\w) )                      # 5 km
            | (?=[A-Z]?\d) (?:{BEFORE_NUMBER}) (?P<numbered> )                      # Figure 3
            | (?=\d) (?:{BEFORE_PLACE}) (?P<placed> )                               # p. 17
            | (?<=[^\W\d_]\.[ ]) (?<!\w[^\W\d_]\.[ ]) (?P<initial> ) (?=[^\W\d_]\.(?!\w))  # J. R. R., z. B.
          )
    | -   (?: (?<=[\w.,!?…)”’"'»{OPAQUE}]-) (?<!<!-) (?P<joined> -{{1,2}} ) (?=[\w“‘«("'’”»{OPAQUE}])  # word--word
            | (?<![^\n]-) (?P<first> -{{1,2}} ) (?=[ ]\S|[A-ZÀ-Þ])                   # -- Who said it
          )
    | \.  (?<![./\\]\.) (?P<dots> \.\. ) (?![.\d/\\])                                # and so on...
    """,
    re.VERBOSE,
)
_NUMBER = r"[−±]?\d+(?:[.,]\d+)*"
_SUM = re.compile(rf"(?<![\w.,−±]){_NUMBER}(?:[ \u00a0][×−±=÷+][ \u00a0]{_NUMBER})+(?![\w.,]*\w)")
"""Numbers with what is done to them: "3 − 2 = 1", "384 × 504"."""

_OPERATOR = re.compile("[×−±=÷+]")
_LONGEST_SUM = 12
"""Characters of one that no line parts; where longer ones were whole, lines before them would gape."""

_FRENCH = re.compile(
    r"""
      [ ]    (?<=\S[ ])    (?: [;!?]+ (?=[\s»)”"\]]|$) | : (?=[\s»)”"\]]|$) | » )   # "Quoi ?", "mot »"
    | [;!?]  (?<=[^\s(\[«“;:!?].) [;!?]*  (?=[\s»)”"\]]|$)                          # "Quoi?", without a space
    | :      (?<=[^\s(\[«“;:!?]:)         (?=[\s»)”"\]]|$)                          # "Il dit:"
    | »      (?<=\S»)                                                              # "mot»"
    | «[ ]?  (?=\S)                                                                # "«mot", "« mot"
    """,
    re.VERBOSE,
)


def set_typography(book: Book, _: Notes) -> Book:
    """`book` with typographic marks for straight ones. No letter, digit or formula changes."""
    language = book.metadata.language
    return replace_articles(
        set_book_words(book), (set_article(one, one.in_language or language) for one in book.articles)
    )


def set_book_words(book: Book) -> Book:
    """`book` with typographic marks in its titles and those of its parts; its articles are as they were."""
    language = book.metadata.language
    title, subtitle = (_set_words(words, language) for words in (book.metadata.title, book.metadata.subtitle))
    parts = tuple(
        replace(node, title=_set_words(node.title, language)) if isinstance(node, Part) else node
        for node in book.bodymatter
    )
    return replace(book, metadata=replace(book.metadata, title=title, subtitle=subtitle), bodymatter=parts)


def _set_words(words: str, language: str) -> str:
    (line,) = _set_lines(((Text(words),),), language)
    return "".join(node.text for node in line if isinstance(node, Text))


def set_article(article: Article, language: str) -> Article:
    """The article with the marks of a language, but where its own parts have another."""
    return replace(
        article,
        headline=_set_members(article.headline, language),
        alternative_headline=_set_members(article.alternative_headline, language),
        body=_set_members(article.body, language),
    )


# --- down to the lines -----------------------------------------------------------------------------


def _set_node(node: _S, language: str) -> _S:
    """A block, or a part of one, with its lines set."""
    fields = INNER_FIELDS[node.__class__]
    if not fields:
        return node
    language = getattr(node, "language", "") or language
    edits = {}
    for field in fields:
        old = getattr(node, field)
        if not isinstance(old, tuple):
            continue
        new = (
            _set_stanzas(old, language)
            if field == "stanzas" and isinstance(node, Verse)
            else _set_members(old, language)
        )
        if new is not old:
            edits[field] = new
    return replace(node, **edits) if edits else node


def _set_members(members: tuple[Content, ...], language: str) -> tuple[Content, ...]:
    if not members:
        return members
    if type(members[0]) in _INLINE:
        return _set_lines(cast("Lines", (members,)), language)[0]
    return _keep_if_same(
        members,
        [_set_members(one, language) if isinstance(one, tuple) else _set_node(one, language) for one in members],
    )


def _set_stanzas(stanzas: tuple[Lines, ...], language: str) -> tuple[Lines, ...]:
    return _keep_if_same(stanzas, [_set_lines(lines, language) for lines in stanzas])


def _keep_if_same(old: tuple[_T, ...], new: list[_T]) -> tuple[_T, ...]:
    """`new` as a tuple, but `old` itself if nothing changed."""
    return old if all(a is b for a, b in zip(old, new, strict=True)) else tuple(new)


# --- lines -----------------------------------------------------------------------------------------


def _set_lines(lines: Lines, language: str) -> Lines:
    """Lines set as one text: a quotation may open in one line of a stanza and close in another."""
    ended = [(*content, LineBreak()) for content in lines]
    line = _Line()
    for content in ended:
        line.take(content, language)
    if not line.settle() and not line.has_notes:
        return lines
    texts = iter(line.texts)
    new = [_rebuild(content, language, texts)[:-1] for content in ended]
    return tuple(old if one == old else one for old, one in zip(lines, new, strict=True))


class _Line:
    """The pieces of a line of text, each with the marks of its language (None for what must stay)."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.has_notes = False
        self._quotation_marks: list[QuotationMarks | None] = []

    def take(self, content: tuple[Inline, ...], language: str) -> None:
        """Adds the pieces of `content`; footnotes and references to them are no part of the line."""
        for node in content:
            match node:
                case Text():
                    self._add(node.text, quotation_marks(language))
                case LineBreak():
                    self._add("\n", None)
                case Footnote():
                    self.has_notes = True
                case NoteReference():
                    continue
                case Span() | Link() | Abbreviation() if not _is_machine(node):
                    self.take(node.content, node.language or language)
                case _:
                    self._add(OPAQUE, None)

    def _add(self, text: str, marks: QuotationMarks | None) -> None:
        self.texts.append(text)
        self._quotation_marks.append(marks)

    def settle(self) -> bool:
        """Changes the pieces until nothing is left to change; returns whether anything was."""
        changed = False
        while self._apply_all():
            changed = True
        return changed

    def _apply_all(self) -> bool:
        """Makes the edits of the first language that has any; returns whether one had."""
        whole = "".join(self.texts)
        if "=" in whole or "://" in whole or "www." in whole:
            whole = _TOKENS.sub(lambda found: OPAQUE * len(found[0]), whole)
        # The first language that changes something moves all that follows, so the others wait for the next turn.
        for marks in dict.fromkeys(self._quotation_marks):
            if marks and (edits := _find_edits(whole, marks)) and self._apply(edits, marks):
                return True
        return False

    def _apply(self, edits: list[Edit], marks: QuotationMarks) -> bool:
        """Makes the edits that lie in one piece of their language."""
        changed, start, todo = False, 0, iter(edits)
        edit = next(todo, None)
        for number, text in enumerate(self.texts):
            end, at = start + len(text), start
            parts: list[str] = []
            while edit and edit.start < end:
                if at <= edit.start and edit.end <= end and self._quotation_marks[number] == marks:
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


def _rebuild(content: tuple[Inline, ...], language: str, texts: Iterator[str]) -> tuple[Inline, ...]:
    """`content` with the next of `texts` for each of its pieces, and its footnotes set."""
    return _keep_if_same(content, [_rebuild_node(node, language, texts) for node in content])


def _rebuild_node(node: Inline, language: str, texts: Iterator[str]) -> Inline:
    if isinstance(node, Text):
        text = next(texts)
        return node if text == node.text else Text(text)
    if isinstance(node, Footnote):
        return _set_node(node, language)
    if isinstance(node, NoteReference):
        return node
    if isinstance(node, Span | Link | Abbreviation) and not _is_machine(node):
        new = _rebuild(node.content, node.language or language, texts)
        return node if new is node.content else replace(node, content=new)
    next(texts)
    return node


# --- marks -----------------------------------------------------------------------------------------


def _find_edits(line: str, marks: QuotationMarks) -> list[Edit]:
    """All that changes in `line`, in order."""
    found = [_sign_edit(match, marks) for match in _SIGNS.finditer(line)]
    if _OPERATOR.search(line):
        found += _find_sum_edits(line)
    if marks.spaced:
        found += [_french_edit(match) for match in _FRENCH.finditer(line)]
    return sorted(found + find_quote_edits(line, marks))


def _find_sum_edits(line: str) -> list[Edit]:
    """The spaces in short sums; one that is the whole line may stand in a cell that is narrower than it."""
    alone = line.strip()
    sums = (found for found in _SUM.finditer(line) if len(found[0]) <= _LONGEST_SUM and found[0] != alone)
    return [Edit(at, at + 1, _NO_BREAK) for found in sums for at in range(*found.span()) if line[at] == " "]


def _sign_edit(match: re.Match[str], marks: QuotationMarks) -> Edit:
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


def _french_edit(match: re.Match[str]) -> Edit:
    """A high mark or a guillemet with the space that belongs to it."""
    start, end = match.span()
    sign = match[0].strip(" ")
    if sign == "«":
        return Edit(start, end, f"«{NARROW}")
    return Edit(start, end, (_NO_BREAK if sign == ":" else NARROW) + sign)
