"""Who gets books: what the words of a command line mean, and which of the books each gets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from octavo.delivery.addresses import check_address, is_address
from octavo.delivery.configuration import Configuration
from octavo.delivery.devices import Device
from octavo.delivery.finished_book import FinishedBook
from octavo.delivery.letter import measure_letter
from octavo.delivery.receivers import ReceiverKind, kind_of, receiver_kinds
from octavo.errors import ConfigError
from octavo.profiles import suggestion


class Receiver(Struct, frozen=True):
    """Who gets books: an `address`, of a kind, through the server of that name, the usual one if it is empty."""

    address: str
    kind: ReceiverKind
    server: str = ""


def split_words(words: Sequence[str], found: Configuration, kind: str) -> tuple[list[Receiver], list[str]]:
    """The receivers that words name, each once, and the others, which name books.

    A word is the name of a reader, or an address, or else of a file or a folder. Raises `ConfigError` for what is none.
    """
    receivers: dict[str, Receiver] = {}
    names: list[str] = []
    for word in words:
        if word in found.readers:
            named = found.readers[word]
            one = Receiver(named.address, _choose_kind(kind or named.kind, named.address), named.server)
            receivers.setdefault(one.address.lower(), one)
        elif is_address(word) and not Path(word).exists():
            check_address(word)
            receivers.setdefault(word.lower(), Receiver(word, _choose_kind(kind, word)))
        elif Path(word).exists() or Path(word).suffix:
            names.append(word)
        else:
            hint = suggestion(word, found.readers) if found.readers else "give an address, or a file"
            raise ConfigError(f"“{word}” is no reader, no address and no file", hint=hint)
    if not receivers:
        hint = "name an address, or a reader of your settings; octavo send --settings shows them"
        raise ConfigError("it is not said whom to send to", hint=hint)
    return list(receivers.values()), names


def _choose_kind(name: str, address: str) -> ReceiverKind:
    return receiver_kinds()[name] if name else kind_of(address)


def choose_books(taker: ReceiverKind | Device, books: Sequence[FinishedBook]) -> list[FinishedBook]:
    """Which of the books one gets: those that are named, and of others every kind, or the one that it likes best."""
    endings = [ending for ending in taker.takes if any(book.ending == ending and not book.named for book in books)]
    wanted = endings if taker.every else endings[:1]
    return [book for book in books if book.named or book.ending in wanted]


def pack_books(kind: ReceiverKind, books: Sequence[FinishedBook]) -> list[list[FinishedBook]]:
    """The books by message, in their order: each message has as many as go in; one that is too large is alone."""
    messages: list[list[FinishedBook]] = []
    for book in books:
        joined = [*(messages[-1] if messages else ()), book]
        if messages and len(joined) <= kind.attachments and measure_letter(joined) <= kind.limit:
            messages[-1] = joined
        else:
            messages.append([book])
    return messages
