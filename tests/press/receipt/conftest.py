"""One book for the tests of the receipt, with one of each loss; and a browser that reaches no network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from octavo.press import build
from octavo.press.results import Result
from octavo.projects.order import Order
from tests.tools.places import BROWSER, built

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SHORT = "Read our letter from the harbour, each Monday"
LONG = "A comment on locks and sluices that somebody wrote, and that goes on for long."
WEB = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The &lt;b&gt; Lock &amp; Key</title>
<meta name="author" content="Ida Weir"><link rel="canonical" href="https://example.org/lock"></head><body>
<article><h1>The &lt;b&gt; Lock &amp; Key</h1>{text}<img src="lock.png" alt="A lock at dusk">{text}</article>
<aside class="newsletter-signup">{short}</aside><section class="comments">{comments}</section></body></html>"""
TEXT = "<p>A lock lifts boats from one level to another, and takes as long as the water needs to come in.</p>" * 3
MARKDOWN = "---\ntitle: Die Schleuse\nauthor: Ida Weir\nlang: de\n---\n\nDas Wasser steigt, und mit ihm das Schiff.\n"


def write_articles(folder: Path) -> None:
    """A page with passages that are left out and a picture that is missing, German Markdown, and no Word file."""
    comments = f"<h2>Comments</h2>{f'<p>{LONG}</p>' * 20}"
    (folder / "1-lock.html").write_text(WEB.format(text=TEXT, short=f"<p>{SHORT}</p>", comments=comments), "utf-8")
    (folder / "2-schleuse.md").write_text(MARKDOWN, "utf-8")
    (folder / "3-weir.docx").write_bytes(b"no Word file")


def make_order(folder: Path, **asked: Any) -> Order:
    """The order of a book of the articles in a folder, with a report."""
    wanted: dict[str, Any] = {"outputs": (folder / "out" / "x.epub", folder / "out" / "x.pdf"), "report": True}
    return Order(inputs=tuple(map(str, sorted(folder.glob("*.*")))), **{**wanted, **asked})


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles, and in `out` the books with their report."""
    folder = tmp_path_factory.mktemp("receipt")
    write_articles(folder)
    return folder


@pytest.fixture(scope="session")
def result(folder: Path) -> Result:
    """What came of the build."""
    return build(make_order(folder))


@pytest.fixture(scope="session")
def report(result: Result) -> Path:
    """The page."""
    return Path(result.report)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser, closed when its tests are over: as long as it is open, no other loop of events can run."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(built(BROWSER)))
        yield browser
        browser.close()
