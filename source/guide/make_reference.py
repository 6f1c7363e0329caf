"""Writes the reference of the guide from the code itself: commands, keys, profiles, notes, exit codes.

    .venv/bin/python source/guide/make_reference.py

`make guide` does so first, and a test fails where the files in `reference/` say another thing than the code.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from octavo.commands import build, octavo
from octavo.errors import ENDINGS
from octavo.notes import CODES, Severity
from octavo.profiles import Paper, PrintHouse, Profile, ReadingSystem, profiles
from octavo.projects.schema import write_schema
from octavo.theme import Theme, themes

FOLDER = Path(__file__).resolve().parent / "reference"

HEAD = """---
title: {title}
lang: en-GB
description: {description}
---

{body}
"""


def main() -> None:
    """Writes all pages of the reference."""
    for name, text in make_pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def make_pages() -> dict[str, str]:
    """The pages of the reference in Markdown, by the names of their files."""
    return {f"{name}.md": _page(*page) for name, page in _PAGES.items()}


def _page(title: str, description: str, write: Callable[[], Iterable[str]]) -> str:
    return HEAD.format(title=title, description=description, body="\n\n".join(write()))


# --- commands ----------------------------------------------------------------------------------------


def write_commands() -> Iterator[str]:
    """Each command: how it is called, what it does, its arguments and options."""
    yield "What is in brackets may be left out; what ends in … may be given more than once. Every command has `--help`."
    context = click.Context(octavo)
    for name in octavo.list_commands(context):
        command = octavo.get_command(context, name)
        if command is not None and not command.hidden:
            yield from _write_command(name, command)


def _write_command(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=f"octavo {name}")
    yield f"## octavo {name} {{#{name}}}"
    yield f"```text\n{' '.join((context.command_path, *command.collect_usage_pieces(context)))}\n```"
    yield _as_text(command.help or command.short_help or "")
    options = [param for param in command.params if isinstance(param, click.Option) and not param.hidden]
    if name != build.command.name and set(build.command.params) <= set(command.params):
        yield f"It takes all options of [octavo {build.command.name}](#{build.command.name})."
        options = [option for option in options if option not in build.command.params]
    if options:
        yield "\n\n".join(_define(_name_option(option), option.help or "") for option in options)


def _name_option(option: click.Option) -> str:
    """How an option is written: "`-o`, `--output` *PATH*"."""
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    return names if option.is_flag or option.count else f"{names} *{_name_value(option)}*"


def _name_value(option: click.Option) -> str:
    """What an option takes: "PATH", "live, notes or qr", "1–6"."""
    match option.type:
        case click.Choice(choices=choices):
            return " or ".join(filter(None, (", ".join(map(str, choices[:-1])), str(choices[-1]))))
        case click.IntRange(min=int(least), max=int(most)):
            return f"{least}–{most}"
    return _as_text(option.metavar or option.type.name.upper())


# --- the book file -----------------------------------------------------------------------------------


def write_keys() -> Iterator[str]:
    """Each key of the book file, then those of its tables."""
    schema = json.loads(write_schema())
    yield (
        "Each key stands with what it takes. A key that is not given has the value that is said last; where none is "
        "said, it is empty. [The book file](../book-file.md) shows them at work."
    )
    yield from _define_keys(schema)
    for name, table in schema["definitions"].items():
        yield f"## {_TABLES.get(name, table['title'])} {{#{name.lower()}}}"
        yield _as_text(table["description"])
        yield from _define_keys(table)


_TABLES = {
    "ArticleTable": "The table of an article",
    "IndexTable": "The table of the index",
    "PartTable": "The table of a part",
    "PersonTable": "The table of a person",
    "SeriesTable": "The table of a series",
    "SourceTable": "The table of a source",
}
"""What the tables of the book file are called here, where their own titles are no headings."""


def _define_keys(table: dict[str, Any]) -> Iterator[str]:
    for key, value in table["properties"].items():
        needed = ", needed" if key in table.get("required", ()) else ""
        text = f"{_as_text(value.get('description', ''))}{_name_choices(value)}{_name_default(value)}"
        yield _define(f"`{key}` ({_name_type(value)}{needed})", text)


def _name_type(value: dict[str, Any]) -> str:
    """What a key takes, in words: "text", "list of text or tables"."""
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{_TYPES['object']}](#{name.lower()})"
    if "items" in value:
        return f"list of {_name_type(value['items'])}"
    if "type" in value:
        return _TYPES[value["type"]]
    kinds = dict.fromkeys(_name_type(one) for one in value.get("anyOf", ()))
    return " or ".join(kinds) or _TYPES["string"]


_TYPES = {
    "string": "text",
    "integer": "number",
    "number": "number",
    "boolean": "true or false",
    "array": "list",
    "object": "table",
}
"""What the types of JSON Schema are called in this guide."""


def _name_choices(value: dict[str, Any]) -> str:
    """The words that a key knows: " Known: `book`, `report`."."""
    lists = [value.get("enum", ()), *(one.get("enum", ()) for one in value.get("anyOf", ()))]
    words = [word for choices in lists for word in choices if word]
    return f" Known: {', '.join(f'`{word}`' for word in words)}." if words else ""


def _name_default(value: dict[str, Any]) -> str:
    default = value.get("default")
    if default in ("", [], {}, None):
        return ""
    return f" Default: `{json.dumps(default)}`."


# --- themes and profiles -----------------------------------------------------------------------------


def write_profiles() -> Iterator[str]:
    """Themes, pages, reading systems, print houses: what can be named, and what it is."""
    yield "## Themes {#themes}"
    yield _table(("`--theme`", "how the book looks"), ((name, Theme(name=name).settings.label) for name in themes()))
    yield "## Screens {#screens}\n\nThe PDF fills the screen. Its pages are single, and its links are live."
    pages = profiles(Paper).values()
    yield _tabulate_pages("`--device`", (page for page in pages if not page.facing))
    yield "## Papers {#papers}\n\nPages face each other, and links are notes, because paper cannot be tapped."
    yield _tabulate_pages("`--paper`", (page for page in pages if page.facing))
    yield "## E-readers {#e-readers}"
    yield _table(("`--for`", "made for"), _describe_profiles(ReadingSystem))
    yield "## Print houses {#print-houses}"
    yield _table(("`--for`", "made for"), _describe_profiles(PrintHouse))


def _tabulate_pages(name: str, pages: Iterable[Paper]) -> str:
    rows = ((page.name, f"{page.width:g} × {page.height:g} mm", page.label) for page in pages)
    return _table((name, "page", "made for"), rows)


def _describe_profiles(kind: type[Profile]) -> Iterator[tuple[str, str]]:
    yield from ((one.name, one.label) for one in profiles(kind).values())


# --- notes and exit codes ----------------------------------------------------------------------------

_SEVERITIES: dict[Severity, tuple[str, str]] = {
    "error": ("Errors", "Something of an article is not in the book. The exit code says so, too."),
    "warning": ("Warnings", "Something is worth a look. With `--strict`, a warning makes the exit code 8."),
    "info": ("Remarks", "What was changed, guessed or left out, as it should be."),
}


def write_notes() -> Iterator[str]:
    """Each code of notes with its meaning, the gravest first."""
    yield (
        "Every loss, guess and change is a note with a code: on the terminal, in the notes file beside the book, and "
        "in the output of `--json`. [Troubleshooting](../troubleshooting.md) says what to do about the common ones."
    )
    for severity, (title, meaning) in _SEVERITIES.items():
        yield f"## {title} {{#{title.lower()}}}\n\n{meaning}"
        yield "\n\n".join(
            _define(f"`{code}`", note.text) for code, note in sorted(CODES.items()) if note.severity == severity
        )


def write_endings() -> Iterator[str]:
    """Each exit code, and when a command ends with it."""
    yield "A command ends with 0 only if everything that was asked for is there. Scripts can rely on these numbers."
    yield _table(("code", "when"), ((str(code.value), text) for code, text in ENDINGS.items()))


# --- Markdown ----------------------------------------------------------------------------------------


def _define(term: str, meaning: str) -> str:
    return f"{term}\n:   {_as_text(meaning)}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *((f"`{first}`", *rest) for first, *rest in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _as_text(words: str) -> str:
    """Words of the code as Markdown: a paragraph a line, and nothing in them is taken for a mark, but for `code`."""
    pieces = re.split(r"(`[^`]*`)", words.strip())
    escaped = (piece if piece.startswith("`") else re.sub(r"([\\*_<>\[\]#|])", r"\\\1", piece) for piece in pieces)
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in "".join(escaped).split("\n\n"))


_PAGES: dict[str, tuple[str, str, Callable[[], Iterable[str]]]] = {
    "commands": ("Every command and option", "What each command does, and all of its options.", write_commands),
    "keys": ("Every key of the book file", "What book.toml can say, key by key.", write_keys),
    "profiles": ("Themes, devices and papers", "Every name that a book can be made for.", write_profiles),
    "notes": ("Every note", "What the codes of the notes mean.", write_notes),
    "exit-codes": ("Every exit code", "What the numbers mean that commands end with.", write_endings),
}

if __name__ == "__main__":
    main()
