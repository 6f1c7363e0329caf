"""The pages of an article, made of nothing but a plan, so that they can be kept until something in it changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from octavo import walk
from octavo.builders.epub.documents import ContentDocument, Page, make_page
from octavo.builders.screen import ScreenMedium
from octavo.builders.xhtml import PageBreakMark, PageMarks, Xhtml
from octavo.builders.xhtml.article import Paratext
from octavo.builders.xhtml.markup import attributes, escape
from octavo.locale.phrases import phrases
from octavo.markup_names import Class
from octavo.model import Article, Image
from octavo.notes import Note, Notes
from octavo.profiles import ReadingSystem


class ChapterPlan(Struct, frozen=True, kw_only=True):
    """All that the pages of an article depend on, the program apart.

    `article` states its language, a valid tag. `files` are those that it goes to, and `cuts` the numbers of the pieces
    that all but the first begin with. `ids` has the file of each id that is in the article or that it leads to.
    Contents of `depth_below` levels, the article among them, stand below the byline, a `colophon` at the end.
    A title page names its authors if it is `credited`.
    """

    article: Article
    title: str
    direction: str
    files: tuple[str, ...]
    cuts: tuple[int, ...]
    ids: Mapping[str, str]
    marks: tuple[PageBreakMark, ...]
    reader: ReadingSystem
    depth_below: int = 1
    colophon: str = ""
    credited: bool = False


class DrawnFormula(Struct, frozen=True):
    """A formula as a picture: the name of its file, its media type and its bytes."""

    name: str
    media_type: str
    content: bytes


class ChapterFile(Struct, frozen=True):
    """A finished page, and what the package must have and say of it.

    `marks` are those of the printed pages that begin in it. `pictures` are those that it shows, `drawn` its formulas
    that are pictures; `formulas` counts those that are MathML, `drawings` those that are drawn in the page.
    """

    page: Page
    marks: tuple[PageBreakMark, ...]
    pictures: tuple[Image, ...]
    drawn: tuple[DrawnFormula, ...]
    formulas: int
    drawings: int

    @property
    def properties(self) -> list[str]:
        """What the manifest says of it (EPUB 3.3, D.1.1)."""
        return [*(["mathml"] if self.formulas else []), *(["svg"] if self.drawings else [])]


class Chapter(Struct, frozen=True):
    """The pages of an article, in order, and what was noted while they were written."""

    files: tuple[ChapterFile, ...]
    notes: tuple[Note, ...]


def write_chapter(plan: ChapterPlan) -> Chapter:
    """Writes the pages of an article."""
    notes = Notes(plan.article.id)
    return Chapter(tuple(_write_files(plan, notes)), tuple(notes))


def _write_files(plan: ChapterPlan, notes: Notes) -> Iterator[ChapterFile]:
    language, marks = plan.article.in_language, PageMarks(plan.marks)
    medium = ScreenMedium(plan.files[0], plan.ids, phrases(language), notes, plan.reader)
    paratext = Paratext(_list_sections(plan, medium), plan.colophon, plan.credited)
    sections = Xhtml(plan.article, medium, language, marks).sections(plan.cuts, paratext)
    for number, file in enumerate(plan.files):
        medium.begin_file(file)  # before the section is written, whose links are relative to it
        body = next(sections)
        title = f"{plan.title} ({number + 1})" if number else plan.title
        page = make_page(
            ContentDocument(file=file, title=title, body=body, language=language, direction=plan.direction)
        )
        drawn = (DrawnFormula(one.name, one.media_type, one.content) for one in medium.formula_pictures)
        placed, pictures = tuple(marks.take_placed()), tuple(medium.pictures)
        yield ChapterFile(page, placed, pictures, tuple(drawn), medium.formulas, medium.drawings)


def _list_sections(plan: ChapterPlan, medium: ScreenMedium) -> str:
    """The contents that stand below the byline, "" where there are none."""
    listed = _list_entries(walk.outline(plan.article.body, plan.depth_below - 1), medium)
    label = phrases(plan.article.in_language)["contents"]
    named = attributes(class_=Class.CONTENTS, role="doc-toc", aria_label=label)
    return f"<nav{named}>\n{listed}</nav>\n" if listed else ""


def _list_entries(entries: tuple[walk.OutlineEntry, ...], medium: ScreenMedium) -> str:
    lines = (
        f"<li><a{attributes(href=medium.link(f'#{one.id}'))}>{escape(walk.line(one.heading))}</a>"
        f"{_list_entries(one.entries, medium)}</li>\n"
        for one in entries
        if one.id
    )
    shown = "".join(lines)
    return f"<ol>\n{shown}</ol>\n" if shown else ""
