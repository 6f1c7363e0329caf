"""Reads an EPUB back: one book is one article, and each of its pages a section of it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from octavo.errors import FetchError, ReadError
from octavo.model import Article, Block, Role, Section, to_inlines
from octavo.notes import Notes
from octavo.readers.archives import PART, HarmfulPartError, fetch_from
from octavo.readers.article import headline_or_file_name, origin
from octavo.readers.comparison import compare_with_source
from octavo.readers.elements import Context, OpenedPage, open_page
from octavo.readers.elements.tree import ROLES, Element, drop, words
from octavo.readers.epub.headings import make_section
from octavo.readers.epub.metadata import EpubMetadata
from octavo.readers.epub.package import EpubPackage, own_type_around_text, types_of_page
from octavo.readers.epub.pages import EpubPage, EpubPages, parse_page
from octavo.readers.epub.stylesheets import EpubStylesheets
from octavo.readers.language import with_language
from octavo.resources import Fetch, Resource
from octavo.walk import line

__all__ = ["read"]


def read(resource: Resource, fetch: Fetch, notes: Notes) -> Article:
    """The article of an EPUB 2 or 3. Raises `ReadError` for what is none, is locked, or would inflate too far."""
    package = EpubPackage(resource)
    context = Context(fetch_from(package.archive, fetch), notes)
    for name in package.missing:
        notes.add("page-missing", name)
    metadata = EpubMetadata(package.opf)
    title, subtitle = metadata.title()
    pages, opened = _read_pages(package, context)
    if len(pages.pages) == 1:
        _drop_metadata(pages.pages[0], metadata)
    body = tuple(_sections(pages, package, title, opened))
    if not body:
        raise package.archive.error("there is no text in this book")
    if len(pages.pages) == 1:
        body = _unwrap_only_section(body, title)
    article = Article(
        headline=headline_or_file_name(to_inlines(title), resource, notes),
        alternative_headline=to_inlines(subtitle),
        body=body,
        authors=metadata.people(),
        date_published=metadata.published(),
        publisher=metadata.first("publisher"),
        license=metadata.first("rights"),
        description=metadata.description(),
        keywords=metadata.subjects(),
        in_language=metadata.language(),
        is_part_of=metadata.series(),
        image=_cover(package, metadata, context),
        origin=origin(resource, "epub", metadata.source()),
    )
    package.archive.note_faults(notes)
    compare_with_source(context.runs, article, notes)
    return with_language(article, notes)


def _read_pages(package: EpubPackage, context: Context) -> tuple[EpubPages, OpenedPage]:
    """The pages of the text, and who reads them; those around it are left out, with a note."""
    pages, stylesheets = EpubPages(), EpubStylesheets(package)
    for name in package.spine:
        try:
            root = parse_page(package, name, context)
        except HarmfulPartError:
            raise
        except ReadError as error:
            package.archive.leave_out(name, error)
            continue
        stylesheets.apply(name, root, context.notes)
        body = next(root.iter("body"), root)
        kind = package.type_around_text(name) or own_type_around_text(body)
        if not kind or not _leave_out(f"the {kind} of the book ({name})", words(body), context.notes):
            pages.add(name, root)
    pages.resolve_links()
    opened = open_page(pages.top, context)
    pages.pages = [page for page in pages.pages if page.body.getparent() is not None]  # one of notes alone is gone
    return pages, opened


def _leave_out(why: str, text: str, notes: Notes) -> bool:
    """Whether a page may be left out: it is noted, by its first words if it has any."""
    if text:
        return notes.leave_out(why, text)
    notes.add("text-dropped", why)
    return True


def _sections(pages: EpubPages, package: EpubPackage, title: str, opened: OpenedPage) -> Iterator[Block]:
    """A section for each page; a page without a heading goes on with the one before it."""
    before: Section | None = None
    titles = {title, ""}
    for page in pages.pages:
        read = _as_section(_read_blocks(page, opened), package.labels.get(page.name) or _label(page, titles))
        titles.add(page.title)
        if before is not None and not any(isinstance(block, Section) for block in read):
            before = replace(before, body=before.body + read)
            continue
        if before is not None:
            yield before
        match read:
            case (Section() as only,):
                before = replace(only, role=only.role or _role(page))
            case _:
                before = None
                yield from read
    if before is not None:
        yield before


def _read_blocks(page: EpubPage, opened: OpenedPage) -> tuple[Block, ...]:
    holder = page.body.makeelement("div")
    holder.append(page.body)
    return opened.read_blocks(holder)


def _label(page: EpubPage, taken: set[str]) -> str:
    """The title of a page, if no other has it and it is no file's name."""
    return "" if page.title in taken or page.title.endswith(("html", "xml", "htm")) else page.title


def _role(page: EpubPage) -> Role:
    return next((ROLES[f"doc-{word}"] for word in types_of_page(page.body) if f"doc-{word}" in ROLES), "")


def _as_section(read: tuple[Block, ...], label: str) -> tuple[Block, ...]:
    """The blocks of a page as one section, if they have one heading, or there is a name for them."""
    sections = [block for block in read if isinstance(block, Section)]
    if len(sections) == 1 and read[-1] is sections[0]:
        return (replace(sections[0], body=read[:-1] + sections[0].body),)
    if read and not sections and label:
        return (make_section(label, read),)
    return read


# --- a book of one page --------------------------------------------------------------------------------


def _drop_metadata(page: EpubPage, metadata: EpubMetadata) -> None:
    """What the metadata say already is taken out of the only page: subtitle, byline and source."""
    _, subtitle = metadata.title()
    names = [person.name for person in metadata.people()]
    for found in list(page.body.iter("p", "footer")):
        text = words(found)
        is_subtitle = found.get("role") == "doc-subtitle" and text == subtitle
        is_byline = found.get("class") == "byline" and (
            (names and all(name in text for name in names)) or _is_date(found, metadata.published())
        )
        is_source = found.tag == "footer" and found.get("class") == "source" and metadata.source() in text
        if is_subtitle or is_byline or is_source:
            drop(found)


def _is_date(byline: Element, published: str) -> bool:
    """Whether a byline is nothing but the day on which the book was published: its title page names the authors."""
    stated = next(byline.iter("time"), None)
    return (
        stated is not None
        and bool(published)
        and (stated.get("datetime") or "").startswith(published[:10])
        and words(stated) == words(byline)
    )


def _unwrap_only_section(body: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """The content of the only section, where its heading is the title."""
    match body:
        case (Section() as only,) if line(only.heading).casefold() == " ".join(title.split()).casefold():
            return only.body
    return body


def _cover(package: EpubPackage, metadata: EpubMetadata, context: Context) -> str:
    """The picture on the cover, "" if the book states none that can be read."""
    stated = next((item for item in package.items.values() if "cover-image" in item.properties), None)
    item = stated or package.items.get(metadata.cover())
    if item is None or not item.media_type.startswith("image/"):
        return ""
    try:
        return context.fetch(PART + item.name).name
    except FetchError as error:
        context.notes.add(error.code, f"the cover, {item.name}: {error.message}")
        return ""
