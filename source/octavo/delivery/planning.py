"""What would be sent: for each receiver its messages, with all that the preflight found. Nothing has left yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

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
    """One message on its route. `size` are its bytes after base64; `known` is the receipt of one that has arrived."""

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
    """The messages of one receiver: first what stops, then what has arrived, then what is new."""
    kind, address = route.receiver.kind, route.receiver.address
    chosen = choose_books(kind, books)
    if not chosen:
        there = " and ".join(sorted({book.label for book in books}))
        raise DeliveryError(f"{kind.label} takes none of what is there ({there})", where=address)
    checked = [(book, check_book(book, kind)) for book in chosen]
    checked = _leave_out_large(checked, kind.limit) if kind.every else checked
    stopped = [(book, found) for book, found in checked if any(one.level == "error" for one in found)]
    deliveries = [_make_delivery(route, [book], found) for book, found in stopped]
    if stopped:
        return deliveries
    known = {} if again else {book: receipt for book in chosen if (receipt := ledger.find_sent(address, book.digest))}
    deliveries += [Delivery(route=route, books=[book], size=0, known=receipt) for book, receipt in known.items()]
    findings = {book: found for book, found in checked if book not in known}
    about = _find_approval(route, ledger)
    for pack in pack_books(kind, list(findings)):
        deliveries.append(_make_delivery(route, pack, [*(one for book in pack for one in findings[book]), *about]))
    return deliveries


def _make_delivery(route: Route, books: list[FinishedBook], found: Sequence[Finding]) -> Delivery:
    size = 0 if any(one.level == "error" for one in found) else measure_letter(books)
    return Delivery(route=route, books=books, size=size, findings=tuple(dict.fromkeys(found)))


_Checked = list[tuple[FinishedBook, list[Finding]]]


def _leave_out_large(checked: _Checked, limit: int) -> _Checked:
    """What a receiver of every kind gets where one is too large: the others, which say so."""
    kept = [(book, found) for book, found in checked if book.named or book.size <= most_bytes(limit)]
    if not kept or len(kept) == len(checked):
        return checked
    large = ", ".join(book.path.name for book, _ in checked if all(book is not one for one, _ in kept))
    warning = Finding("warning", f"{large} is too large for mail, and stays here")
    return [(book, [*found, warning]) for book, found in kept]


def _find_approval(route: Route, ledger: Ledger) -> Iterator[Finding]:
    """What must be done once so that a receiver takes anything; nothing where it has taken something before."""
    receiver = route.receiver
    if receiver.kind.approval and not ledger.has_sent(receiver.address):
        yield Finding("hint", receiver.kind.approval.format(sender=route.server.sender))
