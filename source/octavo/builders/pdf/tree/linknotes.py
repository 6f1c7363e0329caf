"""Links that survive paper: a number at each link out of the book, and the addresses at the article's end.

A link stays a link, because a PDF made for paper is read on screens too. An address that is printed in full
needs no number; one that is linked twice has one number.
"""

from __future__ import annotations

from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, SubElement

from octavo.builders.pdf.tree.etree import insert_after, words_of
from octavo.builders.pdf.tree.qr import draw_qr_code
from octavo.markup_names import Class
from octavo.profiles import LinkForm
from octavo.urls import page_key


def annotate_links(section: Element, form: LinkForm, words: dict[str, str]) -> None:
    """Adds the link notes of an article in the form that its page asks for; `words` are its phrases."""
    if form == "live":
        return
    notes = LinkNotes(section, form)
    notes.number_links(section)
    if notes.addresses:
        place_before_source(section, notes.make_list(words["links"]))


def place_before_source(section: Element, addition: Element) -> None:
    """Puts what a builder adds at the end of an article before the lines that say where it came from."""
    footer = section.find("footer")
    section.insert(len(section) if footer is None else list(section).index(footer), addition)


class LinkNotes:
    """The link notes of one article; `addresses` are in the order of their first links."""

    def __init__(self, section: Element, form: LinkForm) -> None:
        self.addresses: dict[str, int] = {}
        self._name = section.get("id", "")
        self._form = form

    def number_links(self, element: Element) -> None:
        """Puts a number behind each link under `element` whose address would be lost on paper."""
        for child in list(element):
            if child.tag == "footer":
                continue
            if child.get("class") != Class.PLACEHOLDER:
                self.number_links(child)
            elif self._form == "qr":
                self._add_code(child)
            if href := _external_target(child):
                mark = self._make_mark(href)
                caption = element.find("figcaption") if element.tag == "figure" else None
                if caption is not None and not words_of(child):
                    caption.append(mark)  # a picture stands alone; its caption has room
                else:
                    insert_after(element, child, mark)

    def make_list(self, title: str) -> Element:
        """The addresses under their numbers, as a section of its own."""
        section = Element("section", {"class": Class.LINKS, "role": "doc-endnotes", "aria-label": title})
        SubElement(section, "p", {"class": Class.TITLE}).text = title
        items = SubElement(section, "ol")
        for href, number in self.addresses.items():
            items.append(self._make_item(href, number))
        return section

    @staticmethod
    def _add_code(placeholder: Element) -> None:
        """Puts a code beside what stands for a video: what it shows is nowhere on paper."""
        link = placeholder.find("a")
        if link is not None and (code := draw_qr_code(link.get("href", ""))) is not None:
            placeholder.insert(0, code)

    def _make_mark(self, href: str) -> Element:
        """The number of an address, as a link to it; a new one where the address is new."""
        number = self.addresses.setdefault(href, len(self.addresses) + 1)
        mark = Element("a", {"class": Class.LINK_MARK, "role": "doc-noteref", "href": f"#{self._name}.link{number}"})
        mark.text = f"[{number}]"
        return mark

    def _make_item(self, href: str, number: int) -> Element:
        """An address under its number."""
        item = Element("li", {"id": f"{self._name}.link{number}"})
        if self._form == "qr" and (code := draw_qr_code(href)) is not None:
            item.set("class", Class.CODED)
            item.set("style", f"padding-left: {code.get('width')}; min-height: {code.get('height')}")
            item.append(code)
        SubElement(item, "span", {"class": Class.LABEL}).text = f"[{number}]"
        SubElement(item, "a", {"class": Class.ADDRESS, "href": href}).text = printable_address(href)
        return item


def printable_address(href: str) -> str:
    """An address as paper shows it: what a reader types."""
    return href.removeprefix("mailto:").removeprefix("tel:")


def _external_target(element: Element) -> str:
    """Where a link (or what stands for a video) leads out of the book, if its own words do not say it."""
    link = element.find("a") if element.get("class") == Class.PLACEHOLDER else element
    if link is None or link.tag != "a":
        return ""
    href = link.get("href", "")
    return "" if not href or href.startswith("#") or _shows_address(words_of(link), href) else href


def _shows_address(words: str, href: str) -> bool:
    """Whether the words of a link are its address: the scheme and the last slash may be left out."""
    bare = words.strip("<>/ ")
    whole = bare if "://" in bare else f"https://{bare}"
    return bool(bare) and (
        bare in (href, printable_address(href))
        or unquote(bare) == unquote(href).partition("://")[2].rstrip("/")
        or (not urlsplit(href).fragment and page_key(whole) == page_key(href) != "")
    )
