"""Whether a stylesheet ties the pages of a book together: then it cannot be laid out in pieces."""

from __future__ import annotations

import re

_OWN = "article|part|toc|news|titlepage|rights|index|colophon|cover"

_TIED = re.compile(
    r"target-(?:counters?|text)\b"
    r"|counter-(?:reset|increment|set)\s*:(?!\s*(?:footnote|list-item|none)\b)"  # "counter-increment: chapter"
    r"|string-set\s*:(?!\s*(?:head|subhead|book|none)\b)"  # "string-set: section content()"
    r"|\b(?:fixed|running)\b"  # "position: running(logo)", on all pages that follow
    r"|@page[^{]*:(?:first|nth)\b"
    r"|\b(?:html|body)\b[^{},]*:has\("
    rf"|(?:\bsection|\bnav|\.(?:{_OWN})|\bbody\s*>\s*[\w.*-]*)[\w.\[\]=\"'-]*"
    r"\s*(?::(?:nth|first|last|only)-|[+~])"  # ".article:first-of-type", ".article + .article"
    rf"|[+~]\s*(?:section|nav|\.(?:{_OWN}))\b"
)
"""Finds what makes a page depend on others, or an article on those beside it."""


def ties_pages(css: str) -> bool:
    """Whether the pages of a book have to be laid out together."""
    return bool(_TIED.search(css))
