"""What a text was sent in says title, author and date, and is left out with a note."""

from __future__ import annotations

from octavo.walk import line, title
from tests.readers.text.reading import MORE, PROSE, left_out, read_text

BOOK = f"""The Project Gutenberg eBook of The Lamp

This eBook is for the use of anyone anywhere, at no cost and with almost no restrictions whatsoever.

Title: The Lamp

Author: Ada Holm

*** START OF THE PROJECT GUTENBERG EBOOK THE LAMP ***

THE LAMP

{PROSE}

{MORE}

THE END

*** END OF THE PROJECT GUTENBERG EBOOK THE LAMP ***

Updated editions will replace the previous one, and the old editions will be renamed.
"""
MAIL = f"""From: Ada Holm <ada@example.org>
To: Per Lind <per@example.org>
Date: Mon, 3 May 2021 10:12:00 +0200
Subject: The lamp

Dear Per,

{PROSE}

> {MORE}

--
Ada Holm
Harbour Office
"""


def test_the_licence_around_a_book_is_left_out() -> None:
    found = read_text(BOOK)
    assert (title(found), [person.name for person in found.authors]) == ("The Lamp", ["Ada Holm"])
    assert [line(block) for block in found.body] == [PROSE, MORE, "THE END"]
    assert sum(detail.startswith("the licence around the text") for detail in left_out(BOOK)) == 7


def test_the_head_of_an_e_mail_is_read() -> None:
    found = read_text(MAIL)
    assert (title(found), [person.name for person in found.authors]) == ("The lamp", ["Ada Holm"])
    assert found.date_published == "2021-05-03"
    assert line(found.body[0]) == "Dear Per,"
    assert line(found.body[-1]).split() == ["Ada", "Holm", "Harbour", "Office"]
