"""Tokens in running text have no hyphens at line ends: whoever types or copies them would take those too.

Tokens are addresses, paths, file names, identifiers, options, versions, hashes: words that were made for machines.
One that is longer than a line goes on below it without a sign, after a mark or before a capital (`layout.lines`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from octavo.markup_names import HEADINGS, Class

_WORD = re.compile(
    r"(?P<address>(?:(?:https?|ftp)://|www\.|10\.\d{4,9}/|[\w.+-]+@[\w-]+\.)[^\s<>“”«»]*[^\s<>“”«»()\[\]{}.,;:!?'’\"])"
    # "https://example.org/a", "www.example.org", "10.1000/182", "who@example.org"; each without the full stop behind it
    r"|[^\s<>“”«»„()\[\]{}\"'’]{6,}"
)
"""An address, a DOI or an e-mail address, without the mark that ends its sentence; or a word that could be parted."""

_TOKEN = re.compile(
    r"""
      _                          # LAMP_HOME
    | [^\W\d_]\d | \d[^\W\d_]    # 9f86d081, utf8mb4, v2
    | [a-z][A-Z]                 # lampFactory, LaTeX
    | \w\.\w                     # com.example.lamp, index.html
    | ::\w | \w->                # std::vector, lamp->wick
    | \w[=@\\]\w                 # wick=long, keeper@harbour, C:\lamps
    | /\w+/ | \w/$               # usr/share/lamps, lamps/; not "and/or"
    | ^(?:--?[a-zA-Z]|\.{0,2}/|~/|\.\w|[@$#]\w|\\\w)  # --no-verify, ./configure, ~/lamps, .gitignore, @types, $HOME
    """,
    re.VERBOSE,
)
"""What a word has that was made for machines."""

_ENDS = ".,;:!?…"
"""Marks that end a sentence behind a token."""

_AS_IT_IS = {"pre", "code", "kbd", "samp", "{http://www.w3.org/2000/svg}svg", *HEADINGS}
"""What has no hyphens anyway. The title of a drawing is its words for listeners, and has no elements in it."""


class _Token(NamedTuple):
    """A token in a text: where it begins and ends, and the class of its element."""

    start: int
    end: int
    kind: Class


def mark_tokens(section: Element) -> None:
    """Puts every token in the text of an article into an element of its own, and marks links whose words are one."""
    for link in section.iter("a"):
        if (link.text or "").startswith("http"):
            link.set("class", Class.ADDRESS)
    for paragraph in section.iter("p"):
        if len(paragraph) == 1 and paragraph[0].get("class") == Class.ADDRESS and not _has_more(paragraph):
            paragraph.set("style", "break-inside: avoid")  # e-books have the mark of a page behind a link, not in it
    _mark_in(section)


def _has_more(paragraph: Element) -> bool:
    """Whether there are words in a paragraph beside its only element."""
    return bool((paragraph.text or "").strip() or (paragraph[0].tail or "").strip())


def _mark_in(element: Element) -> None:
    for at, child in reversed(list(enumerate(element))):
        if child.tail and (found := _split_at_tokens(child.tail)):
            child.tail, tokens = found
            element[at + 1 : at + 1] = tokens
        if child.tag not in _AS_IT_IS and child.get("class") != Class.ADDRESS:
            _mark_in(child)
    if element.text and (found := _split_at_tokens(element.text)):
        element.text, tokens = found
        element[0:0] = tokens


def _split_at_tokens(text: str) -> tuple[str, list[Element]] | None:
    """The text before the first token in `text`, and the tokens with what follows each; None if it has none."""
    found = list(_find_tokens(text))
    if not found:
        return None
    ends = [*(token.start for token in found[1:]), len(text)]
    elements = []
    for (start, stop, kind), end in zip(found, ends, strict=True):
        element = Element("span", {"class": kind})
        element.text, element.tail = text[start:stop], text[stop:end]
        elements.append(element)
    return text[: found[0].start], elements


def _find_tokens(text: str) -> Iterator[_Token]:
    """The tokens of a text, in order."""
    for match in _WORD.finditer(text):
        word = match[0].rstrip(_ENDS)
        if match["address"]:
            yield _Token(match.start(), match.end(), Class.ADDRESS)
        elif not (word.isalpha() and word[1:].islower()) and _is_made_for_machines(word):
            yield _Token(match.start(), match.start() + len(word), Class.TOKEN)


def _is_made_for_machines(word: str) -> bool:
    """Whether a word was made for machines. Numbers have no hyphens as they are: a token has letters."""
    return bool(_TOKEN.search(word)) and any(map(str.isalpha, word))
