"""Takes one page: fetches it, chooses the form that has most of the article, and saves it with its pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, structs
from msgspec.structs import replace

from octavo.acquisition.feed_bodies import make_feed_page
from octavo.acquisition.file_names import page_ending
from octavo.acquisition.network import Network
from octavo.acquisition.pictures import PictureSaver, save_resources
from octavo.acquisition.reading import UNSEEN, Pictures, Pixels, Reading, make_record, read_capture
from octavo.acquisition.report import State
from octavo.acquisition.saving import save_page
from octavo.acquisition.targets import Target, make_capture
from octavo.acquisition.threads import run_in_thread
from octavo.captures import Capture
from octavo.discovery.page import open_page
from octavo.discovery.versions import find_versions
from octavo.errors import FetchError, OctavoError
from octavo.files import read_regular
from octavo.model import Article, Placeholder
from octavo.projects.book_file import BookFile
from octavo.projects.records import Record
from octavo.resources import LARGEST_ARCHIVE
from octavo.walk import visit
from octavo.web.messages import Request


class Taken(Struct, frozen=True, kw_only=True):
    """A page that was taken: its file, its record, and the article that it holds.

    `changes` are lines that show what is another than before.
    """

    state: State
    page: Path
    record: Record
    article: Article
    words: int
    changes: tuple[str, ...] = ()


class Form(Struct, frozen=True):
    """One form of an article: the page itself, what its feed has of it, a version for printing."""

    capture: Capture
    reading: Reading
    made_from: str = "page"


_MORE = 1.2
"""How many times the words of a page another form must have to be taken instead: a feed may add a line of its own."""
_FEW = 150
"""Words below which a page is asked for its other forms: it may be the first of several, or shown by a script."""
_EMPTY = 20
"""Words below which a page shows nothing: "Loading …", "Please enable JavaScript"."""


class Taker:
    """Takes pages from the network; `keep` are the passages that are to be kept."""

    def __init__(self, network: Network, keep: tuple[str, ...] = ()) -> None:
        self._network = network
        self._saver = PictureSaver(network)
        self._keep = keep

    async def take(self, target: Target, stem: Path) -> Taken:
        """Takes a page into the file `stem`, which has no ending yet. Raises `OctavoError` if it is no article."""
        form = await self.choose_form(target)
        page = stem.with_name(f"{stem.name}{page_ending(form.capture.media_type)}")
        return await self.save(form, page)

    async def save(self, form: Form, page: Path, before: Record | None = None) -> Taken:
        """Saves a form of an article as this page, with its pictures; `before` is the record of what was there."""
        pictures, reading = await self.find_pictures(form, page, {})
        article, record = get_article(reading), list_pictures(make_record(form.capture), pictures)
        record = replace(record, made_from=form.made_from, canonical=article.origin.url, license=article.license)
        if before is not None:
            record = replace(record, replaced=before.saved, addresses=join_addresses(before, record))
        await run_in_thread(save_page, page, form.capture.content, record)
        return make_taken("added", page, record, reading)

    async def complete(self, page: Path, record: Record) -> Taken:
        """A page that was saved before; pictures that could not be had then, or are wanted now, are asked for."""
        capture = await run_in_thread(load_capture, page, record)
        known: dict[str, Pixels | FetchError] = {
            address: Pixels(name, *UNSEEN) for address, name in record.pictures.items()
        }
        failed = {address: FetchError(reason) for address, reason in record.missing.items()}
        reading = await run_in_thread(read_capture, capture, record, known | failed, self._keep)
        if reading.wanted or any(find_lost_pictures(reading.article)):
            reading = await run_in_thread(read_capture, capture, record, known, self._keep)
            pictures, reading = await self.find_pictures(Form(capture, reading), page, known)
            record = list_pictures(record, pictures)
            await run_in_thread(save_page, page, capture.content, record)
        return make_taken("known", page, record, reading)

    # -- which form ---------------------------------------------------------------------------------

    async def choose_form(self, target: Target, known: Record | None = None) -> Form:
        """The form that has most of the article. Raises `OctavoError` where none has one."""
        form, failure = await self._fetch_form(target, known)
        other = await self._read_feed(target)
        if other is not None and (form is None or other.reading.words > _MORE * form.reading.words):
            form = other
        if form is None:
            raise failure or FetchError("there is no page", where=target.address)
        if form.reading.words < _FEW:
            form = await self._choose_version(form)
        if form.reading.words < _EMPTY and b"<script" in form.capture.content:
            form = await self._choose_rendered(form)
        get_article(form.reading)
        return form

    async def _fetch_form(self, target: Target, known: Record | None) -> tuple[Form | None, OctavoError | None]:
        capture = target.capture
        try:
            if capture is None:
                etag, modified = (known.etag, known.last_modified) if known else ("", "")
                response = await self._network.get(Request(target.address, "page", "", etag, modified))
                if response.is_unchanged:
                    raise UnchangedError(target.address)
                capture = make_capture(response)
        except FetchError as error:
            return None, error
        return await self._read(capture), None

    async def _read(self, capture: Capture, made_from: str = "page") -> Form:
        reading = await run_in_thread(read_capture, capture, make_record(capture), {}, self._keep)
        return Form(capture, reading, made_from)

    async def _read_feed(self, target: Target) -> Form | None:
        """What the feed has of an article, as a page; None where it has nothing."""
        if not target.entry.content.strip():
            return None
        return await self._read(make_feed_page(target.entry, target.listed), "feed")

    async def _choose_version(self, form: Form) -> Form:
        """The form that has most words of those that a page names: all on one page, for printing, AMP."""
        page = await run_in_thread(open_page, form.capture)
        versions = find_versions(page) if page else None
        for address in (*versions.whole, *versions.print, *versions.amp)[:3] if versions else ():
            try:
                other = await self._read(make_capture(await self._network.get(Request(address))), "version")
            except FetchError:
                continue  # the page itself is there
            if other.reading.words > _MORE * form.reading.words:
                form = replace(other, capture=_named_as(other.capture, form.capture))
        return form

    async def _choose_rendered(self, form: Form) -> Form:
        """A page that shows hardly a word without its scripts as a browser shows it, if there is one."""
        try:
            response = await self._network.render(Request(form.capture.address))
        except FetchError as error:
            if isinstance(form.reading.article, OctavoError):
                form.reading.article.hint = error.hint
            return form
        other = await self._read(make_capture(response), "browser")
        return other if other.reading.words > _MORE * form.reading.words else form

    # -- pictures -----------------------------------------------------------------------------------

    async def find_pictures(
        self, form: Form, page: Path, known: dict[str, Pixels | FetchError]
    ) -> tuple[Pictures, Reading]:
        """The pictures of a page, of which some are known, and the article as it reads with them."""
        capture, record, reading = form.capture, make_record(form.capture), form.reading
        while wanted := [address for address in reading.wanted if address not in known]:
            along = {address: capture.pictures[address] for address in wanted if address in capture.pictures}
            found = await run_in_thread(save_resources, page, along)
            found |= await self._saver.save_all(page, (one for one in wanted if one not in along), capture.address)
            known |= found
            if all(map(_is_seen, found.values())):
                break
            reading = await run_in_thread(read_capture, capture, record, known, self._keep)
        return known, reading


def list_kept(book: BookFile) -> tuple[str, ...]:
    """The first words of all passages that a book wants kept: their pictures are fetched, too."""
    return (*book.keep, *(words for one in book.article_overrides().values() for words in one.keep))


class UnchangedError(FetchError):
    """The server has nothing newer than what was saved."""

    def __init__(self, address: str) -> None:
        super().__init__("it has not changed", where=address)


def make_taken(state: State, page: Path, record: Record, reading: Reading) -> Taken:
    """A page in the project. Raises the `OctavoError` that its reading gave instead of an article."""
    return Taken(state=state, page=page, record=record, article=get_article(reading), words=reading.words)


def find_lost_pictures(article: Article | OctavoError) -> Iterator[str]:
    """The addresses of pictures that are not in an article, because none of their sources could be had."""
    nodes = visit(article.content) if isinstance(article, Article) else ()
    for node in nodes:
        if isinstance(node, Placeholder) and node.kind == "picture":
            yield node.href


def join_addresses(before: Record, now: Record) -> tuple[str, ...]:
    """The addresses that led to a page, then or now."""
    known = (*before.addresses, before.address, *now.addresses)
    return tuple(one for one in dict.fromkeys(known) if one != now.address)


def list_pictures(record: Record, pictures: Pictures) -> Record:
    """A record with these pictures, and why others could not be had."""
    found = sorted(pictures.items())
    return replace(
        record,
        pictures={address: one.name for address, one in found if isinstance(one, Pixels)},
        missing={address: one.message for address, one in found if isinstance(one, FetchError)},
    )


def load_capture(page: Path, record: Record) -> Capture:
    """A page that was saved, as it was when it was taken, or as its owner has corrected it."""
    content = read_regular(page, LARGEST_ARCHIVE)
    return Capture(**structs.asdict(record.retrieval), content=content, media_type=record.media_type)


def get_article(reading: Reading) -> Article:
    """The article that was read. Raises the `OctavoError` that is there instead."""
    if isinstance(reading.article, OctavoError):
        raise reading.article
    return reading.article


def _is_seen(found: Pixels | FetchError) -> bool:
    """Whether a picture is one: such as has a pixel only counts visitors, and another source is asked for."""
    return isinstance(found, Pixels) and max(found.width, found.height) > 2


def _named_as(other: Capture, page: Capture) -> Capture:
    """Another form of a page, which is known by the address of the page."""
    addresses: Iterator[str] = iter((page.address, *page.addresses, *other.addresses))
    return replace(other, addresses=tuple(dict.fromkeys(addresses)))
