"""Styles that no page can show end in one line, or are left out with a note."""

from __future__ import annotations

from pathlib import Path

import pytest
from weasyprint.layout import page

from octavo.builders.pdf.layout import bounds
from octavo.errors import BuildError
from octavo.press import build
from octavo.press.results import Result
from octavo.projects.order import Order
from octavo.stylesheets import Sheet
from octavo.stylesheets.fitting import fit_for_ereaders, fit_for_print


def make(folder: Path, css: str, words: str = "Some words.") -> Result:
    (folder / "a.md").write_text(f"# A title\n\n{words}\n")
    (folder / "mine.css").write_text(css)
    order = Order(inputs=(str(folder / "a.md"),), outputs=(folder / "x.pdf",), sheets=(folder / "mine.css",))
    return build(order)


@pytest.mark.parametrize(
    "declaration",
    [
        "font-size: 1e9px",
        "margin: -1e30in",
        "letter-spacing: 1e12cm",
        "line-height: 1e9",
        "width: 1e8%",
        "columns: 100001",
        "width: calc(1px + 2e6px)",
        f"content: '{'long ' * 300}'",
    ],
)
def test_a_value_that_no_page_can_show_is_left_out_in_both_books_with_its_place(declaration: str) -> None:
    for fit in (fit_for_print, fit_for_ereaders):
        fitted = fit((Sheet("mine.css", f"p {{ color: red;\n {declaration} }}"),))
        assert [(loss.code, loss.detail[:13]) for loss in fitted.losses] == [("css-invalid", "mine.css:2:2:")]
        assert "red" in fitted.css and declaration.split(":")[1] not in fitted.css


@pytest.mark.parametrize("declaration", ["text-indent: -9999px", "left: -99999px", "width: 400%", "z-index: 99999"])
def test_what_people_write_to_hide_a_text_is_kept(declaration: str) -> None:
    fitted = fit_for_print((Sheet("mine.css", f"p {{ {declaration} }}"),))
    assert (fitted.losses, declaration in fitted.css) == ((), True)


def test_lengths_that_multiply_to_no_measure_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="larger than any page"):
        make(tmp_path, "body { font-size: 900em } p { font-size: 900em } p { letter-spacing: 900em }")
    assert not (tmp_path / "x.pdf").exists()


def test_pages_without_end_are_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "_FEW", 5)
    monkeypatch.setattr(bounds, "_most_pages", lambda _: 5)
    with pytest.raises(BuildError, match="the pages have no end: 5 hold"):
        make(tmp_path, "p { break-before: page }", "Word.\n\n" * 9)
    assert page.remake_page is bounds._REMAKE_PAGE


def test_small_pages_for_many_words_are_no_fault(tmp_path: Path) -> None:
    result = make(tmp_path, "@page { size: 50mm 30mm; margin: 2mm } p { font-size: 14pt }", "Some more words. " * 700)
    assert result.outputs[0].pages > bounds._FEW
