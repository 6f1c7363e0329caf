"""Reading: what comes out is the same in one process and in two, from files and from what an earlier build kept."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.press.cache import Cache
from octavo.projects.order import Order
from octavo.resources import Assets
from octavo.store import Store
from tests.conftest import REPOSITORY
from tests.press.reading import making
from tests.press.reading.making import Read, read, read_plainly, write_folder


class Counting:
    """A cache that counts what is put into it."""

    def __init__(self, folder: Path) -> None:
        self.cache = Cache(folder)
        self.count = 0

    def get(self, key: str) -> bytes | None:
        """What was put."""
        return self.cache.get(key)

    def put(self, key: str, content: bytes) -> None:
        """Counts it."""
        self.count += 1
        self.cache.put(key, content)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_folder(tmp_path / "articles")
    (tmp_path / "outside.png").write_bytes(making.plate("blue"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "articles"


def order_of(*names: str, **options: tuple[str, ...]) -> Order:
    return Order(inputs=names or ("articles",), **options)  # type: ignore[arg-type]


class Reader:
    """Reads again and again, each time as a new run does."""

    def __init__(self, folder: Path, store: Store | None = None) -> None:
        self._folder = folder
        self._store = store
        self._count = 0

    def read(self, order: Order, jobs: int = 1) -> Read:
        """What a new run reads, whose pictures lie in a folder."""
        self._count += 1
        sources = self._folder / f"sources-{self._count}"
        sources.mkdir()
        return read(order, Assets(sources), self._store, jobs)


def test_it_is_what_the_readers_give(folder: Path) -> None:
    found, plain = read(order_of(), Assets()), read_plainly(order_of())
    articles = [one for one in plain.articles if not isinstance(one, str)]
    assert [one for one in found.articles if one in articles] == articles
    assert found.notes[: len(plain.notes)] == plain.notes
    assert found.pictures == plain.pictures
    assert len(plain.pictures) == 3
    assert {note.code for note in found.notes} >= {
        "article-lost", "picture-missing", "picture-outside", "picture-cleaned", "picture-unreadable", "alt-missing",
    }  # fmt: skip


@pytest.mark.parametrize("jobs", [1, 2])
def test_it_is_the_same_from_files_and_from_what_was_kept(folder: Path, tmp_path: Path, jobs: int) -> None:
    in_memory = read(order_of(), Assets())
    store = Counting(tmp_path / "cache")
    reader = Reader(tmp_path, store)
    assert [reader.read(order_of(), jobs) for _ in range(3)] == [in_memory] * 3
    assert store.count == 4  # of seven, one is empty, one is cut off, and one has a broken picture
    assert read(order_of(), Assets(), store) == in_memory
    assert store.count == 4


def test_nothing_that_reads_is_loaded_where_all_was_kept(folder: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from octavo.press.cache import Cache;"
        "from octavo.projects.order import Order; from octavo.resources import Assets;"
        "from octavo.press.reading import read_articles; from octavo.press.run import Run;"
        "names = ('articles/1-plain.md', 'articles/2-page.html', 'articles/3-drawn.html');"
        "read_articles(Run(order=Order(inputs=names), assets=Assets(), cache=Cache(Path('cache'))));"
        "print([name for name in sys.modules if name.startswith(('octavo.readers.', 'markdown_it'))])"
    )
    said = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert "octavo.readers.html" in said[0]
    assert said[1] == "[]\n"


def test_what_the_user_wants_kept_is_read_anew(folder: Path, tmp_path: Path) -> None:
    store = Counting(tmp_path / "cache")
    reader = Reader(tmp_path, store)
    first = reader.read(order_of())
    kept = reader.read(order_of(keep=("Home Shop",)))
    assert kept == read(order_of(keep=("Home Shop",)), Assets())
    assert kept != first
    assert reader.read(order_of(keep=("Home Shop",))) == kept
    assert reader.read(order_of()) == first


def test_what_came_in_has_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = making.page("Piped", f"<p>{making.WORDS * 3}<p><img src=red.png>").encode()
    program = (
        "from octavo.press.reading import read_article; from octavo.press.run import Run;"
        "from octavo.projects.order import Order; print(read_article(Run(order=Order(inputs=('-',)))).headline)"
    )
    said = subprocess.run([sys.executable, "-c", program], input=content, capture_output=True, check=True)
    assert b"Piped" in said.stdout


def _build(name: str, cache: str, jobs: int) -> subprocess.Popen[str]:
    """Begins to build what is in the folder."""
    command = [sys.executable, "-m", "octavo", "build", "articles", "--quiet", "-o", name, "--jobs", str(jobs)]
    return subprocess.Popen(command, env=os.environ | {"OCTAVO_CACHE": cache}, stderr=subprocess.PIPE, text=True)


def test_builds_at_the_same_time_share_a_cache(folder: Path, tmp_path: Path) -> None:
    with _build("alone.epub", "other", 1) as alone:
        said = alone.communicate()[1]
    for turn in ("cold", "warm"):
        names = [f"{turn}-{jobs}.epub" for jobs in (1, 2, 2)]
        running = [_build(name, "shared", jobs) for name, jobs in zip(names, (1, 2, 2), strict=True)]
        assert {one.communicate()[1] for one in running} == {said}
        assert {Path(name).read_bytes() for name in names} == {Path("alone.epub").read_bytes()}
    assert not [path for path in Path("shared").iterdir() if path.name.startswith(".")]


# --- laws: any edit of any input -----------------------------------------------------------------------

Edit = Callable[[Path], None]


def _rewrite(name: str) -> Edit:
    def edit(folder: Path) -> None:
        file = folder / name
        file.write_bytes(file.read_bytes().replace(b"printer", b"author") if file.exists() else making.plate("pink"))

    return edit


def _colour(name: str, colour: str) -> Edit:
    def edit(folder: Path) -> None:
        (folder / name).write_bytes(making.plate(colour))

    return edit


def _delete(name: str) -> Edit:
    return lambda folder: (folder / name).unlink(missing_ok=True)


def _add(name: str) -> Edit:
    def edit(folder: Path) -> None:
        (folder / name).write_text(f"# Added\n\n{making.WORDS}\n\n![](red.png)\n")

    return edit


def _touch(name: str) -> Edit:
    return lambda folder: os.utime(folder / name) if (folder / name).exists() else None


ARTICLES = ("1-plain.md", "2-page.html", "3-drawn.html", "5-doors.md", "7-letter.txt")
PICTURES = ("red.png", "none.png", "broken.png", "drawing.svg")
EDITS = st.one_of(
    st.builds(_rewrite, st.sampled_from(ARTICLES)),
    st.builds(_colour, st.sampled_from((*PICTURES, "../outside.png")), st.sampled_from(["red", "yellow"])),
    st.builds(_delete, st.sampled_from((*ARTICLES[1:], *PICTURES))),
    st.builds(_add, st.sampled_from(["3-a.md", "6-cut.docx", "4-empty.md"])),
    st.builds(_touch, st.sampled_from((*ARTICLES, *PICTURES))),
)


@settings(max_examples=10)
@given(edits=st.lists(EDITS, min_size=1, max_size=4), jobs=st.sampled_from([1, 2]))
def test_any_edit_gives_what_a_first_build_would_read(
    tmp_path_factory: pytest.TempPathFactory, edits: list[Edit], jobs: int
) -> None:
    top = tmp_path_factory.mktemp("edited")
    write_folder(top / "articles")
    order, reader = Order(inputs=(str(top / "articles"),)), Reader(top, Cache(top / "cache"))
    reader.read(order, jobs)
    for edit in edits:
        edit(top / "articles")
        assert reader.read(order, jobs) == read(order, Assets())
    shutil.rmtree(top)


# --- processes that end ----------------------------------------------------------------------------------

_CRASH = """
import os, signal
from pathlib import Path
from octavo import readers
from octavo.press import build
from octavo.press.reading import task
from octavo.projects.order import Order

def find(kind):
    return crash if kind == "text/html" else readers.find_reader(kind)

def crash(resource, fetch, notes):
    os.kill(os.getpid(), signal.SIGKILL)

task.find_reader = find
result = build(Order(inputs=("articles",), outputs=(Path("x.epub"),), jobs=2))
print(*sorted(note.where + ": " + note.detail for note in result.notes if note.code == "article-lost"), sep="\\n")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only a copy of a process has what was replaced in it")
def test_a_reader_that_crashes_costs_its_article_alone(folder: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", _CRASH], env=os.environ | {"PYTHONPATH": str(REPOSITORY / "source")},
        capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    lost = [line for line in said if "ended before it was done" in line]
    assert [line.partition(":")[0] for line in lost] == ["articles/2-page.html", "articles/3-drawn.html"]
    assert len(said) == 4
