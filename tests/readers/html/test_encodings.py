"""Pages in all encodings become the same article."""

from __future__ import annotations

import pytest

from octavo.notes import Notes
from octavo.walk import text
from tests.readers.html.reading import LONG, article, codes

WORDS = "Füße, façade, naïve: " + LONG


@pytest.mark.parametrize(
    ("content", "noted"),
    [
        (f"<meta charset=utf-8><p>{WORDS}".encode(), False),
        (f"<p>{WORDS}".encode(), False),
        (f"<p>{WORDS}".encode("utf-8-sig"), False),
        (f"<p>{WORDS}".encode("utf-16"), False),
        (f"<p>{WORDS}".encode("utf-16-le"), True),
        (f"<p>{WORDS}".encode("utf-16-be"), True),
        (f"<meta charset=iso-8859-1><p>{WORDS}".encode("cp1252"), False),
        (f'<meta http-equiv="Content-Type" content="text/html; charset=latin1"><p>{WORDS}'.encode("cp1252"), False),
        (
            f'<?xml version="1.0" encoding="windows-1252"?><html><body><p>{WORDS}</p></body></html>'.encode("cp1252"),
            False,
        ),
        (f"<meta charset=iso-8859-1><p>{WORDS}".encode(), True),
        (f"<meta charset=utf-8><p>{WORDS * 9}".encode("cp1252"), True),
        (f"<meta charset=klingon><p>{WORDS * 9}".encode("cp1252"), True),
    ],
)
def test_encodings(content: bytes, noted: bool) -> None:
    notes = Notes()
    assert text(article(content, notes).body).startswith("Füße, façade, naïve: A sentence")
    assert ("encoding-guessed" in codes(notes)) is noted


def test_bytes_that_are_no_text_are_replaced_with_a_note() -> None:
    notes = Notes()
    made = article(f"<meta charset=utf-8><p>ü{LONG * 20}".encode() + b"\xff\xfe", notes)
    assert text(made.body).endswith("\ufffd\ufffd")
    assert "encoding-broken" in codes(notes)


@pytest.mark.parametrize(
    ("label", "python"), [("gb2312", "gb18030"), ("shift_jis", "cp932"), ("euc-kr", "cp949"), ("big5", "big5hkscs")]
)
def test_labels_mean_what_browsers_take_them_for(label: str, python: str) -> None:
    words = {"gb2312": "汉字", "shift_jis": "漢字かな", "euc-kr": "한글", "big5": "漢字"}[label]
    page = f"<meta charset={label}><p>{words}</p>".encode(python)
    assert text(article(page).body) == words
