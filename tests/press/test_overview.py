"""A book as it stands: what its values are, and who states them: its file, the command line, its articles or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from octavo.press.overview import Overview, Value, survey_book
from octavo.press.progress import Silent
from octavo.press.run import open_reading
from octavo.projects.order import make_order
from octavo.projects.origins import open_stated_book
from tests.press.reading.making import WORDS, page, plate

BOOK = """
title = "Proofs"
theme = "report"
sources = ["https://a.example/feed"]
frontmatter = ["before.md"]

[[parts]]
title = "Reading"
articles = [
  { file = "page.html", title = "Another", date = 2026-05-01 },
  "empty.md",
]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "book.toml").write_text(BOOK)
    (tmp_path / "before.md").write_text(
        "---\nauthor: Ada\nlang: en\ndate: 2026-03-04\n---\n\nA foreword of *six* words.\n"
    )
    (tmp_path / "page.html").write_text(page("Page", f"<p>{WORDS * 3}<p><img src=red.png alt=Red>"))
    (tmp_path / "red.png").write_bytes(plate("red"))
    (tmp_path / "empty.md").touch()
    return tmp_path


def survey(names: Sequence[str] = (), settings: Sequence[str] = ()) -> Overview:
    stated = open_stated_book(names, settings)
    order = make_order(stated.book, tuple(names), (), stated.file.parent if stated.file else None)
    with open_reading(replace(order, explain=True), Silent()) as run:
        return survey_book(stated, run)


def told(values: Sequence[Value]) -> dict[str, tuple[Any, str]]:
    return {one.name: (one.value, one.origin) for one in values}


def test_each_value_of_the_book_has_its_origin() -> None:
    found = told(survey(settings=["subtitle=Set", "device=tablet", "title=Proofs II"]).values)
    assert found["title"] == ("Proofs II", "--set")
    assert found["subtitle"] == ("Set", "--set")
    assert found["theme"] == ("report", "book.toml")
    assert found["sources"] == (("https://a.example/feed",), "book.toml")
    assert found["authors"] == (("Ada",), "articles")
    assert found["date"] == ("2026-05-01", "newest article")
    assert found["device"] == ("tablet", "--set")
    assert found["index"] == (True, "default")
    assert found["outputs"] == (("build/proofs-ii.epub", "build/proofs-ii.pdf"), "default")
    assert not {"publisher", "paper", "css", "keep"} & found.keys()


def test_articles_stand_in_order_with_where_their_values_are_from() -> None:
    before, page, empty = survey().articles
    assert (before.file, before.place, before.words, before.pictures) == ("before.md", "frontmatter", 6, 0)
    assert told(before.values)["title"] == ("before", "the file's name")
    assert told(before.values)["authors"] == (("Ada",), "the file")
    assert (page.file, page.place, page.id, page.pictures) == ("page.html", "Reading", "another", 1)
    assert told(page.values)["title"] == ("Another", "book.toml")
    assert told(page.values)["date"] == ("2026-05-01", "book.toml")
    assert told(page.values)["language"] == ("en", "html lang")
    assert (empty.file, empty.values, empty.lost) == (
        "empty.md", (), "the file is empty — leave it out or put text in it"
    )  # fmt: skip


def test_what_nobody_states_is_guessed() -> None:
    found = told(survey(["before.md", "page.html"]).values)
    assert found["title"] == ("before", "guessed")
    assert found["identifier"][1] == "of the title"
    assert found["language"] == ("en", "articles")
    Path("none.md").write_text("1 2 3")
    assert told(survey(["none.md"]).values)["language"] == ("en", "default")


def test_for_a_print_house_the_paper_is_its_own() -> None:
    found = told(survey(settings=["for=kdp"]).values)
    assert (found["for"][1], found["paper"][1]) == ("--set", "for kdp")
