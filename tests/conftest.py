"""What tests of all rooms share: the sample, the book with every node, the corpus, laws, and how work is divided."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from octavo.model import Book
from octavo.resources import Assets
from tests.sample_books import every_node

if TYPE_CHECKING:
    from tests.corpus.judging import Made

REPOSITORY = Path(__file__).resolve().parents[1]
CORPUS = REPOSITORY.parent / "shared" / "corpus"
"""Real pages that are not ours to give away: tests that read them are skipped where they are not."""

_NO_CORPUS = f"the corpus of real pages is not at {CORPUS}"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason=_NO_CORPUS)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update`: what comes out of the cases in `tests/readers` now is what should come out.

    `--moments`: how many moments of a build are disturbed in each way.
    """
    parser.addoption("--update", action="store_true", help="write what the cases of readers should come out as anew")
    parser.addoption("--moments", type=int, default=3, help="how many moments of a build are disturbed in each way")


_LONGEST = ("test_series.py", "test_corpus.py", "test_books.py", "test_reading_systems.py")
"""Files whose tests take longest: begun first, they do not end last."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the longest tests first."""
    items.sort(key=lambda item: item.path.name not in _LONGEST)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Divides the tests among workers by `_unit`, in the order in which they were collected."""
    from xdist.scheduler import LoadScopeScheduling

    config.option.loadscopereorder = False
    scheduler = LoadScopeScheduling(config, log)
    scheduler._split_scope = _unit
    return scheduler


def _unit(test: str) -> str:
    """What goes to one worker: a file, because its tests share books; of the corpus a test, as each takes long."""
    file, _, _ = test.partition("::")
    return test if file.endswith(("test_corpus.py", "test_series.py")) else file


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says aloud that real pages were not read, where there are none: dots and a number hide it."""
    skipped = sum(_NO_CORPUS in str(report.longrepr) for report in terminalreporter.stats.get("skipped", ()))
    if skipped:
        terminalreporter.section("not tested", yellow=True)
        terminalreporter.line(f"{_NO_CORPUS}: {skipped} tests were skipped", yellow=True)


@pytest.fixture(scope="session")
def update(pytestconfig: pytest.Config) -> bool:
    """Whether expectations are to be written anew."""
    return bool(pytestconfig.getoption("update"))


settings.register_profile(
    "default",
    deadline=None,  # a busy machine is no fault
    max_examples=300,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    derandomize=True,  # the same examples each time; `score` looks for new ones
)
settings.register_profile("score", settings.get_profile("default"), max_examples=10_000, derandomize=False)
settings.register_profile("fuzz", settings.get_profile("score"), print_blob=False)
settings.load_profile("default")


@pytest.fixture(scope="session", autouse=True)
def cache_of_our_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keeps tests, and the commands that they run, away from the user's cache."""
    os.environ["OCTAVO_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The sample series as an EPUB and a PDF, made by the command line."""
    from tests.corpus.cases import SAMPLE, Case
    from tests.corpus.judging import make, said

    made = make(Case("sample", (SAMPLE,)), tmp_path_factory.mktemp("sample"))
    assert made.epub.is_file() and made.pdf.is_file(), said(made)
    return made


@pytest.fixture(scope="session")
def every_node_book() -> tuple[Book, Assets]:
    """The book of `sample_books.every_node`: finished, with every node of the model."""
    return every_node()
