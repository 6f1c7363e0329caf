"""A mail server on loopback for tests: a real one (aiosmtpd), with TLS, logins, limits, and the moods of mail servers.

    with MailServer(replies={"RCPT": ["451 4.7.1 greylisted"]}) as server:
        server.messages      # what it has taken: (sender, receiver, bytes)
        server.asked         # the commands that it heard, in their order

A reply of the table is given once, in its turn, in place of the usual one. `HANG` says nothing more, `BREAK` ends the
connection; those of "BODY" come when a part of the message has been read.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import TracebackType
from typing import Any, NamedTuple, Self

import trustme
from aiosmtpd.smtp import MISSING, SMTP, AuthResult, Envelope, LoginPassword, Session

HANG, BREAK = "hang", "break"
USER, PASSWORD = "ada@example.org", "correct hörse"
_PIECE = 100_000
"""Bytes of a message that are read before something happens in the middle of it."""


class Message(NamedTuple):
    """A message that was taken."""

    sender: str
    receiver: str
    content: bytes


class MailServer:
    """A server that runs in a thread of its own as long as its context.

    `tls` is "starttls", "implicit", or "none". `limit` are the bytes of a message. `name` is in its certificate, which
    `authority` issues. `logins` are the ways to log in, `utf8` says whether it takes addresses of all scripts.
    """

    def __init__(
        self,
        *,
        tls: str = "starttls",
        replies: Mapping[str, Sequence[str]] | None = None,
        limit: int = 30_000_000,
        authority: trustme.CA | None = None,
        name: str = "localhost",
        logins: Sequence[str] = ("PLAIN", "LOGIN"),
        utf8: bool = True,
    ) -> None:
        self.messages: list[Message] = []
        self.asked: list[str] = []
        self.passwords: list[str] = []
        self.authority = authority or trustme.CA()
        self.connections: list[asyncio.Transport] = []
        self.port = 0
        self._replies = {stage: list(said) for stage, said in (replies or {}).items()}
        self.tls, self._limit = tls, limit
        self._without, self._utf8 = {"PLAIN", "LOGIN"} - set(logins), utf8
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert(name).configure_cert(self._context)
        self._stop: Callable[[], object] = print
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(60)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
        self._thread.join(60)
        assert not self._thread.is_alive()

    async def _serve(self) -> None:
        loop, stopping = asyncio.get_running_loop(), asyncio.Event()
        self._stop = partial(loop.call_soon_threadsafe, stopping.set)
        place = socket.create_server(("127.0.0.1", 0))
        place.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _PIECE)  # or the system takes a message that nobody reads
        self.port = place.getsockname()[1]
        implicit = self._context if self.tls == "implicit" else None
        server = await loop.create_server(self._talk, sock=place, ssl=implicit)
        self._ready.set()
        await stopping.wait()
        server.close()
        for one in self.connections:
            one.abort()
        for _ in range(10):  # rounds in which the loop closes what was aborted: TLS, what it is around, tasks
            await asyncio.sleep(0)

    def _talk(self) -> SMTP:
        starttls = self.tls == "starttls"
        return _Talk(
            self,
            hostname="mail.example.org",
            data_size_limit=self._limit,
            enable_SMTPUTF8=self._utf8,
            auth_exclude_mechanism=self._without,
            tls_context=self._context if starttls else None,
            require_starttls=starttls,
            auth_require_tls=starttls,
            authenticator=self._authenticate,
            loop=asyncio.get_running_loop(),
        )

    def _authenticate(self, _server: SMTP, _session: Session, _envelope: Envelope, _way: str, told: Any) -> AuthResult:
        assert isinstance(told, LoginPassword)
        self.passwords.append(told.password.decode())
        right = (told.login.decode(), told.password.decode()) == (USER, PASSWORD)
        return AuthResult(success=right, handled=False)

    async def reply(self, stage: str, server: SMTP, usual: Any) -> Any:
        """What is said at a stage of the talk; nothing where it hangs or breaks."""
        self.asked.append(stage)
        said = self._replies.get(stage)
        reply = said.pop(0) if said else usual
        if reply == BREAK:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        if reply in (HANG, BREAK):
            await asyncio.Event().wait()
        return reply

    def breaks_body(self) -> bool:
        """Whether something happens in the middle of the next message."""
        return bool(self._replies.get("BODY"))

    # --- the hooks of aiosmtpd ---

    async def handle_AUTH(self, server: SMTP, _session: Session, _envelope: Envelope, _args: Any) -> Any:  # noqa: N802
        return await self.reply("AUTH", server, MISSING)

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> Any:
        envelope.mail_from = address
        return await self.reply("MAIL", server, "250 OK")

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> Any:
        reply = await self.reply("RCPT", server, "250 OK")
        if str(reply).startswith("2"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> Any:  # noqa: N802
        reply = await self.reply("DATA", server, "250 2.0.0 OK: queued as 4F2A")
        if reply.startswith("2"):
            assert isinstance(envelope.content, bytes)
            self.messages.append(Message(str(envelope.mail_from), envelope.rcpt_tos[0], envelope.content))
        return reply


class _Talk(SMTP):
    """One connection; of one that begins in plain text, it is told again when that is safe."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.event_handler.connections.append(transport)
        super().connection_made(transport)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        mailbox: MailServer = self.event_handler
        if mailbox.breaks_body():
            await self.push("354 go on")
            await self._reader.readexactly(_PIECE)
            await mailbox.reply("BODY", self, "")
        else:
            await super().smtp_DATA(arg)
