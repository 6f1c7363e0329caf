"""Plain text of every habit: what is structure, what is metadata, what is boilerplate, what is no text at all."""

from __future__ import annotations

import json
from textwrap import fill

import pytest

from octavo.errors import ReadError
from octavo.model import (
    Article,
    Block,
    Footnote,
    List,
    Paragraph,
    Quote,
    Section,
    Table,
)
from octavo.notes import Notes
from octavo.pictures import make_fetch
from octavo.readers.text import read
from octavo.resources import Assets, Resource, data_only, read_file
from octavo.walk import line, title, visit
from tests.conftest import CORPUS, needs_corpus

PROSE = (
    "The tide comes in twice a day, and twice a day the causeway is gone, whatever the timetable of the bus may say."
)
MORE = "Nobody in the village would call that a danger, because a danger is something that you cannot read in a table."


def article(text: str | bytes, notes: Notes | None = None, name: str = "tide.txt") -> Article:
    content = text if isinstance(text, bytes) else text.encode()
    return read(
        Resource(content, "text/plain", name), make_fetch(data_only, Assets()), Notes() if notes is None else notes
    )


def body(text: str) -> tuple[Block, ...]:
    """The blocks of a text under a title."""
    return article(f"The Causeway\n\n{text}").body


def dropped(text: str) -> list[str]:
    """What is left out of a text that ends in some lines."""
    notes = Notes()
    article(f"The Causeway\n\n{PROSE}\n\n{MORE}\n\n{text}", notes)
    return [note.detail for note in notes if note.code == "text-dropped"]


# --- the seed --------------------------------------------------------------------------------------


@needs_corpus
def test_the_seed_comes_out_as_expected() -> None:
    folder = CORPUS / "seed"
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    notes = Notes()
    found = read(read_file(folder / expected["file"]), make_fetch(data_only, Assets()), notes)
    lead = [block for block in found.body if isinstance(block, Paragraph)]
    sections = [block for block in found.body if isinstance(block, Section)]
    paragraphs = [line(block) for block in [*lead, *(block for section in sections for block in section.body)]]
    assert title(found) == expected["title"]
    assert [line(section.heading) for section in sections] == expected["headings"]
    assert paragraphs == expected["paragraphs"]
    assert (found.authors, found.date_published, found.date_modified) == ((), "", "")
    quoted = [note.detail.partition("“")[2].rstrip("”…") for note in notes if note.code == "text-dropped"]
    assert len(quoted) == len(expected["boilerplate"])
    assert all(whole.startswith(words) for whole, words in zip(expected["boilerplate"], quoted, strict=True))


# --- layouts ---------------------------------------------------------------------------------------


def test_indented_paragraphs_without_blank_lines() -> None:
    text = "\n".join(fill(sentence, 60, initial_indent="   ") for sentence in (PROSE, MORE, PROSE, MORE))
    found = article(f"The Causeway\n\n{text}").body
    assert [line(block) for block in found] == [PROSE, MORE, PROSE, MORE]


# --- structure -------------------------------------------------------------------------------------


def test_lists() -> None:
    bullets, numbers = (
        block
        for block in body(f"{PROSE}\n\n- sand\n- mud,\n  soft\n\n{MORE}\n\n3. ebb\n4. flood")
        if isinstance(block, List)
    )
    assert [line(item) for item in bullets.items] == ["sand", "mud, soft"]
    assert (bullets.numbering, numbers.numbering, numbers.start, len(numbers.items)) == (None, "decimal", 3, 2)


def test_numbered_headings_are_no_list() -> None:
    found = body(f"{PROSE}\n\n1. Read the table\n\n{MORE}\n\n2. Wait\n\n{PROSE}")
    assert [line(block.heading) for block in found if isinstance(block, Section)] == ["1. Read the table", "2. Wait"]


def test_quotes_and_who_said_them() -> None:
    marked, attributed = (
        block
        for block in body(f"> {PROSE}\n> > inner\n\n{MORE}\n\n{PROSE}\n\n— Ada Holm, pilot")
        if isinstance(block, Quote)
    )
    assert any(isinstance(block, Quote) for block in marked.body)
    assert line(attributed.attribution) == "Ada Holm, pilot"


@pytest.mark.parametrize(
    "drawn",
    [
        "Month   High   Low\n-----   ----   ---\nMay     4.2    0.3\nJune    4.1    0.4",
        "| Month | High | Low |\n|-------|------|-----|\n| May | 4.2 | 0.3 |\n| June | 4.1 | 0.4 |",
        "Month\tHigh\tLow\nMay\t4.2\t0.3\nJune\t4.1\t0.4",
    ],
)
def test_tables_drawn_in_text(drawn: str) -> None:
    table = next(block for block in body(f"{PROSE}\n\n{drawn}\n\n{MORE}") if isinstance(block, Table))
    assert [line(cell) for cell in table.head[0].cells] == ["Month", "High", "Low"]
    assert [[line(cell) for cell in row.cells] for row in table.bodies[0]] == [
        ["May", "4.2", "0.3"],
        ["June", "4.1", "0.4"],
    ]
    assert table.bodies[0][0].cells[1].align == "right"


def test_footnotes_go_to_their_place() -> None:
    found = body(f"The tide[1] turns. {PROSE}\n\n{MORE} [2]\n\n[1] Twice a day.\n[2] See [1].")
    notes = [line(node.body) for node in visit(found) if isinstance(node, Footnote)]
    assert notes == ["Twice a day.", "See [1]."]
    assert len(found) == 2


# --- metadata --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "authors", "published"),
    [
        ("By Ada Holm and Per Lind\n\nMay 3, 2021", ["Ada Holm", "Per Lind"], "2021-05-03"),
        ("Ada Holm\n\nStaff writer @adaholm\n\nWednesday 3 May 2021 11:42, UK", ["Ada Holm"], "2021-05-03"),
        ("Author: Ada Holm\nDate: 2021-05-03", ["Ada Holm"], "2021-05-03"),
        ("Von Ada Holm\n\nVeröffentlicht am 3. Mai 2021", ["Ada Holm"], "2021-05-03"),
        ("Published 04/05/2021", [], ""),
        ("Updated on", [], ""),
    ],
)
def test_bylines_and_dates_are_read_and_never_invented(head: str, authors: list[str], published: str) -> None:
    found = article(f"The Causeway\n\n{head}\n\n{PROSE}\n\n{MORE}")
    assert [person.name for person in found.authors] == authors
    assert found.date_published == published
    assert [line(block) for block in found.body][-2:] == [PROSE, MORE]


def test_without_a_title_the_file_name_is_taken_and_noted() -> None:
    notes = Notes()
    assert title(article(f"{PROSE}\n\n{MORE}", notes)) == "tide"
    assert [note.code for note in notes] == ["title-guessed", "language-guessed"]


# --- boilerplate -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Share\n\nTweet\n\nCopy link", "a button"),
        ("Advertisement", "a button"),
        ("4 min read", "a counter"),
        ("Related: Ten bridges that you should see", "a teaser"),
        ("Read next\n\nTen bridges that you should see\n\nWhy ferries are late again", "a teaser"),
        ("Photo: Ada Holm", "the caption"),
        ("© 2021 The Northhaven Courier. All rights reserved.", "a legal notice"),
        ("Last updated on", "a rubric"),
    ],
)
def test_boilerplate_is_left_out_with_a_note_each(text: str, reason: str) -> None:
    details = dropped(text)
    assert len(details) == len(text.split("\n\n"))
    assert all(detail.startswith(reason) for detail in details)


@pytest.mark.parametrize(
    "text",
    [
        "Sign up for our newsletter and get the best stories in your inbox!",
        "Download our free guide in PDF here!",
    ],
)
def test_invitations_are_left_out_of_saved_pages_only(text: str) -> None:
    assert dropped(text) == []
    assert any(text in detail for detail in dropped(f"Share this article\n\n{text}"))


@pytest.mark.parametrize(
    "text",
    [
        "She signed up for the course in May, paid for it in June, and never saw the inside of the school again.",
        "Subscribers to the ferry line pay less in winter, which the council calls fair and everyone else calls late.",
        "Read the table.",
        "The newsletter of the harbour is older than the harbour, a fact that its editor likes to repeat every spring.",
    ],
)
def test_sentences_about_such_things_stay(text: str) -> None:
    assert dropped(text) == []


# --- bytes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_that_say_what_they_are(encoding: str) -> None:
    notes = Notes()
    assert title(article(f"Über die Brücke\r\n\r\n{PROSE}".encode(encoding), notes)) == "Über die Brücke"
    assert len(notes) == 0


@pytest.mark.parametrize(("text", "encoding"), [("Die Straße zum Meer", "cp1252"), ("Дорога к морю", "cp1251")])
def test_other_encodings_are_guessed_with_a_note(text: str, encoding: str) -> None:
    notes = Notes()
    assert title(article(f"{text}\n\n{text} {text} {text}.".encode(encoding), notes)) == text
    assert [note.code for note in notes] == ["encoding-guessed"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \r\n\t",
        b"\xef\xbb\xbf",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        bytes(range(256)) * 20,
        bytes(range(128, 256)) * 9,
    ],
)
def test_what_is_empty_or_no_text_is_an_error(content: bytes) -> None:
    with pytest.raises(ReadError):
        article(content)


def test_hostile_texts_are_read() -> None:
    for text in ("> " * 5000 + "deep", "word " * 50_000, "a\n" * 20_000, "[1] " * 5000, "_a" * 20_000, "." * 100_000):
        assert article(f"T\n\n{text}").body
