"""The user's own settings: mail servers and readers by name, in `config.toml` of the folder that the system has for it.

    [servers.home]
    user = "ada@example.org"
    host = "mail.example.org"

    [readers.my-kindle]
    address = "ada_12@kindle.com"

They are of the person and the machine, never of a project; and passwords are in none of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from octavo.delivery.addresses import check_address, split_sender
from octavo.delivery.providers import find_provider
from octavo.delivery.receivers import receiver_kinds
from octavo.errors import ConfigError
from octavo.files import show_name
from octavo.profiles import suggestion
from octavo.projects.toml_values import read_values
from octavo.projects.validation import convert_values

Tls = Literal["implicit", "starttls"]
"""How a connection is made safe: from its first byte (RFC 8314, port 465), or after a greeting (RFC 3207)."""

_IMPLICIT_PORT, _SUBMISSION_PORT = 465, 587


class Server(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mail server that takes messages of `user`, "" where it asks for no login.

    `sender` is who messages are from, the user if it is empty. `certificates` is a file of certificates (PEM) to trust
    beside those of the system. `timeout` is how many seconds it may be silent.
    """

    user: str = ""
    host: str = ""
    port: Annotated[int, Meta(ge=0, le=65535)] = 0
    sender: str = ""
    tls: Tls | Literal[""] = ""
    certificates: str = ""
    timeout: Annotated[float, Meta(gt=0, le=3600)] = 60.0


class NamedReader(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who gets books at an address: of a `kind`, by its domain if empty, through a `server`, the only one if empty."""

    address: str
    kind: str = ""
    server: str = ""


class Configuration(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that `config.toml` may say: mail servers, readers by name, and which server is taken where none is named."""

    server: str = ""
    servers: dict[str, Server] = field(default_factory=dict)
    readers: dict[str, NamedReader] = field(default_factory=dict)


def configuration_file() -> Path:
    """Where the settings are. Raises `ConfigError` for a user who has no folder for them."""
    from platformdirs import user_config_path

    try:
        return user_config_path("octavo", appauthor=False) / "config.toml"
    except RuntimeError as error:
        raise ConfigError("there is no home folder for settings", hint="set HOME, or XDG_CONFIG_HOME") from error


def load_configuration() -> Configuration:
    """The settings of this user; empty ones where there is no file.

    Raises `FetchError` if it cannot be read, `ConfigError` for what cannot be in it.
    """
    file = configuration_file()
    if not file.is_file():
        return Configuration()
    values, where = read_values(file), show_name(file)
    _refuse_passwords(values, where)
    found = convert_values(values, Configuration, where)
    for name, reader in found.readers.items():
        check_address(reader.address, f"{where}: readers.{name}")
        if reader.kind and reader.kind not in receiver_kinds():
            hint = suggestion(reader.kind, receiver_kinds())
            raise ConfigError(f"“{reader.kind}” is no kind of reader", where=f"{where}: readers.{name}", hint=hint)
    return found


def _refuse_passwords(values: dict[str, Any], where: str) -> None:
    """Raises `ConfigError` where a server has its password in the file."""
    servers = values.get("servers")
    for name, server in servers.items() if isinstance(servers, dict) else ():
        if isinstance(server, dict) and "password" in server:
            hint = "delete it there; --ask-password keeps it in the keyring of your system"
            raise ConfigError("a password is not kept in a file", where=f"{where}: servers.{name}", hint=hint)


def choose_server(found: Configuration, name: str) -> tuple[str, Server]:
    """The server of that name, or the one that is meant where none is named, with all that can be filled in.

    Raises `ConfigError` where there is none, or where it lacks what it needs.
    """
    where = show_name(configuration_file())
    name = name or found.server or (next(iter(found.servers)) if len(found.servers) == 1 else "")
    if not found.servers:
        hint = "octavo send --settings shows where to name one, and how"
        raise ConfigError("no mail server is known yet", hint=hint)
    if not name:
        names = ", ".join(found.servers)
        raise ConfigError(f"there are several mail servers: {names}", where=where, hint="choose one with --server")
    if name not in found.servers:
        raise ConfigError(f"no mail server is called “{name}”", where=where, hint=suggestion(name, found.servers))
    return name, _complete_server(found.servers[name], f"{where}: servers.{name}")


def _complete_server(server: Server, where: str) -> Server:
    """The server with its host, port, kind of TLS and sender. Raises `ConfigError` where these cannot be known."""
    provider = find_provider(address=server.user or split_sender(server.sender)[1])
    host = server.host or (provider.host if provider else "")
    if not host:
        raise ConfigError("“host” is missing", where=where, hint='name the mail server: host = "mail.example.org"')
    usual = provider.port if provider and not server.host else _SUBMISSION_PORT
    port = server.port or {"implicit": _IMPLICIT_PORT, "starttls": _SUBMISSION_PORT}.get(server.tls, usual)
    sender = server.sender or server.user
    check_address(split_sender(sender)[1], where, hint='say who messages are from: sender = "you@example.org"')
    tls = server.tls or ("implicit" if port == _IMPLICIT_PORT else "starttls")
    return replace(server, host=host, port=port, sender=sender, tls=tls)
