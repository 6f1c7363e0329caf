"""octavo send: finished books to their readers, by mail or into the folder of a device."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from octavo.errors import ConfigError, ExitCode
from octavo.press.progress import choose_progress
from octavo.printing import print_error, print_ready
from octavo.terminal import escape_json

if TYPE_CHECKING:
    from octavo.delivery.finished_book import FinishedBook
    from octavo.delivery.planning import Delivery, Wish
    from octavo.delivery.receipts import Ledger

_HELP = """Send finished books to TO…: addresses of mail, or readers by the names that your settings give them.

BOOK… are files (EPUB, PDF) or projects; with none, the project of the current folder. A Kindle or a PocketBook gets the
EPUB, a mailbox both books. With --to-folder, all names are books, and go onto a reader that is mounted there.
Everything is looked at before anything leaves: sizes, kinds, covers, titles. Servers and readers stand in config.toml
of your own settings (octavo send --settings says where), passwords in the keyring of your system, or in
OCTAVO_PASSWORD. What a receiver has got already is not sent again without --again.
"""


@click.command("send", short_help="Send finished books to their readers.", help=_HELP)
@click.argument("words", nargs=-1, metavar="[TO…] [BOOK…]")
@click.option("--kindle", "kind", flag_value="kindle", help="The receivers are Kindles; so is any @kindle.com.")
@click.option("--pocketbook", "kind", flag_value="pocketbook", help="The receivers are PocketBooks (@pbsync.com).")
@click.option("--mail", "kind", flag_value="mail", help="The receivers are mailboxes, and get both books.")
@click.option(
    "--to-folder", type=click.Path(path_type=Path), metavar="FOLDER", help="Copy onto a reader that is mounted there."
)
@click.option("--server", default="", metavar="NAME", help="The mail server to use, if there are several.")
@click.option("--message", default="", metavar="WORDS", help="What the message says, instead of naming the book.")
@click.option("--max-size", default="", metavar="SIZE", help="Build the project first, in volumes of this size (15MB).")
@click.option("--again", is_flag=True, help="Send what a receiver has got already once more.")
@click.option("--tries", type=click.IntRange(1, 5), default=5, help="How often a busy server is asked.")
@click.option("--ask-password", is_flag=True, help="Ask for the password, and keep it in the keyring.")
@click.option("--settings", "show", is_flag=True, help="Say where your settings are, and what stands in them.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent, and send nothing.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("--json", "as_json", is_flag=True, help="Print what was sent as JSON.")
def command(words: tuple[str, ...], show: bool, **asked: Any) -> int:
    """Sends books and prints what became of each message."""
    from octavo.delivery.printing import print_settings

    if show:
        print_settings()
        return ExitCode.DONE
    if folder := asked.pop("to_folder"):
        return _copy(folder, words, asked)
    return _send_mail(words, asked)


def _copy(folder: Path, names: tuple[str, ...], asked: dict[str, Any]) -> int:
    """Copies books onto a reader, and prints where each is."""
    from octavo.delivery import printing
    from octavo.delivery.copying import copy_books, plan_copies
    from octavo.delivery.receipts import open_ledger

    ledger, planned = open_ledger(), asked["dry_run"]
    copies = plan_copies(folder, _find_books(list(names), asked), again=asked["again"])
    if not planned:
        copy_books(copies, ledger)
    if asked["as_json"]:
        _print_json([printing.summarise_copy(one, planned=planned) for one in copies])
    elif not asked["quiet"]:
        for one in copies:
            printing.print_copy(one, planned=planned)
    return ExitCode.DONE


def _send_mail(words: tuple[str, ...], asked: dict[str, Any]) -> int:
    from octavo.delivery.configuration import load_configuration
    from octavo.delivery.letter import MOST_WORDS
    from octavo.delivery.planning import Wish, plan_deliveries
    from octavo.delivery.receipts import open_ledger
    from octavo.delivery.receiving import split_words

    if len(asked["message"]) > MOST_WORDS:
        raise ConfigError(f"a message has at most {MOST_WORDS:,} characters", where="--message", hint="shorten it")
    configuration, ledger = load_configuration(), open_ledger()
    receivers, names = split_words(words, configuration, asked["kind"] or "")
    wish = Wish(
        receivers=tuple(receivers),
        server=asked["server"],
        words=asked["message"],
        tries=asked["tries"],
        again=asked["again"],
        ask=asked["ask_password"],
    )
    deliveries = plan_deliveries(wish, _find_books(names, asked), configuration, ledger)
    return _show_plan(deliveries, asked) if asked["dry_run"] else _deliver(deliveries, wish, ledger, asked)


def _find_books(names: list[str], asked: dict[str, Any]) -> list[FinishedBook]:
    """The books that are named, or built now in volumes."""
    if asked["max_size"]:
        from octavo.delivery.building import build_books

        return build_books(names, asked["max_size"], choose_progress(quiet=asked["quiet"] or asked["as_json"]))
    from octavo.delivery.choosing import find_books

    return find_books(names)


def _show_plan(deliveries: list[Delivery], asked: dict[str, Any]) -> int:
    """Prints what would be sent; what cannot be is an error, as it would be."""
    from octavo.delivery import printing

    if asked["as_json"]:
        _print_json([printing.summarise(one) for one in deliveries])
    elif not asked["quiet"]:
        for one in deliveries:
            printing.print_plan(one)
            printing.print_planned(one)
    errors = [one.error for one in deliveries if one.error]
    for error in errors:
        print_error(f"octavo: {error}")
    return errors[0].exit_code if errors else ExitCode.DONE


def _deliver(deliveries: list[Delivery], wish: Wish, ledger: Ledger, asked: dict[str, Any]) -> int:
    """Sends messages one by one, and prints the receipt of each as soon as there is one."""
    from octavo.delivery import printing
    from octavo.delivery.sending import send

    quiet, reports = asked["quiet"] or asked["as_json"], []
    watch = printing.PrintedWatch(quiet=quiet)
    coming = send(deliveries, wish, ledger, watch)
    for delivery in deliveries:
        if not quiet:
            printing.print_plan(delivery)
        reports.append(next(coming))
        watch.close()
        if not quiet:
            printing.print_report(reports[-1])
        if error := reports[-1].error:
            print_error(f"octavo: {error}")
    if asked["as_json"]:
        _print_json([printing.summarise(one.delivery, one) for one in reports])
    return printing.find_exit_code(reports)


def _print_json(values: list[dict[str, Any]]) -> None:
    print_ready(escape_json(json.dumps(values, ensure_ascii=False, indent=1)))
