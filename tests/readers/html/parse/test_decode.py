"""What a page says of its encoding, and what its bytes say."""

from __future__ import annotations

import pytest

from octavo.errors import ReadError
from octavo.notes import Notes
from octavo.readers.html.parse.decode import decode

WORDS = "Füße, façade, naïve"


def decoded(label: str, content: bytes) -> tuple[str, list[tuple[str, str]]]:
    """The text after the element that states a label, and the notes."""
    start, notes = f"<meta charset={label}>".encode(), Notes()
    text = decode(start + content, "page.html", notes)
    return text.removeprefix(start.decode()), [(note.code, note.detail) for note in notes]


@pytest.mark.parametrize(
    ("label", "codec", "words"),
    [
        ("utf8", "utf-8", WORDS),
        ("Latin1", "cp1252", "“Füße” – 5 €"),
        ("latin-1", "cp1252", "“Füße” – 5 €"),
        ("x-cp1251", "cp1251", "Дорога к морю"),
        ("iso-8859-9", "cp1254", "Şubat — 5 €"),
        ("gb2312", "gb18030", "汉字 €"),
        ("shift_jis", "cp932", "漢字 ①"),
        ("euc-kr", "cp949", "한글 뷁"),
        ("big5", "big5hkscs", "漢字 嘅"),
        ("iso-2022-jp", "iso2022_jp", "漢字"),
        ("hz-gb-2312", "hz", "汉字"),
        ("cp850", "cp850", WORDS),
    ],
)
def test_a_label_means_what_browsers_take_it_for(label: str, codec: str, words: str) -> None:
    assert decoded(label, words.encode(codec)) == (words, [])


@pytest.mark.parametrize("label", ["utf-16", "utf-16le", "unicode"])
def test_a_label_that_could_be_read_is_not_in_utf_16(label: str) -> None:
    assert decoded(label, WORDS.encode()) == (WORDS, [])


@pytest.mark.parametrize("label", ["iso-8859-1", "iso-2022-jp", "klingon"])
def test_bytes_that_are_utf_8_are_utf_8_whatever_the_page_says(label: str) -> None:
    assert decoded(label, WORDS.encode()) == (WORDS, [("encoding-guessed", f"utf-8, although the page says {label}")])


@pytest.mark.parametrize("label", ["klingon", "base64", "rot13", "idna", "undefined"])
def test_a_label_that_is_no_encoding_of_text_is_passed_over(label: str) -> None:
    assert decoded(label, (WORDS * 9).encode("cp1252")) == (WORDS * 9, [("encoding-guessed", "cp1252")])


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_more_than_a_label(codec: str) -> None:
    notes = Notes()
    page = f"<meta charset=latin1><p>{WORDS}"
    assert decode(page.encode(codec), "page.html", notes) == page
    assert len(notes) == 0


def test_bytes_that_the_encoding_does_not_have_are_replaced_with_a_note() -> None:
    assert decoded("latin1", b"F\xfc\x81e") == ("Fü\ufffde", [("encoding-broken", "1 in cp1252")])


def test_a_replaced_character_that_stands_in_the_page_is_no_broken_byte() -> None:
    notes = Notes()
    decode("<p>\ufffd".encode("utf-8-sig"), "page.html", notes)
    assert len(notes) == 0


def test_bytes_that_are_no_page_say_so() -> None:
    with pytest.raises(ReadError, match="binary data"):
        decode(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "page.html", Notes())
