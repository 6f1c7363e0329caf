"""Lines with no blank line between: a head, a box, a heading over its text."""

from __future__ import annotations

import pytest

from octavo.model import List
from octavo.walk import line, title
from tests.readers.text.reading import MORE, PROSE, headings, left_out, read_text

TITLE = "Why the lamp of the harbour is never late"


@pytest.mark.parametrize(
    "head",
    [
        "Portrait of Ada Holm\nAda Holm\n and \nPer Lind\nPublished 3 May 2021",
        "By\nAda Holm\n&\nPer Lind\n3 May 2021",
        "Von Ada Holm\nund\nPer Lind\n3. Mai 2021",
        "By\n\nAda Holm\n\nPer Lind\n\nMay 3, 2021",
    ],
)
def test_several_writers_stand_on_lines_of_their_own(head: str) -> None:
    found = read_text(f"{TITLE}\n\n{head}\n\n{PROSE}\n\n{MORE}")
    assert [person.name for person in found.authors] == ["Ada Holm", "Per Lind"]
    assert found.date_published == "2021-05-03"
    assert [line(block) for block in found.body] == [PROSE, MORE]


@pytest.mark.parametrize(
    "head",
    [
        "The keeper and his wife have another word for the hours of the night.\n\nADA HOLM\nMAY 3, 2021",
        "May 3, 2021\n\nAda Holm · The Courier",
        "Von ADA HOLM\n3.5.2021, 18:30 Uhr",
    ],
)
def test_a_writer_may_stand_under_the_standfirst(head: str) -> None:
    found = read_text(f"{TITLE}\n\n{head}\n\n{PROSE}\n\n{MORE}")
    assert [person.name.lower() for person in found.authors] == ["ada holm"]
    assert found.date_published == "2021-05-03"


def test_the_head_of_a_page_without_spaces_is_read_line_by_line() -> None:
    head = "首页 > 文化 > 正文\n老码头的最后一盏油灯\n2021年5月3日 来源：北港日报 作者：李海"
    found = read_text(
        f"{head}\n\n守灯的人换了九个，灯一直没有换，每天下午四点，他剪灯芯、擦玻璃、加灯油，不管教堂的钟怎么说。"
    )
    assert (title(found), found.date_published) == ("老码头的最后一盏油灯", "2021-05-03")
    assert [person.name for person in found.authors] == ["李海"]


@pytest.mark.parametrize(
    "text",
    [
        f"Low water\n{PROSE}",
        "Утро\nУтром на берегу стоит почтальон, он ждёт не парома, а разговора, и паромщик это знает.",
        "守灯的一天\n每天下午四点，他剪灯芯、擦玻璃、加灯油，五点钟船进港，不管教堂的钟怎么说，也不管谁在岸上。",
    ],
)
def test_a_heading_right_over_its_text(text: str) -> None:
    assert headings(read_text(f"{TITLE}\n\n{MORE}\n\n{text}\n\n{MORE}")) == [text.split("\n", maxsplit=1)[0]]


@pytest.mark.parametrize(
    "items", ["* the doctor,\n* the post.", "  1. the doctor\n  2. the post", "- the doctor\n  of Vik\n- the post"]
)
def test_a_list_right_under_its_paragraph(items: str) -> None:
    blocks = read_text(f"{TITLE}\n\n{MORE}\n\nWe rowed in this order, and nobody minded:\n{items}\n\n{MORE}").body
    assert [len(block.items) for block in blocks if isinstance(block, List)] == [2]


def test_a_box_goes_line_by_line() -> None:
    box = "Read next\nTen bridges that no boat can pass in winter\nWhat the pilots of the north have for breakfast"
    assert len(left_out(f"{TITLE}\n\n{PROSE}\n\n{MORE}\n\n{box}")) == len(box.split("\n"))


@pytest.mark.parametrize("label", ["FOR IMMEDIATE RELEASE", "NOTA DE PRENSA", "Pressemitteilung"])
def test_a_press_release_has_its_title_under_its_label(label: str) -> None:
    lead = f"NORTHHAVEN, May 3, 2021 /Wire/ -- {PROSE}"
    found = read_text(f"{label}\n\n{TITLE}\n\n{lead}\n\n{MORE}")
    assert (title(found), found.date_published) == (TITLE, "2021-05-03")


def test_the_first_chapter_of_a_book_keeps_its_heading() -> None:
    book = (
        f"THE KEEPER\n\nA Tale\n\nby\n\nADA HOLM\n\n1891\n\nCHAPTER I.\n\nTHE POLE.\n\n{PROSE}\n\nCHAPTER II.\n\n{MORE}"
    )
    found = read_text(book)
    assert headings(found) == ["CHAPTER I.", "CHAPTER II."]
    assert [person.name for person in found.authors] == ["ADA HOLM"]
