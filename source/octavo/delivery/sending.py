"""The order of work of `octavo send`: password, messages, tries, receipts. What is sent was planned and looked at."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from functools import partial
from typing import Literal, Protocol

from msgspec import Struct

from octavo.delivery.failures import LoginError
from octavo.delivery.letter import Letter, write_letter
from octavo.delivery.passwords import Password, find_password, keep_password
from octavo.delivery.planning import Delivery, Wish
from octavo.delivery.receipts import Ledger, Receipt, State, current_time
from octavo.delivery.submission import Submission
from octavo.errors import BuildError, DelayedError, DeliveryError, DoubtfulError

WAITS = (5, 30, 120, 300)
"""Seconds before each further try: a server that takes a new sender at the second one mostly wants some minutes."""

Outcome = Literal["sent", "known", "failed", "doubtful"]
"""What became of a message: "known" is one that this receiver has already, "doubtful" one that it may have."""


class Report(Struct, frozen=True, kw_only=True):
    """What became of a delivery, and when. `answer` is what the server said, `error` why it failed."""

    delivery: Delivery
    outcome: Outcome
    time: str
    answer: str = ""
    error: DeliveryError | None = None


class Watch(Protocol):
    """Hears how far the work is."""

    def say(self, words: str) -> None:
        """Is told what a person has to know now: what is waited for, or not written down."""

    def count(self, sent: int, size: int) -> None:
        """Is told how many bytes of how many are on their way."""


def send(deliveries: Sequence[Delivery], wish: Wish, ledger: Ledger, watch: Watch) -> Iterator[Report]:
    """Sends one message after the other, and says of each what became of it as soon as that is known.

    Raises, before anything leaves, the `DeliveryError` of what was found wrong, `ConfigError` where a password is
    missing, and `BuildError` where receipts cannot be written.
    """
    for one in deliveries:
        if one.error:
            raise one.error
    post = _Post(deliveries, wish, ledger, watch)
    return map(post.deliver, deliveries)


class _Post:
    """Delivers messages with the passwords of their servers; one that does not let us in is not asked again."""

    def __init__(self, deliveries: Sequence[Delivery], wish: Wish, ledger: Ledger, watch: Watch) -> None:
        self._wish, self._ledger, self._watch = wish, ledger, watch
        self._closed: dict[str, LoginError] = {}
        self._passwords: dict[str, Password] = {}
        for one in deliveries:
            name = one.route.server_name
            if not one.known and name not in self._passwords:
                self._passwords[name] = find_password(name, one.route.server, ask=wish.ask)

    def deliver(self, delivery: Delivery) -> Report:
        """What becomes of a message."""
        if delivery.known:
            return _report_known(delivery, delivery.known)
        name = delivery.route.server_name
        if name in self._closed:
            return Report(delivery=delivery, outcome="failed", time=current_time(), error=self._closed[name])
        self._note(delivery, "begun")
        try:
            answer = self._try(delivery)
        except DoubtfulError as error:
            return self._report(delivery, "doubtful", error=error)
        except DeliveryError as error:
            if isinstance(error, LoginError):
                self._closed[name] = error
            return self._report(delivery, "failed", error=error)
        keep_password(delivery.route.server, self._passwords[name])
        return self._report(delivery, "sent", answer=answer)

    def _try(self, delivery: Delivery) -> str:
        """What the server said when it took a message, at the first try or a later one. Raises `DeliveryError`.

        It is the same message each time, so that whoever gets it twice sees that.
        """
        route, waits = delivery.route, WAITS[: self._wish.tries - 1]
        message = write_letter(Letter(route.server.sender, route.receiver.address, self._wish.words), delivery.books)
        for number, wait in enumerate(waits, 2):
            try:
                return self._submit(delivery, message)
            except DelayedError as error:
                again = f"try {number} of {len(waits) + 1} in {wait} seconds"
                self._watch.say(f"{error.message}; {again} (Ctrl-C stops it)")
                pause(wait)
        return self._submit(delivery, message)

    def _submit(self, delivery: Delivery, message: EmailMessage) -> str:
        """Hands a message over; before its end is out, it is noted that nobody will know, until the server answers."""
        route = delivery.route
        submission = Submission(route.server, self._passwords[route.server_name].text)
        return submission.submit(message, self._watch.count, partial(self._note, delivery, "doubtful"))

    def _report(
        self, delivery: Delivery, outcome: Literal["sent", "failed", "doubtful"], *, answer: str = "",
        error: DeliveryError | None = None,
    ) -> Report:  # fmt: skip
        try:
            self._note(delivery, outcome, answer)
        except BuildError as lost:  # what has left has left
            self._watch.say(str(lost))
        return Report(delivery=delivery, outcome=outcome, time=current_time(), answer=answer, error=error)

    def _note(self, delivery: Delivery, state: State, answer: str = "") -> None:
        route = delivery.route
        self._ledger.write(
            Receipt(
                time=current_time(),
                state=state,
                to=route.receiver.address.lower(),
                file=str(book.path.absolute()),
                title=book.title,
                digest=book.digest,
                size=book.size,
                through=route.server.host,
                answer=answer,
            )
            for book in delivery.books
        )


def _report_known(delivery: Delivery, known: Receipt) -> Report:
    if known.state == "sent":
        return Report(delivery=delivery, outcome="known", time=known.time)
    hint = "look whether it did; --again sends it once more"
    error = DoubtfulError(f"it may have arrived, {known.time}", where=delivery.route.receiver.address, hint=hint)
    return Report(delivery=delivery, outcome="doubtful", time=known.time, error=error)


def pause(seconds: float) -> None:
    """Waits before another try."""
    time.sleep(seconds)
