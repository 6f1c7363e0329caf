"""The message that brings books: whom it is from and for, a few words, and files that each mailer can name.

Names of any script go as RFC 2231 says, subjects and senders as RFC 2047. Everything is in ASCII, so that any server
takes it, but for an address that is not (RFC 6531).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import localtime, make_msgid

from msgspec import Struct

from octavo.delivery.addresses import encode_domain, split_sender
from octavo.delivery.file_names import safe_stem
from octavo.delivery.finished_book import MEDIA_TYPES, FinishedBook

_LINE_IN, _LINE_OUT = 57, 78
"""Bytes of a line before and after base64, with its end (RFC 2045, 6.8)."""

_AROUND = 40_000
"""More bytes than headers and words have, however many each character needs."""

_FOR_A_FILE = 4_000
"""More bytes than are around an attachment: its name stands there twice, each character in up to 12."""

MOST_WORDS = 2_000
"""Characters of a message's own words."""

_LONGEST_LINE = 250
"""Characters of a subject, and of what is said of a book."""


class Letter(Struct, frozen=True):
    """What a message says: a sender ("Ada <ada@example.org>"), its receiver's address, and words of the user's own."""

    sender: str
    to: str
    words: str = ""


def write_letter(letter: Letter, books: Sequence[FinishedBook]) -> EmailMessage:
    """The message with these books."""
    name, address = split_sender(letter.sender)
    plain = all(part.isascii() for part in (address.partition("@")[0], letter.to.partition("@")[0]))
    policy = (SMTP if plain else SMTPUTF8).clone(cte_type="7bit")
    message = EmailMessage(policy=policy)
    message["From"] = _make_address(address, name)
    message["To"] = _make_address(letter.to)
    message["Subject"] = _one_line(books[0].title if len(books) == 1 or _one_title(books) else _join_titles(books))
    message["Date"] = localtime()
    message["Message-ID"] = make_msgid(domain=encode_domain(address).rpartition("@")[2])
    message.set_content(f"{letter.words.strip() or _describe(books)}\n", cte="quoted-printable")
    for book, file in zip(books, name_files(books), strict=True):
        main, _, sub = MEDIA_TYPES[book.ending].partition("/")
        message.add_attachment(book.content, main, sub, filename=file, params={"name": file})
    return message


def measure_letter(books: Sequence[FinishedBook]) -> int:
    """The most bytes that a message with these books has, after base64."""
    return _AROUND + sum(_FOR_A_FILE + -(-book.size // _LINE_IN) * _LINE_OUT for book in books)


def most_bytes(limit: int) -> int:
    """The most bytes that a book may have, so that a message with it has no more than `limit`."""
    return max(0, limit - _AROUND - _FOR_A_FILE) // _LINE_OUT * _LINE_IN


def name_files(books: Sequence[FinishedBook]) -> list[str]:
    """The names of the files in a message: of the book's title, safe on every system, each another."""
    names: list[str] = []
    for book in books:
        stem = safe_stem(book.title) or safe_stem(book.path.stem) or "book"
        name, number = f"{stem}{book.ending}", 1
        while name in names:
            number += 1
            name = f"{stem} ({number}){book.ending}"
        names.append(name)
    return names


def _make_address(address: str, name: str = "") -> Address:
    local, _, domain = encode_domain(address).rpartition("@")
    return Address(display_name=_one_line(name), username=local, domain=domain)


def _one_line(words: str) -> str:
    line = " ".join(_CONTROL.sub(" ", words).split())
    return line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…"


_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def _one_title(books: Sequence[FinishedBook]) -> bool:
    return len({book.title for book in books}) == 1


def _join_titles(books: Sequence[FinishedBook]) -> str:
    return ", ".join(dict.fromkeys(book.title for book in books))


def _describe(books: Sequence[FinishedBook]) -> str:
    """What is in the message, a line for each title: "Proofs", by Ada Reader: EPUB and PDF."""
    kinds: dict[str, list[FinishedBook]] = {}
    for book in books:
        kinds.setdefault(book.title, []).append(book)
    return "\n".join(_describe_title(title, found) for title, found in kinds.items())


def _describe_title(title: str, books: Sequence[FinishedBook]) -> str:
    authors = next((book.facts.authors for book in books if book.facts.authors), ())
    by = f", by {', '.join(authors)}" if authors else ""
    return _one_line(f"“{title}”{by}: {' and '.join(book.label for book in books)}.")
