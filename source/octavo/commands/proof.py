"""octavo proof: the pages of a book with their faults marked, and the counts of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins
from msgspec.structs import replace

from octavo.acquisition.building import collect_inputs
from octavo.acquisition.options import WISHES, make_wish
from octavo.builders.proof.words import describe_counts
from octavo.commands.build import command as build_command
from octavo.commands.build import find_exit_code, make_build_order, print_errors
from octavo.press import build
from octavo.press.formats import format_of
from octavo.press.progress import choose_progress
from octavo.press.results import Output, Result
from octavo.printing import count_noun, print_line, print_ready
from octavo.terminal import escape_json

_ENDING = ".proof.pdf"

_HELP = f"""Mark on the pages of a book what a typographer would.

Takes what `octavo build` takes, and writes BOOK{_ENDING}: first the counts and where the worst faults are, then all
spreads, with the grid of lines drawn, and holes, runts, headings alone at a foot, loose lines, stacks of hyphens and
uneven feet marked, each with the remedy that was tried. What a build has laid out is not laid out again. With -o
BOOK.pdf the proof goes beside that file; --json prints the counts and all faults.
"""


@click.command("proof", short_help="Mark faults on the pages of a book.", help=_HELP, params=[*build_command.params])
def command(inputs: tuple[str, ...], strict: bool, quiet: bool, as_json: bool, **asked: Any) -> int:
    """Makes the proof and prints its counts; what is `asked` are the options of a build."""
    wish = make_wish(inputs, {name: asked.pop(name) for name in WISHES})
    collected = collect_inputs(wish, quiet=quiet or as_json)
    order = make_build_order(collected.inputs, asked)
    order = replace(order, outputs=_name_proof(order.outputs), endings=(_ENDING,), max_size=0)
    order = replace(order, individual=False, report=False, share=False)
    result = build(order, choose_progress(quiet=quiet or as_json))
    if as_json:
        print_ready(escape_json(json.dumps(_summarise(result), ensure_ascii=False, indent=1)))
    elif not quiet:
        _print_counts(result.title, result.outputs[0])
    print_errors(result, noted=False)
    return find_exit_code(result, strict) or collected.exit_code


def _name_proof(outputs: Iterable[Path]) -> tuple[Path, ...]:
    """The proof of the first PDF among the files named; none where there is none."""
    pages = [path for path in outputs if format_of(path).ending.endswith(".pdf")]
    return tuple(path if format_of(path).ending == _ENDING else path.with_suffix(_ENDING) for path in pages[:1])


def _summarise(result: Result) -> dict[str, Any]:
    """The proof as plain values, under names that stay."""
    made = result.outputs[0]
    counted = {name: to_builtins(getattr(made, name)) for name in ("path", "pages", "quality", "faults")}
    return {"title": result.title, **counted, "errors": [str(error) for error in result.errors]}


def _print_counts(title: str, made: Output) -> None:
    print_line(f"{title}: {count_noun(len(made.faults), 'mark')}")
    for name, count in describe_counts(made.quality):
        print_line(f"  {name}: {count}")
    print_line(f"  {made.path}")
