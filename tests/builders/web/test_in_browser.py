"""Real browsers show a web edition: by day and night, on all widths, by keyboard, and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import needs_corpus
from tests.tools import axe, nu

WIDE, PHONE, SMALL = (1440, 900), (390, 844), (320, 640)


@contextmanager
def opened(browser: Browser, file: Path, size: tuple[int, int] = WIDE, **asked: Any) -> Iterator[Page]:
    """A page in a window of this size, as it is opened from the disk; nothing but files may be asked for."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **asked)
    page, wanted = context.new_page(), []
    page.on("request", lambda request: wanted.append(request.url))
    page.goto(file.as_uri())
    yield page
    assert [url for url in wanted if not url.startswith(("file:", "data:"))] == []
    context.close()


def pages_of(site: Path) -> list[Path]:
    """The pages of a site."""
    return sorted(site.rglob("*.html"))


def judge(browser: Browser, files: list[Path], scheme: Any) -> list[str]:
    """What axe finds wrong in pages, and those that scroll sideways on a small screen."""
    wrong = []
    with opened(browser, files[0], SMALL, color_scheme=scheme) as page:
        for file in files:
            page.goto(file.as_uri())
            width = page.evaluate("document.documentElement.scrollWidth")
            wrong += [f"{file.name}: {width} pixels"] * (width > SMALL[0])
            wrong += [f"{file.name}: {found}" for found in axe.check(page)]
    return wrong


def test_everybody_can_read_the_sample_by_day(browser: Browser, sample_site: Path) -> None:
    assert judge(browser, [*pages_of(sample_site), sample_site.with_name("book.html")], "light") == []


def test_everybody_can_read_the_sample_by_night(browser: Browser, sample_site: Path) -> None:
    files = ["index.html", "names.html", "articles/the-page.html", "articles/the-screen.html"]
    assert judge(browser, [sample_site / name for name in files], "dark") == []


@needs_corpus
def test_everybody_can_read_pages_that_nobody_here_wrote(browser: Browser, corpus_sites: list[Path]) -> None:
    files = [file for site in corpus_sites for file in pages_of(site) if file.parent.name == "articles"]
    assert len(files) >= 3
    assert judge(browser, files, "dark") == []


def test_nu_finds_no_error_in_the_sample(sample_site: Path) -> None:
    found = nu.check([*pages_of(sample_site), sample_site.with_name("book.html")])
    assert [finding for findings in found.values() for finding in findings if finding.severity == "error"] == []


@needs_corpus
def test_nu_finds_no_error_in_pages_that_nobody_here_wrote(corpus_sites: list[Path]) -> None:
    found = nu.check([file for site in corpus_sites for file in pages_of(site)])
    assert [finding for findings in found.values() for finding in findings if finding.severity == "error"] == []


# --- notes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("scripts", [True, False])
def test_notes_stand_beside_the_text_where_there_is_room(browser: Browser, sample_site: Path, scripts: bool) -> None:
    file = sample_site / "articles" / "the-screen.html"
    with opened(browser, file, WIDE, java_script_enabled=scripts) as page:
        column = page.locator("main").bounding_box()
        notes = page.locator(".footnote.beside").all()
        places = [box for note in notes if (box := note.bounding_box())]
        references = [box for one in page.locator(".noteref[data-note]").all() if (box := one.bounding_box())]
    assert column and len(places) == len(references) == len(notes) > 0
    assert all(
        place["x"] > column["x"] + column["width"] and place["x"] + place["width"] <= WIDE[0] for place in places
    )
    assert all(note["y"] >= place["y"] - 1 for note, place in zip(places, references, strict=True))
    assert abs(places[0]["y"] - references[0]["y"]) < 2
    assert all(above["y"] + above["height"] <= below["y"] for above, below in pairwise(places))


def test_on_small_screens_notes_stand_at_the_end(browser: Browser, sample_site: Path) -> None:
    with opened(browser, sample_site / "articles" / "the-screen.html", PHONE) as page:
        text = page.locator("section section:not(.footnotes)").last.bounding_box()
        note = page.locator(".footnote").first.bounding_box()
        page.locator(".noteref").first.click()
        assert page.locator(":target").get_attribute("role") == "doc-footnote"
    assert text and note
    assert note["y"] >= text["y"] + text["height"]


# --- search ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("here", ["index.html", "articles/the-page.html"])
def test_the_search_finds_words_and_leads_to_their_section(browser: Browser, sample_site: Path, here: str) -> None:
    with opened(browser, sample_site / here) as page:
        page.get_by_role("searchbox").press_sequentially("MANIFEST cargo")
        found = page.locator(".found li a")
        expect(found).to_have_count(1)
        expect(page.get_by_role("status")).to_have_text("Places found: 1")
        assert {mark.lower().strip(",.") for mark in page.locator(".found mark").all_inner_texts()} >= {"manifest"}
        assert axe.check(page) == []
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/articles/the-screen.html#*")
        assert "Manifest" in page.locator("section:target").inner_text()


def test_the_search_says_when_there_is_nothing_and_ends_with_escape(browser: Browser, sample_site: Path) -> None:
    with opened(browser, sample_site / "index.html") as page:
        field = page.get_by_role("searchbox")
        field.press_sequentially("zzyzx")
        expect(page.get_by_role("status")).to_have_text("Nothing found")
        field.press("Escape")
        expect(field).to_have_value("")
        expect(page.get_by_role("status")).to_have_text("")


def test_accents_and_capitals_make_no_difference(browser: Browser, sample_site: Path) -> None:
    with opened(browser, sample_site / "index.html") as page:
        page.get_by_role("searchbox").press_sequentially("grössen")
        before = page.locator(".found li").count()
        page.get_by_role("searchbox").fill("GROSSEN")
        expect(page.locator(".found li")).to_have_count(before)


# --- without JavaScript, by keyboard, on paper --------------------------------------------------------------


def test_all_but_the_search_works_without_javascript(browser: Browser, sample_site: Path) -> None:
    with opened(browser, sample_site / "index.html", java_script_enabled=False) as page:
        expect(page.get_by_role("search")).to_be_hidden()
        page.locator("nav[role=doc-toc] a").first.click()
        titles = [page.locator("h1").inner_text()]
        while page.locator("a[rel=next]").count():
            page.locator("a[rel=next]").click()
            titles.append(page.locator("h1").inner_text())
        page.locator("header a").click()
        assert page.url.endswith("index.html")
    assert titles[:4] == ["The Sheet", "The Page", "The Letter", "The Screen"]


def test_the_first_stop_of_the_keyboard_leads_to_the_text(browser: Browser, sample_site: Path) -> None:
    with opened(browser, sample_site / "articles" / "the-page.html") as page:
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.tagName") == "MAIN"


def test_on_paper_the_text_stands_alone_and_says_where_the_pdf_is(browser: Browser, sample_site: Path) -> None:
    with opened(browser, sample_site / "articles" / "the-page.html") as page:
        expect(page.locator(".on-paper")).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.locator(".on-paper")).to_contain_text("book.pdf")
        expect(page.get_by_role("search")).to_be_hidden()
        expect(page.locator(".turn")).to_be_hidden()
        printed = pypdfium2.PdfDocument(page.pdf())
        first = printed[0].get_textpage().get_text_range()
        printed.close()
    assert "The Page" in first
    assert "Open a fine medieval book" in first


def test_page_37_of_the_pdf_has_an_address(browser: Browser, sample_site: Path) -> None:
    with opened(browser, sample_site / "index.html") as page:
        cover = page.locator(".front img").bounding_box()
        title = page.locator("h1").bounding_box()
        assert cover and title and title["x"] > cover["x"] + cover["width"], "marks of pages take no room"
        page.locator("details summary").click()
        link = page.locator("details a").nth(4)
        number = link.inner_text()
        link.click()
        expect(page.locator(":target")).to_have_attribute("title", number)
        assert page.url.endswith(f"#p{number}")
