"""A folder of books is served as it lies: with the types that reading systems ask for, and nothing from beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.making import octavo
from tests.preview.asking import ask
from tests.preview.making import Preview

TYPES = {
    "/": "text/html; charset=utf-8",
    "/catalog.xml": "application/atom+xml;profile=opds-catalog",
    "/catalog.json": "application/opds+json",
    "/books/a.epub": "application/epub+zip",
    "/books/a.pdf": "application/pdf",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog, with what is not of it beside it and hidden in it."""
    parent = tmp_path_factory.mktemp("catalog")
    shelf = parent / "shelf"
    (shelf / "books").mkdir(parents=True)
    for name in ("index.html", "catalog.xml", "catalog.json", "books/a.epub", "books/a.pdf", ".hidden"):
        (shelf / name).write_text("book")
    (shelf / "shelf.json").write_text('{"made": ["index.html"]}')
    (parent / "secret").write_text("secret")
    (shelf / "link").symlink_to(parent / "secret")
    return shelf


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Preview]:
    with Preview("--catalog", folder) as preview:
        yield preview


@pytest.mark.parametrize(("path", "kind"), TYPES.items())
def test_books_have_their_types(served: Preview, path: str, kind: str) -> None:
    answer = ask(served, path)
    assert (answer.status, answer.headers["Content-Type"], answer.body) == (200, kind, b"book")


@pytest.mark.parametrize(
    "path", ["/link", "/.hidden", "/../secret", "/%2e%2e/secret", "/books/..%2f..%2fsecret", "/books/"]
)
def test_nothing_else_is_served(served: Preview, path: str) -> None:
    answer = ask(served, path)
    assert answer.status in (403, 404)
    assert b"secret" not in answer.body


def test_it_is_known_by_its_names_alone(served: Preview) -> None:
    assert "this machine alone" in served.said
    assert ask(served, "/", Host=f"localhost:{served.port}").status == 200
    assert ask(served, "/", Host=f"evil.example:{served.port}").status == 403
    assert ask(served, "/", Origin="http://evil.example").status == 403
    assert ask(served, "/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="cors").status == 403
    assert ask(served, "/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate").status == 200  # a link


def test_the_network_is_let_in_when_it_is_asked_for(folder: Path) -> None:
    with Preview("--catalog", folder, "--lan") as served:
        assert "everybody in your network" in served.said
        host = served.address.removeprefix("http://").removesuffix("/")
        assert ask(served, "/", Host=host).body == b"book"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--lan"], "a project is shown to this machine alone"),
        (["--catalog", "nowhere"], "this is no folder"),
        (["--catalog", "."], "there is no shelf in this folder"),
        ([".", "--catalog", "."], "not shown at once"),
        ([], "there is no book.toml"),
        (["nowhere"], "there is no book.toml"),
    ],
)
def test_wishes_that_cannot_be(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert octavo(monkeypatch, "preview", *arguments) == 2
    assert words in capsys.readouterr().err


def test_a_port_that_is_taken(
    served: Preview, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert octavo(monkeypatch, "preview", "--catalog", str(folder), "--port", str(served.port), "--no-open") == 2
    assert f"port {served.port} cannot be had" in capsys.readouterr().err
