"""Where an index page goes on: the page of older posts, the second page of a tag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from octavo.discovery.page import WebPage, link_title
from octavo.readers.elements.tree import Element, class_and_id
from octavo.urls import page_key

_SAYS = re.compile(
    r"(?:next|older)(?: (?:page|posts?|entries|articles|stories|results?))?|more (?:posts|articles|stories|entries)"
    r"|(?:nächste|ältere)(?: (?:seite|beiträge|artikel|einträge))?|weiter|(?:page )?suivante?"
    r"|(?:articles|billets) (?:plus )?(?:anciens|précédents)|(?:página )?siguiente|entradas (?:más )?antiguas"
    r"|pagina successiva|successiva|articoli meno recenti|próxima(?: página)?|volgende(?: pagina)?"
    r"|następna(?: strona)?|след(?:ующая|\.)?(?: страница)?|次(?:へ|のページ)|下一[页頁]",
    re.I,
)
_SIGNS = "«»‹›<>←→⟵⟶⇐⇒◄►◀▶|·:.… "
_PAGER = re.compile(r"pag(?:er|ination|inate|enav|e-nav)|nav-links|older|next", re.I)
_NUMBERED = re.compile(
    r"(?P<path>.*?)/(?:page[/-]?)(?P<number>\d{1,4})(?:\.\w{2,5})?/?$"  # "/tag/trees/page/2/", "/blog/page2.html"
    r"|(?P<paged>.*?)/(?P<last>\d{1,3})/?$"  # "/blog/2/"
)
_PARAMETERS = re.compile(
    r"(?:^|&)(?:page|paged|p|pg|offset|start|pagefrom|from|after|cursor|until|max-results|updated-max)=", re.I
)
"""What a query says for a further page: "?page=2", "?paged=2", MediaWiki's "&pagefrom=Elm"."""


def find_next_page(page: WebPage) -> str:
    """The address of the page on which the same list goes on, "" if the page names none."""
    return next((address for address in _stated(page) if page_key(address) != page.key), "")


def _stated(page: WebPage) -> Iterator[str]:
    for link in page.root.iter("link", "a"):
        if "next" in (link.get("rel") or "").lower().split() and (address := page.leads_to(link)):
            yield address
    for link in page.body.iter("a"):
        said = link_title(link).strip(_SIGNS)
        if _SAYS.fullmatch(said) or (not said and _is_in_pager(link)):
            address = page.leads_to(link)
            if address and is_further(address, page.address):
                yield address


def _is_in_pager(link: Element) -> bool:
    """Whether a link that says nothing but an arrow is called the next one: `<a class="pager-next">→</a>`."""
    around = link.getparent()
    holders = [link] if around is None else [link, around]
    names = " ".join(name for holder in holders for name in class_and_id(holder))
    return "next" in names.lower() and _PAGER.search(names) is not None


def is_further(address: str, of: str) -> bool:
    """Whether an address is that of a further page of the list at another: its path or its query has a number."""
    one, other = urlsplit(address), urlsplit(of)
    if one.netloc.removeprefix("www.") != other.netloc.removeprefix("www."):
        return False
    if one.path.rstrip("/") == other.path.rstrip("/"):
        return one.query != other.query and _PARAMETERS.search(one.query) is not None
    return _PARAMETERS.search(one.query) is not None or _stem(one.path) == _stem(other.path)


def _stem(path: str) -> str:
    """A path without the number of its page: "/tag/trees" of "/tag/trees/page/2/"."""
    path = unquote(path).rstrip("/")
    match = _NUMBERED.match(path)
    stem = path if match is None else match["path"] if match["path"] is not None else match["paged"]
    return re.sub(r"\.\w{2,5}$|/index$", "", stem)
