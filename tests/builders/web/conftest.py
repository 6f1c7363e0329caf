"""Web editions of real books, made once: the sample with its other books, and pages that nobody here wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from octavo.press import build
from octavo.projects.order import Order
from tests.conftest import CORPUS
from tests.corpus.cases import SAMPLE, cases
from tests.tools.places import BROWSER, built


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample; beside it "book.html", "book.epub" and "book.pdf" of the same build."""
    folder = tmp_path_factory.mktemp("published")
    outputs = tuple(folder / name for name in ("book.epub", "book.pdf", "site", "book.html"))
    result = build(Order(inputs=(str(SAMPLE),), outputs=outputs))
    assert [note.detail for note in result.notes if note.severity == "error"] == []
    return folder / "site"


@pytest.fixture(scope="session")
def corpus_sites(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The sites of the seed and of two chapters on the architecture of programs."""
    assert CORPUS.is_dir()
    folder, sites = tmp_path_factory.mktemp("corpus"), []
    for case in list(cases("seed", folder)) + list(cases("aosa:2", folder))[:2]:
        site = folder / "sites" / case.name.replace("/", "-").replace(".", "-")
        result = build(Order(inputs=tuple(map(str, case.inputs)), outputs=(site,)))
        assert [note.detail for note in result.notes if note.severity == "error"] == []
        sites.append(site)
    return sites


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for all tests of a module."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=built(BROWSER))
        yield started
        started.close()
