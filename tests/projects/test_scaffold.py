"""A new project builds at once, explains itself truly, and is never put over anything."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from octavo.errors import BuildError, ConfigError
from octavo.projects import scaffold
from octavo.projects.book_file import load_book_file
from octavo.projects.scaffold import make_project
from octavo.projects.schema import write_schema
from tests.commands.making import files_in

FILES = {".book.schema.json", "book.toml", "build/.gitignore", "source/first-article.md", "styles/mine.css"}


def test_a_project_has_the_title_and_all_that_its_file_names(tmp_path: Path) -> None:
    title = 'Of "mills" \\ & @articles@'
    file = make_project(tmp_path / "a" / "b", title)
    book = load_book_file(file)
    assert files_in(file.parent) == FILES
    assert (book.title, book.articles, book.css) == (title, ("source/first-article.md",), ("styles/mine.css",))
    assert all((file.parent / name).is_file() for name in ("source/first-article.md", *book.css))
    assert file.read_text().startswith("#:schema .book.schema.json\n")
    assert (file.parent / ".book.schema.json").read_text() == write_schema()


def test_a_title_has_one_identifier(tmp_path: Path) -> None:
    names = [load_book_file(make_project(tmp_path / str(n), title)).identifier for n, title in enumerate("AAB")]
    assert names[0] == names[1] != names[2]
    assert names[0].startswith("urn:uuid:")


@pytest.mark.parametrize("sample", [True, False])
def test_every_line_that_can_be_said_is_one_of_a_book_file(tmp_path: Path, sample: bool) -> None:
    file = make_project(tmp_path / "a", "A", sample=sample)
    said = re.sub(r'^( *)# (?=["{]|[a-z-]+ = |\[)', r"\1", file.read_text(), flags=re.MULTILINE)
    assert len(tomllib.loads(said)) > 14
    file.write_text(said)
    assert load_book_file(file).alt == {"mill.png": "A mill by a stream"}


def test_without_a_sample_there_is_a_place_for_articles(tmp_path: Path) -> None:
    file = make_project(tmp_path, "A", sample=False)
    assert files_in(tmp_path) == FILES - {"source/first-article.md"}
    assert (tmp_path / "source").is_dir()
    assert load_book_file(file).articles == ()


@pytest.mark.parametrize("name", ["a.txt", "book.toml", ".git/config", "styles/mine.css"])
def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")
    with pytest.raises(ConfigError, match="this folder is not empty"):
        make_project(tmp_path, "A")
    assert files_in(tmp_path) == {name}


def test_a_project_is_not_made_twice(tmp_path: Path) -> None:
    make_project(tmp_path, "A")
    with pytest.raises(ConfigError):
        make_project(tmp_path, "A")


def test_a_project_that_was_stopped_is_made_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = make_project(tmp_path / "whole", "A").parent
    put, left = scaffold._put_file, len(FILES)

    def stop(*arguments: object) -> None:
        nonlocal left
        left -= 1
        if not left:
            raise KeyboardInterrupt
        put(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(scaffold, "_put_file", stop)
    with pytest.raises(KeyboardInterrupt):
        make_project(tmp_path / "part", "A")
    assert files_in(tmp_path / "part") == FILES - {"book.toml"}
    monkeypatch.undo()
    make_project(tmp_path / "part", "A")
    for name in FILES:
        assert (tmp_path / "part" / name).read_bytes() == (whole / name).read_bytes()


def test_what_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BuildError, match="cannot be made"):
        make_project(tmp_path / "file" / "a", "A")
    with pytest.raises(ConfigError, match="TITLE: title holds a control character"):
        make_project(tmp_path / "a", "A\x07")
    assert not (tmp_path / "a").exists()
