"""PDFs that several processes lay out: the same bytes with any number of them, and a crash that has a name."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from octavo.builders.pdf import rendering
from octavo.errors import BuildError
from octavo.press import build
from octavo.projects.order import Order

_RENDER_MESSAGE = rendering.render_message


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, ...]:
    """Four articles of different lengths."""
    names = []
    for number in range(1, 5):
        file = tmp_path / f"article-{number}.md"
        words = f"Words of the article whose number is {number}. " * 40
        file.write_text(f"# The article {number}\n\n" + f"{words}\n\n" * (3 * number), encoding="utf-8")
        names.append(str(file))
    return tuple(names)


def made(files: tuple[str, ...], file: Path, jobs: int, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The PDF of a build for which nothing was kept."""
    monkeypatch.setenv("OCTAVO_CACHE", str(file.with_suffix(".cache")))
    build(Order(inputs=files, outputs=(file,), jobs=jobs))
    return file.read_bytes()


def test_any_number_of_processes_makes_the_same_file(
    files: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [alone, two, three] = [made(files, tmp_path / f"{jobs}.pdf", jobs, monkeypatch) for jobs in (1, 2, 3)]
    assert alone == two == three


def die_at_the_third(message: bytes) -> bytes:
    """Renders a piece, but for that of the third article, whose process is killed."""
    if b'id="article-3' in message or b"number is 3" in message:
        os.kill(os.getpid(), signal.SIGKILL)
    return _RENDER_MESSAGE(message)


def test_a_process_that_is_killed_names_the_article(
    files: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "render_message", die_at_the_third)
    with pytest.raises(BuildError) as raised:
        made(files, tmp_path / "book.pdf", 2, monkeypatch)
    assert raised.value.where == "The article 3"
    assert not (tmp_path / "book.pdf").exists()
    assert list(tmp_path.glob(".octavo*")) == []
