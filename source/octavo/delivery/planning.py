"""What would be sent: for each receiver its messages, with all that the preflight found. Nothing has left yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from octavo.delivery.addresses import split_sender
from octavo.delivery.configuration import Configuration, Server, choose_server
from octavo.delivery.finished_book import FinishedBook
from octavo.delivery.letter import measure_letter, most_bytes
from octavo.delivery.preflight import Finding, check_book
from octavo.delivery.receipts import Ledger, Receipt
from octavo.delivery.receiving import Receiver, choose_books, pack_books
from octavo.errors import DeliveryError


class Wish(Struct, frozen=True, kw_only=True):
    """How books are to be sent: to whom, through which server, with `words` of the user's own, at most `tries` times.

    What a receiver has already is sent `again` only if that is asked for. `ask` says that the password is to be typed.
    """

    receivers: tuple[Receiver, ...]
    server: str = ""
    words: str = ""
    tries: int = 5
    again: bool = False
    ask: bool = False


class Route(Struct, frozen=True):
    """Where messages go: a receiver, and the server that takes them, with the name that it has in the settings."""

    receiver: Receiver
    server_name: str
    server: Server


class Delivery(Struct, frozen=True, kw_only=True):
    """One message on its route. `size` are its bytes after base64; `known` says that it arrived before, or may have."""

    route: Route
    books: list[FinishedBook]
    size: int
    findings: tuple[Finding, ...] = ()
    known: Receipt | None = None

    @property
    def error(self) -> DeliveryError | None:
        """What stops it, None where nothing does."""
        found = next((one for one in self.findings if one.level == "error"), None)
        return DeliveryError(found.words, where=self.route.receiver.address, hint=found.hint) if found else None


def plan_deliveries(
    wish: Wish, books: Sequence[FinishedBook], configuration: Configuration, ledger: Ledger
) -> list[Delivery]:
    """All messages. Raises `ConfigError` where a server is not known, `DeliveryError` where a receiver gets nothing."""
    found = []
    for receiver in wish.receivers:
        route = Route(receiver, *choose_server(configuration, wish.server or receiver.server))
        found += plan_route(route, books, ledger, again=wish.again)
    return found


def plan_route(route: Route, books: Sequence[FinishedBook], ledger: Ledger, *, again: bool) -> list[Delivery]:
    """The messages of one receiver: those that are stopped, or else what it has already, and what is new."""
    kind, address = route.receiver.kind, route.receiver.address
    found = _check_books(route, books)
    if stopped := {book: findings for book, findings in found.items() if _has_error(findings)}:
        return [Delivery(route=route, books=[book], size=0, findings=tuple(stopped[book])) for book in stopped]
    known = {} if again else {book: receipt for book in found if (receipt := ledger.find_known(address, book.digest))}
    about = tuple(_find_approval(route, ledger))
    new = pack_books(kind, [book for book in found if book not in known])
    return [*_group_known(route, known), *(_make_delivery(route, pack, found, about) for pack in new)]


_Found = dict[FinishedBook, list[Finding]]


def _check_books(route: Route, books: Sequence[FinishedBook]) -> _Found:
    """The books for a receiver, each with what was found of it. Raises `DeliveryError` where it takes none of them."""
    kind = route.receiver.kind
    chosen = choose_books(kind, books)
    if not chosen:
        there = " and ".join(sorted({book.label for book in books}))
        raise DeliveryError(f"{kind.label} takes none of what is there ({there})", where=route.receiver.address)
    found = {book: check_book(book, kind) for book in chosen}
    return _leave_out_large(found, kind.limit) if kind.every else found


def _leave_out_large(found: _Found, limit: int) -> _Found:
    """What a receiver of every kind gets where one is too large: the others, which say so."""
    large = [book for book in found if not book.named and book.size > most_bytes(limit)]
    if not large or len(large) == len(found):
        return found
    names = ", ".join(book.path.name for book in large)
    warning = Finding("warning", f"{names} is too large for mail, and stays here")
    return {book: [*findings, warning] for book, findings in found.items() if book not in large}


def _group_known(route: Route, known: dict[FinishedBook, Receipt]) -> Iterator[Delivery]:
    """What a receiver has already, and what it may have."""
    for state in ("sent", "doubtful"):
        if there := [book for book, receipt in known.items() if receipt.state == state]:
            yield Delivery(route=route, books=there, size=0, known=known[there[-1]])


def _make_delivery(route: Route, books: list[FinishedBook], found: _Found, about: Sequence[Finding]) -> Delivery:
    findings = dict.fromkeys([*(one for book in books for one in found[book]), *about])
    return Delivery(route=route, books=books, size=measure_letter(books), findings=tuple(findings))


def _has_error(findings: Sequence[Finding]) -> bool:
    return any(one.level == "error" for one in findings)


def _find_approval(route: Route, ledger: Ledger) -> Iterator[Finding]:
    """What must be done once so that a receiver takes anything; nothing where it has taken something before."""
    receiver = route.receiver
    if receiver.kind.approval and not ledger.has_sent(receiver.address):
        yield Finding("hint", receiver.kind.approval.format(sender=split_sender(route.server.sender)[1]))
