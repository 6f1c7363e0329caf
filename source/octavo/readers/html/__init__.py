"""Reads a web page: decodes it, finds the article in it and what the page says of it, and converts it."""

from __future__ import annotations

from octavo.errors import ReadError
from octavo.model import Article, Block, Inline, Person, Series, to_inlines
from octavo.notes import Notes
from octavo.readers.article import origin
from octavo.readers.comparison import compare_with_source
from octavo.readers.elements.convert.lead import widen_lead
from octavo.readers.elements.tree import NOTE
from octavo.readers.encoding import drop_controls
from octavo.readers.html.clean import clean_article
from octavo.readers.html.locate import Located, locate_article
from octavo.readers.html.parse import parse_page
from octavo.readers.html.parse.decode import decode
from octavo.readers.html.parse.mojibake import repair_mojibake
from octavo.resources import Fetch, Resource, Retrieval

__all__ = ["read"]


def read(resource: Resource, fetch: Fetch, notes: Notes) -> Article:
    """The article of a page. Raises `ReadError` if the page holds none."""
    came = resource.retrieval or Retrieval(address="")
    decoded = repair_mojibake(decode(resource.content, resource.location, notes, came.charset), notes)
    text = drop_controls(decoded, notes, has_references=True)
    parsed = parse_page(text, resource.location, notes, came.address)
    located = locate_article(parsed, fetch, notes)
    cleaned = clean_article(located, notes)
    subtitle = () if cleaned.subtitle is None else located.opened.read_inlines(cleaned.subtitle)
    body = widen_lead(located.opened.read_blocks(cleaned.body), located.opened.context.picture_sizes)
    if not body:
        hint = "save the page once it is shown whole"
        raise ReadError("no article was found on the page", where=resource.location, hint=hint)
    headline = (*to_inlines(located.identity.headline), *_read_notes(located))
    article = _new_article(located, headline, subtitle, body, resource)
    compare_with_source(located.opened.context.runs, article, notes)
    return article


def _read_notes(located: Located) -> tuple[Inline, ...]:
    """The notes on the headline, which is else read as words alone."""
    heading = located.identity.heading
    notes = [] if heading is None else list(heading.iter(NOTE))
    if not notes or heading is None:
        return ()
    holder = heading.makeelement("span")
    holder.extend(notes)
    return located.opened.read_inlines(holder)


def _new_article(
    located: Located,
    headline: tuple[Inline, ...],
    subtitle: tuple[Inline, ...],
    body: tuple[Block, ...],
    resource: Resource,
) -> Article:
    identity, metadata = located.identity, located.metadata
    return Article(
        headline=headline,
        alternative_headline=subtitle,
        body=body,
        authors=tuple(Person(name) for name in metadata.authors),
        date_published=metadata.published,
        date_modified=metadata.modified,
        publisher=identity.site,
        license=metadata.license,
        description=metadata.description,
        keywords=metadata.keywords,
        in_language=metadata.language.tag,
        language_stated=metadata.language.is_stated,
        direction=metadata.direction,
        is_part_of=Series(identity.series) if identity.series else None,
        origin=origin(resource, "html", identity.url),
    )
