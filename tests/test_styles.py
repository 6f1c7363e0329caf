"""The stylesheets keep to what their media can do."""

from __future__ import annotations

import re
from typing import Any

import pytest
import tinycss2

from octavo.theme import styles_folder

SHEETS = ["base.css", "code.css", "print.css"]
THEMES = sorted(path.relative_to(styles_folder()).as_posix() for path in styles_folder().glob("themes/*/*.css"))
SHARED = ["base.css", *(name for name in THEMES if name.endswith("/theme.css"))]
"""What e-readers get as well."""


def sheet(name: str) -> str:
    return (styles_folder() / name).read_text(encoding="utf-8")


def declarations(name: str) -> list[tuple[str, Any]]:
    """Selector and declaration of every rule."""
    found = []
    for rule in tinycss2.parse_stylesheet(sheet(name), skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            parsed = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            found += [(tinycss2.serialize(rule.prelude).strip(), declaration) for declaration in parsed]
    return found


@pytest.mark.parametrize("name", [*SHEETS, "facing.css", *THEMES])
def test_every_rule_can_be_read(name: str) -> None:
    rules = tinycss2.parse_stylesheet(sheet(name), skip_comments=True, skip_whitespace=True)
    assert [rule.message for rule in rules if rule.type == "error"] == []
    assert [selector for selector, declaration in declarations(name) if declaration.type != "declaration"] == []


LARGE_PRINT = "themes/large-print/theme.css", "*"
"""Where slopes are switched off for good: whoever asks for large print must never meet one."""


@pytest.mark.parametrize("name", SHARED)
def test_what_is_shared_is_safe_for_every_reader(name: str) -> None:
    """Colours are the reader's; an ornament of the cover is a picture, in inks that are seen on any ground."""
    ornaments = "leaves|leaf-rule|head-piece|part-piece"
    pictures = r"background(?!-(?:image|size|position|repeat)\b)"
    unsafe = re.compile(rf"color|{pictures}|^position|grid|flex|float|@page|@media|var\((?!--(?:{ornaments}), none\))")
    absolute = re.compile(r"[\d.](px|pt|mm|cm|in|pc)\b")
    for selector, declaration in declarations(name):
        value = tinycss2.serialize(declaration.value)
        assert not unsafe.search(declaration.name), (selector, declaration.name)
        assert not absolute.search(value), (selector, value)
        assert not declaration.important or (name, selector) == LARGE_PRINT, selector
    assert not unsafe.search(re.sub(r"/\*.*?\*/", "", sheet(name), flags=re.DOTALL))


def test_base_leaves_the_body_to_the_reader() -> None:
    of_body = {
        declaration.name for selector, declaration in declarations("base.css") if selector in {"body", "html", "p"}
    }
    assert not of_body & {"font-family", "font-size", "text-align", "hyphens"}


@pytest.mark.parametrize("name", SHARED)
def test_side_margins_are_small_or_relative(name: str) -> None:
    for selector, declaration in declarations(name):
        for size in re.findall(r"([\d.]+)em", tinycss2.serialize(declaration.value)):
            assert declaration.name not in {"margin-left", "margin-right", "padding-left"} or float(size) <= 2, selector
