"""How many words stand where: the numbers that tell an article from what stands around it."""

from __future__ import annotations

import re

from msgspec import Struct

from octavo.readers.elements.tree import INLINE, Element

_SILENT = {"script", "style", "template", "noscript", "textarea", "select", "title", "object", "head"}
"""Elements whose words are not counted."""

_WIDE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Characters of scripts without spaces: Thai, kana, Chinese, and Hangul, whose words are short."""

_LEAST = 8
"""Words in a run that counts as prose."""


class Measure(Struct, gc=False):
    """Of one element: all words, words in links, words in runs of prose, links; the words of a run not yet ended."""

    words: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0
    run: int = 0
    run_linked: int = 0

    def subtract(self, other: Measure) -> None:
        """Takes off what another element holds that is in this one."""
        self.words -= other.words
        self.linked -= other.linked
        self.prose = max(0, self.prose - other.prose)
        self.links -= other.links


def count_words(text: str) -> int:
    """The words of a text; in scripts without spaces two characters are a word."""
    if text.isascii():
        return len(text.split())
    return len(text.split()) + len(_WIDE.findall(text)) // 2


def measure_all(top: Element) -> dict[Element, Measure]:
    """The measure of every element in `top`."""
    found: dict[Element, Measure] = {}
    for element in reversed(list(top.iter())):
        if isinstance(element.tag, str):
            found[element] = _measure(element, found)
    return found


def _measure(element: Element, found: dict[Element, Measure]) -> Measure:
    """The measure of an element whose children are measured."""
    tag = element.tag
    if tag in _SILENT:
        return Measure()
    here = Measure()
    if text := element.text:
        here.words = here.run = count_words(text)
    for child in element:
        if (inner := found.get(child)) is not None:
            _add(here, inner, child.tag in INLINE)
        if tail := child.tail:
            after = count_words(tail)
            here.words += after
            here.run += after
    if tag == "a":
        here.linked, here.run_linked = here.words, here.run
        here.links += 1
    if tag not in INLINE:
        _end_run(here)
    return here


def _add(here: Measure, inner: Measure, inline: bool) -> None:
    here.words += inner.words
    here.linked += inner.linked
    here.prose += inner.prose
    here.links += inner.links
    if inline:
        here.run += inner.run
        here.run_linked += inner.run_linked
    else:
        _end_run(here)


def _end_run(here: Measure) -> None:
    """Ends a run of words: it is prose if it is long enough and not mostly links."""
    if here.run >= _LEAST and here.run_linked * 2 < here.run:
        here.prose += here.run
    here.run = here.run_linked = 0
