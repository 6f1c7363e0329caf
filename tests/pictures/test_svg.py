"""Drawings: what is safe is kept as it was, what is not is gone, and bombs are refused."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image

from octavo.errors import FetchError
from octavo.pictures import read_picture
from octavo.pictures.svg.cleaning import CleanSvg

NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
BOMB = "".join(f'<g id="g{i}">' + f'<use href="#g{i - 1}"/>' * 10 + "</g>" for i in range(1, 9))
ENTITIES = "".join(f'<!ENTITY e{i} "' + f"&e{i - 1};" * 10 + '">' for i in range(1, 9))


def svg(inside: str, attributes: str = 'viewBox="0 0 100 50"') -> bytes:
    return f"<svg {NAMES} {attributes}>{inside}</svg>".encode()


def cleaned(content: bytes) -> CleanSvg:
    found, dropped = read_picture(content)
    return CleanSvg(found.content, (found.width, found.height), dropped)


def body(content: bytes) -> str:
    """What stands inside the root of the cleaned drawing."""
    text = cleaned(content).content.decode()
    return text[text.index(">") + 1 :].strip().removesuffix("</svg>")


def code(content: bytes) -> str:
    with pytest.raises(FetchError) as caught:
        read_picture(content)
    return caught.value.code


def test_what_is_safe_is_kept() -> None:
    inside = (
        '<title>Growth</title><desc>It grows.</desc><defs><linearGradient id="a" gradientUnits="userSpaceOnUse">'
        '<stop offset="0" stop-color="#fff"/></linearGradient>'
        '<clipPath id="b"><rect width="9" height="9"/></clipPath></defs>'
        '<style type="text/css">.x { fill: url(#a) }</style><g clip-path="url(#b)" class="x" style="stroke: red">'
        '<path d="M0 0L9 9"/></g><use xlink:href="#b"/><text x="1" y="2">A <tspan dy="1em">B</tspan> C</text>'
    )
    assert body(svg(inside)) == inside
    assert cleaned(svg(inside)).dropped == ()


def test_cleaning_twice_changes_nothing() -> None:
    once = cleaned(svg('<g id="a" onclick="x()"><use href="#a1"/></g>'))
    assert cleaned(once.content).content == once.content


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://example.org/"/></foreignObject>',
        '<animate attributeName="x"/><set attributeName="x"/>',
        '<image href="https://example.org/a.png"/>',
        '<image href="file:///etc/passwd"/><use href="other.svg#a"/>',
        '<image href="data:image/svg+xml,%3Csvg/%3E"/>',
        '<style>@import "a.css"; @font-face { src: url(a.woff) }</style>',
        "<style>g { fill: url(https://example.org/a.svg#b) }</style>",
        "<style>g { fill: u\\72l(https://example.org/) }</style>",
    ],
)
def test_what_is_not_safe_is_gone_and_said(inside: str) -> None:
    assert body(svg(inside)) == ""
    assert cleaned(svg(inside)).dropped


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('<g onload="x()"/>', "<g/>"),
        ('<a href="javascript:x()"><path d="M0 0"/></a>', '<g><path d="M0 0"/></g>'),
        ('<g fill="url(https://example.org/#a)" stroke="red"/>', '<g stroke="red"/>'),
        ("<g style=\"fill: url('//x/a'); color: red\"/>", '<g style="color: red;"/>'),
        ("<g style=\"fill: image-set('a.png' 1x)\"/>", "<g/>"),
        ('<g style="animation: a 1s; behavior: url(#x)"/>', "<g/>"),
        ('<g aria-label="Curly: an image"/>', '<g aria-label="Curly: an image"/>'),
    ],
)
def test_attributes_are_cleaned_one_by_one(given: str, kept: str) -> None:
    assert body(svg(given)) == kept


def test_traces_of_editors_go_without_a_word() -> None:
    given = (
        '<metadata>x</metadata><g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="Layer"><i:grid/></g>'
    )
    assert (body(svg(given)), cleaned(svg(given)).dropped) == ("<g/>", ())


def test_the_case_of_names_that_html_loses_is_given_back() -> None:
    found = cleaned(b'<svg viewbox="0 0 8 4"><lineargradient gradientunits="userSpaceOnUse"/></svg>').content
    root = etree.fromstring(found)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("viewBox") == "0 0 8 4"
    assert b'<linearGradient gradientUnits="userSpaceOnUse"/>' in found


def test_ids_are_unique_names() -> None:
    assert body(svg('<g id="a"/><g id="a"/><g id="1 2"/>')) == '<g id="a"/><g/><g/>'


def test_ids_of_drawing_programs_are_made_valid_and_found_again() -> None:
    given = '<g id="ai:local:pencil"/><use xlink:href="#ai:local:pencil"/><g clip-path="url(#ai:local:pencil)"/>'
    name = "id-ai-local-pencil"
    assert body(svg(given)) == f'<g id="{name}"/><use xlink:href="#{name}"/><g clip-path="url(#{name})"/>'


def test_references_to_nothing_are_gone() -> None:
    given = '<g>A</g><use xlink:href="#b"/>B<linearGradient xlink:href="#b"/>'
    assert body(svg(given)) == "<g>A</g>B<linearGradient/>"


def test_a_picture_inside_is_checked_and_kept() -> None:
    file = BytesIO()
    Image.new("RGB", (2, 2)).save(file, "PNG")
    address = f"data:image/png;base64,{b64encode(file.getvalue()).decode()}"
    assert body(svg(f'<image xlink:href="{address}"/>')) == f'<image xlink:href="{address}"/>'
    assert body(svg('<image xlink:href="data:image/png;base64,AAAA"/>')) == ""


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="30" height="20px"', (30, 20)),
        ('width="1in" height="72pt"', (96, 96)),
        ('width="100%" height="100%" viewBox="0 0 80 40"', (80, 40)),
        ('width="40" viewBox="0 0 80 40"', (40, 20)),
        ('height="2.54cm" viewBox="0,0 1 2"', (48, 96)),
        ('viewBox="0 0 0 9" width="-3"', (300, 150)),
    ],
)
def test_the_size_is_measured(attributes: str, size: tuple[int, int]) -> None:
    found = cleaned(svg("", attributes))
    root = etree.fromstring(found.content)
    assert found.size == size
    assert (float(root.get("width", "")), float(root.get("height", ""))) == size
    assert root.get("viewBox")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (svg(f'<defs><g id="g0"/>{BOMB}</defs><use href="#g8"/>'), "picture-too-large"),
        (svg('<g id="a"><use href="#a"/></g>'), "picture-too-large"),
        (svg('<pattern id="a"><g fill="url(#a)"/></pattern>'), "picture-too-large"),
        (svg("".join(f'<g id="g{i}"><use href="#g{i + 1}"/></g>' for i in range(5000))), "picture-too-large"),
        (svg("<g>" * 5000 + "</g>" * 5000), "picture-unreadable"),
        (f'<!DOCTYPE svg [<!ENTITY e0 "ha">{ENTITIES}]>'.encode() + svg("&e8;"), "picture-unreadable"),
        (f'<!DOCTYPE svg [<!ENTITY e0 "ha">{ENTITIES}]>'.encode() + svg('<g class="&e8;"/>'), "picture-unreadable"),
        (b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + svg("<text>&x;</text>"), "picture-unreadable"),
        (b"<svg><g></svg>", "picture-unreadable"),
        (b"<?xml version='1.0'?><html/>", "picture-unreadable"),
    ],
)
def test_bombs_and_breakage_are_refused(content: bytes, expected: str) -> None:
    assert code(content) == expected


def test_a_chain_of_references_that_ends_is_drawn() -> None:
    chain = "".join(f'<g id="g{i}"><use xlink:href="#g{i + 1}"/></g>' for i in range(150)) + '<g id="g150"/>'
    assert body(svg(chain)) == chain


def test_other_encodings_and_a_public_doctype_are_read() -> None:
    doctype = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    text = "<title>Maß</title>"
    assert body(doctype + svg(text)) == text
    assert body(svg(text).decode().encode("utf-16")) == text
