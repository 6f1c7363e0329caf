"""An article as XHTML: the one place where nodes become elements, shared by every builder.

The markup reads alike to an XML and an HTML parser: explicit end tags for all but void elements.
Elements carry `role` (DPUB-ARIA 1.1) for styles and for readers who listen, and `epub:type` for
reading systems. What a medium must decide for itself (how a picture is named, how a formula is drawn,
where notes stand) it says in a `Medium`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeGuard, assert_never

from octavo import languages
from octavo.addresses import address
from octavo.builders.markup import attributes, byline, common, escape, linked, time
from octavo.model import (
    Abbreviation,
    Article,
    Aside,
    Block,
    Cell,
    Code,
    CodeBlock,
    DescriptionList,
    Entry,
    Figure,
    Footnote,
    Image,
    Inline,
    Item,
    LineBreak,
    Link,
    List,
    Math,
    Paragraph,
    Placeholder,
    Quote,
    Row,
    Section,
    Span,
    Style,
    Table,
    Text,
    ThematicBreak,
    Verse,
)
from octavo.phrases import phrases

ELEMENTS: dict[Style, tuple[str, str]] = {
    "plain": ("span", ""),
    "emphasis": ("em", ""),
    "strong": ("strong", ""),
    "cited-title": ("cite", ""),
    "small-caps": ("span", "small-caps"),
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

_ASIDE_ROLES = {"doc-dedication", "doc-example", "doc-glossary", "doc-pullquote", "doc-tip"}
"""Roles that ARIA in HTML allows on aside; any other goes on a section."""


class Medium(Protocol):
    """What a medium decides about the XHTML of an article."""

    @property
    def notes_at_reference(self) -> bool:
        """True: a note's body stands where it is referred to (paged media float it). False: at the article's end."""

    def image(self, image: Image) -> str:
        """The markup of a picture."""

    def math(self, math: Math) -> str:
        """The markup of a formula."""

    def link(self, href: str) -> str:
        """Where a link leads: `href` as the model has it; "#id" names an id anywhere in the book."""


class Xhtml:
    """Writes one article. Use once: it counts the article's notes."""

    def __init__(self, article: Article, medium: Medium, language: str) -> None:
        self._article = article
        self._medium = medium
        self._language = article.in_language or language
        self._phrases = phrases(self._language)
        self._notes: list[str] = []
        self._in_link: list[Footnote] | None = None

    def section(self) -> str:
        """The whole article as one section element: header, body, source and notes."""
        article = self._article
        language = languages.tag(article.in_language) if article.in_language else ""
        opening = attributes(
            id=article.id, class_="article", role="doc-chapter", epub_type="chapter",
            aria_labelledby=f"{article.id}.title", lang=language, xml_lang=language, dir=article.direction,
        )  # fmt: skip
        body = self.blocks(article.body, 2)
        return f"<section{opening}>\n{self._header()}{body}{self._endnotes()}{self._footer()}</section>\n"

    # -- around the body ----------------------------------------------------------------------------

    def _header(self) -> str:
        article = self._article
        lines = [f"<h1{attributes(id=article.id + '.title')}>{self.inlines(article.headline)}</h1>\n"]
        if article.alternative_headline:
            subtitle = self.inlines(article.alternative_headline)
            lines.append(f'<p class="subtitle" role="doc-subtitle">{subtitle}</p>\n')
        if facts := self._facts():
            lines.append(f'<p class="byline">{facts}</p>\n')
        return f"<header>\n{''.join(lines)}</header>\n"

    def _facts(self) -> str:
        """Who wrote the article and when, as the byline prints it."""
        article, facts = self._article, []
        if article.authors:
            names = escape(byline(article.authors, self._phrases["and"]))
            facts.append(f'<span class="author">{self._phrases["by"]} {names}</span>')
        if article.date_published:
            facts.append(time(article.date_published, self._language))
        if article.date_modified[:10] > article.date_published[:10]:
            facts.append(f"{self._phrases['updated']} {time(article.date_modified, self._language)}")
        return ' <span class="separator">·</span> '.join(facts)

    def _footer(self) -> str:
        """Where the article came from and under which licence."""
        article, facts = self._article, []
        if article.origin.url:
            facts.append(f"{self._phrases['source']}: {linked(article.origin.url)}")
        if article.license:
            facts.append(f"{self._phrases['license']}: {linked(article.license)}")
        return "".join(f'<footer class="source"><p>{"<br/>".join(facts)}</p></footer>\n' if facts else "")

    def _endnotes(self) -> str:
        if not self._notes:
            return ""
        label = escape(self._phrases["notes"])
        return f'<section class="footnotes" aria-label="{label}">\n{"".join(self._notes)}</section>\n'

    # -- blocks -------------------------------------------------------------------------------------

    def blocks(self, blocks: Sequence[Block], level: int) -> str:
        """Blocks in a row; sections among them get headings of `level` (6 at most, 0 for none)."""
        return "".join(self.block(block, level) for block in blocks)

    def flow(self, blocks: Sequence[Block], level: int) -> str:
        """The blocks of a cell, a caption or an item: a lone paragraph stands without an element of its own."""
        match blocks:
            case [only] if _is_bare(only):
                return self.inlines(only.content)
        return self.blocks(blocks, level)

    def block(self, node: Block, level: int) -> str:  # noqa: PLR0911 - a line for each node
        """One block as its element."""
        match node:
            case Paragraph():
                return self._paragraph(node)
            case Section():
                return self._section(node, level)
            case List():
                return self._list(node, level)
            case DescriptionList():
                entries = "".join(self._entry(entry, level) for entry in node.entries)
                return f"<dl{common(node)}>\n{entries}</dl>\n"
            case Quote():
                return self._quote(node, level)
            case Verse():
                return self._verse(node)
            case CodeBlock():
                syntax = attributes(class_=f"language-{node.syntax}" if node.syntax else "")
                return f"<pre{common(node)}><code{syntax}>{escape(node.text)}</code></pre>\n"
            case Table():
                return self._table(node, level)
            case Figure():
                return self._figure(node, level)
            case Aside():
                return self._aside(node, level)
            case ThematicBreak():
                return f"<hr{common(node)}/>\n"
            case _:
                assert_never(node)

    def _paragraph(self, node: Paragraph) -> str:
        match node.content:
            case (Math(display=True),):
                kind = "math"
            case (Image(),):
                kind = "picture"
            case _:
                kind = ""
        role = attributes(class_=kind, role=node.role)
        return f"<p{common(node)}{role}>{self.inlines(node.content)}</p>\n"

    def _section(self, node: Section, level: int) -> str:
        name = "aside" if node.role == "doc-tip" else "section"  # the one role that ARIA in HTML denies to section
        role = attributes(role=node.role, epub_type=node.role.removeprefix("doc-"))
        body = self.blocks(node.body, level + 1 if level and node.heading else level)
        return f"<{name}{common(node)}{role}>\n{self._heading(node.heading, level)}{body}</{name}>\n"

    def _heading(self, words: Sequence[Inline], level: int) -> str:
        """A heading, if it has words; level 0 is inside a note, which has no place in the outline."""
        if not words:
            return ""
        if not level:
            return f'<p class="title">{self.inlines(words)}</p>\n'
        name = f"h{min(level, 6)}"
        return f"<{name}>{self.inlines(words)}</{name}>\n"

    def _list(self, node: List, level: int) -> str:
        items = "".join(self._item(item, node.tight, level) for item in node.items)
        if node.numbering is None:
            tasks = "tasks" if any(item.checked is not None for item in node.items) else ""
            return f"<ul{common(node)}{attributes(class_=tasks)}>\n{items}</ul>\n"
        start = "" if node.start == 1 else str(node.start)
        kind = "" if node.numbering == "decimal" else node.numbering
        return f"<ol{common(node)}{attributes(class_=kind, start=start)}>\n{items}</ol>\n"

    def _item(self, item: Item, tight: bool, level: int) -> str:
        box = "" if item.checked is None else self._box(item.checked)
        body = self._tight(item.body, level) if tight else self.blocks(item.body, level)
        return f"<li{common(item)}>{box}{body}</li>\n"

    def _box(self, checked: bool) -> str:
        label = attributes(aria_label=self._phrases["done" if checked else "open"])
        return f'<span class="checkbox" role="img"{label}>{"☑" if checked else "☐"}</span> '

    def _tight(self, blocks: Sequence[Block], level: int) -> str:
        """The blocks of an item without space: its first paragraph stands without an element of its own."""
        match blocks:
            case [first, *rest] if _is_bare(first) and not any(isinstance(block, Paragraph) for block in rest):
                return self.inlines(first.content) + ("\n" if rest else "") + self.blocks(rest, level)
        return self.blocks(blocks, level)

    def _entry(self, entry: Entry, level: int) -> str:
        """HTML wants both sides of a group, even where one is empty."""
        terms = "".join(f"<dt>{self.inlines(term)}</dt>\n" for term in entry.terms or ((),))
        return terms + "".join(f"<dd>{self.flow(said, level)}</dd>\n" for said in entry.descriptions or ((),))

    def _quote(self, node: Quote, level: int) -> str:
        cite = address(node.cite)  # EPUBCheck takes it for something to fetch, and wants that to be safe
        role = attributes(cite=cite if cite.startswith("https:") else "", role=node.role)
        body = self.blocks(node.body, level) + self._attribution(node.attribution)
        return f"<blockquote{common(node)}{role}>\n{body}</blockquote>\n"

    def _attribution(self, words: tuple[Inline, ...]) -> str:
        return f'<div class="attribution"><p>{self.inlines(words)}</p></div>\n' if words else ""

    def _verse(self, node: Verse) -> str:
        stanzas = "".join(
            f'<p class="stanza">{"<br/>".join(f"<span>{self.inlines(line)}</span>" for line in lines)}</p>\n'
            for lines in node.stanzas
        )
        body = stanzas + self._attribution(node.attribution)
        return f'<blockquote{common(node)} class="verse">\n{body}</blockquote>\n'

    def _figure(self, node: Figure, level: int) -> str:
        caption = self.flow(node.caption, level)
        if node.credit:
            caption += f' <small class="credit">{self.inlines(node.credit)}</small>'
        caption = f"<figcaption>{caption}</figcaption>\n" if caption else ""
        return f"<figure{common(node)}>\n{self._shown(node.body, level)}{caption}</figure>\n"

    def _shown(self, blocks: Sequence[Block], level: int) -> str:
        """A figure's body: pictures that are alone in their paragraph stand without it."""
        return "".join(
            self.inlines(block.content) + "\n"
            if _is_bare(block) and all(isinstance(inline, Image) for inline in block.content)
            else self.block(block, level)
            for block in blocks
        )

    def _aside(self, node: Aside, level: int) -> str:
        name = "aside" if not node.role or node.role in _ASIDE_ROLES else "section"
        role = attributes(class_="aside", role=node.role)
        title = f'<p class="title">{self.inlines(node.title)}</p>\n' if node.title else ""
        return f"<{name}{common(node)}{role}>\n{title}{self.blocks(node.body, level)}</{name}>\n"

    # -- tables -------------------------------------------------------------------------------------

    def _table(self, node: Table, level: int) -> str:
        caption = f"<caption>{self.flow(node.caption, level)}</caption>\n" if node.caption else ""
        groups = [("thead", node.head), *(("tbody", rows) for rows in node.bodies), ("tfoot", node.foot)]
        rows = "".join(self._rows(group, rows, level) for group, rows in groups if rows)
        return f"<table{common(node)}>\n{caption}{rows}</table>\n"

    def _rows(self, group: str, rows: Sequence[Row], level: int) -> str:
        written = "".join(
            f"<tr{common(row)}>{''.join(self._cell(cell, level, group) for cell in row.cells)}</tr>\n" for row in rows
        )
        return f"<{group}>\n{written}</{group}>\n"

    def _cell(self, cell: Cell, level: int, group: str) -> str:
        words = self.flow(cell.body, level)
        name = "th" if cell.header and words else "td"  # an empty corner heads nothing
        scope = (cell.scope or ("col" if group == "thead" else "row")) if name == "th" else ""
        spans = attributes(
            class_=cell.align, scope=scope,
            colspan=str(cell.colspan) if cell.colspan > 1 else "",
            rowspan=str(cell.rowspan) if cell.rowspan > 1 else "",
        )  # fmt: skip
        return f"<{name}{common(cell)}{spans}>{words}</{name}>"

    # -- inlines ------------------------------------------------------------------------------------

    def inlines(self, content: Sequence[Inline]) -> str:
        """Inlines in a row."""
        return "".join(self.inline(node) for node in content)

    def inline(self, node: Inline) -> str:  # noqa: PLR0911 - a line for each node
        """One inline as its element."""
        match node:
            case Text():
                return escape(node.text)
            case LineBreak():
                return "<br/>"
            case Code():
                return f"<code{common(node)}>{escape(node.text)}</code>"
            case Span():
                name, kind = ELEMENTS[node.style]
                return f"<{name}{common(node)}{attributes(class_=kind)}>{self.inlines(node.content)}</{name}>"
            case Abbreviation():
                title = attributes(title=node.expansion)
                return f"<abbr{common(node)}{title}>{self.inlines(node.content)}</abbr>"
            case Link():
                return self._link(node)
            case Image():
                return self._medium.image(node)
            case Placeholder():
                return self._placeholder(node)
            case Math():
                return self._medium.math(node)
            case Footnote():
                return self._footnote(node)
            case _:
                assert_never(node)

    def _link(self, node: Link) -> str:
        """A link. HTML nests none: a link in it is its words alone, and its notes are referred to after it."""
        if self._in_link is not None:
            return self.inlines(node.content)
        self._in_link = []
        target = attributes(href=self._medium.link(node.href), title=node.title)
        link = f"<a{common(node)}{target}>{self.inlines(node.content)}</a>"
        notes, self._in_link = self._in_link, None
        return link + self.inlines(notes)

    def _placeholder(self, node: Placeholder) -> str:
        words = self._phrases[node.kind] + (f": {node.label}" if node.label else "")
        label = escape(words)
        if (leads := address(node.href)) and self._in_link is None:
            label = f'<a href="{escape(leads)}">{label}</a>'
        return f'<span{common(node)} class="placeholder">[{label}]</span>'

    def _footnote(self, node: Footnote) -> str:
        if self._in_link is not None:
            self._in_link.append(node)
            return ""
        if self._medium.notes_at_reference:
            return f'<span class="footnote" role="doc-footnote"{common(node)}>{self.flow(node.body, 0)}</span>'
        number = len(self._notes) + 1
        self._notes.append("")  # a note inside this note counts after it
        note, reference = node.id or f"{self._article.id}.note{number}", f"{self._article.id}.ref{number}"
        self._notes[number - 1] = self._note(node, number, note, reference)
        roles = attributes(class_="noteref", role="doc-noteref", epub_type="noteref")
        return f'<a{roles} id="{reference}" href="#{note}">{number}</a>'

    def _note(self, node: Footnote, number: int, note: str, reference: str) -> str:
        """The note's own element: its number leads back, and stands in the first paragraph."""
        roles = attributes(
            id=note, class_="footnote", role="doc-footnote", epub_type="footnote",
            lang=languages.tag(node.language), xml_lang=languages.tag(node.language), dir=node.direction,
        )  # fmt: skip
        back = attributes(
            class_="backlink", role="doc-backlink", href=f"#{reference}", title=self._phrases["back-to-text"]
        )
        link = f"<a{back}>{number}</a>"
        match node.body:
            case (Paragraph() as first, *rest):
                body = f"<p{common(first)}>{link} {self.inlines(first.content)}</p>\n" + self.blocks(rest, 0)
            case _:
                body = f"<p>{link}</p>\n{self.blocks(node.body, 0)}"
        return f"<aside{roles}>\n{body}</aside>\n"


def _is_bare(block: Block) -> TypeGuard[Paragraph]:
    """Whether a block is a paragraph that needs no element of its own to say what it is."""
    return isinstance(block, Paragraph) and not (block.role or block.id or block.language or block.direction)
