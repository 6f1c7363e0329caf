"""`octavo build -o site/`: a folder is an output as a file is, by its name, in the receipt, and at the second build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from octavo.errors import ExitCode
from octavo.files import SITE_RECORD
from tests.commands.making import ARTICLE, files_in, octavo


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's own, with an article."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(ARTICLE)
    return tmp_path


def test_a_slash_makes_a_folder_and_the_receipt_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert octavo(monkeypatch, "build", "a.md", "-o", "out/site/", "-o", "out/b.epub", "--json") == ExitCode.DONE
    said = json.loads(capsys.readouterr().out)
    assert [output["path"] for output in said["outputs"]] == ["out/site/", "out/b.epub"]
    made = files_in(folder / "out" / "site")
    assert {"index.html", "articles/a-first-article.html", "b.epub", "style.css", SITE_RECORD} <= made
    sizes = said["outputs"][0]["sizes"]
    assert sizes["whole"] == sum((folder / "out" / "site" / name).stat().st_size for name in made - {SITE_RECORD})


def test_a_second_build_takes_the_folder_that_stands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("build", "a.md", "-o", "site/", "--quiet")
    assert octavo(monkeypatch, *asked) == ExitCode.DONE
    (folder / "site" / "CNAME").write_text("example.org")
    before = {name: (folder / "site" / name).read_bytes() for name in files_in(folder / "site")}
    with monkeypatch.context() as patched:
        patched.setattr("octavo.builders.web.make_site", None)
        assert octavo(monkeypatch, *asked) == ExitCode.DONE
    assert {name: (folder / "site" / name).read_bytes() for name in files_in(folder / "site")} == before


def test_a_page_that_was_changed_is_made_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("build", "a.md", "-o", "site/", "--quiet")
    assert octavo(monkeypatch, *asked) == ExitCode.DONE
    (folder / "site" / "index.html").write_text("spoilt")
    assert octavo(monkeypatch, *asked) == ExitCode.DONE
    assert "A first article" in (folder / "site" / "index.html").read_text()


def test_pages_that_were_made_are_no_articles(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("build", ".", "-o", "site/", "--quiet", "--json")
    assert octavo(monkeypatch, *asked) == ExitCode.DONE
    assert octavo(monkeypatch, *asked) == ExitCode.DONE
    assert [name for name in files_in(folder / "site") if name.startswith("articles/")] == [
        "articles/a-first-article.html"
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("site", "“”"), ("my.site/", "full stop"), ("./", "full stop"), ("a.md/", "full stop"), ("x.mobi", "“.mobi”"),
        ("full/", "did not make this folder"),
    ],
)  # fmt: skip
def test_a_name_that_cannot_be_is_one_clear_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    (folder / "full").mkdir()
    (folder / "full" / "thesis.txt").write_text("years of work")
    assert octavo(monkeypatch, "build", "a.md", "-o", name) in {ExitCode.CONFIG, ExitCode.BUILD}
    assert said in capsys.readouterr().err
    assert files_in(folder) == {"a.md", "full/thesis.txt"}


def test_a_book_file_names_a_folder_by_its_slash(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "book.toml").write_text('title = "B"\narticles = ["a.md"]\noutputs = ["build/site/", "build/b.html"]\n')
    assert octavo(monkeypatch, "build", "--quiet") == ExitCode.DONE
    assert (folder / "build" / "site" / "index.html").is_file()
    assert (folder / "build" / "b.html").is_file()
