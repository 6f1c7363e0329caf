"""XHTML as HTML: what only EPUB knows goes, and void elements end as HTML ends them (HTML, 13.1.2)."""

from __future__ import annotations

import re

from octavo.markup_names import Class

_EPUB_ONLY = re.compile(r' (?:epub:type|xml:lang|xmlns:epub)="[^"]*"')
_VOID = re.compile(r"<(area|br|col|hr|img|input|link|meta|wbr)((?: [^<>]*?)?)\s*/>")


_NOTES = re.compile(f'(<section class="{Class.FOOTNOTES}") aria-label="[^"]*"')


def unname_notes(markup: str) -> str:
    """Markup of several articles, whose notes are no landmarks: those must differ in name (WAI-ARIA 1.2, 5.3.4)."""
    return _NOTES.sub(r"\1", markup)


_PAGE_NAME = re.compile('(role="doc-pagebreak") aria-label=')


def serve(markup: str) -> str:
    """Our markup for a parser of HTML. In words and values quotes and angle brackets are escaped: none is touched."""
    html = _VOID.sub(r"<\1\2>", _EPUB_ONLY.sub("", markup))
    return _PAGE_NAME.sub(r"\1 title=", html)  # browsers take the role for none, and that may have no aria-label
