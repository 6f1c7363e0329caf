"""What runs in lines: words, links, pictures in them, references to footnotes, and the footnotes."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal, Protocol, TypeGuard, TypeVar, assert_never

from msgspec import structs

from octavo.builders.xhtml.direction import article_direction
from octavo.builders.xhtml.markup import SEAM, attributes, escape, node_attributes
from octavo.builders.xhtml.notenames import NoteName, NoteNames, noteref
from octavo.builders.xhtml.pagemarks import PageMarks
from octavo.locale import tags
from octavo.locale.phrases import phrases
from octavo.locale.quotation_marks import quote_pair
from octavo.locale.tags import Direction, direction_of
from octavo.markup_names import Class
from octavo.model import (
    Abbreviation,
    Article,
    Block,
    Code,
    CodeBlock,
    Footnote,
    Image,
    Inline,
    LineBreak,
    Link,
    Math,
    Node,
    NoteReference,
    Paragraph,
    Placeholder,
    Ruby,
    Span,
    Style,
    Table,
    Text,
)
from octavo.urls import valid_url

ELEMENTS: dict[Style, tuple[str, str]] = {
    "plain": ("span", ""),
    "emphasis": ("em", ""),
    "strong": ("strong", ""),
    "cited-title": ("cite", ""),
    "small-caps": ("span", Class.SMALL_CAPS),
    "label": ("span", Class.LABEL),
    "subscript": ("sub", ""),
    "superscript": ("sup", ""),
    "deleted": ("del", ""),
    "inserted": ("ins", ""),
    "highlight": ("mark", ""),
    "small": ("small", ""),
    "underline": ("u", ""),
    "quotation": ("q", ""),
    "keyboard": ("kbd", ""),
    "sample": ("samp", ""),
    "variable": ("var", ""),
    "definition": ("dfn", ""),
}
"""The element and the class of each style of span."""


NodeT = TypeVar("NodeT", bound=Node)
CodeT = TypeVar("CodeT", Code, CodeBlock)


class Medium(Protocol):
    """What a medium decides about the XHTML of an article."""

    @property
    def footnotes_at_reference(self) -> bool:
        """True: a footnote stands where it is referred to (paged media float it). False: at the article's end."""

    @property
    def figures_in_row(self) -> int:
        """How many figures of a group may stand beside each other."""

    def image(self, image: Image) -> str:
        """The markup of a picture."""

    def math(self, math: Math) -> str:
        """The markup of a formula."""

    def link(self, href: str) -> str:
        """Where a link leads: `href` as the model has it; "#id" names an id anywhere in the book."""

    def stacks_table(self, table: Table) -> bool:
        """Whether a table is too wide here: then its rows are stacked, each under the heads of its columns."""


class Inlines(ABC):
    """Writes inlines. Use once: it counts the article's footnotes, and the characters before each page."""

    def __init__(self, article: Article, medium: Medium, language: str, marks: PageMarks | None = None) -> None:
        self._article = article
        self._medium = medium
        self._language = article.in_language or language
        self._phrases = phrases(self._language)
        self._page_marks = marks or PageMarks()
        self._current_language = self._language
        self._direction = article_direction(article, language)
        self._quote_depth = 0
        self._footnotes: list[str] = []
        self._taken_footnotes = 0
        self._notes = NoteNames(article)
        self._behind_note: list[str] | None = None
        self._in_link: list[Footnote | NoteReference] | None = None

    @abstractmethod
    def blocks(self, blocks: Sequence[Block], level: int) -> str:
        """Blocks in a row; sections among them get headings of `level` (6 at most, 0 for none)."""

    def flow(self, blocks: Sequence[Block], level: int) -> str:
        """The blocks of a cell, a caption or an item: a lone paragraph stands without an element of its own."""
        match blocks:
            case [only] if is_bare(only):
                return self.inlines_to_end(only.content)
        return self.blocks(blocks, level)

    def inlines_to_end(self, content: Sequence[Inline]) -> str:
        """All inlines of a paragraph, and the marks of the pages that begin behind it.

        Between blocks a mark would move those behind it: readers keep highlights by the number of a block among its
        neighbours (EPUB CFI 1.1, 3.1), and pages are others where paper or styles are.
        """
        return self.inlines(content) + self._page_marks.marks_in_line()

    def inlines(self, content: Sequence[Inline]) -> str:
        """Inlines in a row; the numbers of two notes side by side are parted."""
        parted = zip([None, *content], content, strict=False)
        return "".join(_part_numbers(before, node) + self.inline(node) for before, node in parted)

    def inline(self, node: Inline) -> str:  # noqa: PLR0911, PLR0912 - a line for each node
        """One inline as its element."""
        match node:
            case Text():
                words = self._page_marks.mark_words(node.text)
                return _SLASHED.sub(_keep_whole, words) if "/" in node.text else words
            case LineBreak():
                return "<br/>"
            case Code():
                words = self._page_marks.mark_words(node.text)
                words = _LONG.sub(_mark_seams, words) if len(node.text) >= _LONGEST else words
                return f"<code{node_attributes(self.from_left(node))}>{words}</code>"
            case Span(style="quotation"):
                return self._quotation(node)
            case Span():
                name, kind = ELEMENTS[node.style]
                node = self.turned(node)
                said = node_attributes(node) + attributes(class_=kind)
                with self.in_language(node.language, node.direction):
                    return f"<{name}{said}>{self.inlines(node.content)}</{name}>"
            case Abbreviation():
                title = attributes(title=node.expansion)
                return f"<abbr{node_attributes(self.turned(node))}{title}>{self.inlines(node.content)}</abbr>"
            case Ruby():
                return self._ruby(node)
            case Link():
                return self._link(node)
            case Image():
                return self._draw(self._medium.image(node))
            case Placeholder():
                return self._placeholder(node)
            case Math():
                return self._draw(self._medium.math(node))
            case Footnote() | NoteReference():
                return self._note(node)
            case _:
                assert_never(node)

    def _draw(self, markup: str) -> str:
        """A picture or a formula, after the marks of the pages that begin with it."""
        marks = self._page_marks.marks_in_line()
        self._page_marks.count_drawn()
        return marks + markup

    @contextmanager
    def in_language(self, language: str, direction: Direction | Literal[""] = "") -> Iterator[None]:
        """Inside it words are in `language`, and lines of its direction if none is said; "" is that around them."""
        before = self._current_language, self._direction
        self._current_language = language or self._current_language
        self._direction = direction or (direction_of(language) if language else self._direction)
        yield
        self._current_language, self._direction = before

    def turned(self, node: NodeT) -> NodeT:
        """A node that says its direction, if its language has the other one than the lines around it.

        HTML's `lang` alone turns nothing: full stops and numbers would stand at the wrong end.
        """
        if not node.language or node.direction or direction_of(node.language) == self._direction:
            return node
        return structs.replace(node, direction=direction_of(node.language))

    def from_left(self, node: CodeT) -> CodeT:
        """Code, which runs from left to right in every text, and says so where that is turned."""
        return structs.replace(node, direction="ltr") if self._direction == "rtl" else node

    def _quotation(self, node: Span) -> str:
        """A quotation with its marks in words, of the language around it: not every engine adds them."""
        opening, closing = quote_pair(self._current_language, self._quote_depth) if node.content else ("", "")
        node = self.turned(node)
        beginning = f"<q{node_attributes(node)}>{self._page_marks.mark_words(opening)}"
        self._quote_depth += 1
        with self.in_language(node.language, node.direction):
            words = self.inlines(node.content)
        self._quote_depth -= 1
        return f"{beginning}{words}{self._page_marks.mark_words(closing)}</q>"

    def _ruby(self, node: Ruby) -> str:
        """Characters and how they are read, in brackets for those who show no ruby. No page begins in it."""
        mark = self._page_marks.mark_words
        with self._page_marks.holding_back(), self.in_language(node.language):
            content = self.inlines(node.content)
            reading = f"<rp>{mark('（')}</rp><rt>{self.inlines(node.reading)}</rt><rp>{mark('）')}</rp>"
        return f"<ruby{node_attributes(node)}>{content}{reading}</ruby>"

    def _link(self, node: Link) -> str:
        """A link. HTML nests none: a link in it is its words alone, and its footnotes are referred to after it."""
        if self._in_link is not None:
            return self.inlines(node.content)
        self._in_link = []
        target = attributes(href=self._medium.link(node.href), title=node.title)
        marks = self._page_marks.marks_in_line()
        with self._page_marks.holding_back():
            link = f"{marks}<a{node_attributes(self.turned(node))}{target}>{self.inlines(node.content)}</a>"
        footnotes, self._in_link = self._in_link, None
        return link + self.inlines(footnotes)

    def _placeholder(self, node: Placeholder) -> str:
        words = self._phrases[node.kind] + (f": {node.label}" if node.label else "")
        leads = valid_url(node.href) if self._in_link is None else ""
        opening, closing = (f'[<a href="{escape(leads)}">', "</a>]") if leads else ("[", "]")
        marks = self._page_marks.marks_in_line()
        with self._page_marks.holding_back():
            label = self._page_marks.mark_words(f"[{words}]")
        return f'{marks}<span{node_attributes(node)} class="{Class.PLACEHOLDER}">{opening}{label[1:-1]}{closing}</span>'

    # -- footnotes ----------------------------------------------------------------------------------

    def _note(self, node: Footnote | NoteReference) -> str:
        """A footnote or a further reference to one; those in a link wait for its end."""
        if self._in_link is not None:
            self._in_link.append(node)
            return ""
        return self._footnote(node) if isinstance(node, Footnote) else self._note_reference(node)

    def _footnote(self, node: Footnote) -> str:
        """A footnote: whole at its reference, or the reference to it, and the note where the article ends."""
        self._footnotes.append("")  # a footnote inside this one counts after it
        number = len(self._footnotes)
        names = self._notes.add(node, number)
        if self._medium.footnotes_at_reference:
            return self._footnote_at_reference(node, names)
        with self._page_marks.not_counting():
            self._footnotes[number - 1] = self._footnote_aside(node, names)
        return noteref(names, names.references[0])

    def _note_reference(self, node: NoteReference) -> str:
        """A further reference to a footnote, with its number; nothing if there is no such footnote before it."""
        names = self._notes.find(node.footnote)
        return noteref(names, node.id, self._medium.link(f"#{names.footnote}")) if names else ""

    def _footnote_at_reference(self, node: Footnote, names: NoteName) -> str:
        """A footnote as paged media float it. One inside another stands behind that, and its number refers to it."""
        if self._behind_note is not None:
            place = len(self._behind_note)
            self._behind_note.append("")
            self._behind_note[place] = self._footnote_span(node, Class.UNCALLED, names.footnote)
            return noteref(names, names.references[0])
        self._behind_note = []
        span = self._footnote_span(node, "", names.footnote if len(names.references) > 1 else "")
        behind, self._behind_note = self._behind_note, None
        return span + "".join(behind)

    def _footnote_span(self, node: Footnote, kind: str, name: str) -> str:
        named = node if node.id else structs.replace(node, id=name)
        roles = attributes(class_=f"{Class.FOOTNOTE} {kind}".strip(), role="doc-footnote")
        return f"<span{roles}{node_attributes(named)}>{self.flow(node.body, 0)}</span>"

    def _footnote_aside(self, node: Footnote, names: NoteName) -> str:
        """The footnote's own element: its number leads back, and stands in the first paragraph."""
        roles = attributes(
            id=names.footnote, class_=Class.FOOTNOTE, role="doc-footnote", epub_type="footnote",
            lang=tags.standardise(node.language), xml_lang=tags.standardise(node.language), dir=node.direction,
        )  # fmt: skip
        first_reference, *further = names.references
        link = self._backlink(str(names.number), f"#{first_reference}")
        arrows = "".join(f" {self._backlink('↑', self._medium.link(f'#{reference}'))}" for reference in further)
        match node.body:
            case (Paragraph() as first, *rest):
                body = f"<p{node_attributes(first)}>{link} {self.inlines(first.content)}{arrows}</p>\n"
                body += self.blocks(rest, 0)
            case _:
                body = f"<p>{link}{arrows}</p>\n{self.blocks(node.body, 0)}"
        return f"<aside{roles}>\n{body}</aside>\n"

    def _backlink(self, words: str, href: str) -> str:
        """A link from a footnote to a reference: the number leads to the first, an arrow to each of the others."""
        title = self._phrases["back-to-text"]
        return f"<a{attributes(class_=Class.BACKLINK, role='doc-backlink', href=href, title=title)}>{words}</a>"


def _part_numbers(before: Inline | None, node: Inline) -> str:
    """What parts the numbers of two notes side by side: "side.2, 3", not "side.23"."""
    if not isinstance(node, Footnote | NoteReference) or not isinstance(before, Footnote | NoteReference):
        return ""
    return f'<span class="{Class.NOTEREF}">,\u2009</span>'


def is_bare(block: Block) -> TypeGuard[Paragraph]:
    """Whether a block is a paragraph that needs no element of its own to say what it is."""
    if not isinstance(block, Paragraph):
        return False
    return not (block.role or block.align or block.id or block.language or block.direction)


_SLASHED = re.compile(r"(?<![\w/<=\"])[^\W\d_]/[^\W\d_](?![\w/>])")  # "I/O", "n/a"; not "usr/a/b"


def _keep_whole(found: re.Match[str]) -> str:
    """A short form with a slash, which no line parts: no character says so, because readers search for it."""
    return f'<span class="{Class.WHOLE}">{found[0]}</span>'


_LONGEST = 14
"""Letters of a word of code that a line of a small screen may have no room for."""

_LONG = re.compile(rf"(?<![<\w=\"])[^\s<>\"=]{{{_LONGEST},}}")
_SEAMS = re.compile(
    r"(?<=\w[/._])(?=\w)|(?<=::)(?=\w)|(?<=[a-z])(?=[A-Z])"
)  # "usr/|local", "read_|level", "lamp|Factory"


def _mark_seams(found: re.Match[str]) -> str:
    """A long word of code with its seams, at which screens part it before they part it anywhere."""
    return _SEAMS.sub(SEAM, found[0])
