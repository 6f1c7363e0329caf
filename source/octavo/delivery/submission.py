"""Hands one message to a mail server (RFC 6409), over TLS alone, and says what came of it.

Each step of the talk has its own errors; after the last byte of a message only the server knows whether it took it.
"""

from __future__ import annotations

import smtplib
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.generator import BytesGenerator
from email.message import EmailMessage
from email.policy import EmailPolicy
from io import BytesIO
from typing import Any

from msgspec import Struct

from octavo.delivery.configuration import Server
from octavo.delivery.failures import (
    LoginError,
    Reply,
    explain_break,
    explain_connection,
    explain_login,
    explain_refusal,
    is_silence,
)
from octavo.errors import ConfigError, DeliveryError, DoubtfulError

_CHUNK = 65_536
"""Bytes that are sent at a time: the timeout is for each of them, where Python's is for all together."""

_PATIENCE = 10
"""How many times longer a server may look at a whole message than at a line (RFC 5321, 4.5.3.2.6: ten minutes)."""

_US = "[127.0.0.1]"
"""What we call ourselves (RFC 5321, 4.1.3): a name of this machine is nobody's business, and may take long to find."""

_END = b"\r\n.\r\n"
_OK, _FORWARDED = 250, 251
_GO_ON = 334
_LOGGED_IN = {235, 503}
"""Replies to a login: it succeeded (RFC 4954), or there was one already."""

Watch = Callable[[int, int], None]
"""Is told how many bytes of how many are on their way."""


class Submission(Struct, frozen=True):
    """A server, and the password of its user."""

    server: Server
    password: str

    def submit(self, message: EmailMessage, watch: Watch, before_end: Callable[[], None]) -> str:
        """Sends a message to whom it is for; gives what the server said when it took it.

        `before_end` is called before the last bytes are sent: until then it has not arrived, whatever happens.

        Raises `DelayedError` where trying again may help, `DoubtfulError` where nobody knows whether it was taken, and
        `DeliveryError` for all that has to be mended first.
        """
        content = _format_message(message)
        receiver = message["To"].addresses[0].addr_spec
        client = self._connect(watch)
        client.before_end = before_end
        try:
            with _connection_errors(self.server, explain_break):
                self._log_in(client)
                self._offer(client, message, len(content))
            return self._hand_over(client, content, receiver)
        finally:
            _close(client)

    def _connect(self, watch: Watch) -> _Client:
        """A connection that is safe. Raises `DeliveryError`, before the password is shown to anyone."""
        server, context = self.server, _trusted_certificates(self.server)
        with _connection_errors(server, explain_connection):
            if server.tls == "implicit":
                return _ImplicitClient(server, watch, context=context)
            client = _StartClient(server, watch)
            try:
                client.ehlo()
                if not client.has_extn("starttls"):
                    hint = 'nothing was sent; try tls = "implicit" and port = 465 in its settings'
                    raise DeliveryError(f"{server.host}:{server.port} offers no TLS", hint=hint)
                client.starttls(context=context)
            except BaseException:
                _close(client)
                raise
            return client

    def _log_in(self, client: _Client) -> None:
        """Tells who the user is, if there is one. Raises `LoginError` where the server does not let us in."""
        client.ehlo_or_helo_if_needed()
        if not self.server.user:
            return
        try:
            reply = self._authenticate(client)
        except smtplib.SMTPAuthenticationError as error:
            reply = _reply(error.smtp_code, error.smtp_error)
        except UnicodeEncodeError as error:
            raise LoginError(f"{self.server.host} takes only passwords of ASCII letters") from error
        except smtplib.SMTPServerDisconnected:
            raise
        except smtplib.SMTPException as error:  # it offers no way that we know
            raise LoginError(f"{self.server.host} takes no passwords here", hint="is the port right?") from error
        if reply.code not in _LOGGED_IN:
            raise explain_login(reply, self.server)

    def _authenticate(self, client: _Client) -> Reply:
        """What the server says to user and password (RFC 4954); by hand, as smtplib knows passwords in ASCII alone."""
        offered = client.esmtp_features.get("auth", "").upper().split()
        user, password = self.server.user, self.password
        if "PLAIN" in offered:
            return _reply(*client.docmd("AUTH", f"PLAIN {_encode(f'{chr(0)}{user}{chr(0)}{password}')}"))
        if "LOGIN" in offered:
            code, words = client.docmd("AUTH", f"LOGIN {_encode(user)}")
            return _reply(*client.docmd(_encode(password))) if code == _GO_ON else _reply(code, words)
        return _reply(*client.login(user, password))

    def _offer(self, client: _Client, message: EmailMessage, size: int) -> None:
        """Says whom a message is from and for, and how large it is: what will be refused is refused here."""
        receiver = message["To"].addresses[0].addr_spec
        self._check_size(client, size, receiver)
        options = [f"SIZE={size}"] if client.has_extn("size") else []
        if isinstance(message.policy, EmailPolicy) and message.policy.utf8:
            if not client.has_extn("smtputf8"):
                what = f"{self.server.host} takes only addresses of ASCII letters"
                raise DeliveryError(what, where=receiver, hint="use another one")
            options.append("SMTPUTF8")
        reply = _reply(*client.mail(message["From"].addresses[0].addr_spec, options))
        if reply.code != _OK:
            raise explain_refusal("sender", reply, self.server, receiver)
        reply = _reply(*client.rcpt(receiver))
        if reply.code not in (_OK, _FORWARDED):
            raise explain_refusal("receiver", reply, self.server, receiver)

    def _check_size(self, client: _Client, size: int, receiver: str) -> None:
        most = client.esmtp_features.get("size", "")
        if most.isdecimal() and 0 < int(most) < size:
            words = f"takes {int(most) / 1e6:.1f} MB a message, and this one has {size / 1e6:.1f} MB"
            hint = f"make volumes with --max-size {max(1, int(int(most) * 0.7 / 1e6))}MB"
            raise DeliveryError(f"{self.server.host} {words}", where=receiver, hint=hint)

    def _hand_over(self, client: _Client, content: bytes, receiver: str) -> str:
        try:
            code, words = client.data(content)
        except smtplib.SMTPDataError as error:  # before the first byte
            reply = _reply(error.smtp_code, error.smtp_error)
            raise explain_refusal("message", reply, self.server, receiver) from error
        except OSError as error:
            if client.is_whole:
                raise self._doubt(error, receiver) from error
            raise explain_break(error, self.server) from error
        if code != _OK:
            raise explain_refusal("message", _reply(code, words), self.server, receiver)
        return _reply(code, words).words

    def _doubt(self, error: Exception, receiver: str) -> DoubtfulError:
        what = "fell silent" if is_silence(error) else "broke off"
        hint = "look whether it arrived; --again sends it once more"
        message = f"{self.server.host} got the whole message and {what} before it said whether it took it"
        return DoubtfulError(message, where=receiver, hint=hint)


class _Client(smtplib.SMTP):
    """An SMTP client that sends in pieces, tells how far it is, and knows whether a message is whole."""

    def __init__(self, server: Server, watch: Watch, **options: Any) -> None:
        self.is_whole = False
        self.before_end: Callable[[], None] = lambda: None
        self._watch = watch
        self._timeout = server.timeout
        super().__init__(server.host, server.port, local_hostname=_US, timeout=server.timeout, **options)

    def send(self, s: Any) -> None:
        """Sends a command, or a message in pieces. Raises `OSError`."""
        content = s.encode(self.command_encoding) if isinstance(s, str) else bytes(s)
        if self.sock is None:
            raise smtplib.SMTPServerDisconnected("please run connect() first")
        is_message = content.endswith(_END)
        for start in range(0, len(content), _CHUNK):
            if is_message and start + _CHUNK >= len(content):
                self.before_end()
            self.sock.sendall(content[start : start + _CHUNK])
            if len(content) > _CHUNK:
                self._watch(min(start + _CHUNK, len(content)), len(content))
        if is_message:
            self.is_whole = True
            self.sock.settimeout(self._timeout * _PATIENCE)


class _StartClient(_Client):
    """Begins in plain text, until STARTTLS."""


class _ImplicitClient(_Client, smtplib.SMTP_SSL):
    """Is safe from the first byte."""


@contextmanager
def _connection_errors(server: Server, explain: Callable[[Exception, Server], DeliveryError]) -> Iterator[None]:
    """Turns what goes wrong with a connection into `DeliveryError`."""
    try:
        yield
    except smtplib.SMTPResponseException as error:
        reply = _reply(error.smtp_code, error.smtp_error)
        raise explain_refusal("greeting", reply, server, server.host) from error
    except (OSError, UnicodeError) as error:  # an SMTPException is an OSError
        raise explain(error, server) from error


def _trusted_certificates(server: Server) -> ssl.SSLContext:
    """What certificates are checked against: those of the system, and those that the settings of a server name."""
    context = ssl.create_default_context()
    if server.certificates:
        try:
            context.load_verify_locations(server.certificates)
        except OSError as error:  # ssl.SSLError is one
            raise ConfigError("no certificates can be read from this file", where=server.certificates) from error
    return context


def _format_message(message: EmailMessage) -> bytes:
    written = BytesIO()
    BytesGenerator(written, policy=message.policy).flatten(message)
    return written.getvalue()


def _encode(words: str) -> str:
    """Words as a login has them: UTF-8 in base64 (RFC 4616)."""
    return b64encode(words.encode()).decode()


def _reply(code: int, words: bytes | str) -> Reply:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return Reply(code, " ".join(text.split()))


def _close(client: smtplib.SMTP) -> None:
    """Takes leave of a server, if it still listens."""
    with suppress(OSError):
        if client.sock is not None:
            client.sock.settimeout(1)
            client.quit()
    client.close()
