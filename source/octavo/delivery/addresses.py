"""Addresses of mail: what one looks like (RFC 5321, 4.1.2), and how it goes over the wire."""

from __future__ import annotations

import re
from email.utils import parseaddr

from octavo.errors import ConfigError

_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\\\"\x00-\x1f\x7f]{1,64}@[^\s@<>()\[\],;:\\\"\x00-\x20\x7f]{1,255}")
"""A local part and a domain, without the quoted forms that hardly anyone has: "ada.reader@example.org"."""


def is_address(word: str) -> bool:
    """Whether a word of the command line is an address of mail."""
    return _ADDRESS.fullmatch(word) is not None


def check_address(address: str, where: str = "", hint: str = "write it as name@example.org") -> None:
    """Raises `ConfigError` for what is no address, or has a domain that cannot be."""
    if not is_address(address):
        message = f"“{address}” is no mail address" if address else "a mail address is missing"
        raise ConfigError(message, where=where, hint=hint)
    encode_domain(address)


def split_sender(sender: str) -> tuple[str, str]:
    """The name and the address of a sender: "Ada Reader <ada@example.org>"; the name may be empty."""
    name, address = parseaddr(sender)
    return name, address


def encode_domain(address: str) -> str:
    """The address with its domain in ASCII, as the wire has it (RFC 5890): "ada@xn--bcher-kva.example".

    Raises `ConfigError` for a domain that cannot be.
    """
    local, _, domain = address.rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError as error:
        raise ConfigError(f"“{domain}” is no domain", hint="is the address right?") from error
