"""The options of the commands that use the network, and what they ask for."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import click

from octavo.acquisition.wish import MOST_PAGES, Wish
from octavo.projects.book_file import BOOK_FILE_NAME
from octavo.web.messages import USER_AGENT, ClientOptions

_Command = TypeVar("_Command")

_FIND = (
    click.option("--follow", default="", metavar="CSS", help="The links of an index page, as a selector: “.parts a”."),
    click.option(
        "--limit",
        type=click.IntRange(1),
        metavar="N",
        help=f"The most pages of a listing, or {MOST_PAGES:,}.",
    ),
)
_NETWORK = (
    click.option(
        "--cookies", type=click.Path(path_type=Path), metavar="FILE", help="Cookies, as add-ons of browsers save them."
    ),
    click.option("--user-agent", default=USER_AGENT, metavar="WORDS", help="What Octavo calls itself."),
    click.option("--allow-private", is_flag=True, help="Also ask hosts of your own network."),
    click.option("--browser", is_flag=True, help="Ask a Chromium for pages that scripts make: octavo[browser]."),
)
_OUTPUT = (
    click.option("--quiet", is_flag=True, help="Print nothing but errors."),
    click.option("--json", "as_json", is_flag=True, help="Print what happens as lines of JSON."),
)


WISHES = ("follow", "limit", "cookies", "user_agent", "allow_private", "browser")
"""The names of what they give to a command."""


def find_options(command: _Command) -> _Command:
    """Adds the options that say which pages are meant."""
    return _add_options(command, _FIND)


def network_options(command: _Command) -> _Command:
    """Adds the options of all that asks the network."""
    return _add_options(command, _NETWORK)


def output_options(command: _Command) -> _Command:
    """Adds the options of what is printed."""
    return _add_options(command, _OUTPUT)


def _add_options(command: _Command, options: Any) -> _Command:
    for option in reversed(options):
        command = option(command)
    return command


def make_wish(names: tuple[str, ...], asked: dict[str, Any]) -> Wish:
    """What the options of a command line ask for."""
    client = ClientOptions(
        cookies=asked.get("cookies"),
        allow_private=asked.get("allow_private", False),
        user_agent=asked.get("user_agent") or USER_AGENT,
    )
    return Wish(
        names=names,
        follow=asked.get("follow", ""),
        limit=asked.get("limit") or 0,
        browser=asked.get("browser", False),
        client=client,
    )


def choose_folder(named: Path | None) -> Path | None:
    """The folder of the project: the one that is named, or the current one if it holds a book file; else None."""
    return named or (Path() if Path(BOOK_FILE_NAME).is_file() else None)
