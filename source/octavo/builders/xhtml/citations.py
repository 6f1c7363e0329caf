"""How articles from the web are cited, in the words of a language: by citeproc-py, in a style of our own.

It is loaded where a book has such articles, and what it writes is kept.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from octavo.builders.xhtml.direction import article_direction
from octavo.builders.xhtml.markup import attributes, escape, link_if_url
from octavo.locale.phrases import format_day, phrase_language
from octavo.locale.tags import Direction, standardise
from octavo.model import Article
from octavo.sources import make_item
from octavo.store import Store, make_key, recall

STYLE = Path(__file__).with_name("citation.csl")

_LOCALES = {"en": "en-GB", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
"""Locales of CSL for languages that have phrases, where the name of neither says which."""

_ENGLISH = "en-GB"
_HIDDEN = str.maketrans("&<>", "\ue000\ue001\ue002")
_SHOWN = str.maketrans("\ue000\ue001\ue002", "&<>")
"""What is markup would be taken for markup by citeproc-py: it does not see it."""
_ADDRESS, _CITED, _CITED_END, _TITLE, _TITLE_END = "\ue003\ue004\ue005\ue006\ue007"
"""What stands for the address, and around what is set as a title and the title itself, until all is escaped."""


def cite(articles: Sequence[Article], language: str, around: Direction, store: Store) -> list[str]:
    """The citation of each article as markup, in the phrases of a language and among lines of a direction."""
    items = [_make_item(article, language) for article in articles]
    key = make_key("citations", items, language, STYLE.read_bytes())
    cited = recall(store, key, list[str], lambda: _format(items, language)) if items else []
    return [_write(one, article, language, around) for one, article in zip(cited, articles, strict=True)]


def citation_language(language: str) -> str:
    """The language of citations in a book's language where that is another one: English, where CSL has no words."""
    known = phrase_language(language)
    return "en" if known != "en" and _find_locale(language) == _ENGLISH else ""


def _make_item(article: Article, language: str) -> dict[str, Any]:
    """An article as it is cited: days as the language writes them, and no more than is shown."""
    item = make_item(article)
    days = {"issued": article.date_published, "accessed": article.origin.fetched}
    shown = {name: {"literal": format_day(moment, language)} for name, moment in days.items() if moment}
    words = {name: item.get(name, "").translate(_HIDDEN) for name in ("id", "type", "title", "container-title")}
    makers = item.get("author") or item.get("editor") or []
    names = [{"literal": _whole_name(name).translate(_HIDDEN)} for name in makers]
    words["title"] = f"{_TITLE}{words['title']}{_TITLE_END}"
    return {**{name: word for name, word in words.items() if word}, "author": names, **shown, "URL": _ADDRESS}


def _whole_name(name: dict[str, str]) -> str:
    return name["literal"] if "literal" in name else f"{name['given']} {name['family']}"


def _format(items: Sequence[dict[str, Any]], language: str) -> list[str]:
    """The citations of items, in the order given."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    style = CitationStylesStyle(str(STYLE), locale=_find_locale(language), validate=False)
    numbered = [{**item, "id": str(number)} for number, item in enumerate(items)]
    written = CitationStylesBibliography(style, CiteProcJSON(numbered), formatter.html)
    for item in numbered:
        written.register(Citation([CitationItem(item["id"])]))
    return list(map(str, written.bibliography()))


def _find_locale(language: str) -> str:
    """The locale of CSL for a language, that of English for one that has none."""
    spec = find_spec("citeproc")  # which is not loaded to ask for its files
    if spec is None or spec.origin is None:
        return _ENGLISH
    folder = Path(spec.origin).with_name("data") / "locales"
    known = phrase_language(language)
    primary = json.loads((folder / "locales.json").read_text(encoding="utf-8"))["primary-dialects"]
    wanted = (language, _LOCALES.get(known, ""), primary.get(known, ""), known)
    return next((one for one in wanted if one and (folder / f"locales-{one}.xml").is_file()), _ENGLISH)


def _write(cited: str, article: Article, language: str, around: Direction) -> str:
    """A citation as markup of its own: its address is a link, and its title has the language of the article."""
    whole = cited.replace("<i>", _CITED).replace("</i>", _CITED_END).translate(_SHOWN)
    spoken = standardise(article.in_language) if article.in_language != language else ""
    own = article_direction(article, language)
    title = attributes(lang=spoken, xml_lang=spoken, dir=own if own != around else "")
    address = link_if_url(article.origin.url, around)
    marked = escape(whole).replace(_CITED, "<cite>").replace(_CITED_END, "</cite>").replace(_ADDRESS, address)
    return marked.replace(_TITLE, f"<span{title}>" if title else "").replace(_TITLE_END, "</span>" if title else "")
