"""Opens a port of this machine and answers there until the process ends."""

from __future__ import annotations

import secrets
import socket
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import uvicorn
from msgspec import Struct
from starlette.types import ASGIApp

from octavo.errors import ConfigError
from octavo.preview.app import make_app
from octavo.preview.catalog import make_catalog_app
from octavo.preview.guard import Guard
from octavo.preview.opened import OpenedBook
from octavo.preview.session import Session, State
from octavo.printing import count_noun, print_error, print_line

LOOPBACK, EVERYWHERE = "127.0.0.1", "0.0.0.0"


class Door(Struct, frozen=True):
    """Where the server is: `port` 0 takes one that is free. `opens` has a browser open its address."""

    port: int = 0
    opens: bool = True
    quiet: bool = False


def serve_project(file: Path, allowed: tuple[Path, ...], door: Door) -> None:
    """Previews the project of a book file, and never returns. Raises `ConfigError` where the port is taken."""
    session = Session(file.absolute(), [one.absolute() for one in allowed], _print_state(quiet=door.quiet))
    with _open_port(LOOPBACK, door.port) as listener:
        token = secrets.token_urlsafe(18)
        app = Guard(make_app(session), _name_hosts(listener, LOOPBACK, "localhost"), token)
        address = f"http://{LOOPBACK}:{listener.getsockname()[1]}/{token}/"
        print_line(f"{file.parent.absolute().name} is shown at {address}")
        _run(app, listener, address if door.opens else "")


def serve_catalog(folder: Path, door: Door, *, lan: bool) -> None:
    """Serves a folder of books, to this machine or (`lan`) to all of its network, and never returns.

    Raises `ConfigError` where the port is taken.
    """
    with _open_port(EVERYWHERE if lan else LOOPBACK, door.port) as listener:
        name = _own_address() if lan else LOOPBACK
        app = Guard(make_catalog_app(folder), _name_hosts(listener, name, LOOPBACK, "localhost"))
        address = f"http://{name}:{listener.getsockname()[1]}/"
        who = "everybody in your network" if lan else "this machine alone; --lan shows it to your network"
        print_line(f"{folder.absolute().name} is served at {address} to {who}")
        if Path(folder, "opds.xml").is_file():
            print_line(f"  for reading apps: {address}opds.xml")
        _run(app, listener, address if door.opens else "")


class _Server(uvicorn.Server):
    """A server that leaves Ctrl-C to `stopping`, and says when it is there."""

    address = ""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Takes no signals."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Opens the browser when there is something to see."""
        await super().startup(sockets)
        if self.address:
            Thread(target=webbrowser.open, args=(self.address,), daemon=True).start()


def _run(app: ASGIApp, listener: socket.socket, opened: str) -> None:
    config = uvicorn.Config(app, log_config=None, access_log=False, ws="none", server_header=False, loop="asyncio")
    server = _Server(config)
    server.address = opened
    server.run(sockets=[listener])


@contextmanager
def _open_port(host: str, port: int) -> Iterator[socket.socket]:
    """A port that listens. Raises `ConfigError` where it cannot be had."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            listener.listen()
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or "there is no such port"
            hint = "leave --port out, and one that is free is taken"
            raise ConfigError(f"port {port} cannot be had: {reason}", where="--port", hint=hint) from error
        yield listener


def _name_hosts(listener: socket.socket, *names: str) -> list[str]:
    """The names that a request may have for the server."""
    return [f"{name}:{listener.getsockname()[1]}" for name in names]


def _own_address() -> str:
    """The address of this machine in its network: that which it would ask another one from. Nothing is sent.

    Without a network it has none but that which it calls itself.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # of no one (RFC 5737)
        except OSError:  # there is no network now
            return LOOPBACK
        return str(probe.getsockname()[0])


def _print_state(*, quiet: bool) -> Callable[[State, OpenedBook | None], None]:
    """Prints what came of each build."""

    def report(state: State, book: OpenedBook | None) -> None:
        if state.error:
            print_error(f"octavo: {state.error}")
        elif book and not quiet:
            print_line(f"  made: {count_noun(len(book.pages.pages), 'page')}")

    return report
