"""The identifier of a book: an ISBN, another that it states, or a UUID derived from its title and makers."""

from __future__ import annotations

import re
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct

from octavo.locale.characters import drop_illegal
from octavo.model import Metadata

_CLAIM = re.compile(r"(?:urn:isbn:|isbn)?[-:\s]*((?:\d[-\s]?){9}(?:(?:\d[-\s]?){3})?[\dx])", re.IGNORECASE)
"""What claims to be an ISBN: "ISBN 978-3-16-148410-0", "urn:isbn:316148410X"."""


class Identifier(Struct, frozen=True):
    """`value` is a URN or what the book states; `isbn` says that it is an ISBN of 13 digits."""

    value: str
    isbn: bool = False


def book_identifier(metadata: Metadata) -> Identifier:
    """The identifier that the metadata states, or the same UUID for each edition of a book that states none.

    A number that would be an ISBN but for its check digit is no identifier.
    """
    stated = " ".join(drop_illegal(metadata.identifier).split())
    if claim := _CLAIM.fullmatch(stated):
        stated = isbn_urn(claim[1])
    if not stated:
        words = "\n".join((metadata.title, *(person.name for person in metadata.creators), metadata.language))
        return Identifier(uuid5(NAMESPACE_URL, words).urn)
    return Identifier(stated, stated.startswith("urn:isbn:") and claim is not None)


def isbn_urn(digits: str) -> str:
    """An ISBN of 10 or 13 digits as "urn:isbn:" and 13 digits (ISO 2108), "" where the check digit is another."""
    plain = re.sub(r"[-\s]", "", digits).upper()
    if len(plain) == 13 and plain.isdecimal() and plain[:3] in {"978", "979"}:
        return f"urn:isbn:{plain}" if plain[-1] == _check_digit(plain[:12]) else ""
    if len(plain) == 10:
        values = [10 if digit == "X" else int(digit) for digit in plain]
        total = sum(value * weight for value, weight in zip(values, range(10, 0, -1), strict=True))
        return f"urn:isbn:978{plain[:9]}{_check_digit('978' + plain[:9])}" if total % 11 == 0 else ""
    return ""


def _check_digit(digits: str) -> str:
    """The check digit of the first 12 digits of an ISBN-13."""
    return str(-sum(int(digit) * (1 + 2 * (place % 2)) for place, digit in enumerate(digits)) % 10)
