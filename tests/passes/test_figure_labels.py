"""Labels of captions, and the references that lead to them."""

from __future__ import annotations

import pytest

from octavo.model import Article, Block, Code, Figure, Image, Inline, Link, Paragraph, Section, Span, Text, to_inlines
from octavo.notes import Notes
from octavo.passes.figure_labels import label_figures
from octavo.passes.links import resolve_links
from octavo.passes.names import give_names
from octavo.walk import line, text, visit
from tests.making import book_of


def figure(caption: str | tuple[Inline, ...], name: str = "") -> Figure:
    content = to_inlines(caption) if isinstance(caption, str) else caption
    return Figure((Paragraph((Image("a.png"),)),), caption=(Paragraph(content),), id=name)


def labelled(*blocks: Block | str) -> Article:
    """The article of some blocks, or paragraphs, after the pass."""
    body = tuple(Paragraph(to_inlines(block)) if isinstance(block, str) else block for block in blocks)
    return label_figures(book_of(Article(headline=to_inlines("A"), body=body)), Notes()).articles[0]


def labels(article: Article) -> list[str]:
    return [line(node.content) for node in visit(article) if isinstance(node, Span) and node.style == "label"]


def links(article: Article) -> list[tuple[str, str]]:
    return [(line(node.content), node.href) for node in visit(article) if isinstance(node, Link)]


@pytest.mark.parametrize(
    ("caption", "label"),
    [
        ("Figure 3: A quay", "Figure 3:"),
        ("Fig. 11.2 – A quay", "Fig. 11.2 –"),
        ("Fig 3. A quay", "Fig 3."),
        ("FIGURE 3", "FIGURE 3"),
        ("Figure 3 The quay", "Figure 3"),
        ("Abbildung 4: Ein Kai", "Abbildung 4:"),
        ("Abb. 4 Ein Kai", "Abb. 4"),
        ("Рис. 2. Причал", "Рис. 2."),
        ("図3　埠頭", ""),
        ("図3：埠頭", "図3："),
        ("Table S4. Tides", "Table S4."),
        ("Figure 3 shows a quay", ""),
        ("Figures of speech", ""),
        ("A quay (Figure 3)", ""),
    ],
)
def test_what_a_caption_calls_its_figure_is_told_apart(caption: str, label: str) -> None:
    made = labelled(figure(caption))
    assert labels(made) == ([label] if label else [])
    assert text(made.body) == caption


def test_a_label_that_the_source_tells_apart_is_one() -> None:
    bold = Span(to_inlines("Figure 3"), style="strong")
    assert labels(labelled(figure((bold, Text(" of the quay"))))) == ["Figure 3"]
    whole = Span(to_inlines("Figure 3: The quay"), style="emphasis")
    made = labelled(figure((whole,)))
    assert labels(made) == ["Figure 3:"]
    assert text(made.body) == "Figure 3: The quay"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("See Figure 3.", [("Figure 3", "#figure-3")]),
        ("See fig. 3, and more.", [("fig. 3", "#figure-3")]),
        ("It is in figure\u00a03a too.", [("figure 3a", "#figure-3")]),
        ("Figures 3 and 4.2 show it.", [("Figures 3", "#figure-3"), ("4.2", "#quay")]),
        ("Figure 3 and 4 boats.", [("Figure 3", "#figure-3")]),
        ("Figure 31 is none, nor is Figure 3.1.", []),
        ("It is Figure 3 of [12] that counts.", []),
        ("As Figure 3 in Reader et al. shows", []),
        ("Table 3 is another thing.", []),
        ("A figure 3 feet high", [("figure 3", "#figure-3")]),
    ],
)
def test_references_lead_to_figures(words: str, found: list[tuple[str, str]]) -> None:
    made = labelled(figure("Figure 3: A quay"), words, figure("Figure 4.2. A pier", "quay"))
    assert links(made) == found
    assert line(made.body[1]) == " ".join(words.split())


def test_a_number_that_two_have_is_no_link() -> None:
    made = labelled(figure("Figure 3: A quay"), "See Figure 3.", figure("Figure 3: A pier"))
    assert labels(made) == ["Figure 3:", "Figure 3:"]
    assert links(made) == []


def test_what_is_linked_or_code_or_a_heading_stays() -> None:
    closed = Paragraph((Link(to_inlines("Figure 3"), "https://example.org"), Code("Figure 3")))
    section = Section(to_inlines("On Figure 3"), (closed,))
    made = labelled(figure("Figure 3: A quay, as in Figure 3"), section)
    assert made.body[1] is section
    assert [href for _, href in links(made)] == ["https://example.org"]


def test_links_lead_to_the_figure_in_the_finished_book() -> None:
    notes = Notes()
    body = (figure("Figure 3: A quay"), Paragraph(to_inlines("See Figure 3.")))
    book = resolve_links(
        give_names(label_figures(book_of(Article(headline=to_inlines("A"), body=body)), notes), notes), notes
    )
    shown, words = book.articles[0].body
    (link,) = (node for node in visit(words) if isinstance(node, Link))
    assert link.href == f"#{shown.id}"
    assert not list(notes)


def test_articles_without_labels_stay_the_same() -> None:
    book = book_of(Article(headline=to_inlines("A"), body=(figure("A quay"), Paragraph(to_inlines("See Figure 3.")))))
    assert label_figures(book, Notes()) is book
