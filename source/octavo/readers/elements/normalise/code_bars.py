"""What stands in or beside a listing for readers of a screen: words of buttons, the name of its language, numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from octavo.readers.elements.code import language_called, numbers_in_order, syntax_of
from octavo.readers.elements.code_lines import code_text
from octavo.readers.elements.context import Context
from octavo.readers.elements.tree import Element, classes, drop, is_attached, tag_of, words

_COPY = frozenset(
    [
        *("copy", "copied", "copy code", "copy to clipboard", "copied to clipboard", "copy snippet", "copy text"),
        *("kopieren", "code kopieren", "kopiert", "in die zwischenablage kopieren"),
        *("copier", "copier le code", "copié", "copiar", "copiar código", "copiado"),
        *("copia", "copia codice", "copiato", "kopiëren", "gekopieerd", "kopiera", "kopierad", "kopier"),
        *("kopiuj", "skopiowano", "kopyala", "kopyalandı"),
        *("копировать", "скопировать", "скопировано", "копіювати", "复制", "复制代码", "已复制", "複製", "複製程式碼"),
        *("コピー", "コピーする", "コピーしました", "복사", "복사됨", "نسخ", "העתק"),
    ]
)
"""The words of buttons that copy a listing, small letters, in many languages: they stand nowhere else beside code."""

_BUTTONS = _COPY | frozenset(
    [
        *("copy link", "toggle word wrap", "word wrap", "wrap", "wrap lines", "toggle raw code", "view raw", "raw"),
        *("expand", "collapse", "show more", "show less", "edit", "run", "run code", "try it", "try it yourself"),
        *("play", "open in playground", "explain", "download", "print", "fullscreen", "full screen"),
        *("open code in new window", "toggle plain code", "toggle line numbers", "toggle line wrap", "plain text"),
    ]
)
"""The words of all buttons at listings: words of the text, but for a bar in the box of the listing."""


def drop_code_bars(element: Element, context: Context) -> None:
    """Drops, in and beside each listing, what only says such things; a language that it names is kept as that."""
    for listing in list(element.iter("pre")):
        if is_attached(listing):
            for found in list(_find_bars(listing)):
                _drop_bar(found, listing, context)


def _find_bars(listing: Element) -> Iterator[Element]:
    """What may be a bar: the first and the last elements in a listing, and those right beside it or what holds it."""
    inner = [child for child in (*islice(listing, 2), *islice(reversed(listing), 1)) if len(listing) > 1]
    yield from dict.fromkeys(child for child in inner if isinstance(child.tag, str))
    here: Element | None = listing
    for _ in range(_LEVELS):
        if here is None or here.tag in ("body", "article", "main", "section", "li", "td", "blockquote"):
            return
        for beside in (*islice(here.itersiblings(preceding=True), 2), *islice(here.itersiblings(), 2)):
            if isinstance(beside.tag, str) and beside.find(".//pre") is None and not (beside.tail or "").strip():
                yield beside
        here = here.getparent()
        if here is not None and len(here) > _FEW:
            return


_LEVELS, _FEW = 3, 4
"""Elements around a listing in which bars stand, and how many children such an element has at most."""


def _drop_bar(found: Element, listing: Element, context: Context) -> None:
    pieces = [piece for text in found.itertext() if (piece := text.strip(_AROUND).lower())]
    if not pieces or sum(map(len, pieces)) > _LONGEST or (found.tag not in _BARS and "-" not in tag_of(found)):
        return
    if len(pieces) > 1 and numbers_in_order(pieces) and _counts_lines(pieces, listing):
        drop(found)
        return
    buttons = _BUTTONS if _is_boxed(found, listing) else _COPY
    named = [piece for piece in pieces if piece not in buttons]
    if len(named) > 1 or (named and not _names_language(named[0], found, listing)):
        return
    if named and not syntax_of(listing):
        listing.set("data-lang", language_called(named[0]))
    context.count("text-dropped", "words of buttons and names of languages at listings")
    drop(found)


_BARS = ("button", "div", "span", "a", "code", "header", "figcaption", "small", "ul", "p")
"""Elements that may be a bar; elements of the page's own making may, too."""


def _is_boxed(found: Element, listing: Element) -> bool:
    """Whether a bar and a listing are alone in a box, or the bar is in the listing: it is no part of the text."""
    around = found.getparent()
    if around is None or found.tag == "p":
        return False
    return around in (listing, *listing.iterancestors("code")) or (
        around.tag in ("div", "figure", "span", "details") and len(around) <= _FEW
    )


_AROUND = " \t\r\n\xa0!.…:✓✔📋"
"""What stands around the words of a button: "Copied!", "✓ Copied"."""

_LONGEST = 80
"""Characters of a bar at most."""


def _names_language(word: str, found: Element, listing: Element) -> bool:
    """Whether a word beside a listing is the name of its language, and no word of the text."""
    language = language_called(word)
    if not language or (found.getnext() is None and not _is_called_so(found) and not _is_in_code_box(found)):
        return False
    stated = syntax_of(listing)
    if found.tag == "p":
        return words(found) == stated
    if stated:
        return language_called(stated) == language or _is_called_so(found)
    return _is_called_so(found) or _is_boxed(found, listing)


def _is_in_code_box(found: Element) -> bool:
    """Whether the box that a bar stands in is called one for code: `<figure class="code-block"><pre>…<span>PHP`."""
    around = found.getparent()
    return around is not None and any("code" in name or "highlight" in name for name in classes(around))


def _is_called_so(found: Element) -> bool:
    """Whether an element, or one in it, has a class of what names a language: "code-lang", "language-name"."""
    names = (name for inner in (found, *islice(found.iterdescendants(), 4)) for name in classes(inner))
    return any(part in name for name in names for part in ("lang", "header", "toolbar", "title", "label", "caption"))


def _counts_lines(numbers: list[str], listing: Element) -> bool:
    """Whether numbers beside a listing, or first in it, are those of its lines."""
    lines = code_text(listing).strip("\n").split("\n")
    return numbers[0] in ("0", "1") and len(numbers) in (len(lines), len(lines) + 1)
