"""What was measured of a book, as the book trade says it: ONIX for Books, code lists 196 and 143.

The codes and their meanings are those of issue 68 of the lists (EDItEUR). A code is stated where the whole of its
definition is met, and listed as not stated, with the reason, where the book was looked at and falls short.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final, Literal

from msgspec import Struct, structs, to_builtins

from octavo import alt_text
from octavo.builders.epub.accessibility import Measured
from octavo.model import Book
from octavo.resources import Assets

ACCESSIBILITY: Final = "09"
HAZARDS: Final = "12"
"""Types of product form feature (list 79): values are of list 196, and of list 143."""


class Code(Struct, frozen=True):
    """A `ProductFormFeature`: its type, its value, what the value means, its description, and how it was found."""

    type: Literal["09", "12"]
    code: str
    meaning: str
    stated: bool
    found: str
    value: str = ""


def codes(found: Measured, summary: str) -> list[Code]:
    """Every code that was looked at, in the order of the lists."""
    both = [*_always(found), *_of_content(found), *_of_conformance(found)]
    both.append(Code(ACCESSIBILITY, "00", "Accessibility summary", True, "the statement in the book", summary))
    both.append(Code(HAZARDS, "00", "No known hazards or warnings", not found.moving, _motion(found)))
    return sorted(both, key=lambda code: (code.type, code.code))


def listed(found: Measured, summary: str, undescribed: list[dict[str, str]]) -> bytes:
    """A JSON file of the codes to state, of those not to state, and of the pictures that lack a description."""
    every = codes(found, summary)
    plain = {
        "stated": [_plain(code) for code in every if code.stated],
        "notStated": [_plain(code) for code in every if not code.stated],
        "picturesWithoutDescription": undescribed,
        "measured": structs.asdict(found),
    }
    return json.dumps(plain, ensure_ascii=False, indent=1).encode() + b"\n"


def undescribed(book: Book, assets: Assets) -> list[dict[str, str]]:
    """The pictures that nobody described: which article shows them, and what it calls them."""
    return [
        {"article": article.origin.path or article.id, "picture": name}
        for article in book.articles
        for name in dict.fromkeys(alt_text.undescribed_pictures(article, assets))
    ]


def _plain(code: Code) -> dict[str, str]:
    """A code without what is empty, and with the number of its list."""
    values = {name: value for name, value in to_builtins(code).items() if value and name != "stated"}
    return {"type": values.pop("type"), "list": "196" if code.type == ACCESSIBILITY else "143", **values}


def _always(found: Measured) -> Iterator[Code]:
    """What the making of every book sees to."""
    yield _code("10", "No reading system accessibility options actively disabled (except)", True,
                "no encryption, no fixed layout, no scripts; text is text")  # fmt: skip
    yield _code("13", "Single logical reading order", True, "one spine; figures, notes and boxes stand in it")
    yield _code("29", "Next / Previous structural navigation", True, f"headings, nested without gaps: {found.headings}")
    yield _code("30", "ARIA roles provided", True, "DPUB-ARIA roles on chapters, notes, contents and boxes")
    yield _code("32", "Landmark navigation", True, "landmarks in the navigation document")
    yield _code("36", "All textual content can be modified", True, "text that reflows, without a fixed look")


def _of_content(found: Measured) -> Iterator[Code]:
    """What depends on what is in the book."""
    yield _code("11", "Table of contents navigation", found.listed == found.headings and not found.shown,
                f"headings in the contents: {found.listed} of {found.headings}; "
                f"figures and tables, which are not listed: {found.shown}")  # fmt: skip
    shown = found.pictures + found.drawn
    described = f"pictures with a description: {found.pictures - found.undescribed} of {found.pictures}"
    if shown:
        yield _code("14", "Short alternative textual descriptions", found.readable, described)
    yield _code("52", "All non-decorative content supports reading without sight", found.readable, described)
    if found.formulas + found.drawn:
        yield _code("17", "Accessible math content as MathML", not found.drawn, f"formulas as MathML: {found.formulas}")
    if found.drawn:
        yield _code("35", "Accessible math content (as LaTeX)", found.source, f"formulas as pictures: {found.drawn}")
    yield _code("19", "Print-equivalent page numbering", bool(found.pages), f"pages in the page list: {found.pages}")
    yield _code("22", "Language tagging provided", found.language,
                f"the book's language was {'stated' if found.language else 'guessed'}; "
                f"passages marked as of another: {found.passages}")  # fmt: skip


def _of_conformance(found: Measured) -> Iterator[Code]:
    """The standards: stated together, or not at all."""
    checks = (
        f"pictures without a description: {found.undescribed}; tables without header cells: {found.headless}; "
        f"links and headings without words: {found.nameless}; {_motion(found)}; "
        f"language stated: {'yes' if found.language else 'no'}; "
        f"styles of the user's own: {'yes' if found.restyled else 'no'}"
    )
    yield _code("04", "Epub Accessibility Specification 1.1", found.conforms, checks)
    yield _code("82", "WCAG v2.2", found.conforms, checks)
    yield _code("85", "WCAG level AA", found.conforms, checks)


def _motion(found: Measured) -> str:
    return "pictures that may move: some" if found.moving else "pictures that move: none; sounds: none"


def _code(code: str, meaning: str, stated: bool, how: str) -> Code:
    return Code(ACCESSIBILITY, code, meaning, stated, how)
