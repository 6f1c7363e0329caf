"""The accessibility metadata of a package: only what was measured in the book.

`tally_article` counts in an article, and `measure` adds it up with what was counted while the book was written;
`accessibility_properties` says it in the words of
EPUB Accessibility 1.1 and of the schema.org vocabulary. `statement` says the same in plain words, `onix` in codes of
the book trade.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from octavo import walk
from octavo.alt_text import is_description
from octavo.locale import tags
from octavo.model import Article, Figure, Image, Link, Math, Node, Section, Table
from octavo.resources import Asset

ALWAYS = ("ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents", "unlocked")
"""True of every book from here: text that reflows, in reading order, with headings, roles and contents."""

STANDARD = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""The claim of conformance, letter for letter (EPUB Accessibility 1.1, section 4.4.2)."""

CERTIFIER = "Octavo (automated checks)"
"""Who found it, which must stand beside the claim (4.4.3): a program, and the name says so."""


class ContentCounts(Struct, frozen=True):
    """What was counted while a book was written.

    `pictures` are those of the articles, without the cover; `formulas` those written as MathML, `drawn` those that are
    pictures; `moving` whether a picture moves, or might; `pages` how many page breaks the page list names.
    """

    pictures: tuple[Image, ...]
    formulas: int
    moving: bool
    drawn: int = 0
    pages: int = 0


class Measurements(Struct, frozen=True, kw_only=True):
    """All that is known of a book: how many there are of each, and how many lack what they should have.

    `pictures` leaves ornaments out. `listed` are the headings that the contents lead to, of `headings`. `nameless`
    are links and headings without words. `shown` are figures and tables, which the contents do not list. `passages`
    are those marked as of another language than around them. `language` is False where the book's was guessed,
    `restyled` True where the user's own styles may have changed colours. `source` says that all drawn formulas have
    TeX beside them.
    """

    pictures: int = 0
    undescribed: int = 0
    formulas: int = 0
    drawn: int = 0
    source: bool = False
    tables: int = 0
    headless: int = 0
    headings: int = 0
    listed: int = 0
    nameless: int = 0
    shown: int = 0
    passages: int = 0
    pages: int = 0
    moving: bool = False
    language: bool = True
    restyled: bool = False

    @property
    def readable(self) -> bool:
        """Whether nothing is lost to those who read by ear or finger."""
        return not self.undescribed

    @property
    def conforms(self) -> bool:
        """Whether every check that a program can make of WCAG 2.2, level AA, was passed.

        What every book of ours meets is not counted: no heading skips a level, nothing has a time limit, text is text.
        """
        lacking = self.undescribed + self.headless + self.nameless
        return not (lacking or self.moving or self.restyled) and self.language


# --- measuring -------------------------------------------------------------------------------------


class ArticleTally(Struct, frozen=True, kw_only=True):
    """What was counted of one article; the fields are those of `Measurements`."""

    tables: int
    headless: int
    headings: int
    listed: int
    nameless: int
    shown: int
    passages: int
    source: bool


def tally_article(article: Article, nodes: Sequence[Struct], depth: int) -> ArticleTally:
    """What is counted of an article, for contents of `depth` levels; `nodes` are all of its content but for words."""
    tables = [node for node in nodes if isinstance(node, Table)]
    return ArticleTally(
        tables=len(tables),
        headless=sum(not _has_headers(table) for table in tables),
        headings=1 + sum(isinstance(node, Section) and bool(node.heading) for node in nodes),
        listed=_count_listed(article, depth),
        nameless=sum(map(_is_nameless, nodes)),
        shown=sum(isinstance(node, Table | Figure) for node in nodes),
        passages=sum(isinstance(node, Node) and bool(tags.standardise(node.language)) for node in nodes),
        source=all(node.tex for node in nodes if isinstance(node, Math)),
    )


def measure(
    tallies: Sequence[ArticleTally], counts: ContentCounts, *, language: bool = True, restyled: bool = False
) -> Measurements:
    """What is true of a book: the sums of what was counted of its articles, and of what was written of them."""
    pictures = [picture for picture in counts.pictures if picture.alt != ""]
    return Measurements(
        pictures=len(pictures),
        undescribed=sum(not is_description(picture.alt) for picture in pictures),
        formulas=counts.formulas,
        drawn=counts.drawn,
        source=all(tally.source for tally in tallies),
        tables=sum(tally.tables for tally in tallies),
        headless=sum(tally.headless for tally in tallies),
        headings=sum(tally.headings for tally in tallies),
        listed=sum(tally.listed for tally in tallies),
        nameless=sum(tally.nameless for tally in tallies),
        shown=sum(tally.shown for tally in tallies),
        passages=sum(tally.passages for tally in tallies),
        pages=counts.pages,
        moving=counts.moving,
        language=language,
        restyled=restyled,
    )


def _has_headers(table: Table) -> bool:
    """Whether a cell that heads others has words: an empty corner heads nothing."""
    rows = [row for rows in (table.head, *table.bodies, table.foot) for row in rows]
    return any(cell.header and cell.body for row in rows for cell in row.cells)


def _count_listed(article: Article, depth: int) -> int:
    """How many headings of an article stand in contents of `depth` levels; its headline is the first of them."""
    return 1 + sum(bool(entry.heading) for entry in _walk_entries(walk.outline(article.body, depth - 1)))


def _walk_entries(entries: tuple[walk.OutlineEntry, ...]) -> Iterator[walk.OutlineEntry]:
    for entry in entries:
        yield entry
        yield from _walk_entries(entry.entries)


def _is_nameless(node: Struct) -> bool:
    """Whether a link or a heading has no words for a screen reader."""
    match node:
        case Link(content=content) | Section(heading=content) if content:
            return not (walk.line(content) or walk.has(content, Math) or any(map(_has_words, walk.images(content))))
    return False


def _has_words(picture: Image) -> bool:
    """Whether a picture has words of its own."""
    return bool(picture.alt or picture.title)


def may_move(picture: Asset) -> bool:
    """Whether a picture has more than one frame, or might: found without decoding it."""
    match picture.media_type:
        case "image/gif":
            content = picture.content
            return content.count(b"\x21\xf9\x04") > 1 or b"NETSCAPE2.0" in content
        case "image/png":
            return b"acTL" in picture.content[:4096]
        case "image/webp":
            return b"ANIM" in picture.content[:64]
        case "image/svg+xml":
            content = picture.content
            return b"<animate" in content or b"<set" in content or b"@keyframes" in content
    return False


# --- saying it -------------------------------------------------------------------------------------


class MetaProperty(Struct, frozen=True):
    """A `meta` of the package: `name` with its prefix, and what it hangs on (`refines` names another's `id`)."""

    name: str
    value: str
    id: str = ""
    refines: str = ""
    language: str = ""


def accessibility_properties(found: Measurements, summary: str, language: str = "") -> list[MetaProperty]:
    """The metadata, in the order in which it is written. `summary` is in `language`, "" for the book's."""
    properties = [MetaProperty("schema:accessMode", mode) for mode in _access_modes(found)]
    properties += [MetaProperty("schema:accessModeSufficient", modes) for modes in _sufficient_modes(found)]
    properties += [MetaProperty("schema:accessibilityFeature", feature) for feature in _features(found)]
    properties.append(MetaProperty("schema:accessibilityHazard", "unknown" if found.moving else "none"))
    properties.append(MetaProperty("schema:accessibilitySummary", summary, language=language))
    if found.conforms:
        properties.append(MetaProperty("dcterms:conformsTo", STANDARD, id="conformance"))
        properties.append(MetaProperty("a11y:certifiedBy", CERTIFIER, refines="conformance"))
    return properties


def _access_modes(found: Measurements) -> list[str]:
    """The senses that the book needs; ornaments and the cover need none."""
    modes = ["textual"]
    if found.pictures or found.drawn:
        modes.append("visual")
    if found.drawn:
        modes.append("mathOnVisual")
    return modes


def _sufficient_modes(found: Measurements) -> list[str]:
    """The sets of senses each of which is enough to read all of the book."""
    seen = ["textual,visual"] if found.pictures or found.drawn else []
    return seen + (["textual"] if found.readable else [])


def _features(found: Measurements) -> list[str]:
    stated = {
        "alternativeText": (found.pictures or found.drawn) and found.readable,
        "MathML": found.formulas,
        "latex": found.drawn and found.source,
        "describedMath": found.drawn,
        "pageBreakMarkers": found.pages,
        "pageNavigation": found.pages,
        "printPageNumbers": found.pages,  # what pageBreakMarkers was called, and shops still look for
    }
    return sorted([*ALWAYS, *(feature for feature, true in stated.items() if true)], key=str.casefold)
