"""Numbers that the book gives its figures."""

from __future__ import annotations

import pytest

from octavo.model import Article, Block, Figure, FigureGroup, Image, Paragraph, Row, Table, to_inlines
from octavo.notes import Notes
from octavo.passes.figure_labels import label_figures
from octavo.passes.figure_numbers import number_figures
from octavo.theme import NumberScope
from octavo.walk import line, visit
from tests.making import book_of


def figure(caption: str = "") -> Figure:
    said = (Paragraph(to_inlines(caption)),) if caption else ()
    return Figure((Paragraph((Image("a.png"),)),), caption=said)


def captions(scope: NumberScope, *bodies: tuple[Block, ...], language: str = "en") -> list[str]:
    """The captions of articles after both passes."""
    articles = (Article(headline=to_inlines("A"), body=body, in_language=language) for body in bodies)
    book = number_figures(label_figures(book_of(*articles), Notes()), scope)
    shown = (node for node in visit(book) if isinstance(node, Figure | FigureGroup | Table))
    return [line(node.caption) for node in shown]


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        ("none", ["A quay", "", "A pier", "A weir"]),
        ("article", ["Figure 1. A quay", "", "Figure 2. A pier", "Figure 1. A weir"]),
        ("book", ["Figure 1. A quay", "", "Figure 2. A pier", "Figure 3. A weir"]),
    ],
)
def test_captioned_figures_are_numbered_as_far_as_is_asked(scope: NumberScope, found: list[str]) -> None:
    assert captions(scope, (figure("A quay"), figure(), figure("A pier")), (figure("A weir"),)) == found


def test_numbers_of_the_source_are_never_changed_nor_joined_by_others() -> None:
    assert captions("article", (figure("Figure 7: A quay"), figure("A pier"))) == ["Figure 7: A quay", "A pier"]


def test_tables_are_numbered_by_themselves_and_groups_as_one() -> None:
    table = Table(((Row(()),),), caption=(Paragraph(to_inlines("Tides")),))
    group = FigureGroup((figure(), figure()), caption=(Paragraph(to_inlines("Mills")),))
    assert captions("article", (figure("A"), table, group)) == [
        "Figure 1. A", "Table 1. Tides", "Figure 2. Mills", "", ""
    ]  # fmt: skip


def test_labels_are_in_the_language_of_their_article() -> None:
    assert captions("article", (figure("Ein Kai"),), language="de") == ["Abbildung 1. Ein Kai"]
