"""What stands in blocks: paragraphs, sections, lists, quotations, code, figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, assert_never

from msgspec import structs

from octavo.builders.xhtml.callouts import callout_label, callout_name, is_callout_name
from octavo.builders.xhtml.code import code_lines
from octavo.builders.xhtml.figure_rows import divide_into_rows, row_widths
from octavo.builders.xhtml.inlines import is_bare
from octavo.builders.xhtml.interviews import find_turns
from octavo.builders.xhtml.markup import attributes, node_attributes, words_language
from octavo.builders.xhtml.tables import Tables
from octavo.markup_names import Class, syntax_class
from octavo.model import (
    Aside,
    Block,
    CodeBlock,
    DescriptionList,
    Entry,
    Figure,
    FigureGroup,
    Footnote,
    Image,
    Inline,
    Item,
    Link,
    List,
    Math,
    NoteReference,
    Paragraph,
    Quote,
    Section,
    Span,
    Table,
    Text,
    ThematicBreak,
    Verse,
)
from octavo.notes import bare_words
from octavo.urls import valid_url
from octavo.walk import has, images, text

_UNNAMED = "note"
"""The role of an aside that has none of its own. Without it each is a landmark, which needs a name (ARIA 1.2)."""

_ASIDE_ROLES = {"doc-dedication", "doc-example", "doc-glossary", "doc-pullquote", "doc-tip"}
"""Roles that ARIA in HTML allows on aside; any other goes on a section."""


_SHORT = 8
"""Lines of a stanza that stand on one page."""


class Blocks(Tables):
    """Writes blocks, tables and what runs in lines."""

    def blocks(self, blocks: Sequence[Block], level: int) -> str:
        """Blocks in a row; sections among them get headings of `level` (6 at most, 0 for none)."""
        turns = find_turns(blocks)
        return "".join([self.block(block, level, turns.get(at, "")) for at, block in enumerate(blocks)])

    def block(self, node: Block, level: int, turn: Class | Literal[""] = "") -> str:
        """One block as its element; `turn` is what it is in an interview.

        A page that begins with it is marked before it, where no paragraph ended before.
        """
        marks = "" if isinstance(node, Paragraph) else self._page_marks.marks_before_block()
        node = self.turned(node)
        with self.in_language(node.language, node.direction):
            return marks + (
                self._paragraph(node, turn=turn) if isinstance(node, Paragraph) else self._block(node, level)
            )

    def _block(self, node: Block, level: int) -> str:  # noqa: PLR0911, PLR0912 - a line for each node
        match node:
            case Paragraph():
                return self._paragraph(node)
            case Section():
                return self._section(node, level)
            case List():
                return self._list(node, level)
            case DescriptionList():
                entries = "".join(self._entry(entry, level) for entry in node.entries)
                return f"<dl{node_attributes(node)}>\n{entries}</dl>\n"
            case Quote():
                return self._quote(node, level)
            case Verse():
                return self._verse(node)
            case CodeBlock():
                return self._page_marks.mark_markup(self.code(node))
            case Table():
                return self.table(node, level)
            case Figure():
                return self._figure(node, level)
            case FigureGroup():
                return self._figure_group(node, level)
            case Aside():
                return self._aside(node, level)
            case ThematicBreak():
                return f"<hr{node_attributes(node)}/>\n"
            case _:
                assert_never(node)

    def code(self, node: CodeBlock) -> str:
        """Lines of code."""
        syntax = attributes(class_=syntax_class(node.syntax))
        return f"<pre{node_attributes(self.from_left(node))}><code{syntax}>{code_lines(node)}</code></pre>\n"

    def _paragraph(self, node: Paragraph, box: str = "", turn: Class | Literal[""] = "") -> str:
        """A paragraph, after the box of the task that it says."""
        role = attributes(class_=turn or _paragraph_class(node), role=node.role)
        return f"<p{node_attributes(node)}{role}>{box}{self.inlines_to_end(node.content)}</p>\n"

    def _section(self, node: Section, level: int) -> str:
        beginning, end = self.section_tags(node)
        heading = self.heading(node.heading, level)
        return f"{beginning}{heading}{self.blocks(node.body, level_below(node, level))}{end}"

    def section_tags(self, node: Section) -> tuple[str, str]:
        """The start and the end of a section's element."""
        name = "aside" if node.role == "doc-tip" else "section"  # the one role that ARIA in HTML denies to section
        role = attributes(role=node.role, epub_type=node.role.removeprefix("doc-"))
        return f"<{name}{node_attributes(node)}{role}>\n", f"</{name}>\n"

    def heading(self, words: Sequence[Inline], level: int) -> str:
        """A heading, if it has words; level 0 is inside a footnote, which has no place in the outline."""
        if not words:
            return ""
        if not level:
            return f'<p class="{Class.TITLE}">{self.inlines(words)}</p>\n'
        name = f"h{min(level, 6)}"
        return f"<{name}>{self.inlines(words)}</{name}>\n"

    def _list(self, node: List, level: int) -> str:
        items = "".join(self._item(item, node.tight, level) for item in _count_down(node))
        if node.numbering is None or node.unmarked:
            tasks = Class.TASKS if any(item.checked is not None for item in node.items) else ""
            kind = Class.UNMARKED if node.unmarked else tasks
            return f"<ul{node_attributes(node)}{attributes(class_=kind)}>\n{items}</ul>\n"
        start = "" if node.start == 1 and not node.reversed else str(node.start)
        numbering = "" if node.numbering == "decimal" else Class(node.numbering)
        kind = f"{numbering} {Class.LONG_NUMBERS}".strip() if _has_long_numbers(node) else numbering
        said = attributes(class_=kind, start=start, reversed="reversed" if node.reversed else "")
        return f"<ol{node_attributes(node)}{said}>\n{items}</ol>\n"

    def _item(self, item: Item, tight: bool, level: int) -> str:
        box = "" if item.checked is None else self._checkbox(item.checked)
        body = self._tight_item(item.body, level, box) if tight else self._loose_item(item.body, level, box)
        value = attributes(value="" if item.value is None else str(item.value))
        return f"<li{node_attributes(item)}{value}>{body}</li>\n"

    def _checkbox(self, checked: bool) -> str:
        label = attributes(aria_label=self._phrases["done" if checked else "open"])
        sign = self._page_marks.mark_words("☑" if checked else "☐")
        return f'<span class="{Class.CHECKBOX}" role="img"{label}>{sign}</span> '

    def _tight_item(self, blocks: Sequence[Block], level: int, box: str) -> str:
        """The blocks of an item without space: its first paragraph stands without an element of its own."""
        match blocks:
            case [first, *rest] if is_bare(first) and not any(isinstance(block, Paragraph) for block in rest):
                return box + self.inlines_to_end(first.content) + ("\n" if rest else "") + self.blocks(rest, level)
        return self._loose_item(blocks, level, box)

    def _loose_item(self, blocks: Sequence[Block], level: int, box: str) -> str:
        """The blocks of an item; the box of a task stands on the first line of its words."""
        match blocks:
            case [Paragraph() as first, *rest] if box:
                with self.in_language(first.language):
                    beginning = self._paragraph(first, box)
                return beginning + self.blocks(rest, level)
        return box + self.blocks(blocks, level)

    def _entry(self, entry: Entry, level: int) -> str:
        """Terms and their descriptions: HTML wants both, even where one is empty."""
        terms = [f"<dt>{self.inlines(term)}</dt>\n" for term in entry.terms or ((),)]
        return "".join([*terms, *(f"<dd>{self.flow(blocks, level)}</dd>\n" for blocks in entry.descriptions or ((),))])

    def _quote(self, node: Quote, level: int) -> str:
        cite = valid_url(node.cite)  # EPUBCheck takes it for something to fetch, and wants that to be safe
        role = attributes(cite=cite if cite.startswith("https:") else "", role=node.role)
        body = self.blocks(node.body, level) + self._attribution(node.attribution)
        return f"<blockquote{node_attributes(node)}{role}>\n{body}</blockquote>\n"

    def _attribution(self, words: tuple[Inline, ...]) -> str:
        return f'<div class="{Class.ATTRIBUTION}"><p>{self.inlines_to_end(words)}</p></div>\n' if words else ""

    def _verse(self, node: Verse) -> str:
        body = "".join(map(self._stanza, node.stanzas)) + self._attribution(node.attribution)
        return f'<blockquote{node_attributes(node)} class="{Class.VERSE}">\n{body}</blockquote>\n'

    def _stanza(self, lines: Sequence[Sequence[Inline]]) -> str:
        written = "<br/>".join(f"<span>{self.inlines_to_end(line)}</span>" for line in lines)
        kind = f"{Class.STANZA} {Class.SHORT}" if len(lines) <= _SHORT else Class.STANZA
        return f'<p class="{kind}">{written}</p>\n'

    def _figure(self, node: Figure, level: int, width: str = "") -> str:
        shown = self._figure_body(node.body, level)  # before the caption: notes and pages are counted in their order
        said = attributes(class_=Class.LEAD if _is_lead(node) else "", style=f"width: {width}" if width else "")
        return f"<figure{node_attributes(node)}{said}>\n{shown}{self._figure_caption(node, level)}</figure>\n"

    def _figure_caption(self, node: Figure | FigureGroup, level: int) -> str:
        caption = self.flow(node.caption, level)
        if node.credit:
            caption += f' <small class="{Class.CREDIT}">{self.inlines(node.credit)}</small>'
        hidden = attributes(aria_hidden="true" if _repeats_description(node) else "")
        return f"<figcaption{hidden}>{caption}</figcaption>\n" if caption else ""

    def _figure_group(self, node: FigureGroup, level: int) -> str:
        rows = divide_into_rows(node.figures, self._medium.figures_in_row)
        shown = "".join(self._row(row, level) for row in rows)
        caption = self._figure_caption(node, level)
        return f'<figure{node_attributes(node)} class="{Class.GROUP}">\n{shown}{caption}</figure>\n'

    def _row(self, row: Sequence[Figure], level: int) -> str:
        """Figures beside each other. No page begins among them, and no white space stands between them."""
        if self._medium.figures_in_row == 1:
            return self.blocks(row, level)
        marks, figures = self._page_marks.marks_before_block(), ""
        for figure, width in zip(map(self.turned, row), row_widths(row), strict=True):
            with self.in_language(figure.language, figure.direction):
                figures += self._figure(figure, level, f"{width}%").rstrip()
        return f'{marks}<div class="{Class.ROW}">{figures}</div>\n'

    def _figure_body(self, blocks: Sequence[Block], level: int) -> str:
        """A figure's body: pictures that are alone in their paragraph stand without it."""
        return "".join(
            self.inlines(block.content) + "\n"
            if is_bare(block) and all(isinstance(inline, Image) for inline in block.content)
            else self.block(block, level)
            for block in blocks
        )

    def _aside(self, node: Aside, level: int) -> str:
        name = "aside" if not node.role or node.role in _ASIDE_ROLES else "section"
        kind = f"{Class.ASIDE} {Class(node.kind)}" if node.kind else Class.ASIDE
        spoken = callout_name(node, self._phrases)
        role = attributes(class_=kind, role=node.role or _UNNAMED, aria_label=spoken)
        head = self._aside_head(node)
        return f"<{name}{node_attributes(node)}{role}>\n{head}{self.blocks(node.body, level)}</{name}>\n"

    def _aside_head(self, node: Aside) -> str:
        """What a callout is, and its own title: "Warning · Do not dredge in spring"."""
        label, title = callout_label(node, self._phrases), self.inlines(node.title)
        if label:
            said = attributes(class_=Class.KIND) + words_language(self._phrases)
            label = f"<span{said}>{self._page_marks.mark_words(label)}</span>"
            title = label + (self._page_marks.mark_words(" · ") + title if title else "")
        elif title and is_callout_name(node):
            title = f'<span class="{Class.KIND}">{title}</span>'
        return f'<p class="{Class.TITLE}">{title}</p>\n' if title else ""


def _is_lead(node: Figure) -> bool:
    """Whether a figure is a picture that asks for the whole width."""
    match node.body:
        case (Paragraph(content=(Image(percent=100),)),):
            return True
    return False


def _has_long_numbers(node: List) -> bool:
    """Whether a list has numbers that need more room than two digits: "100.", "xviii.", "二十四."."""
    values = [abs(item.value or 0) for item in node.items]
    last = max(abs(node.start) + (0 if node.reversed else len(node.items) - 1), *values, 0)
    return last > _MOST_NARROW.get(node.numbering or "decimal", 9)


_MOST_NARROW = {"lower-roman": 7, "upper-roman": 7} | dict.fromkeys(
    ("decimal", "lower-alpha", "upper-alpha", "lower-greek"), 99
)
"""The last number that has room, by the kind of numbers; 9 for those of other scripts."""


def _count_down(node: List) -> Iterator[Item]:
    """The items of a list; each says its number where they count down, which not every engine does by itself."""
    number = node.start
    for item in node.items:
        number = number if item.value is None else item.value
        yield structs.replace(item, value=number) if node.reversed and node.numbering else _with_number(item, node)
        number -= 1


def _with_number(item: Item, node: List) -> Item:
    """An item with its number only where the list prints numbers."""
    return item if node.numbering and not node.unmarked else structs.replace(item, value=None)


def _repeats_description(node: Figure | FigureGroup) -> bool:
    """Whether a caption is the description of the only picture, which those who hear the one have heard then."""
    descriptions = [image.alt or "" for image in images(node)]
    plain = not node.credit and not has(node.caption, Link, Footnote, NoteReference)
    return plain and len(descriptions) == 1 and bare_words(descriptions[0]) == bare_words(text(node.caption)) != ""


def _paragraph_class(node: Paragraph) -> str:
    """The class of a paragraph: that of a displayed formula or pictures alone in it, or of how its lines are set."""
    match node.content:
        case (Math(display=True),):
            return Class.MATH
        case (_, *_) if all(map(_is_picture, node.content)) and has(node.content, Image):
            return Class.PICTURE
    return Class(node.align) if node.align else ""


def _is_picture(node: Inline) -> bool:
    """Whether a node is a picture, a link around some, or what stands between them and behind: spaces and notes."""
    match node:
        case Image() | Footnote() | NoteReference():
            return True
        case Text():
            return not node.text.strip()
        case Link() | Span():
            return all(map(_is_picture, node.content))
    return False


def level_below(node: Section, level: int) -> int:
    """The level of the headings in a section whose own is of `level`."""
    return level + 1 if level and node.heading else level
