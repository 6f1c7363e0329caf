"""Files of drawings as programs write them: entities, prefixes, and what would take no end."""

from __future__ import annotations

import pytest

from tests.pictures.test_svg import cleaned, code, svg

ILLUSTRATOR = b"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_svg "http://www.w3.org/2000/svg">
  <!ENTITY ns_xlink "http://www.w3.org/1999/xlink">
  <!ENTITY st0 "fill:#336699;">
]>
<svg xmlns="&ns_svg;" xmlns:xlink="&ns_xlink;" viewBox="0 0 10 10"><rect style="&st0;" width="4" height="4"/></svg>"""


def test_entities_of_a_drawing_program_are_expanded() -> None:
    assert b'<rect style="fill:#336699;" width="4" height="4"/>' in cleaned(ILLUSTRATOR).content


def test_entities_that_hold_each_other_are_bounded() -> None:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 20}">' for i in range(1, 12))
    bomb = f'<!DOCTYPE svg [<!ENTITY e0 "lamp">{entities}]><svg xmlns="http://www.w3.org/2000/svg"><text>&e11;</text></svg>'
    assert code(bomb.encode()) == "picture-unreadable"


def test_entities_of_other_files_are_not_fetched() -> None:
    outside = b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]><svg xmlns="http://www.w3.org/2000/svg"><text>A&x;B</text></svg>'
    try:
        assert b"<text>AB</text>" in cleaned(outside).content
    except Exception as error:
        assert getattr(error, "code", "") == "picture-unreadable"


def test_what_a_script_saved_of_a_page_is_read() -> None:
    saved = b'<svg viewBox="0 0 9 9"><use xlink:href="#a"/><g id="a"><text>5&nbsp;m&sup2;</text></g></svg>'
    found = cleaned(saved).content.decode()
    assert "5\u00a0m²" in found
    assert 'xlink:href="#a"' in found


@pytest.mark.parametrize("shapes", [40, 900])
def test_markers_are_counted_at_each_vertex(shapes: int) -> None:
    marker = f'<marker id="m">{"<rect/>" * shapes}</marker>'
    line = f'<polyline points="{" ".join(f"{i},{i % 7}" for i in range(200))}" marker-mid="url(#m)"/>'
    content = svg(marker + line)
    if shapes < 100:
        assert cleaned(content).content
    else:
        assert code(content) == "picture-too-large"


def test_markers_of_a_sheet_are_counted_too() -> None:
    marker = f'<style>.w {{ marker-mid: url(#m) }}</style><marker id="m">{"<rect/>" * 900}</marker>'
    assert code(svg(f'{marker}<path class="w" d="{"L1 2 " * 400}"/>')) == "picture-too-large"
