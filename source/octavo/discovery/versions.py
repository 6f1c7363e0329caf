"""Other forms of a page that its head or its links name: its feeds, its canonical address, AMP and print versions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from octavo.discovery.page import WebPage, absolute, link_title
from octavo.urls import page_key

_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_JSON_FEED = re.compile(r"feed", re.I)


def find_feeds(page: WebPage) -> tuple[str, ...]:
    """The feeds that a page names (RSS Autodiscovery): those of its posts first, those of comments last."""
    found: dict[str, bool] = {}
    for link in page.root.iter("link"):
        media_type = (link.get("type") or "").lower().partition(";")[0].strip()
        relations = (link.get("rel") or "").lower().split()
        said = f"{link.get('title') or ''} {link.get('href') or ''}"
        is_feed = media_type in _FEEDS or (media_type == "application/json" and _JSON_FEED.search(said))
        if is_feed and {"alternate", "feed"} & set(relations) and (address := page.leads_to(link)):
            found.setdefault(address, _COMMENTS.search(said) is not None)
    return tuple(sorted(found, key=lambda address: found[address]))


_COMMENTS = re.compile(r"comment|kommentar|comentario|commentaire|replies", re.I)


class Versions(Struct, frozen=True):
    """Absolute addresses of other forms of a page, "" or () for what it does not name."""

    canonical: str = ""
    amp: tuple[str, ...] = ()
    print: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    """Where all of an article is shown that fills several pages."""


def find_versions(page: WebPage) -> Versions:
    """Where the same article may be had with more of its body."""
    return Versions(
        canonical=absolute(page.declared.links.get("canonical", ""), page.base),
        amp=_others(page, [absolute(page.declared.links.get("amphtml", ""), page.base)])[:1],
        print=_others(page, _find_print(page)),
        whole=_others(page, _find_said(page, _WHOLE)),
    )


def _others(page: WebPage, addresses: Iterable[str]) -> tuple[str, ...]:
    """Addresses, each once, without that of the page itself."""
    return tuple(dict.fromkeys(address for address in addresses if address and page_key(address) != page.key))


_PRINT = re.compile(
    r"(?:print|printer[- ]friendly)(?: (?:version|view|page|article|this (?:page|article|post)))?|print-friendly"
    r"|druckversion|druckansicht|(?:artikel|seite) drucken|version imprimable|imprimer(?: (?:l'article|la page))?"
    r"|versión (?:para imprimir|imprimible)|imprimir|versione stampabile|stampa|afdrukken|версия для печати",
    re.I,
)
_WHOLE = re.compile(
    r"(?:view|read|show)(?: (?:it|this|article|all|the (?:whole|full|entire|complete) \w+))? (?:on|as|in) (?:a |one )?"
    r"(?:single|one)? ?page|single[- ]page(?: (?:view|version))?|view all|(?:all on|on) one page"
    r"|(?:artikel )?auf einer seite(?: lesen)?|(?:lire )?sur une (?:seule )?page|(?:leer )?en una (?:sola )?página",
    re.I,
)


def _find_print(page: WebPage) -> Iterator[str]:
    """The links that a page has for printers: in its head by their medium, in its body by what they say."""
    for link in page.root.iter("link"):
        relations = (link.get("rel") or "").lower().split()
        if "alternate" in relations and "print" in (link.get("media") or "").lower():
            yield page.leads_to(link)
    yield from _find_said(page, _PRINT)


def _find_said(page: WebPage, pattern: re.Pattern[str]) -> Iterator[str]:
    """Where the links lead that say no more than this."""
    for link in page.body.iter("a"):
        said = link_title(link).strip(" .:»›→")
        if len(said) <= _LONGEST and pattern.fullmatch(said):
            yield page.leads_to(link)


_LONGEST = 40
