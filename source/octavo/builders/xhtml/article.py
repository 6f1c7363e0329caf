"""The whole article: what stands around its body, and the body in one piece or in several."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from msgspec import Struct, structs

from octavo import walk
from octavo.builders.xhtml.blocks import Blocks, level_below
from octavo.builders.xhtml.interviews import find_turns
from octavo.builders.xhtml.markup import attributes, credit_lines, escape, link_if_url, time_element
from octavo.locale import tags
from octavo.markup_names import Class, Data
from octavo.model import Block, Section


class Paratext(Struct, frozen=True):
    """What stands around the text of an article, as markup.

    `contents` is a list below the byline of one that is a whole work, `colophon` the lines at its end. Authors whom the
    title page names are not named again: `credited`.
    """

    contents: str = ""
    colophon: str = ""
    credited: bool = False


class BodyPiece(Struct, frozen=True):
    """A block of an article's body, or the start (with its heading) or the end of a section that no block holds.

    `depth` is how many sections are around it. `footnotes` is the markup of those that it refers to, and `tags` are
    those of a section, to leave it in one file and to go on with it in the next.
    """

    kind: Literal["start", "block", "end"]
    depth: int
    markup: str
    footnotes: str = ""
    tags: tuple[str, str] = ("", "")


NO_PARATEXT = Paratext()


class Xhtml(Blocks):
    """Writes one article."""

    def section(self, paratext: Paratext = NO_PARATEXT) -> str:
        """The whole article as one section element: header, body, footnotes and source."""
        return next(self.sections((), paratext))

    def sections(self, cuts: Collection[int] = (), paratext: Paratext = NO_PARATEXT) -> Iterator[str]:
        """The article as one section element, and as one more from each piece on whose number is in `cuts`.

        Each is written when it is asked for, and holds the footnotes that it refers to.
        """
        body, footnotes = [self._header(paratext)], [self._take_footnotes()]
        start = self._start_tag()
        open_sections: list[tuple[str, str]] = []
        for number, piece in enumerate(self.pieces(), 1):
            body.append(piece.markup)
            footnotes.append(piece.footnotes)
            _track_open_sections(open_sections, piece)
            if number in cuts:
                body += [end for _, end in reversed(open_sections)]
                yield f"{start}{''.join(body)}{self._endnotes(footnotes)}</section>\n"
                body, footnotes = [tag for tag, _ in open_sections], []
                start = self._start_tag(continues=True)
        body.append(self._page_marks.remaining_marks())
        yield f"{start}{''.join(body)}{self._endnotes(footnotes)}{self._footer(paratext.colophon)}</section>\n"

    def pieces(self) -> Iterator[BodyPiece]:
        """The body, piece by piece."""
        return self._pieces(self._article.body, 2, 0)

    def _pieces(self, blocks: Sequence[Block], level: int, depth: int) -> Iterator[BodyPiece]:
        """The pieces of some blocks whose headings are of `level`; `depth` sections are around them."""
        turns = find_turns(blocks)
        for at, block in enumerate(blocks):
            if not isinstance(block, Section):
                markup = self.block(block, level, turns.get(at, ""))
                yield BodyPiece("block", depth, markup, self._take_footnotes())
                continue
            page, (start, end) = self._page_marks.marks_before_block(), self.section_tags(block)
            start_again, _ = self.section_tags(structs.replace(block, id=""))  # an id stands once
            markup = page + start + self.heading(block.heading, level)
            yield BodyPiece("start", depth, markup, self._take_footnotes(), (start_again, end))
            yield from self._pieces(block.body, level_below(block, level), depth + 1)
            yield BodyPiece("end", depth, end)

    # -- around the body ----------------------------------------------------------------------------

    def _start_tag(self, *, continues: bool = False) -> str:
        """The start tag of the article. Only its first section has its id; those that go on with it name it."""
        article = self._article
        language = tags.standardise(article.in_language) if article.in_language else ""
        tag = attributes(
            id="" if continues else article.id, class_=Class.ARTICLE, role="doc-chapter", epub_type="chapter",
            aria_labelledby="" if continues else f"{article.id}.title",
            aria_label=walk.title(article) if continues else "",
            **{Data.CONTINUES: article.id if continues else ""},
            lang=language, xml_lang=language, dir=article.direction or ("rtl" if self._direction == "rtl" else ""),
        )  # fmt: skip
        return f"<section{tag}>\n"

    def _header(self, paratext: Paratext) -> str:
        article, marks = self._article, self._page_marks.marks_before_block()
        lines = [f"{marks}<h1{attributes(id=article.id + '.title')}>{self.inlines(article.headline)}</h1>\n"]
        if article.alternative_headline:
            subtitle = self.inlines(article.alternative_headline)
            lines.append(f'<p class="{Class.SUBTITLE}" role="doc-subtitle">{subtitle}</p>\n')
        if facts := self._byline_facts(paratext.credited):
            lines.append(f'<p class="{Class.BYLINE}">{facts}</p>\n')
        return f"<header>\n{''.join(lines)}{paratext.contents}</header>\n"

    def _byline_facts(self, credited: bool) -> str:
        """Who wrote the article and when, as the byline prints it; no line of it ends in what parts them."""
        article, facts = self._article, []
        named = [person for person in article.authors if person.role != "aut" or not credited]
        for credit in credit_lines(named, self._language):
            facts.append(f'<span class="{Class.AUTHOR}">{credit}</span>')
        if article.date_published:
            facts.append(time_element(article.date_published, self._language))
        if article.date_modified[:10] > article.date_published[:10]:
            changed = time_element(article.date_modified, self._language)
            facts.append(f"<span>{self._phrases['updated']} {changed}</span>")
        return f' <span class="{Class.SEPARATOR}">·\u00a0</span>'.join(facts)

    def _footer(self, colophon: str) -> str:
        """Where the article came from and under which licence; below it the colophon of a short work."""
        article, facts = self._article, []
        if article.origin.url:
            facts.append(f"{self._phrases['source']}: {link_if_url(article.origin.url, self._direction)}")
        if article.license:
            facts.append(f"{self._phrases['license']}: {link_if_url(article.license, self._direction)}")
        said = f"<p>{'<br/>'.join(facts)}</p>" if facts else ""
        kind = f"{Class.SOURCE} {Class.CLOSING}" if colophon else Class.SOURCE
        return f'<footer class="{kind}">{said}{colophon}</footer>\n' if said or colophon else ""

    def _take_footnotes(self) -> str:
        """The markup of the footnotes that were referred to since this was called last."""
        new = "".join(self._footnotes[self._taken_footnotes :])
        self._taken_footnotes = len(self._footnotes)
        return new

    def _endnotes(self, footnotes: Sequence[str]) -> str:
        if not any(footnotes):
            return ""
        label = escape(self._phrases["notes"])
        return f'<section class="{Class.FOOTNOTES}" aria-label="{label}">\n{"".join(footnotes)}</section>\n'


def _track_open_sections(open_sections: list[tuple[str, str]], piece: BodyPiece) -> None:
    """Changes `open_sections`, the tags of the sections around a piece, into those around what follows it."""
    if piece.kind == "start":
        open_sections.append(piece.tags)
    elif piece.kind == "end":
        open_sections.pop()
