"""What tests of all rooms share: the book with every node, and where the corpus of real pages is."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo.model import Book
from octavo.resources import Assets
from tests.sample_books import every_node

REPOSITORY = Path(__file__).resolve().parents[1]
CORPUS = REPOSITORY.parent / "shared" / "corpus"
"""Real pages that are not ours to give away: tests that read them are skipped where they are not."""

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus of real pages is not at {CORPUS}")


@pytest.fixture(scope="session")
def every_node_book() -> tuple[Book, Assets]:
    """The book of `sample_books.every_node`: finished, with every node of the model."""
    return every_node()
