"""What a book says of single articles: it is in them and in no others, and reading them is kept all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo.model import Article, Person
from octavo.notes import Note
from octavo.press.cache import Cache
from octavo.press.reading import read_articles
from octavo.press.run import Run, make_notes
from octavo.projects.order import Order
from octavo.projects.overrides import ArticleOverrides
from octavo.resources import Assets
from octavo.store import NoStore, Store
from octavo.walk import images, line, text
from tests.press.reading.making import MENU, WORDS, plate

PAGE = f"""<!DOCTYPE html><title>A page - Site</title>{MENU}<article><h1>A page</h1><p>{WORDS * 3}<p>Subscribe now.
<p>{WORDS}<p><img src=red.png></article><footer><p>Errata of last week, and more of it: {WORDS}</footer>"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two pages that are alike, with one picture, and words without a title."""
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(PAGE)
    (tmp_path / "red.png").write_bytes(plate("red"))
    (tmp_path / "c.md").write_text(f"{WORDS * 6}\n\n{WORDS * 4}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(said: dict[str, ArticleOverrides], store: Store | None = None) -> tuple[list[Article], list[Note]]:
    """The three articles, with what is `said` of them by the first letters of their names."""
    names = ("a.html", "b.html", "c.md")
    order = Order(inputs=names, articles={name: said[name[0]] for name in names if name[0] in said})
    run = Run(order=order, assets=Assets(), notes=make_notes(order), cache=store or NoStore())
    return read_articles(run), list(run.notes)


def test_metadata_of_an_article_is_as_the_book_says() -> None:
    said = ArticleOverrides(
        title="Another", subtitle="Of two", authors=(Person("Ada"),), date="2026-05", language="de", id="first"
    )
    (first, second, _), _ = read({"a": said})
    assert (line(first.headline), line(first.alternative_headline)) == ("Another", "Of two")
    assert (first.authors, first.date_published, first.id) == ((Person("Ada"),), "2026-05", "first")
    assert (first.in_language, first.language_stated) == ("de", True)
    assert second == read({})[0][1]


def test_a_guess_that_the_book_settles_is_not_noted() -> None:
    def codes(notes: list[Note]) -> set[str]:
        return {note.code for note in notes if note.where == "c.md"}

    said = ArticleOverrides(title="A letter", language="en")
    assert {"title-guessed", "language-guessed"} <= codes(read({})[1])
    assert not {"title-guessed", "language-guessed"} & codes(read({"c": said})[1])


def test_passages_and_pictures_of_one_article_are_its_own() -> None:
    said = ArticleOverrides(keep=("Errata of last",), drop=("Subscribe",), alt={"red.png": "A plate"})
    (first, second, _), notes = read({"a": said})
    assert "Errata of last week" in text(first.body)
    assert "Errata of last week" not in text(second.body)
    assert "Subscribe now" not in text(first.body)
    assert "Subscribe now" in text(second.body)
    assert [image.alt for one in (first, second) for image in images(one)] == ["A plate", None]
    assert [note.where for note in notes if note.code == "alt-missing"] == ["b.html"]


def test_what_an_article_does_not_have_is_noted_with_its_name() -> None:
    said = ArticleOverrides(keep=("No such words",), drop=("Nor these",), alt={"blue.png": "A plate"})
    _, notes = read({"b": said})
    unmet = [note for note in notes if note.code in {"wish-unmet", "alt-unmet"}]
    assert unmet == [
        Note("wish-unmet", "b.html", "--keep “No such words”"),
        Note("wish-unmet", "b.html", "--drop “Nor these”"),
        Note("alt-unmet", "b.html", "blue.png"),
    ]


def test_words_for_one_article_go_before_those_for_all() -> None:
    order = Order(
        inputs=("a.html", "b.html"),
        alt={"red.png": "Any plate"},
        articles={"a.html": ArticleOverrides(alt={"red.png": "This plate"})},
    )
    articles = read_articles(Run(order=order))
    assert [image.alt for one in articles for image in images(one)] == ["This plate", "Any plate"]


def test_what_was_kept_is_what_is_read_anew_whatever_the_book_says(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    keep = ArticleOverrides(keep=("Errata",))
    steps: tuple[dict[str, ArticleOverrides], ...] = (
        {},
        {"a": ArticleOverrides(title="Other")},
        {"a": keep},
        {"b": keep},
        {"a": keep, "b": keep},
        {},
    )
    for said in steps:
        assert read(said, cache) == read(said)


def test_a_page_of_an_article_that_is_lost_is_as_it_was(folder: Path) -> None:
    (folder / "b.html").write_text("")
    (_, lost, _), notes = read({"b": ArticleOverrides(title="Mine", keep=("x",), drop=("y",), alt={"z": ""})})
    assert line(lost.headline) == "b.html"
    assert not [note for note in notes if note.code.endswith("-unmet")]
