"""A site on loopback for tests: a real HTTP server that answers from a table, counts, and knows the tricks of the web.

    with Site({"/a.html": page("<p>Hello"), "/slow": after(0.05, page("<p>Slow")), "/gone": status(404)}) as site:
        site.address("/a.html")                # http://127.0.0.1:PORT/a.html
        site.address("/a.html", "127.0.0.2")   # the same server under the name of another host
        site.asked("/a.html")                  # how often it was asked for

Every address of 127.0.0.0/8 is this machine (on Linux), so each is a host of its own to a client. A row of the table
may begin with a host: "127.0.0.2/robots.txt" is for that one only, "/robots.txt" for all that have none of their own.
"""

from __future__ import annotations

import gzip
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from email.utils import formatdate
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias
from urllib.parse import quote

from msgspec import Struct, field

from octavo.resources import media_type

HTML, PNG = "text/html; charset=utf-8", "image/png"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
"""The smallest PNG: one transparent pixel."""


class Asked(Struct, kw_only=True):
    """One request as the server saw it, and at which address of its own.

    Times are seconds of `time.monotonic`; `ended` is 0 while it is under way. `broken` is one whose client went away.
    """

    host: str
    at: str
    path: str
    headers: dict[str, str]
    port: int
    began: float
    ended: float = 0.0
    broken: bool = False


class Reply(Struct, kw_only=True):
    """What is answered. `body` may be pieces, which are sent as they come: a trick may wait between them.

    The length of a body of bytes is stated unless `headers` state another; pieces end with the connection.
    """

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | Iterable[bytes] = b""
    delay: float = 0.0


Row: TypeAlias = Reply | Callable[[Asked], Reply]


# --- rows of the table -------------------------------------------------------------------------------


def page(html: str, **headers: str) -> Reply:
    """A page of HTML."""
    return content(f"<!doctype html>{html}".encode(), HTML, **headers)


def picture(body: bytes = PIXEL, kind: str = PNG, **headers: str) -> Reply:
    """A picture."""
    return content(body, kind, **headers)


def content(body: bytes, kind: str, **headers: str) -> Reply:
    """Bytes of a media type; headers are written `Last_Modified="…"`."""
    return Reply(headers={"Content-Type": kind, **_names(headers)}, body=body)


def status(number: int, **headers: str) -> Reply:
    """An error with a small page, as servers send it: `status(429, Retry_After="1")`."""
    return Reply(status=number, headers={"Content-Type": HTML, **_names(headers)}, body=f"<h1>{number}</h1>".encode())


def redirect(target: str, number: int = 302) -> Reply:
    """Sends on to another address."""
    return Reply(status=number, headers={"Location": target})


def robots(rules: str) -> Reply:
    """A robots.txt."""
    return content(rules.encode(), "text/plain")


def files(folder: Path, at: str = "/") -> dict[str, Row]:
    """Rows for all files of a folder, with the types that their names stand for."""
    found = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {f"{at}{quote(file.relative_to(folder).as_posix())}": _file(file) for file in found}


def _file(file: Path) -> Reply:
    kind = media_type(file.name) or guess_type(file.name)[0] or "application/octet-stream"
    return content(file.read_bytes(), kind)


def _names(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


# --- tricks ------------------------------------------------------------------------------------------


def after(seconds: float, row: Row) -> Callable[[Asked], Reply]:
    """A slow answer."""

    def answer(asked: Asked) -> Reply:
        reply = _answer(row, asked)
        return Reply(status=reply.status, headers=reply.headers, body=reply.body, delay=seconds)

    return answer


def in_turn(*rows: Row) -> Callable[[Asked], Reply]:
    """First one, then the next, and the last for ever: `in_turn(status(500), page("<p>There"))`."""
    left = list(rows)
    lock = threading.Lock()

    def answer(asked: Asked) -> Reply:
        with lock:
            row = left.pop(0) if len(left) > 1 else left[0]
        return _answer(row, asked)

    return answer


def versioned(row: Reply, modified: float = 1_700_000_000) -> Callable[[Asked], Reply]:
    """Has an ETag and a date, and answers 304 to who has them."""
    assert isinstance(row.body, bytes)
    tag = f'"{sha256(row.body).hexdigest()[:16]}"'
    dated = {"ETag": tag, "Last-Modified": formatdate(modified, usegmt=True)}

    def answer(asked: Asked) -> Reply:
        has = (
            asked.headers.get("if-none-match") == tag
            or asked.headers.get("if-modified-since") == dated["Last-Modified"]
        )
        return Reply(status=304, headers=dated) if has else Reply(headers={**row.headers, **dated}, body=row.body)

    return answer


def needs(header: str, part: str, row: Row, refusal: int = 403) -> Callable[[Asked], Reply]:
    """Only for requests whose header has a part: `needs("Referer", "/article", picture())`."""

    def answer(asked: Asked) -> Reply:
        return _answer(row, asked) if part in asked.headers.get(header.lower(), "") else status(refusal)

    return answer


def endless(kind: str = HTML, piece: bytes = b"x" * 2**16) -> Callable[[Asked], Reply]:
    """A body that never ends."""

    def forever() -> Iterator[bytes]:
        while True:
            yield piece

    return lambda _: Reply(headers={"Content-Type": kind}, body=forever())


def dripping(seconds: float, kind: str = HTML) -> Callable[[Asked], Reply]:
    """A body that never ends, a byte at a time."""

    def drops() -> Iterator[bytes]:
        while True:
            yield b"x"
            time.sleep(seconds)

    return lambda _: Reply(headers={"Content-Type": kind}, body=drops())


def truncated(row: Reply) -> Reply:
    """Breaks off in the middle: half of the bytes that it states."""
    assert isinstance(row.body, bytes)
    return Reply(headers={**row.headers, "Content-Length": str(len(row.body))}, body=[row.body[: len(row.body) // 2]])


def zipped(row: Reply) -> Reply:
    """Compressed with gzip."""
    assert isinstance(row.body, bytes)
    return Reply(headers={**row.headers, "Content-Encoding": "gzip"}, body=gzip.compress(row.body, mtime=0))


def bomb(megabytes: int = 64) -> Reply:
    """A page of a few kilobytes that becomes so many megabytes."""
    return zipped(content(bytes(megabytes * 2**20), HTML))


def dropped() -> Reply:
    """Closes the connection without a word."""
    return Reply(status=0)


def _answer(row: Row, asked: Asked) -> Reply:
    return row if isinstance(row, Reply) else row(asked)


# --- the server --------------------------------------------------------------------------------------


class Site:
    """Serves `rows` in threads of its own, from `with` to the end of it. `log` has all requests in order.

    With `tls` it speaks https, with the certificates of that context.
    """

    def __init__(self, rows: Mapping[str, Row], tls: ssl.SSLContext | None = None) -> None:
        self.rows = dict(rows)
        self.log: list[Asked] = []
        self._scheme = "https" if tls else "http"
        self._server = _Server(self)
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def port(self) -> int:
        """The port that the system gave it."""
        return int(self._server.server_address[1])

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path under the name of a host."""
        return f"{self._scheme}://{host}:{self.port}{path}"

    def row(self, host: str, path: str) -> Row:
        """The row for a path of a host; a query counts only where a row has it."""
        bare = path.partition("?")[0]
        keys = (host + path, path, host + bare, bare)
        return next((self.rows[key] for key in keys if key in self.rows), status(404))

    def asked(self, path: str, host: str = "") -> int:
        """How often a path was asked for, of one host or of all."""
        return sum(asked.path == path and host in ("", asked.host) for asked in self.log)

    def asked_once(self, path: str) -> Asked:
        """The only request for a path."""
        [found] = [asked for asked in self.log if asked.path == path]
        return found

    def most_at_once(self, *hosts: str) -> int:
        """How many requests for these hosts (or all) were under way at one time."""
        spans = [(a.began, a.ended) for a in self.log if a.ended and (not hosts or a.host in hosts)]
        return max((sum(began <= start < ended for began, ended in spans) for start, _ in spans), default=0)

    def wait_until(self, holds: Callable[[], bool], longest: float = 5.0) -> bool:
        """Whether something becomes true on the server's side, soon."""
        end = time.monotonic() + longest
        while not holds() and time.monotonic() < end:
            time.sleep(0.005)
        return holds()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, site: Site) -> None:
        self.site = site
        super().__init__(("0.0.0.0", 0), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is no fault of the server."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server
    timeout = 30

    def do_GET(self) -> None:
        """Logs a request and answers it."""
        host = self.headers.get("Host", "").rpartition(":")[0]
        headers = {name.lower(): value for name, value in self.headers.items()}
        at, port, began = self.connection.getsockname()[0], self.client_address[1], time.monotonic()
        asked = Asked(host=host, at=at, path=self.path, headers=headers, port=port, began=began)
        self.server.site.log.append(asked)
        try:
            self._reply(_answer(self.server.site.row(host, self.path), asked))
        except OSError:
            asked.broken = self.close_connection = True
        finally:
            asked.ended = time.monotonic()

    def _reply(self, reply: Reply) -> None:
        time.sleep(reply.delay)
        if not reply.status:
            self.close_connection = True
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self._send_body(reply)

    def _send_body(self, reply: Reply) -> None:
        if not isinstance(reply.body, bytes):
            self.send_header("Connection", "close")
        elif "Content-Length" not in reply.headers:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        for piece in [reply.body] if isinstance(reply.body, bytes) else reply.body:
            self.wfile.write(piece)

    def log_message(self, *_: object) -> None:
        """Says nothing."""
