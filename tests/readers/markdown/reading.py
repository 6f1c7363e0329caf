"""Markdown read, and written again as markup that tests can look at."""

from __future__ import annotations

from octavo.builders.xhtml import Xhtml
from octavo.builders.xhtml.markup import img
from octavo.model import Article, Aside, Image, Math, Table
from octavo.notes import Notes
from octavo.readers.markdown import read
from octavo.resources import Asset, Resource
from octavo.walk import line, visit


class Bare:
    """A medium that changes nothing."""

    footnotes_at_reference = False
    figures_in_row = 3

    def image(self, node: Image) -> str:
        return img(node, node.asset)

    def math(self, node: Math) -> str:
        return f"<math>{node.tex}</math>"

    def link(self, href: str) -> str:
        return href

    def stacks_table(self, table: Table) -> bool:  # noqa: ARG002
        return False


def named(reference: str) -> Asset:
    """A picture of that name: every picture is there."""
    return Asset(reference, "image/png", b"", 0, 0)


def read_markdown(source: str, notes: Notes | None = None) -> Article:
    """The article of a text."""
    return read(Resource(source.encode(), "text/markdown", "a.md"), named, Notes() if notes is None else notes)


def markup(source: str, notes: Notes | None = None) -> str:
    """The body of a text as markup."""
    article = read_markdown(f"---\ntitle: Title\n---\n{source}", notes)
    return Xhtml(article, Bare(), "en").blocks(article.body, 1)


def noted(source: str) -> list[tuple[str, str]]:
    """The codes and details of the notes on a text."""
    notes = Notes()
    markup(source, notes)
    return [(note.code, note.detail) for note in notes]


def boxes(source: str) -> list[tuple[str, str, str]]:
    """Title, role and words of each box."""
    found = read_markdown(f"# Title\n\n{source}")
    return [(line(node.title), node.role, line(node.body)) for node in visit(found) if isinstance(node, Aside)]
