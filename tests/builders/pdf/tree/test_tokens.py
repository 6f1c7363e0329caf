"""Tokens: what was made for machines has no hyphens, goes on after its marks, and is whole when it is copied."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest
from msgspec.structs import replace

from octavo.builders.pdf.tree.tokens import mark_tokens
from octavo.model import Code, Math
from tests.builders.pdf.test_pages import SINGLE, pages_of
from tests.making import book_with
from tests.making import paragraph as p

NARROW = replace(SINGLE, width=70, height=280)


def marked(words: str) -> list[str]:
    """The tokens of a sentence."""
    section = fromstring("<section><p/></section>")
    section[0].text = words
    mark_tokens(section)
    assert "".join(section.itertext()) == words
    return [element.text or "" for element in section.iter("span")]


@pytest.mark.parametrize("words", [r"\begin{aligned} a", "v_{max} + w_{min}", "https://lights.example/plan"])
def test_the_words_of_a_drawing_stay_its_title(words: str) -> None:
    svg = "{http://www.w3.org/2000/svg}"
    section = fromstring(
        '<section><p><svg xmlns="http://www.w3.org/2000/svg"><title/></svg> see LIGHT_MAX</p></section>'
    )
    section[0][0][0].text = words
    mark_tokens(section)
    assert section.findtext(f"p/{svg}svg/{svg}title") == words
    assert [token.text for token in section.iter("span")] == ["LIGHT_MAX"]


def test_formulas_of_commands_are_formulas_for_listeners() -> None:
    tex = r"\begin{aligned} a &= b + c_{max} \end{aligned}"
    read = pages_of(book_with(p(Math(tex=tex, display=True))))
    assert [words for _, kind, words in read.structure() if kind == "Formula"] == [tex]


@pytest.mark.parametrize(
    "token",
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6f1ed002ab5595859014ebf0951522d9",
        "3fa85f64-5717-4562-b3fc-2c963f66afa6",
        "/var/lib/postgresql/main",
        "~/projects/harbour/notes.txt",
        "../include/harbour.h",
        "C:\\Programs\\Harbour\\settings.ini",
        "src/components/harbour/index",
        "requirements.txt",
        "org.harbour.lights.LightKeeper",
        "MAX_LIGHTS_PER_HARBOUR",
        "countLightsOfHarbour",
        "std::unordered_map",
        "--allow-unsafe-lights",
        "-fno-exceptions",
        "@harbour/light-keeper",
        "keeper@lights.example",
        "v2.14.0-beta.3",
        "10.5555/harbour.lights.2024",
        "ftp://lights.example/harbour",
        "timeout=thirty",
        "$HARBOUR",
        ".editorconfig",
    ],
)
@pytest.mark.parametrize("around", ["{}", "In it stands {}.", "As ({}), it says", "“{}”, he wrote"])
def test_what_was_made_for_machines_is_a_token(token: str, around: str) -> None:
    assert marked(around.format(token)) == [token]


@pytest.mark.parametrize(
    "words",
    [
        "Extraordinarily well-mannered people, and/or their representatives",
        "Die Kolleg:innen der Donaudampfschifffahrtsgesellschaft, Aserbaidschan/Armenien",
        "In 1,234,567.89 cases of 1914–1918, some 45.000 of them",
        "Rock’n’roll—another interruption… Unquestionably!",
        "Необыкновенные происшествия, 日本語の文章は長い",
    ],
)
def test_words_and_numbers_are_none(words: str) -> None:
    assert marked(words) == []


def test_no_token_has_a_hyphen_in_prose_or_in_code() -> None:
    tokens = (
        "4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a",
        "/opt/harbour/installation/configuration/international.conf",
        "HARBOUR_ADMINISTRATION_INTERNATIONAL_CONFIGURATION",
        "org.harbour.administration.InternationalConfigurationFactory",
    )
    blocks = [p("The representatives found ", kind(token), " there.") for token in tokens for kind in (str, Code)]
    read = pages_of(book_with(*blocks), NARROW)
    lines = "\n".join(page.get_textpage().get_text_bounded() for page in read._document)
    assert ["".join(lines.split()).count(token) for token in tokens] == [2] * len(tokens)
    for seam in ("installation/\r\n", "INTERNATIONAL_\r\n", "administration.\r\n"):
        assert seam in lines
