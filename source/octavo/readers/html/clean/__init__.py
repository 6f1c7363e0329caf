"""Makes the article alone of the element that holds it: what begins it comes in, what is no part of it goes."""

from __future__ import annotations

from msgspec import Struct

from octavo.notes import Notes
from octavo.readers.elements.tree import Element, drop, words
from octavo.readers.html.clean.bylines import Byline
from octavo.readers.html.clean.lead_picture import take_lead_picture
from octavo.readers.html.clean.lede import take_lede
from octavo.readers.html.clean.leftovers import leave_out_leftovers
from octavo.readers.html.clean.strip import strip_boilerplate
from octavo.readers.html.locate import Located
from octavo.readers.html.measures.prose_run import ends_sentence
from octavo.readers.html.metadata.heading_words import heading_words
from octavo.readers.html.metadata.subtitle import find_subtitle
from octavo.readers.html.metadata.titles import plain_form


class Cleaned(Struct, frozen=True):
    """The elements of an article, without anything else."""

    body: Element
    subtitle: Element | None


def clean_article(located: Located, notes: Notes) -> Cleaned:
    """Takes the article out of its page. What the page shows of it goes first, else it would count as left out."""
    body, page, heading = located.container, located.page, located.identity.heading
    subtitle = find_subtitle(heading, body)
    if subtitle is not None:
        drop(subtitle)
    take_lede(body, heading, page)
    leave_out_leftovers(body, heading, page, notes)
    byline = Byline(tuple(located.metadata.authors), located.metadata.published)
    strip_boilerplate(body, page, byline, notes)
    _drop_headline(body, located)
    take_lead_picture(body, located.declared, page)
    return Cleaned(body, subtitle)


def _drop_headline(body: Element, located: Located) -> None:
    """The headline stands above the body: what shows it goes, and the first h1 that repeats it above the text."""
    heading = located.identity.heading
    is_within = heading is not None and body in heading.iterancestors()
    if heading is not None and is_within:
        drop(heading)
    for other in body.iter("p", "h1", *(() if is_within else ("h2", "h3"))):
        if other.tag == "p" and ends_sentence(words(other)):
            return
        if other.tag != "p" and _says(other, located.identity.headline):
            drop(other)
            return


def _says(heading: Element, headline: str) -> bool:
    """Whether a heading says the headline; of names as short as "C++" every sign counts."""
    said, wanted = plain_form(heading_words(heading)), plain_form(headline)
    return said == wanted and (len(wanted) > 3 or heading_words(heading) == headline)
