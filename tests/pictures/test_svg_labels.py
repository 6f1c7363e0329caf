"""Labels of drawings that are HTML: they become texts in the same place, in lines as a browser would break them."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from tests.pictures.test_svg import body, cleaned, svg

XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'


def texts(inside: str, attributes: str = 'viewBox="0 0 400 200"') -> list[tuple[str, float, float, str]]:
    """The texts of a drawing: their words, where they stand, and the side that they keep to."""
    root = etree.fromstring(cleaned(svg(inside, attributes)).content)
    return [
        (
            "".join(found.itertext()),
            float(found.get("x", "0")),
            float(found.get("y", "0")),
            found.get("text-anchor", ""),
        )
        for found in root.iter("{*}text")
    ]


def test_a_label_that_fills_its_box_stands_in_the_middle_of_it() -> None:
    """As Mermaid writes them: the box is as large as a browser made it for the words."""
    label = (
        f'<foreignObject width="92" height="24"><div {XHTML} style="display: table-cell; line-height: 1.5">'
        '<span class="nodeLabel"><p>Trim the wick</p></span></div></foreignObject>'
    )
    ((words, x, y, side),) = texts(label)
    assert (words, side) == ("Trim the wick", "middle")
    assert (x, round(y)) == (46, 17)


def test_a_label_of_draw_io_stands_where_its_styles_say() -> None:
    """The box is the whole drawing; the text beside it in the switch is cut short."""
    label = (
        '<switch><foreignObject width="100%" height="100%" pointer-events="none" '
        f'requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility" style="overflow: visible">'
        f'<div {XHTML} style="display: flex; align-items: unsafe center; justify-content: unsafe center; width: 118px; '
        'height: 1px; padding-top: 30px; margin-left: 11px;"><div style="font-size: 0px; text-align: center;">'
        '<div style="display: inline-block; font-size: 12px; color: rgb(0, 0, 0); line-height: 1.2;">'
        "Ledger of oil<br/>and wicks</div></div></div></foreignObject>"
        '<text x="70" y="34">Ledger of oil...</text></switch>'
    )
    first, second = texts(label)
    assert (first[0], first[1], first[3]) == ("Ledger of oil", 70, "middle")
    assert (second[0], second[1]) == ("and wicks", 70)
    assert first[2] < 30.5 < second[2]


def test_the_apology_of_draw_io_is_left_out() -> None:
    apology = (
        '<switch><g requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"/>'
        '<a transform="translate(0,-5)"><text>Text is not SVG - cannot display</text></a></switch>'
    )
    assert "cannot display" not in body(svg(f"<rect/>{apology}"))


def test_long_words_break_where_the_box_ends_and_plain_boxes_begin_at_the_top() -> None:
    words = f"<p {XHTML}>The keeper wrote it in the book</p>"
    label = f'<foreignObject x="10" y="20" width="80" height="160">{words}</foreignObject>'
    lines = texts(label)
    assert " ".join(words for words, *_ in lines) == "The keeper wrote it in the book"
    assert len(lines) > 2
    assert {x for _, x, _, side in lines} <= {10.0, 50.0}
    assert 25 < lines[0][2] < 40


def test_words_wider_than_their_box_are_set_smaller() -> None:
    words = f'<div {XHTML} style="white-space: nowrap">Harbour masters</div>'
    label = f'<foreignObject width="60" height="20">{words}</foreignObject>'
    assert 11 <= float(re.search(r"font-size: ([\d.]+)px", body(svg(label)))[1]) < 13  # type: ignore[index]


def test_a_label_has_the_look_that_the_sheets_of_its_drawing_give_it() -> None:
    given = (
        "<style>#m .title { color: #123456; font-weight: 700 }"
        "#m .tag { background-color: #eee; font-size: 10px }</style>"
        f'<foreignObject width="90" height="20"><div {XHTML} class="title">Mast <em>light</em></div></foreignObject>'
        f'<foreignObject y="50" width="30" height="12"><span {XHTML} class="tag">yes</span></foreignObject>'
    )
    made = body(svg(given, 'id="m" viewBox="0 0 100 100"'))
    assert "fill: #123456" in made
    assert "font-weight: 700" in made
    assert re.search(r'<tspan style="[^"]*font-style: italic[^"]*">light</tspan>', made)
    assert re.search(r'<rect style="fill: #eee; stroke: none"[^>]*/><text', made)


def test_a_label_from_right_to_left_says_so() -> None:
    label = f'<foreignObject width="200" height="80"><p {XHTML} dir="rtl">فانوس</p></foreignObject>'
    assert 'text-anchor="start" x="200"' in body(svg(label))
    assert 'direction="rtl"' in body(svg(label))


def test_a_label_that_is_a_picture_stays_one() -> None:
    from base64 import b64encode
    from io import BytesIO

    from PIL import Image

    file = BytesIO()
    Image.new("RGB", (4, 4)).save(file, "PNG")
    source = f"data:image/png;base64,{b64encode(file.getvalue()).decode()}"
    label = f'<foreignObject x="1" y="2" width="8" height="9"><img {XHTML} src="{source}"/></foreignObject>'
    assert f'xlink:href="{source}" x="1" y="2" width="8" height="9"' in body(svg(label))


@pytest.mark.parametrize("nested", [300, 3000])
def test_deep_labels_end(nested: int) -> None:
    from octavo.errors import FetchError

    label = f"<foreignObject>{'<b>' * nested}x{'</b>' * nested}</foreignObject>"
    try:
        body(svg(label))
    except FetchError as error:
        assert error.code in ("picture-unreadable", "picture-too-large")


def test_one_alternative_of_a_switch_stays() -> None:
    both = '<text systemLanguage="de">Leuchte</text><text systemLanguage="en">Lamp</text>'
    words = f"<switch>{both}<text>Lampe</text></switch>"
    assert body(svg(words)) == "<g><text>Lampe</text></g>"
    assert "Lamp<" in body(svg(words.replace("<text>Lampe</text>", "")))


def test_links_in_texts_keep_their_words() -> None:
    assert body(svg('<text>See <a href="#x">the log</a> now</text>')) == "<text>See <tspan>the log</tspan> now</text>"
