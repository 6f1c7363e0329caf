"""What is said of a delivery that failed: what happened, and what a person can do about it.

Mail servers answer with a number (RFC 5321, 4.2), often with a second one that says more (RFC 3463: "5.1.1"), and with
words of their own, which are told, too.
"""

from __future__ import annotations

import re
import socket
import ssl
from typing import NamedTuple

from octavo.delivery.configuration import Server
from octavo.delivery.providers import find_provider
from octavo.errors import DelayedError, DeliveryError

LATER = "run it again later"
_NETWORK = "is there a way to the network?"
_MOST_WORDS = 300
"""Characters of a server's own words that are shown."""


class Reply(NamedTuple):
    """What a server answered: its number, and its words on one line, the second number first where it has one."""

    code: int
    words: str


class LoginError(DeliveryError):
    """A server does not let us in: nothing else needs to be tried there."""


class _Refusal(NamedTuple):
    """What replies mean whose number and words are like this; `{to}`, `{sender}` and `{user}` are filled in."""

    like: str
    what: str
    hint: str


_TOO_LARGE = _Refusal(
    r"552|5\d\d.*(\b5\.3\.4\b|\b5\.2\.3\b|too (large|big)|size limit|exceeds? .*(size|limit))",
    "the message is too large for the mail server",
    "make volumes with --max-size, such as 15MB",
)
_REFUSALS = {
    "greeting": (
        _Refusal(
            "5",
            "the mail server does not talk with this machine",
            "some take mail of their own networks only, or of none that is on a list of junk: try another network",
        ),
    ),
    "sender": (
        _TOO_LARGE,
        _Refusal(
            r"530|5\d\d.*(authenticat|log ?in)",
            "the mail server asks for a login",
            "say which: user, in the settings of the server",
        ),
        _Refusal(
            "5",
            "the mail server takes no messages from {sender}",
            "sender must be an address of the account that logs in ({user})",
        ),
    ),
    "receiver": (
        _Refusal(
            r"5\d\d.*(\b5\.1\.[1-3]\b|unknown|no such|not exist|no mailbox|invalid (recipient|address)|user not found)",
            "there is no receiver {to}",
            "is the address right?",
        ),
        _Refusal(r"(552|\d\d\d.*(\b[45]\.2\.2\b|full|quota))", "the mailbox of {to} is full", "tell its owner"),
        _Refusal(
            r"5\d\d.*(relay)",
            "the mail server sends nothing to {to}",
            "it may ask for a login first: user, in its settings",
        ),
        _Refusal("5", "the mail server refuses {to}", "is the address right?"),
    ),
    "message": (
        _TOO_LARGE,
        _Refusal(
            r"5\d\d.*(attachment|file type|content type|executable|blocked)",
            "the mail server does not let this kind of file through",
            "send it from another account, or give the file another way",
        ),
        _Refusal(
            r"5\d\d.*(spam|junk|reputation|policy|\b5\.7\.\d+\b)",
            "the mail server takes it for junk",
            "send it from an account that has written to {to} before",
        ),
        _Refusal("5", "the mail server refuses the message", "what it says is all that is known"),
    ),
}
"""What refusals mean, by what was refused, the narrower before the wider."""

_GREYLISTED = re.compile(r"gr[ae]y[- ]?list|postgrey", re.IGNORECASE)
_APP_PASSWORD = re.compile(r"application-specific|app(lication)?[ -]?password|\b5\.7\.9\b", re.IGNORECASE)
_NO_PASSWORDS = re.compile(r"\b5\.7\.139\b|basic authentication is disabled|SmtpClientAuthentication is disabled", re.I)


def explain_refusal(stage: str, reply: Reply, server: Server, to: str) -> DeliveryError:
    """The error for a reply to the sender, to the receiver or to the message."""
    if reply.code < 200:  # -1 is what smtplib makes of words without a number
        host = f"{server.host}:{server.port}"
        return DeliveryError(f"{host} does not talk as a mail server does", hint="is the port right? try 465 or 587")
    filled = {"to": to, "sender": server.sender, "user": server.user}
    for row in _REFUSALS[stage]:
        if re.match(row.like, f"{reply.code} {reply.words}", re.IGNORECASE):
            return DeliveryError(_quote(row.what.format(**filled), reply), where=to, hint=row.hint.format(**filled))
    return _explain_delay(reply, server)


def _explain_delay(reply: Reply, server: Server) -> DelayedError:
    if _GREYLISTED.search(reply.words):
        what = f"{server.host} takes messages of new senders at their second try only (greylisting)"
    else:
        what = f"{server.host} cannot take it now"
    return DelayedError(_quote(what, reply), hint=LATER)


def explain_login(reply: Reply, server: Server) -> DeliveryError:
    """The error for a login that was refused."""
    if reply.code < 500:
        return _explain_delay(reply, server)
    provider = find_provider(address=server.user, host=server.host)
    place = f"at {provider.app_password}" if provider and provider.app_password else "in the settings of your mailbox"
    if _NO_PASSWORDS.search(reply.words):
        hint = "ask who runs it to allow SMTP with a password for this mailbox, or use another account"
        return LoginError(_quote(f"{server.host} takes no passwords from programs", reply), hint=hint)
    if _APP_PASSWORD.search(reply.words):
        hint = f"make one {place}, and give it with --ask-password"
        return LoginError(_quote(f"{server.host} wants an app password for {server.user}", reply), hint=hint)
    hint = f"--ask-password asks for it anew; if it wants an app password, that is made {place}"
    return LoginError(_quote(f"the password of {server.user} is wrong", reply), hint=hint)


def explain_connection(error: Exception, server: Server) -> DeliveryError:
    """The error for a connection that was not made."""
    host = f"{server.host}:{server.port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return _explain_certificate(error, server)
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
        other = "starttls" if server.tls == "implicit" else "implicit"
        return DeliveryError(f"no safe connection to {host} can be made", hint=f'is it right? else try tls = "{other}"')
    if isinstance(error, socket.gaierror | UnicodeError):
        return DeliveryError(f"no server is called {server.host}", hint=f"is its name right? {_NETWORK}")
    if isinstance(error, ConnectionRefusedError):
        return DelayedError(f"{host} accepts no connection", hint="is the port right?")
    return explain_break(error, server)


def explain_break(error: Exception, server: Server) -> DelayedError:
    """The error for a connection that ended before the message was whole."""
    host = f"{server.host}:{server.port}"
    if is_silence(error):
        return DelayedError(f"{host} was silent for {server.timeout:g} s", hint=f"{LATER}; {_NETWORK}")
    return DelayedError(f"{host} broke off the connection", hint=LATER)


def _explain_certificate(error: ssl.SSLCertVerificationError, server: Server) -> DeliveryError:
    hint = "nothing was sent, and no password; a server of your own may need certificates = FILE in its settings"
    return DeliveryError(f"the certificate of {server.host} is not trusted: {error.verify_message}", hint=hint)


def is_silence(error: BaseException | None) -> bool:
    """Whether an error comes of waiting in vain; smtplib puts its own around it."""
    while error is not None:
        if isinstance(error, TimeoutError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _quote(what: str, reply: Reply) -> str:
    return f"{what}. It says: {reply.code} {reply.words[:_MOST_WORDS]}".rstrip()
