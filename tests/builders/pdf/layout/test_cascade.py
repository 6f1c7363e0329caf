"""The shared cascade gives every element and pseudo-element the style that WeasyPrint's own gives it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import weasyprint
from weasyprint.css import get_all_computed_styles
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.css.targets import TargetCollector

from octavo.builders import BuildContext
from octavo.builders.pdf.jobs import make_whole_job
from octavo.builders.pdf.layout.faces import font_configuration
from octavo.builders.pdf.layout.fetcher import Fetcher
from octavo.builders.pdf.layout.patches import patched
from octavo.builders.pdf.layout.slots import Slots
from octavo.builders.pdf.layout.source import LayoutHook, Source
from octavo.builders.pdf.options import PdfOptions
from octavo.model import Book
from octavo.notes import Notes
from octavo.resources import Assets
from octavo.theme import Theme
from tests.builders.pdf.pieces import make_job

CSS = """
@layer low, high;
@layer high { p { color: red; margin-top: 3px } } @layer low { p { color: blue } }
p, li { margin: 1em } p { margin-top: 2em !important; margin-top: 1px } .a p { margin: 0 } #x { margin: 4px }
p::before { content: "–"; color: green } .a p::before { content: attr(class) } li::marker { color: teal }
li:first-child { font-size: 2em } [lang|="de"] em { quotes: "„" "“" } em { font-style: italic }
"""
BODY = """<div class="a"><p>one <em>two</em></p><p class="k">three</p></div><p style="margin-top: 9px">four</p>
<ul><li>five</li><li lang="de">six <em>seven</em></li><li>eight</li></ul><p id="x">nine</p><p>ten <em>eleven</em></p>"""


def styles(root: Any, css: str, assets: Assets) -> dict[Any, dict[str, Any]]:
    """What each element and pseudo-element is set in: all that a stylesheet can say of it."""
    fetcher = Fetcher(assets)
    sheet = weasyprint.CSS(string=css, font_config=font_configuration(), url_fetcher=fetcher)
    source = Source(root, fetcher, LayoutHook(Slots(root, {}), make_job("", css)))
    found = get_all_computed_styles(
        source, [sheet], font_config=font_configuration(), layers=[], target_collector=TargetCollector()
    )
    return {key: {name: style[name] for name in INITIAL_VALUES} for key, style in found.get_computed_styles().items()}


def assert_same(root: Any, css: str, assets: Assets) -> int:
    theirs = styles(root, css, assets)
    with patched():
        ours = styles(root, css, assets)
    assert ours.keys() == theirs.keys()
    for key, style in theirs.items():
        assert ours[key] == style, key
    return len(ours)


def test_layers_weights_and_pseudo_elements_are_the_same() -> None:
    root = ElementTree.fromstring(f'<html lang="en"><body>{BODY}</body></html>')
    assert assert_same(root, CSS, Assets()) > 30


def test_every_node_is_set_in_the_same_style(every_node_book: tuple[Book, Assets], tmp_path: Path) -> None:
    book, assets = every_node_book
    job = make_whole_job(BuildContext(book, assets, Theme(), Notes(), tmp_path / "x.pdf"), PdfOptions())
    assert assert_same(ElementTree.fromstring(job.tree), job.css, job.assets) > 1000
