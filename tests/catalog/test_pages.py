"""The pages of a shelf: opened from a disk, by day and by night, by keyboard, without scripts, on narrow screens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from octavo.catalog.accessibility import describe_accessibility
from octavo.catalog.book import Accessibility
from tests.catalog.rules import follow
from tests.preview.making import Preview
from tests.tools import axe, nu
from tests.tools.places import BROWSER, built

PAGES = ("index.html", "new.html", "authors.html", "languages.html")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(built(BROWSER)))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, shelf: Path) -> Iterator[Page]:
    """The shelf as a browser opens it from a disk."""
    with browser.new_context(viewport={"width": 1024, "height": 768}) as context:
        page = context.new_page()
        page.goto((shelf / "index.html").as_uri())
        yield page


def shown(page: Page) -> list[str]:
    return list(page.locator(".book:visible h3").all_inner_texts())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(browser: Browser, shelf: Path, scheme: str) -> None:
    with browser.new_context(color_scheme="dark" if scheme == "dark" else "light") as context:
        page = context.new_page()
        for name in PAGES:
            page.goto((shelf / name).as_uri())
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            assert axe.check(page) == [], name


def test_the_html_checker_finds_no_fault(shelf: Path) -> None:
    assert {path.name: found for path, found in nu.check([shelf / name for name in PAGES]).items() if found} == {}


@pytest.mark.parametrize("width", [320, 390, 1024, 1440])
def test_no_screen_scrolls_sideways(browser: Browser, shelf: Path, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for name in PAGES:
            page.goto((shelf / name).as_uri())
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_series_come_first_in_their_order(page: Page) -> None:
    assert page.locator("h2").all_inner_texts() == ["Workshop Papers", "活字", "Other books"]
    assert shown(page)[:3] == ["Of Type", "Of Paper", "Of Ink"]


def test_books_are_found_by_words_and_language(page: Page) -> None:
    page.get_by_role("searchbox", name="Find").fill("WORKSHOP setter")
    assert shown(page) == ["Of Type", "Of Paper", "Of Ink"]
    assert page.get_by_role("status").inner_text() == "3 books"
    assert page.locator("h2:visible").all_inner_texts() == ["Workshop Papers"]
    page.get_by_role("searchbox").fill("muhle")  # without its accent
    assert shown(page) == ["Die Mühle am Fluß"]
    page.get_by_role("searchbox").fill("")
    page.get_by_label("Language").select_option("Japanese")
    assert shown(page) == ["活字の本"]
    page.get_by_label("Language").select_option("all")
    assert len(shown(page)) == 9
    assert page.get_by_role("status").inner_text() == ""


def test_a_keyboard_reaches_the_books(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()").startswith("EPUB")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == 1
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_without_scripts_all_but_the_filter_is_there(browser: Browser, shelf: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((shelf / "index.html").as_uri())
        assert page.locator("#filter").is_hidden()
        assert len(page.locator(".book").all()) == 9
        page.get_by_role("link", name="Authors").click()
        page.get_by_role("link", name="Die Mühle am Fluß").click()
        assert page.locator(".book:target h3").inner_text() == "Die Mühle am Fluß"


def test_nothing_comes_from_elsewhere_and_everything_is_there(browser: Browser, shelf: Path) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for name in PAGES:
            page.goto((shelf / name).as_uri())
            for address in page.locator("[href], [src]").all():
                found = address.get_attribute("href") or address.get_attribute("src") or ""
                assert found.startswith("#") or follow(shelf / name, found)
        assert all(address.startswith(shelf.as_uri()) for address in asked)


def test_a_shelf_that_is_served_works_as_it_does_from_a_disk(browser: Browser, shelf: Path) -> None:
    with Preview("--catalog", shelf) as served, browser.new_context() as context:
        page = context.new_page()
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text))
        page.goto(served.address)
        page.get_by_role("searchbox").fill("knots")
        assert shown(page) == ["Ropes & <Knots>"]
        address = page.locator(".book:visible .files a").get_attribute("href") or ""
        fetched = context.request.get(urljoin(served.address, address))
        assert fetched.headers["content-type"] == "application/epub+zip"
        assert fetched.body() == follow(shelf / "index.html", address).read_bytes()
        assert refused == []


def test_what_a_book_says_of_itself_is_shown_as_words(page: Page) -> None:
    book = page.locator(".book", has_text="Ropes & <Knots>")
    book.locator("summary").click()
    assert book.locator(".description").inner_text() == "Ends & bights ."
    words = book.locator("dl").inner_text()
    assert "EPUB Accessibility 1.1 - WCAG 2.2 Level AA. Found by A. Judge." in " ".join(words.split())
    assert "Everything can be read aloud or in braille." in words
    assert "The book does not say who can read it." in page.locator(".book", has_text="Of Ink").inner_html()
    assert page.locator(".book h3[lang=ar]").get_attribute("dir") == "rtl"


def test_every_book_has_a_cover(page: Page) -> None:
    sizes = page.evaluate(
        "Promise.all([...document.images].map(async one => { one.loading = 'eager'; await one.decode();"
        " return [one.naturalWidth, one.naturalHeight] }))"
    )
    assert len(sizes) == 9
    assert all(0 < width <= 400 and 0 < height <= 640 for width, height in sizes)


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        (Accessibility(), []),
        (
            Accessibility(conforms_to=("http://www.idpf.org/epub/a11y/accessibility-20170105.html#wcag-aa",)),
            ["EPUB Accessibility 1.0, WCAG 2.0 level AA."],
        ),
        (
            Accessibility(hazards=("flashing", "sound", "unknown")),
            ["Something flashes.", "There are sounds that can hurt."],
        ),
        (Accessibility(modes=("textual",)), ["Everything can be read aloud or in braille."]),
        (
            Accessibility(modes=("textual", "visual"), features=("tableOfContents", "structuralNavigation")),
            ["Contents and headings lead through the book."],
        ),
    ],
)
def test_accessibility_is_said_in_words(stated: Accessibility, words: list[str]) -> None:
    assert describe_accessibility(stated) == words
