"""Prints what is going to be sent, what became of it, and how far it is."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from octavo.delivery.configuration import choose_server, configuration_file, load_configuration
from octavo.delivery.copying import Copy
from octavo.delivery.finished_book import FinishedBook
from octavo.delivery.letter import name_files
from octavo.delivery.planning import Delivery
from octavo.delivery.preflight import Finding
from octavo.delivery.receipts import open_ledger
from octavo.delivery.sending import Report
from octavo.errors import ExitCode
from octavo.files import show_name
from octavo.printing import print_error, print_line
from octavo.stopping import close_at_stop
from octavo.terminal import show_cursor

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_SIGNS = {"error": "✗", "warning": "!", "hint": "·"}


class PrintedWatch:
    """Says on standard error what is waited for, and shows a bar on a terminal; nothing if it is to be quiet."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._bar: ProgressBar[int] | None = None

    def say(self, words: str) -> None:
        """Prints what a person has to know now."""
        self.close()
        if not self._quiet:
            print_error(f"octavo: {words}")

    def count(self, sent: int, size: int) -> None:
        """Shows how much of a message is sent."""
        if self._quiet or not sys.stderr.isatty():
            return
        if self._bar is None:
            close_at_stop(show_cursor)
            self._bar = click.progressbar(length=size, label="  sending", file=sys.stderr)
        self._bar.update(sent - self._bar.pos)

    def close(self) -> None:
        """Ends the bar: a message is out, or on its way no more."""
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None


_EXAMPLE = """there is no such file yet; it may say:

    [servers.home]
    user = "you@example.org"
    host = "mail.example.org"

    [readers.my-kindle]
    address = "you_12@kindle.com"
"""


def print_settings() -> None:
    """Prints where the settings and the receipts are, and which servers and readers are known. Raises `OctavoError`."""
    file, ledger = configuration_file(), open_ledger()
    print_line(f"settings: {show_name(file)}")
    found = load_configuration()
    for line in _EXAMPLE.splitlines() if not file.is_file() else ():
        print_line(f"  {line}".rstrip())
    for name in found.servers:
        server = choose_server(found, name)[1]
        print_line(f"  server {name}: {server.host}:{server.port} ({server.tls}), as {server.sender}")
    for name, reader in found.readers.items():
        print_line(f"  reader {name}: {reader.address}")
    print_line(f"receipts: {show_name(ledger.file)}")


def print_plan(delivery: Delivery) -> None:
    """Prints whom a message is for, what is in it, and what was found of it."""
    route = delivery.route
    through = f", through {route.server.host}" if not delivery.known else ""
    print_line(f"{route.receiver.address} ({route.receiver.kind.label}){through}")
    for book, name in zip(delivery.books, name_files(delivery.books), strict=True):
        print_line(f"  {show_name(book.path)}  {_show_size(book.size)}, as “{name}”")
    for finding in delivery.findings:
        print_line(f"  {_SIGNS[finding.level]} {finding}")


def print_planned(delivery: Delivery) -> None:
    """Prints what a dry run would do with a message."""
    if delivery.known:
        has = "has" if delivery.known.state == "sent" else "may have"
        print_line(f"  would not be sent: it {has} arrived, {delivery.known.time} — --again sends it once more")
    elif not delivery.error:
        limit = _show_size(delivery.route.receiver.kind.limit)
        print_line(f"  would be sent: {_show_size(delivery.size)} as mail, of at most {limit}")


def _show_size(size: int) -> str:
    return f"{f'{size / 1e6:,.1f}'.removesuffix('.0')} MB" if size >= 1e6 else f"{size / 1000:,.0f} kB"


def print_report(report: Report) -> None:
    """Prints what became of a message: the receipt, or that there is none."""
    if report.outcome == "known":
        print_line(f"  was sent before, {report.time} — --again sends it once more")
    elif report.outcome == "sent":
        print_line(f"  sent, {report.time}: {report.answer}".rstrip(": "))
    else:
        print_line(f"  not sent, {report.time}" if report.outcome == "failed" else f"  may be sent, {report.time}")


def print_copy(copy: Copy, *, planned: bool) -> None:
    """Prints where a book went, or would go, and what was found of it."""
    print_line(f"{show_name(copy.place)} ({copy.device.label})")
    for finding in copy.findings:
        print_line(f"  {_SIGNS[finding.level]} {finding}")
    would = "would be " if planned else ""
    words = {
        "new": f"{would}copied, {_show_size(copy.book.size)}",
        "replaced": f"{would}copied in place of another edition, {_show_size(copy.book.size)}",
        "known": "is there already",
    }
    print_line(f"  {words[copy.state]}")


def summarise_copy(copy: Copy, *, planned: bool) -> dict[str, Any]:
    """A copy as plain values, for JSON, under the names that a delivery by mail has, too."""
    return {
        "to": show_name(copy.place),
        "kind": copy.device.name,
        "outcome": "planned" if planned and copy.state != "known" else copy.state,
        "files": [_summarise_file(copy.book, copy.place.name)],
        "findings": _summarise_findings(copy.findings),
    }


def _summarise_file(book: FinishedBook, name: str) -> dict[str, Any]:
    return {"path": show_name(book.path), "name": name, "bytes": book.size, "sha256": book.digest}


def _summarise_findings(findings: Iterable[Finding]) -> list[dict[str, str]]:
    return [{"level": one.level, "words": one.words, "hint": one.hint} for one in findings]


def summarise(delivery: Delivery, report: Report | None = None) -> dict[str, Any]:
    """A delivery and what became of it as plain values, for JSON."""
    route, error = delivery.route, report.error if report else delivery.error
    return {
        "to": route.receiver.address,
        "kind": route.receiver.kind.name,
        "server": route.server_name,
        "outcome": report.outcome if report else _plan_outcome(delivery),
        "time": report.time if report else "",
        "answer": report.answer if report else "",
        "error": str(error) if error else "",
        "bytes": delivery.size,
        "files": list(map(_summarise_file, delivery.books, name_files(delivery.books))),
        "findings": _summarise_findings(delivery.findings),
    }


def _plan_outcome(delivery: Delivery) -> str:
    if delivery.error:
        return "stopped"
    return "known" if delivery.known else "planned"


def find_exit_code(reports: Iterable[Report]) -> ExitCode:
    """`DONE` only if every receiver has got everything."""
    return ExitCode.UNSENT if any(report.error for report in reports) else ExitCode.DONE
