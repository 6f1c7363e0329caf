"""The commands that use the network: add, update, and build with an address."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.acquisition.making import part, series
from tests.commands.making import octavo
from tests.web.site import Site, page


def events(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_book_of_an_address_is_made_again_without_the_network(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Site(series(1)) as site:
        address = site.address("/part-1/")
        assert octavo(monkeypatch, "build", address, "--allow-private", "-o", "one.epub") == 0
        assert "the-workshop" in capsys.readouterr().out
        asked = len(site.log)
    first = Path("one.epub").read_bytes()
    assert octavo(monkeypatch, "build", address, "-o", "one.epub") == 0
    assert "octavo update" in capsys.readouterr().err
    assert (Path("one.epub").read_bytes(), len(site.log)) == (first, asked)


def test_add_tells_programs_what_happens(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Site(series(1)) as site:
        names = (site.address("/part-1/"), site.address("/gone"))
        assert octavo(monkeypatch, "add", *names, "--allow-private", "--json", "--to", "mine") == 9
        told = events(capsys)
    kinds = [one["event"] for one in told if one["event"] != "found"]
    assert (sorted(kinds[:-1]), kinds[-1]) == (["failed", "page"], "done")
    assert told[-1]["pages"][0]["file"] == "source/part-1.html"
    assert told[-1]["failures"][0]["address"] == site.address("/gone")


def test_update_prints_what_is_another_than_before(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Site(series(1)) as site:
        assert octavo(monkeypatch, "add", site.address("/part-1/"), "--allow-private", "--quiet", "--to", "mine") == 0
        site.rows["/part-1/"] = page(part(1).replace("any order", "every order"))
        assert octavo(monkeypatch, "update", "mine", "--allow-private") == 0
        said = capsys.readouterr().out
        assert "~ source/part-1.html" in said
        assert "[-any-] {+every+}" in said
        assert octavo(monkeypatch, "update", "mine", "--allow-private") == 0
        assert "1 page as before" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "http://127.0.0.1:9/a"), "private network"),
        (("add", "ftp://example.org/a"), "give an address that begins with"),
        (("update",), "name the folder"),
        (("add", "nothing-like-this"), "nothing-like-this"),
    ],
)
def test_what_cannot_be_is_one_line(
    arguments: tuple[str, ...],
    said: str,
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert octavo(monkeypatch, *arguments, *(() if arguments[0] == "update" else ("--quiet",))) in (2, 3)
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("octavo: ")
    assert said in line
    assert not any(path.is_dir() for path in here.iterdir())
