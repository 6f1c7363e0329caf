"""What was read is compared with the page: what is lost in the middle of an article is a warning."""

from __future__ import annotations

import pytest

from octavo.model import Article, Block, Footnote, Math, Paragraph, Section, Span, Text, to_inlines
from octavo.notes import Notes
from octavo.readers.comparison import Run, compare_with_source

FIRST = "The mill stands at the bend of the river, where the water is quick."
SECOND = "Its wheel turns three times a minute, day and night, in all seasons."
LAST = "Nobody has ground corn here since the bridge was built upstream."


def paragraph(said: str) -> Paragraph:
    return Paragraph(to_inlines(said))


def article(*body: Block, headline: str = "The mill") -> Article:
    return Article(headline=to_inlines(headline), body=body)


def losses(source: list[str | Run], read: Article) -> list[str]:
    notes = Notes("page.html")
    compare_with_source([Run(one) if isinstance(one, str) else one for one in source], read, notes)
    assert {note.code for note in notes} <= {"prose-lost"}
    return [note.detail for note in notes]


def test_what_is_whole_leaves_no_note() -> None:
    assert losses([FIRST, SECOND, LAST], article(*map(paragraph, (FIRST, SECOND, LAST)))) == []


def test_a_word_cut_out_of_a_sentence_is_named_with_its_place() -> None:
    cut = "The doors open at , and close at dusk."
    said = "The doors open at 18:30, and close at dusk."
    assert losses([FIRST, said, LAST], article(*map(paragraph, (FIRST, cut, LAST)))) == [f"“18:30,”, in “{said}”"]


def test_a_sentence_that_is_gone_is_named() -> None:
    assert losses([FIRST, SECOND, LAST], article(paragraph(FIRST), paragraph(LAST))) == [f"“{SECOND}”"]


def test_words_are_missed_though_the_article_has_them_elsewhere() -> None:
    said = "She was born on 3 May in Wick, by the sea, as they say."
    cut = "She was born on in Wick, by the sea, as they say."
    body = map(paragraph, (FIRST, cut, "Since 3 May of that year he never wrote.", LAST))
    assert losses([FIRST, said, LAST], article(*body)) == [f"“3 May”, in “{said}”"]


@pytest.mark.parametrize("around", ["before", "after"])
def test_what_stands_around_the_article_is_not_missed(around: str) -> None:
    other = "Our readers like this story about a windmill in the hills very much."
    source = [other, FIRST, SECOND] if around == "before" else [FIRST, SECOND, other]
    assert losses(list(source), article(paragraph(FIRST), paragraph(SECOND))) == []


@pytest.mark.parametrize(
    "between",
    [
        Run("Give us your address, and a letter comes each week, for nothing.", is_furniture=True),
        Run("Share this"),
        Run("Photograph by A. Miller"),
    ],
)
def test_forms_and_labels_are_not_missed(between: Run) -> None:
    assert losses([FIRST, between, LAST], article(paragraph(FIRST), paragraph(LAST))) == []


def test_the_number_that_counts_a_line_is_not_missed() -> None:
    assert losses([FIRST, f"12. {SECOND}", LAST], article(*map(paragraph, (FIRST, SECOND, LAST)))) == []


def test_notes_and_formulas_are_words_of_the_article() -> None:
    note = Footnote((paragraph("As the old map of the parish has it, at the left edge."),))
    called = Paragraph(
        (Text("The mill stands at the bend"), note, Text(" of the river, where it turns "), Math("x+y"), Text("."))
    )
    source = [
        "The mill stands at the bend of the river, where it turns x+y.",
        SECOND,
        "As the old map of the parish has it, at the left edge.",
        LAST,
    ]
    assert (
        losses(list(source), article(called, Section(to_inlines("More"), (paragraph(SECOND), paragraph(LAST))))) == []
    )


def test_raised_figures_may_be_no_words_of_the_source() -> None:
    eight = Span(to_inlines("8"), style="superscript")
    pieces = (Text("The book is gathered A"), eight, Text(" B"), eight, Text(" and Aa"), eight, Text(" in order."))
    source = [FIRST, "The book is gathered A B and Aa in order.", LAST]
    assert losses(list(source), article(paragraph(FIRST), Paragraph(pieces), paragraph(LAST))) == []


def test_lines_that_are_parted_otherwise_are_the_same() -> None:
    body = (
        paragraph(FIRST),
        paragraph("Its wheel turns three times a minute,"),
        paragraph("day and night, in all seasons."),
    )
    assert losses([FIRST, SECOND, LAST], article(*body, paragraph(LAST))) == []


def test_a_page_of_which_nothing_is_read_twice_has_a_short_receipt() -> None:
    lost = [f"Sentence number {number} of those that no one finds in the article." for number in range(99)]
    found = losses([FIRST, *lost, LAST], article(paragraph(FIRST), paragraph(LAST)))
    assert len(found) == 21
    assert found[-1] == "and 79 more passages"


def test_scripts_without_spaces_are_compared_by_their_letters() -> None:
    first, cut, last = (
        "水车在河弯处转动,日夜不停,四季如此。",
        "渡口的门在开,黄昏时关。",
        "桥建成以后,再没有人在这里磨面了。",
    )
    assert losses([first, "渡口的门在六点半开,黄昏时关。", last], article(*map(paragraph, (first, cut, last)))) == [
        "“六点半”, in “渡口的门在六点半开,黄昏时关。”"
    ]


def test_every_run_of_the_source_is_explained_whole() -> None:
    notes = Notes("page.html", explain=True)
    runs = [Run("* * *"), Run(FIRST), Run("Share this"), Run(LAST)]
    notes.leave_out("the page says", "Share this")
    compare_with_source(runs, article(paragraph(FIRST), paragraph(LAST)), notes)
    assert ["".join(piece.words for piece in passage.pieces) for passage in notes.passages] == [
        run.text for run in runs
    ]
    assert [(piece.fate, piece.why) for passage in notes.passages for piece in passage.pieces] == [
        ("kept", ""), ("kept", ""), ("left out", "the page says"), ("kept", ""),
    ]  # fmt: skip
