"""Passwords of mail servers: from the environment, the keyring of the system, or the terminal; never from a file."""

from __future__ import annotations

import os
import re
import sys
from functools import partial

from msgspec import Struct

from octavo.delivery.configuration import Server
from octavo.errors import ConfigError
from octavo.printing import print_error
from octavo.stopping import close_at_stop

_SERVICE = "octavo"
"""What the keyring has passwords under, with user and host."""

_VARIABLE = "OCTAVO_PASSWORD"


class Password(Struct, frozen=True):
    """The password of a server; `is_new` where it was typed just now, so that it is kept if it is right."""

    text: str
    is_new: bool = False


def find_password(name: str, server: Server, *, ask: bool) -> Password:
    """The password of the server of that name; asked on the terminal if `ask` says so, or where none is known.

    Raises `ConfigError` where none is known and nobody can be asked.
    """
    if not server.user:
        return Password("")
    if not ask and (known := _from_environment(name) or _from_keyring(server)):
        return Password(known)
    if not sys.stdin.isatty():
        hint = f"set {password_variable(name)}, or run it once on a terminal"
        raise ConfigError(f"no password is known for {server.user} at {server.host}", hint=hint)
    typed = _ask(f"Password of {server.user} at {server.host}: ")
    if not typed:
        raise ConfigError("no password was given", hint="nothing was sent")
    return Password(typed, is_new=True)


def password_variable(name: str) -> str:
    """The environment variable with the password of a server: OCTAVO_PASSWORD_HOME for "home"."""
    return f"{_VARIABLE}_{re.sub('[^A-Z0-9]', '_', name.upper())}"


def keep_password(server: Server, password: Password) -> None:
    """Puts a password that was typed, and was right, into the keyring; says so where there is none."""
    if not password.is_new:
        return
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, _account(server), password.text)
    except KeyringError:
        print_error("octavo: this machine has no keyring: the password is not kept")


def _from_environment(name: str) -> str:
    return os.environ.get(password_variable(name)) or os.environ.get(_VARIABLE, "")


def _from_keyring(server: Server) -> str:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(_SERVICE, _account(server)) or ""
    except KeyringError:  # locked, or there is none on this machine
        return ""


def _ask(words: str) -> str:
    """What the user types, which is not shown; who stops the program here shall see what is typed after it."""
    from getpass import getpass

    try:
        import termios
    except ImportError:  # Windows has no such state
        return getpass(words, sys.stderr)
    state = termios.tcgetattr(sys.stdin)
    close_at_stop(partial(termios.tcsetattr, sys.stdin, termios.TCSANOW, state))
    return getpass(words, sys.stderr)


def _account(server: Server) -> str:
    return f"{server.user}@{server.host}"
