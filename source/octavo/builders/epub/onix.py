"""What was measured of a book, as the book trade says it: ONIX for Books, code lists 196 and 143.

The codes and their meanings are those of issue 68 of the lists (EDItEUR). A code is stated where the whole of its
definition is met, and listed as not stated, with the reason, where the book was looked at and falls short.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from msgspec import Struct, structs, to_builtins

from octavo.alt_text import name_undescribed
from octavo.builders.epub.accessibility import Measurements
from octavo.builders.epub.survey import ArticleSurvey
from octavo.model import Book
from octavo.resources import Assets

ACCESSIBILITY: Final = "09"
HAZARDS: Final = "12"
"""Types of product form feature (list 79): values are of list 196, and of list 143."""


class OnixCode(Struct, frozen=True):
    """A `ProductFormFeature`: its type, its value, what the value means, its description, and how it was found."""

    type: Literal["09", "12"]
    code: str
    meaning: str
    stated: bool
    found: str
    value: str = ""


def list_codes(found: Measurements, summary: str) -> list[OnixCode]:
    """Every code that was looked at, in the order of the lists."""
    both = [*_always_codes(found), *_content_codes(found), *_conformance_codes(found)]
    both.append(OnixCode(ACCESSIBILITY, "00", "Accessibility summary", True, "the statement in the book", summary))
    both.append(OnixCode(HAZARDS, "00", "No known hazards or warnings", not found.moving, _motion_words(found)))
    return sorted(both, key=lambda code: (code.type, code.code))


def accessibility_json(found: Measurements, summary: str, undescribed: list[dict[str, str]]) -> bytes:
    """A JSON file of the codes to state, of those not to state, and of the pictures that lack a description."""
    every = list_codes(found, summary)
    plain = {
        "stated": [_code_json(code) for code in every if code.stated],
        "notStated": [_code_json(code) for code in every if not code.stated],
        "picturesWithoutDescription": undescribed,
        "measured": structs.asdict(found),
    }
    return json.dumps(plain, ensure_ascii=False, indent=1).encode() + b"\n"


def list_undescribed(book: Book, surveys: Mapping[str, ArticleSurvey], assets: Assets) -> list[dict[str, str]]:
    """The pictures that nobody described: which article shows them, and what it calls them."""
    return [
        {"article": article.origin.path or article.id, "picture": name}
        for article in book.articles
        for name in dict.fromkeys(name_undescribed(surveys[article.id].undescribed, assets))
    ]


def _code_json(code: OnixCode) -> dict[str, str]:
    """A code without what is empty, and with the number of its list."""
    values = {name: value for name, value in to_builtins(code).items() if value and name != "stated"}
    return {"type": values.pop("type"), "list": "196" if code.type == ACCESSIBILITY else "143", **values}


def _always_codes(found: Measurements) -> Iterator[OnixCode]:
    """Codes that are true of every book of ours."""
    yield _accessibility_code("10", "No reading system accessibility options actively disabled (except)", True,
                "no encryption, no fixed layout, no scripts; text is text")  # fmt: skip
    yield _accessibility_code(
        "13", "Single logical reading order", True, "one spine; figures, notes and boxes stand in it"
    )
    yield _accessibility_code(
        "29", "Next / Previous structural navigation", True, f"headings, nested without gaps: {found.headings}"
    )
    yield _accessibility_code(
        "30", "ARIA roles provided", True, "DPUB-ARIA roles on chapters, notes, contents and boxes"
    )
    yield _accessibility_code("32", "Landmark navigation", True, "landmarks in the navigation document")
    yield _accessibility_code(
        "36", "All textual content can be modified", True, "text that reflows, without a fixed look"
    )


def _content_codes(found: Measurements) -> Iterator[OnixCode]:
    """Codes that depend on what is in the book."""
    yield _accessibility_code("11", "Table of contents navigation", found.listed == found.headings and not found.shown,
                f"headings in the contents: {found.listed} of {found.headings}; "
                f"figures and tables, which are not listed: {found.shown}")  # fmt: skip
    shown = found.pictures + found.drawn
    described = f"pictures with a description: {found.pictures - found.undescribed} of {found.pictures}"
    if shown:
        yield _accessibility_code("14", "Short alternative textual descriptions", found.readable, described)
    yield _accessibility_code(
        "52", "All non-decorative content supports reading without sight", found.readable, described
    )
    if found.formulas + found.drawn:
        yield _accessibility_code(
            "17", "Accessible math content as MathML", not found.drawn, f"formulas as MathML: {found.formulas}"
        )
    if found.drawn:
        yield _accessibility_code(
            "35", "Accessible math content (as LaTeX)", found.source, f"formulas as pictures: {found.drawn}"
        )
    yield _accessibility_code(
        "19", "Print-equivalent page numbering", bool(found.pages), f"pages in the page list: {found.pages}"
    )
    yield _accessibility_code("22", "Language tagging provided", found.language,
                f"the book's language was {'stated' if found.language else 'guessed'}; "
                f"passages marked as of another: {found.passages}")  # fmt: skip


def _conformance_codes(found: Measurements) -> Iterator[OnixCode]:
    """Codes of standards: all stated, or none."""
    checks = (
        f"pictures without a description: {found.undescribed}; tables without header cells: {found.headless}; "
        f"links and headings without words: {found.nameless}; {_motion_words(found)}; "
        f"language stated: {'yes' if found.language else 'no'}; "
        f"styles of the user's own: {'yes' if found.restyled else 'no'}"
    )
    yield _accessibility_code("04", "Epub Accessibility Specification 1.1", found.conforms, checks)
    yield _accessibility_code("82", "WCAG v2.2", found.conforms, checks)
    yield _accessibility_code("85", "WCAG level AA", found.conforms, checks)


def _motion_words(found: Measurements) -> str:
    return "pictures that may move: some" if found.moving else "pictures that move: none; sounds: none"


def _accessibility_code(code: str, meaning: str, stated: bool, how: str) -> OnixCode:
    return OnixCode(ACCESSIBILITY, code, meaning, stated, how)
