"""Makes text of what opens and closes on a page: labels of tabs, questions on buttons, buttons in sentences."""

from __future__ import annotations

import re

from lxml import etree

from octavo.markup_names import HEADINGS
from octavo.readers.elements.tree import Element, holds, stands_in, words
from octavo.readers.html.parse.tabs import unfold_tabs


def unfold(body: Element) -> None:
    """Makes headings, lines in bold or words of buttons that are text, and shows the panels of tabs."""
    unfold_tabs(body)
    for button in list(body.iter("button")):
        _read_button(button)


def _read_button(button: Element) -> None:
    """Gives a button that says something of the text the tag of what it is there; all others stay buttons."""
    if holds(button, *HEADINGS):
        button.tag = "div"
    elif button.get("aria-controls") and button.get("aria-expanded") and _opens_prose(button):
        button.tag = "p"
        _embolden(button)
    elif _is_in_line(button) and not (stands_in(button, *HEADINGS) and _TOOLS.fullmatch(words(button))):
        button.tag = "span"


_TOOLS = re.compile(
    r"(?:copy|share|get|show)(?: (?:a|the|this))* (?:link|url|address|section|heading)(?: .{1,40})?|copy|share"
    r"|edit(?: (?:this|the|section|source|page))*|anchor|[#¶§🔗]+"
    r"|(?:perma|direct |anchor )?link(?: (?:to|for) .{1,80})?"
    r"|(?:link|abschnitt) (?:kopieren|bearbeiten|teilen)|bearbeiten|copier le lien|modifier"
    r"|copiar (?:el )?enlace|editar|copia (?:il )?link|modifica",
    re.I,
)
"""What buttons in headings say that are tools of the page: "Copy link", "Edit section"."""


_LEAST_WORDS = 8


def _opens_prose(button: Element) -> bool:
    """Whether what follows a button, or what is around it, is text: not a menu of links."""
    opened = button.getnext()
    here = button.getparent()
    if opened is None and here is not None:
        opened = here.getnext()
    if opened is None or holds(opened, "nav", "form", "input"):
        return False
    linked = sum(len(words(link).split()) for link in opened.iter("a"))
    return len(words(opened).split()) >= max(_LEAST_WORDS, linked * 2)


def _embolden(button: Element) -> None:
    said = words(button)
    for child in list(button):
        button.remove(child)
    button.text = None
    etree.SubElement(button, "strong").text = said


def _is_in_line(button: Element) -> bool:
    """Whether a button stands among words, or is all that a heading says."""
    around = button.getparent()
    if around is None or stands_in(button, "pre"):
        return False
    if stands_in(button, *HEADINGS):
        return True
    texts = [around.text, *(child.tail for child in around)]
    return any(character.isalpha() for text in texts for character in text or "")
