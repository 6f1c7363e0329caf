"""octavo cache: what is kept from one build to the next, where, and how much of it; and how to be rid of it."""

from __future__ import annotations

from collections.abc import Iterable

import click

from octavo.files import show_name
from octavo.press.cache import MAX_BYTES, Cache, Usage
from octavo.printing import print_line
from octavo.scratch import cache_folder

KINDS = {
    "reading": "articles, as they were read",
    "passes": "articles, as books have them",
    "rendition": "pictures, as books show them",
    "cover": "covers",
    "palette": "colours of covers",
    "epub": "chapters and styles of EPUBs",
    "section": "articles as PDFs have them",
    "pdf": "styles of PDFs",
    "fragment": "pages of PDFs",
    "font": "fonts of PDFs",
    "faces": "typefaces",
    "repeats": "articles that repeat others",
    "index": "names that indexes list",
    "citations": "citations",
    "check": "what checks of finished books found",
    "web": "pages and styles of web editions",
    "shelf": "what shelves know of their books",
    "report": "pages as reports show them",
    "file": "what is known of books that stand in their place",
    "checked": "books in which nothing was missing",
}
"""What is kept, by what the name of its folder begins with."""

_OTHER = "of other versions"
_DAY = 24 * 60 * 60

_HELP = """Show what is kept from one build to the next, so that only what has changed is made again.

It makes no difference to what is in a book, and may be deleted at any time. What was not used for longest goes by
itself when there is too much. Where OCTAVO_CACHE names a folder, it is kept there.
"""


@click.command("cache", short_help="Show what is kept for the next build, or delete it.", help=_HELP)
@click.option("--prune", type=click.IntRange(1), metavar="DAYS", help="Delete what was not used for so many days.")
@click.option("--clear", is_flag=True, help="Delete all of it.")
def command(prune: int | None, clear: bool) -> None:
    """Prints what there is, or what was deleted."""
    cache = Cache(cache_folder())
    if clear or prune:
        deleted = cache.delete(0 if clear else (prune or 0) * _DAY)
        print_line(f"deleted: {_describe(deleted)}")
    else:
        _print_usage(cache.measure())


def _print_usage(kinds: dict[str, Usage]) -> None:
    print_line(show_name(cache_folder()))
    named: dict[str, list[Usage]] = {}
    for kind, usage in kinds.items():
        named.setdefault(_name(kind), []).append(usage)
    for name, usages in named.items():
        print_line(f"  {name}: {_describe(_add(usages))}")
    print_line(f"  in all: {_describe(_add(kinds.values()))}, of at most {_kilobytes(MAX_BYTES)}")


def _name(kind: str) -> str:
    """What a kind is called: "faces-1.26.7" are typefaces, "0f" is a folder of a version that had no kinds."""
    return KINDS.get(kind.partition("-")[0], _OTHER)


def _add(usages: Iterable[Usage]) -> Usage:
    found = list(usages)
    return Usage(sum(one.entries for one in found), sum(one.size for one in found))


def _describe(usage: Usage) -> str:
    return f"{usage.entries:,} {'entry' if usage.entries == 1 else 'entries'}, {_kilobytes(usage.size)}"


def _kilobytes(size: int) -> str:
    return f"{size / 1000:,.0f} kB"
