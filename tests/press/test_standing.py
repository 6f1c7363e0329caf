"""A file that stands in its place as a build would write it is taken; any other is built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.builders import Built
from octavo.notes import Note
from octavo.press import build
from octavo.press import building as building_module
from octavo.press.results import Result
from octavo.press.sizes import FileSizes
from octavo.press.standing import Made, digest_file, keep_made, take_standing
from octavo.projects.book_file import BookFile
from octavo.projects.order import make_order
from tests.passes.test_kept import MemoryStore


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OCTAVO_CACHE", str(tmp_path / "cache"))
    page = tmp_path / "page.md"
    page.write_text("---\ntitle: A Bridge\nlang: en\ndate: 2024-01-01\n---\n\nIt stands.\n", encoding="utf-8")
    return page


def make(page: Path) -> tuple[Result, bytes]:
    file = page.with_suffix(".epub")
    result = build(make_order(BookFile(), (str(page),), (file,), None))
    return result, file.read_bytes()


def test_a_book_in_its_place_is_not_built_and_not_checked_again(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = make(page)
    monkeypatch.setattr(building_module, "keep_made", None)
    monkeypatch.setattr("octavo.press.pipeline.check_file", None)
    assert make(page) == before


@pytest.mark.parametrize("spoil", [Path.unlink, lambda file: file.write_bytes(file.read_bytes()[:-1] + b"\0")])
def test_one_that_is_gone_or_was_changed_is(page: Path, spoil: Callable[[Path], None]) -> None:
    before = make(page)
    spoil(page.with_suffix(".epub"))
    assert make(page) == before


def test_another_order_makes_another_file(page: Path) -> None:
    make(page)
    file = page.with_suffix(".epub")
    build(make_order(BookFile(title="A Ferry"), (str(page),), (file,), None))
    kept = file.read_bytes()
    file.unlink()
    build(make_order(BookFile(title="A Ferry"), (str(page),), (file,), None))
    assert file.read_bytes() == kept


@pytest.mark.parametrize("code", ["glyph-missing", "face-of-machine"])
def test_what_depends_on_this_machine_is_made_anew(tmp_path: Path, code: str) -> None:
    file, draft, store = tmp_path / "book.pdf", tmp_path / "draft.pdf", MemoryStore()
    file.write_bytes(b"pages")
    for notes, found in ((), True), ((Note(code, "A Bridge", "a sign"),), False):
        made = Made(Built(), FileSizes(5), digest_file(file), notes)
        keep_made(made, f"file {code} {found}", store)
        assert (take_standing(file, draft, f"file {code} {found}", store) == made) is found


def test_a_title_in_signs_that_no_face_has_is_built_anew(page: Path, tmp_path: Path) -> None:
    """The next machine, or this one tomorrow, may have a face for them, and show them on the cover."""
    page.write_text(page.read_text(encoding="utf-8").replace("A Bridge", "A \U0001e030"), encoding="utf-8")
    make(page)
    assert not (tmp_path / "cache" / "file").exists()


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    store = MemoryStore()
    keep_made(Made(Built(), FileSizes(tmp_path.stat().st_size), "", ()), "file", store)
    assert take_standing(tmp_path, tmp_path / "draft", "file", store) is None
