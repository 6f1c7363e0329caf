"""The guide says nothing but what the code says: its reference is made from it, and what it names is there."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import click
import pytest

from octavo.commands import octavo
from octavo.errors import ENDINGS, ExitCode
from octavo.notes import CODES
from octavo.projects.book_file import load_book_file
from tests.guide.listings import ARTICLES, GUIDE, read_listings

REFERENCE = GUIDE / "reference"


def test_the_reference_is_made_from_the_code() -> None:
    spec = spec_from_file_location("make_reference", GUIDE / "make_reference.py")
    assert spec and spec.loader
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    pages = made.make_pages()
    stale = [name for name, text in pages.items() if (REFERENCE / name).read_text("utf-8") != text]
    assert stale == [], "run: .venv/bin/python source/guide/make_reference.py"
    assert {file.name for file in REFERENCE.iterdir()} == set(pages)


def test_every_command_option_note_and_exit_code_is_in_the_reference() -> None:
    commands = (REFERENCE / "commands.md").read_text("utf-8")
    assert [name for name in known_commands() if f"## octavo {name} " not in commands] == []
    assert [name for name in known_options() if f"`{name}`" not in commands] == []
    notes = (REFERENCE / "notes.md").read_text("utf-8")
    assert [code for code in CODES if f"\n`{code}`\n" not in notes] == []
    codes = re.findall(r"^\| `(\d+)` \|", (REFERENCE / "exit-codes.md").read_text("utf-8"), re.MULTILINE)
    assert codes == [str(code.value) for code in ExitCode]
    assert set(ENDINGS) == set(ExitCode)


def test_every_page_is_in_the_book() -> None:
    listed = {name for matter in load_book_file(GUIDE / "book.toml").matters() for name in matter.names}
    assert listed == {file.relative_to(GUIDE).as_posix() for file in (*ARTICLES, *REFERENCE.iterdir())}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.stem)
def test_what_an_article_names_is_there(article: Path) -> None:
    text = article.read_text("utf-8")
    calls = [line for line in text.splitlines() if "octavo " in line] + re.findall(r"`([^`\n]+)`", text)
    named = {name for call in calls for name in re.findall(r"(?:^|[ `$|])octavo ([a-z]+)", call) if "`" not in call}
    assert named <= known_commands()
    options = {option for call in calls for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", call)}
    assert options <= known_options() | {"--help"}
    links = [
        link.partition("#")[0] for link in re.findall(r"\]\(([^():]+\.md[^()]*)\)", _without_listings(text, article))
    ]
    assert [link for link in links if not (GUIDE / link).is_file()] == []


def _without_listings(text: str, article: Path) -> str:
    for listing in read_listings(article):
        text = text.replace(listing.text, "", 1)
    return re.sub(r"`[^`\n]+`", "", text)


def known_commands() -> set[str]:
    return set(octavo.list_commands(click.Context(octavo)))


def known_options() -> set[str]:
    context = click.Context(octavo)
    commands = [octavo.get_command(context, name) for name in known_commands()]
    return {name for one in commands if one for param in one.params for name in param.opts if name.startswith("--")}
