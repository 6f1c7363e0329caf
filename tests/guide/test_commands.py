"""Every command of the guide runs, from the folder that its article starts in, and prints what the guide says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guide.listings import ARTICLES, RUN, SHOWN, read_listings
from tests.guide.loopback import serve
from tests.guide.session import is_as_said, make_steps, run_steps, shown
from tests.guide.starts import lay_out, site_rows

KNOWN = {RUN, SHOWN, "markdown", "toml", "css", "html", "python", "yaml", "text"}
"""Languages of listings; those that are neither run nor shown are files, or `text` that nobody runs."""

each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.stem)


@each_article
def test_every_command_runs_and_prints_what_is_said(article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "home"
    lay_out(article.stem, folder)
    with serve(site_rows(article.stem), tmp_path) as loopback:
        outcomes = run_steps(make_steps(read_listings(article)), folder, loopback)
    for outcome in outcomes:
        where = f"{article.name}:{outcome.step.line}: {outcome.step.script}"
        assert outcome.code is not None, f"{where}\n{outcome.complaints}"
        assert outcome.code == 0 or outcome.step.may_fail, f"{where}\n{outcome.printed}{outcome.complaints}"
        if outcome.step.printed is not None:
            same = is_as_said(outcome.step.printed, shown(outcome))
            assert same, f"{where}\nprinted:\n{shown(outcome)}"


@each_article
def test_no_listing_is_passed_over(article: Path) -> None:
    listings = list(read_listings(article))
    text = article.read_text("utf-8")
    for listing in listings:
        text = text.replace(listing.text, "", 1)
    assert 2 * len(listings) == sum(line.startswith("```") for line in text.splitlines())
    assert {listing.language for listing in listings} <= KNOWN
    assert [one.line for one in listings if one.language not in (RUN, SHOWN, "text") and not one.title] == []
