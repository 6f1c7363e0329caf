"""What is answered to the page in the browser: itself, the book, its pages and screens, and what its user decides."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from octavo.errors import FetchError, OctavoError
from octavo.preview.decisions import Decision, write_decision
from octavo.preview.guard import BOOK_POLICY
from octavo.preview.messages import Failed
from octavo.preview.opened import OpenedBook
from octavo.preview.session import Session
from octavo.projects.boundary import check_inside
from octavo.resources import media_type, read_file

_T = TypeVar("_T")

TEMPLATES = Path(__file__).parents[1] / "templates" / "preview"
SCREENS = ("ereader", "phone", "tablet")
"""The screens that a book is shown on; each has a sheet `screen-NAME.css`."""

_STATIC = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_FOREVER = {"Cache-Control": "private, max-age=31536000, immutable"}
_MOST = 2**16
"""Bytes of a decision."""
_XHTML = "application/xhtml+xml"


def make_app(session: Session) -> Starlette:
    """The preview of a project; it begins to build when the server starts."""

    @asynccontextmanager
    async def working(_: Starlette) -> AsyncIterator[None]:
        work = asyncio.create_task(session.run())
        yield
        work.cancel()

    answers = _Answers(session)
    routes = [
        Route("/", answers.show_page),
        Route("/static/{name}", answers.show_static),
        Route("/book.json", answers.describe_book),
        Route("/events", answers.tell_events),
        Route("/pages/{drawn}/{index:int}/{width:int}.png", answers.draw_page),
        Route("/screens/{screen}/{name:path}", answers.show_document),
        Route("/picture", answers.show_picture),
        Route("/receipt", answers.show_receipt),
        Route("/decisions", answers.take_decision, methods=["POST"]),
    ]
    return Starlette(routes=routes, lifespan=working)


class _Answers:
    """An answer for each route. What is not there is a 404."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._static = {file.name: file for file in TEMPLATES.iterdir() if file.suffix in _STATIC}

    async def show_page(self, _: Request) -> Response:
        return _answer_file(self._static["preview.html"])

    async def show_static(self, request: Request) -> Response:
        file = self._static.get(request.path_params["name"])
        return _answer_file(_found(file))

    async def describe_book(self, _: Request) -> Response:
        return Response(msgspec.json.encode(self._book.describe()), media_type="application/json")

    async def tell_events(self, _: Request) -> Response:
        """Server-sent events (HTML standard, 9.2): each state, as JSON."""
        return StreamingResponse(self._write_events(), media_type="text/event-stream")

    async def _write_events(self) -> AsyncIterator[bytes]:
        async for state in self._session.listen():
            yield b"data: %b\n\n" % msgspec.json.encode(state)

    async def draw_page(self, request: Request) -> Response:
        """A page as a picture; its address has the digest of the file that it is of, so it never changes."""
        pages, asked = self._book.pages, request.path_params
        if asked["drawn"] != pages.digest:
            raise HTTPException(404)
        try:
            drawn = await asyncio.to_thread(pages.draw, asked["index"], asked["width"])
        except IndexError as error:
            raise HTTPException(404) from error
        return Response(drawn, media_type="image/png", headers=_FOREVER)

    async def show_document(self, request: Request) -> Response:
        """A file of the EPUB; to a document the sheet of the screen is added that it is shown on."""
        screen = request.path_params["screen"]
        content, kind = _found(self._book.epub.read(request.path_params["name"]))
        if kind == _XHTML and screen in SCREENS:
            sheets = f"{request.scope['root_path']}/static/"
            content = content.replace(b"</head>", _link(f"{sheets}screen.css", f"{sheets}screen-{screen}.css"), 1)
        return Response(content, media_type=kind, headers={"Content-Security-Policy": BOOK_POLICY})

    async def show_picture(self, request: Request) -> Response:
        """A picture that has no words, as it lies in the project."""
        asked = request.query_params
        file = _found(self._book.find_picture(asked.get("article", ""), asked.get("name", "")))
        kind = media_type(file.name)
        if not kind.startswith("image/"):
            raise HTTPException(404)
        try:
            check_inside(file, (self._session.root,))
            picture = await asyncio.to_thread(read_file, file)
        except FetchError as error:
            raise HTTPException(404) from error
        return Response(picture.content, media_type=kind, headers={"Content-Security-Policy": BOOK_POLICY})

    async def show_receipt(self, _: Request) -> Response:
        """The receipt of the book, which is made when it is asked for."""
        file = await self._session.make_receipt()
        if isinstance(file, Failed):
            return PlainTextResponse(file.reason, 409)
        return Response(file.read_bytes(), media_type="text/html", headers={"Content-Security-Policy": BOOK_POLICY})

    async def take_decision(self, request: Request) -> Response:
        """Writes what the user decided to the book file; why it cannot be is said in a line."""
        content = await request.body()
        if request.headers.get("content-type") != "application/json" or len(content) > _MOST:
            raise HTTPException(415)
        try:
            decision = msgspec.json.decode(content, type=Decision)
            await asyncio.to_thread(write_decision, self._session.file, decision)
        except msgspec.MsgspecError as error:
            raise HTTPException(400) from error
        except OctavoError as error:
            return PlainTextResponse(str(error), 409)
        return Response(status_code=204)

    @property
    def _book(self) -> OpenedBook:
        return _found(self._session.book)


def _found(thing: _T | None) -> _T:
    """A thing that is there. Raises a 404 for one that is not."""
    if thing is None:
        raise HTTPException(404)
    return thing


def _answer_file(file: Path) -> Response:
    return Response(file.read_bytes(), media_type=_STATIC[file.suffix])


def _link(*sheets: str) -> bytes:
    """Links to stylesheets, before the end of a head."""
    links = (f'<link rel="stylesheet" type="text/css" href="{sheet}"/>' for sheet in sheets)
    return f"{''.join(links)}</head>".encode()
