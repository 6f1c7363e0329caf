"""Messages are read by others as they were meant, whatever the script of their names."""

from __future__ import annotations

from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

import pytest

from octavo.delivery.file_names import safe_stem
from octavo.delivery.finished_book import FinishedBook
from octavo.delivery.letter import MOST_WORDS, Letter, measure_letter, most_bytes, name_files, write_letter
from tests.delivery.making import make_epub, make_pdf
from tests.tools.mail import ReadFile, read_with_mailparser, read_with_python

SENDER = "Ädä “Réader” <ada@example.org>"
TITLES = (
    "On Proofs",
    "Grüße aus Köln: Äpfel & Öl",
    "校正について",
    "كتاب الطباعة",
    "Пробный лист",
    "📚 Emoji, and a very long title, " + "über Maß, " * 12 + "Ziel",
    "“Quotes”; semi=colons, commas",
)


def write(folder: Path, letter: Letter, *books: FinishedBook) -> tuple[EmailMessage, Path]:
    message = write_letter(letter, books)
    file = folder / "message.eml"
    file.write_bytes(message.as_bytes())
    return message, file


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("read", [read_with_python, read_with_mailparser])
def test_names_of_all_scripts_arrive(read: object, title: str, tmp_path: Path) -> None:
    book = FinishedBook(make_epub(tmp_path / "a.epub", title=title, author="Жанна Ærø"))
    _, file = write(tmp_path, Letter(SENDER, "bo@bücher.example"), book)
    assert file.read_bytes().isascii()
    found = read(file)  # type: ignore[operator]
    assert (found.sender_name, found.sender) == ("Ädä “Réader”", "ada@example.org")
    assert found.receiver in ("bo@xn--bcher-kva.example", "bo@bücher.example")
    assert found.subject == title
    assert found.words == f"“{title}”, by Жанна Ærø: EPUB."
    name = f"{safe_stem(title)}.epub"
    assert found.files == (ReadFile(name, "application/epub+zip", sha256(book.content).hexdigest()),)


@pytest.mark.parametrize("read", [read_with_python, read_with_mailparser])
def test_both_books_are_in_one_message(read: object, tmp_path: Path) -> None:
    books = [FinishedBook(make_epub(tmp_path / "a.epub")), FinishedBook(make_pdf(tmp_path / "a.pdf"))]
    _, file = write(tmp_path, Letter("ada@example.org", "bo@example.net", "Für dich.\n.\nFrom me"), *books)
    found = read(file)  # type: ignore[operator]
    assert (found.subject, found.words) == ("On Proofs", "Für dich.\n.\nFrom me")
    assert [one.name for one in found.files] == ["On Proofs.epub", "On Proofs.pdf"]
    assert [one.type for one in found.files] == ["application/epub+zip", "application/pdf"]


@pytest.mark.parametrize("filling", [0, 1, 56, 57, 58, 100_000])
def test_a_message_is_never_larger_than_it_was_measured(filling: int, tmp_path: Path) -> None:
    title = "📚校" * 200
    book = FinishedBook(make_epub(tmp_path / "a.epub", title=title, author=title, filling=filling))
    letter = Letter(SENDER, f"{'b' * 60}@example.net", "📚" * MOST_WORDS)
    _, file = write(tmp_path, letter, book)
    size = len(file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert measure_letter([book]) - 44_000 < size <= measure_letter([book])
    assert most_bytes(measure_letter([book])) >= book.size > most_bytes(measure_letter([book]) - 78)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Why? A/B: “C”", "Why A B “C”"),
        ("..hidden..", "hidden"),
        ("a\u202egnp.exe", "a gnp.exe"),
        ("x" * 300, "x" * 100),
        ("???", ""),
        ("Aux", "Aux_"),
        ("con.", "con_"),
        ("nul.txt", "nul.txt_"),
        ("Konzert", "Konzert"),
        ("u\u0308ber", "\u00fcber"),
    ],
)
def test_names_are_safe_everywhere(title: str, name: str) -> None:
    assert safe_stem(title) == name


def test_two_files_have_two_names(tmp_path: Path) -> None:
    books = [FinishedBook(make_epub(tmp_path / f"{n}.epub", title="???")) for n in (1, 2)]
    same = [FinishedBook(make_epub(tmp_path / f"same-{n}.epub")) for n in (1, 2)]
    assert name_files(books) == ["1.epub", "2.epub"]
    assert name_files(same) == ["On Proofs.epub", "On Proofs (2).epub"]


def test_no_title_writes_headers(tmp_path: Path) -> None:
    book = FinishedBook(make_epub(tmp_path / "a.epub", title="A\r\nBcc: eve@example.net"))
    message, file = write(tmp_path, Letter(SENDER, "bo@example.net"), book)
    assert message["Bcc"] is None
    assert read_with_python(file).subject == "A Bcc: eve@example.net"
