"""The pages of articles, made of nothing but a plan, so that they can be kept until something in it changes."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from octavo.builders.screen import ScreenMedium
from octavo.builders.web.serving import serve
from octavo.builders.xhtml import PageBreakMark, PageMarks, Xhtml
from octavo.locale.phrases import phrases
from octavo.model import Article
from octavo.notes import Note, Notes
from octavo.profiles import ReadingSystem


class ArticlePlan(Struct, frozen=True, kw_only=True):
    """All that the markup of an article depends on, the program apart.

    `article` states its language, a valid tag. `ids` has the file of each id that is in it or that it leads to.
    """

    article: Article
    file: str
    ids: Mapping[str, str]
    marks: tuple[PageBreakMark, ...]
    reader: ReadingSystem


class DrawnFormula(Struct, frozen=True):
    """A formula as a picture: the name of its file, and its bytes."""

    name: str
    content: bytes


class ArticleMarkup(Struct, frozen=True):
    """An article as HTML: its section, the pictures that it shows, its formulas that are pictures, what was noted."""

    body: str
    pictures: tuple[str, ...]
    drawn: tuple[DrawnFormula, ...]
    notes: tuple[Note, ...]


def write_article(plan: ArticlePlan) -> ArticleMarkup:
    """Writes an article."""
    article, notes = plan.article, Notes(plan.article.id)
    medium = ScreenMedium(plan.file, plan.ids, phrases(article.in_language), notes, plan.reader)
    body = serve(Xhtml(article, medium, article.in_language, PageMarks(plan.marks)).section())
    drawn = tuple(DrawnFormula(one.name, one.content) for one in medium.formula_pictures)
    return ArticleMarkup(body, tuple(image.asset for image in medium.pictures), drawn, tuple(notes))
