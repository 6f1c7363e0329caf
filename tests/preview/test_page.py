"""The preview as its user sees it: a real browser, a real project, and what is saved in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from octavo.projects.book_file import load_book_file
from tests.preview.making import BOOK, PAGE, Preview
from tests.tools import axe
from tests.tools.places import BROWSER, built
from tests.web.site import Site
from tests.web.site import page as html

LONG = 60_000
"""Milliseconds: a machine that is busy is no fault."""
SIZES = [(1440, 900), (1024, 768), (390, 844)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=LONG)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=built(BROWSER))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def shown(browser: Browser, preview: Preview) -> Iterator[Page]:
    """The preview's page; nothing in it may fail, and it asks nobody else."""
    wrong: list[str] = []
    window = browser.new_page(viewport={"width": 1440, "height": 900})
    window.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    window.on("pageerror", lambda error: wrong.append(str(error)))
    window.on(
        "request", lambda request: wrong.append(request.url) if not request.url.startswith(preview.address) else None
    )
    window.goto(preview.address)
    wait_until_quiet(window)
    yield window
    assert wrong == []


def wait_until_quiet(window: Page, at_least: int = 1) -> int:
    """Waits for a book that is opened and shown; gives its number."""
    state = window.locator("#state")
    for _ in range(2400):
        expect(state).to_have_attribute("data-book", re.compile(r"[1-9]"))
        if (number := int(state.get_attribute("data-book") or 0)) >= at_least:
            return number
        window.wait_for_timeout(50)
    raise AssertionError(f"no book {at_least}")


def save(window: Page, file: Path, text: str) -> None:
    """Saves a file of the project, and waits until it is shown."""
    before = wait_until_quiet(window)
    file.write_text(text, encoding="utf-8")
    wait_until_quiet(window, before + 1)


def words_on(project: Path, label: str) -> str:
    """The words of a page of the PDF that is shown."""
    with pypdfium2.PdfDocument(project / "build" / "preview" / "book.pdf") as document:
        index = next(index for index in range(len(document)) if document.get_page_label(index) == label)
        return " ".join(str(document[index].get_textpage().get_text_range()).split())


def test_pages_and_screens_stand_at_one_place(shown: Page) -> None:
    expect(shown.locator("#title")).to_have_text("Two essays")
    go_to(shown, "On moors")
    label = shown.locator("#page").input_value()
    expect(shown.locator(f'.page[aria-current][data-label="{label}"] img[src]')).to_have_count(1)
    for name in ("ereader", "phone", "tablet"):
        expect(shown.frame_locator(f".{name} iframe").locator("h1")).to_have_text("On moors")


def label_of(window: Page, title: str) -> str:
    """The label of an entry of the contents: its title, and how many notes there are of an article."""
    labels = window.locator("#contents option").all_text_contents()
    return next(label for label in labels if label.partition(" (")[0] == title)


def go_to(window: Page, title: str) -> None:
    """Chooses an entry of the contents."""
    window.locator("#contents").select_option(label=label_of(window, title))


def test_a_page_turns_the_screens_and_a_screen_the_pages(shown: Page) -> None:
    go_to(shown, "On moors")
    first = shown.locator("#page").input_value()
    shown.locator("#next").click()
    expect(shown.locator("#page")).not_to_have_value(first)
    label = shown.locator("#page").input_value()
    mark = shown.frame_locator(".ereader iframe").locator(f"#page-{label}")
    expect(mark).to_be_in_viewport()
    go_to(shown, "On moors")
    for _ in range(30):
        if shown.locator("#page").input_value() != first:
            break
        shown.locator(".ereader .next").click()
    expect(shown.locator("#page")).not_to_have_value(first)


def test_it_is_used_by_keyboard(shown: Page) -> None:
    shown.locator("#title").click()
    shown.keyboard.press("Home")
    first = shown.locator("#page").input_value()
    shown.keyboard.press("ArrowRight")
    expect(shown.locator("#page")).not_to_have_value(first)
    shown.keyboard.press("g")
    shown.keyboard.type("2")
    shown.keyboard.press("Enter")
    expect(shown.locator('.page[aria-current][data-label="2"]')).to_have_count(1)
    shown.keyboard.type("x")
    shown.keyboard.press("Enter")
    assert shown.locator("#page").evaluate("field => field.validity.customError")
    shown.locator("#page").fill("2")


def test_new_words_are_shown_where_they_were_written(shown: Page, project: Path) -> None:
    go_to(shown, "On tides")
    label = shown.locator("#page").input_value()
    before = shown.locator(f'.page[data-label="{label}"] img').get_attribute("src")
    save(shown, project / "source" / "1-tides.html", PAGE.replace("twice a day it goes", "as often it leaves"))
    expect(shown.frame_locator(".ereader iframe").locator("p").first).to_contain_text("as often it leaves")
    expect(shown.locator(f'.page[data-label="{label}"] img')).not_to_have_attribute("src", before or "")
    expect(shown.locator("#page")).to_have_value(label)
    assert "as often it leaves" in words_on(project, label)


def test_a_stylesheet_is_heeded(shown: Page, project: Path) -> None:
    go_to(shown, "On tides")
    (project / "own.css").write_text("h1 { letter-spacing: 3px }")
    save(shown, project / "book.toml", BOOK + 'css = ["own.css"]\n')
    heading = shown.frame_locator(".tablet iframe").locator("h1")
    expect(heading).to_have_css("letter-spacing", "3px")
    save(shown, project / "own.css", "h1 { letter-spacing: 5px }")
    expect(heading).to_have_css("letter-spacing", "5px")


def test_a_passage_that_is_kept_comes_back(shown: Page, project: Path) -> None:
    go_to(shown, "On tides")
    before = wait_until_quiet(shown)
    shown.get_by_role("button", name="Keep: Tables of the moon").click()
    wait_until_quiet(shown, before + 1)
    expect(shown.frame_locator(".phone iframe").locator("body")).to_contain_text("Tables of the moon are sold")
    assert load_book_file(project / "book.toml").keep == ("Tables of the moon are sold at the harbour office.",)
    assert (project / "book.toml").read_text().startswith("# The book\n")
    shown.get_by_role("button", name="Leave out again: Tables of the moon").click()
    wait_until_quiet(shown, before + 2)
    expect(shown.frame_locator(".phone iframe").locator("body")).not_to_contain_text("Tables of the moon are sold")


def test_a_picture_gets_its_words(shown: Page, project: Path) -> None:
    go_to(shown, "On tides")
    before = wait_until_quiet(shown)
    expect(shown.locator(".words img")).to_have_js_property("naturalWidth", 400)
    shown.get_by_label("Words for gauge.png").fill("A gauge,  half under water")
    shown.get_by_role("button", name="Describe").click()
    wait_until_quiet(shown, before + 1)
    expect(shown.frame_locator(".ereader iframe").locator("img")).to_have_attribute("alt", "A gauge, half under water")
    assert load_book_file(project / "book.toml").alt == {"gauge.png": "A gauge, half under water"}


def test_a_broken_save_keeps_the_last_good_book(shown: Page, project: Path) -> None:
    good = (project / "book.toml").read_text()
    (project / "book.toml").write_text(f"titel = 3\n{good}")
    expect(shown.locator("#error")).to_contain_text("titel")
    expect(shown.locator(".page img[src]").first).to_be_visible()
    save(shown, project / "book.toml", good)
    expect(shown.locator("#error")).to_be_hidden()


def test_the_receipt_is_made_when_it_is_asked_for(shown: Page) -> None:
    with shown.expect_popup() as opened:
        shown.get_by_role("link", name="Receipt").click()
    expect(opened.value.locator("h1")).to_contain_text("Two essays")
    assert opened.value.evaluate("getComputedStyle(document.body).fontFamily") != "Times"
    opened.value.close()


def test_notes_are_filtered(shown: Page) -> None:
    go_to(shown, "On tides")
    shown.locator("#filter").get_by_label("Kind").select_option("text-dropped")
    expect(shown.locator("#list li")).to_have_count(1)
    go_to(shown, "On moors")
    shown.locator("#filter").get_by_label("About").select_option("here")
    expect(shown.locator("#list li.none")).to_have_count(1)
    shown.locator("#filter").get_by_label("About").select_option("all")
    shown.locator("#filter").get_by_label("Kind").select_option("")


def test_a_note_leads_to_what_it_is_about(shown: Page) -> None:
    go_to(shown, "On tides")
    shown.locator("#list li", has_text="table-lowered").get_by_role("button", name="source/2-moors.md").click()
    expect(shown.frame_locator(".ereader iframe").get_by_text("quick and strong")).to_be_in_viewport()
    expect(shown.frame_locator(".tablet iframe").locator("h1")).to_have_text("On moors")
    assert int(shown.locator("#page").input_value()) > page_of(shown, "On moors")


def page_of(window: Page, title: str) -> int:
    """The page that an entry of the contents begins on."""
    go_to(window, title)
    return int(window.locator("#page").input_value())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_it_is_accessible(browser: Browser, preview: Preview, width: int, height: int, scheme: str) -> None:
    window = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
    )
    window.goto(preview.address)
    wait_until_quiet(window)
    expect(window.locator("#list li").first).to_be_visible()
    assert axe.check(window) == []
    assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")
    window.close()


READING = """<title>Other</title><p id="read">…</p><script>
const said = [];
const tell = (words) => { said.push(words); document.getElementById('read').textContent = said.sort().join(', '); };
fetch('%(address)sbook.json').then(answer => answer.text()).then(() => tell('read'), () => tell('not read'));
const decision = {method: 'POST', body: '{"decision": "keep", "words": "x"}', mode: 'no-cors'};
fetch('%(address)sdecisions', decision).then(() => tell('sent'), () => tell('not sent'));
const picture = new Image();
picture.onload = () => tell('seen');
picture.onerror = () => tell('not seen');
picture.src = '%(address)sstatic/icon.svg';
</script><iframe src="%(address)s"></iframe>"""


def test_a_page_of_another_origin_reads_nothing(browser: Browser, preview: Preview, project: Path) -> None:
    """Even one that knows the address, with its token."""
    before = (project / "book.toml").read_bytes()
    with Site({"/other": html(READING % {"address": preview.address})}) as site:
        window = browser.new_page()
        window.goto(site.address("/other"))
        expect(window.locator("#read")).to_have_text(re.compile("^not read, not se(en|nt), (not )?se(nt|en)$"))
        assert "not seen" in window.locator("#read").inner_text()
        expect(window.frame_locator("iframe").locator("#title")).to_have_count(0)
        window.close()
    assert (project / "book.toml").read_bytes() == before
