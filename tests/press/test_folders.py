"""A folder is put in place whole: what was made goes, what its owner laid into it stays, others are not touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from octavo.errors import BuildError
from octavo.files import SITE_RECORD
from octavo.press.folders import digest_folder, list_made
from octavo.press.output import OutputFiles


def write(folder: Path, files: dict[str, str], *, fail: bool = False) -> None:
    """Publishes a folder of these files, and a file after it that cannot be written where it shall fail."""
    with OutputFiles() as drafts:
        draft = drafts.draft(folder, is_folder=True)
        for name, words in {**files, SITE_RECORD: json.dumps({"files": sorted(files)})}.items():
            (draft / name).parent.mkdir(parents=True, exist_ok=True)
            (draft / name).write_text(words)
        if fail:
            drafts.write(folder.with_name("book.pdf"), b"%PDF-")
            folder.with_name("book.pdf").mkdir()
        drafts.publish()


def read(folder: Path) -> dict[str, str]:
    """The files of a folder but for its record."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != SITE_RECORD)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in paths}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder that was made."""
    write(tmp_path / "site", {"index.html": "1", "articles/one.html": "1"})
    return tmp_path / "site"


def test_what_is_no_longer_made_goes_away(site: Path) -> None:
    write(site, {"index.html": "2", "articles/two.html": "2"})
    assert read(site) == {"index.html": "2", "articles/two.html": "2"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_what_its_owner_laid_into_it_stays(site: Path) -> None:
    for name in ("CNAME", ".git/config", "articles/notes/mine.txt"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("mine")
    (site / "latest").symlink_to("index.html")
    write(site, {"index.html": "2"})
    assert read(site) == {
        "index.html": "2", "CNAME": "mine", ".git/config": "mine", "articles/notes/mine.txt": "mine", "latest": "2",
    }  # fmt: skip
    assert (site / "latest").is_symlink()


def test_a_file_that_is_made_wins_over_one_that_was_laid_there(site: Path) -> None:
    (site / "style.css").write_text("mine")
    write(site, {"style.css": "made"})
    assert read(site) == {"style.css": "made"}


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_octavo_did_not_make_is_not_touched(site: Path, kind: str) -> None:
    other = site.with_name("other")
    match kind:
        case "folder":
            other.mkdir()
            (other / "thesis.md").write_text("years of work")
        case "file":
            other.write_text("years of work")
        case _:
            other.symlink_to(site)
    with pytest.raises(BuildError) as refused:
        write(other, {"index.html": "2"})
    assert "other" in str(refused.value)
    assert refused.value.hint
    assert read(site) == {"index.html": "1", "articles/one.html": "1"}
    assert other.is_symlink() or "years of work" in (read(other).values() if other.is_dir() else other.read_text())


def test_an_empty_folder_is_anybodys(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write(tmp_path / "site", {"index.html": "1"})
    assert read(tmp_path / "site") == {"index.html": "1"}


@pytest.mark.parametrize("before", [True, False])
def test_where_another_file_fails_all_is_as_it_was(tmp_path: Path, before: bool) -> None:
    folder = tmp_path / "site"
    if before:
        write(folder, {"index.html": "1"})
        (folder / "CNAME").write_text("mine")
    with pytest.raises(BuildError):
        write(folder, {"index.html": "2"}, fail=True)
    assert read(folder) == ({"index.html": "1", "CNAME": "mine"} if before else {})
    assert folder.exists() == before


def test_a_record_names_nothing_outside(site: Path) -> None:
    (site / SITE_RECORD).write_text(json.dumps({"files": ["../../etc/passwd", "/etc/passwd", 1, "index.html"]}))
    assert list_made(site) == ["index.html"]


def test_the_digest_is_that_of_what_was_made(site: Path) -> None:
    before = digest_folder(site)
    (site / "CNAME").write_text("mine")
    assert digest_folder(site) == before
    (site / "index.html").write_text("edited")
    assert digest_folder(site) != before
