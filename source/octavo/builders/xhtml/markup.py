"""Markup by hand: escaped text, attributes, and the few elements that more than one page needs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape as _escape

from octavo.locale import tags
from octavo.locale.characters import drop_illegal
from octavo.locale.phrases import format_day, join_names, phrases
from octavo.locale.tags import Direction
from octavo.markup_names import Class
from octavo.model import Image, Math, Node, Person, Table
from octavo.urls import valid_url

LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")
"""What ends a line besides the line feed; XML 1.1 (2.11) reads them as one, and fonts have no glyphs for them."""


SEAM = "<wbr/>"
"""Where screens may part a word of code that is longer than a line."""


def escape(text: str) -> str:
    """`text` as XML character data or attribute value; characters that XML forbids are left out."""
    return _escape(drop_illegal(text if text.isascii() and "\r" not in text else LINE_END.sub("\n", text)))


def attributes(**values: str) -> str:
    """Attributes that have a value, in the order given: `class_` is class, `epub_type` is epub:type."""
    return "".join([f' {_attribute_name(name)}="{escape(value)}"' for name, value in values.items() if value])


@cache
def _attribute_name(name: str) -> str:
    bare = name.rstrip("_")
    return _ATTRIBUTES.get(bare, bare.replace("_", "-"))


_ATTRIBUTES = {"epub_type": "epub:type", "xml_lang": "xml:lang"}


def words_heading(key: str, words: Mapping[str, str]) -> str:
    """A heading of the first level that says a phrase, in the language that it is in."""
    return f"<h1{words_language(words)}>{escape(words[key])}</h1>"


def words_language(words: Mapping[str, str]) -> str:
    """The attributes of the phrases' language, where that is not the book's."""
    language = words["language"]
    return attributes(lang=language, xml_lang=language, dir="ltr" if language else "")


def node_attributes(node: Node) -> str:
    """The attributes of what every node may carry."""
    language = tags.standardise(node.language) if node.language else ""
    return attributes(id=node.id, lang=language, xml_lang=language, dir=node.direction)


def table_start(node: Table, cells: str, kind: str = "") -> str:
    """The start of a table of a `kind`; with a box that scrolls in its cells, its columns are not as wide as that."""
    fixed = Class.FIXED if f'<span class="{Class.WIDE}' in cells else ""
    return f"<table{node_attributes(node)}{attributes(class_=' '.join(filter(None, (kind, fixed))))}>"


def byline(persons: Sequence[Person], language: str) -> str:
    """Names as a line of words: "A", "A and B", "A, B and C"."""
    return join_names([person.name for person in persons], language)


_LONG_NAME = 24
"""Characters of a name that lines may part: in large type, a small screen has no room for more."""


def name_markup(person: Person) -> str:
    """A name, which no line parts unless it is long: "First" and "Last" stay together."""
    name = escape(person.name)
    kept = len(person.name) <= _LONG_NAME and len(person.name.split()) > 1
    return f'<span class="{Class.WHOLE}">{name}</span>' if kept else name


def names_markup(persons: Sequence[Person], language: str) -> str:
    """Names as a line of words, each of them whole."""
    return join_names([name_markup(person) for person in persons], language)


_DEEDS = {
    "aut": "by", "cre": "by", "edt": "edited-by", "trl": "translated-by", "ill": "illustrated-by",
    "art": "illustrated-by", "pht": "photographs-by",
}  # fmt: skip
"""The phrases for what makers did, by MARC relator codes; whoever did something else contributed."""


def credit_lines(persons: Sequence[Person], language: str) -> list[str]:
    """Who did what as markup, a line for each deed, authors first: "By A and B", "Translated by C"."""
    did: dict[str, list[Person]] = {"by": []}
    for person in persons:
        did.setdefault(_DEEDS.get(person.role, "contributed-by"), []).append(person)
    words = phrases(language)
    return [escape(words[deed]).format(names=names_markup(makers, language)) for deed, makers in did.items() if makers]


def link_if_url(words: str, around: Direction = "ltr") -> str:
    """`words` as a link if they are an address, which runs from left to right whatever is around it."""
    leads = valid_url(words)
    link = attributes(href=leads, dir="ltr" if around == "rtl" else "")
    return f"<a{link}>{escape(words)}</a>" if leads else escape(words)


def img(node: Image, source: str) -> str:
    """A picture as an img element that shows `source`."""
    alt = f' alt="{escape(node.alt or "")}"'  # it must be there, and be empty for an ornament
    share = f"width: {node.percent}%" if node.percent else ""
    size = attributes(title=node.title, width=str(node.width or ""), height=str(node.height or ""), style=share)
    return f'<img{node_attributes(node)} src="{escape(source)}"{alt}{size}/>'


def formula_as_written(node: Math, words: str) -> str:
    """A formula that cannot be shown, in the `words` that it was written in."""
    return f'<code{node_attributes(node)} class="{Class.FORMULA}">{escape(words)}</code>'


def time_element(moment: str, language: str) -> str:
    """A date, as the day of it in the words of a language; what HTML takes for no date stays as it was written."""
    if not _MOMENT.fullmatch(moment):
        return f"<span>{escape(moment)}</span>"
    return f"<time{attributes(datetime=moment)}>{escape(format_day(moment, language))}</time>"


_MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:?\d\d)?)?)?)?", re.ASCII)
"""A date, or a date with its time, in the forms of HTML: "2026", "2026-09-08T12:00:00Z"."""
