"""Settings of a user: servers, readers, passwords; and what is said where they are wrong."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import keyring
import pytest
import trustme
from keyring.backends import fail

from octavo.delivery.configuration import choose_server, load_configuration
from octavo.delivery.passwords import Password, find_password, keep_password, password_variable
from octavo.errors import OctavoError
from tests.commands.making import octavo
from tests.delivery.conftest import MemoryKeyring
from tests.delivery.mail_server import PASSWORD, USER, MailServer
from tests.delivery.making import make_epub, write_settings


def write(home: Path, text: str) -> None:
    file = home / "config" / "octavo" / "config.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


@pytest.mark.parametrize(
    ("server", "host", "port", "tls"),
    [
        ('user = "a@gmail.com"', "smtp.gmail.com", 465, "implicit"),
        ('user = "a@icloud.com"', "smtp.mail.me.com", 587, "starttls"),
        ('user = "a@x.example"\nhost = "mail.x.example"', "mail.x.example", 587, "starttls"),
        ('user = "a"\nsender = "A <a@x.example>"\nhost = "h"\nport = 465', "h", 465, "implicit"),
        ('user = "a@x.example"\nhost = "h"\ntls = "implicit"', "h", 465, "implicit"),
        ('user = "a@gmail.com"\ntls = "starttls"', "smtp.gmail.com", 587, "starttls"),
        ('sender = "a@x.example"\nhost = "h"\nport = 2525', "h", 2525, "starttls"),
    ],
)
def test_what_can_be_known_need_not_be_said(server: str, host: str, port: int, tls: str, home: Path) -> None:
    write(home, f"[servers.home]\n{server}\n")
    name, found = choose_server(load_configuration(), "")
    assert (name, found.host, found.port, found.tls) == ("home", host, port, tls)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no mail server is known yet — octavo send --settings"),
        ("[servers.a]\nuser = 'a@x.example'", "“host” is missing"),
        ("[servers.a]\nhost = 'h'", "a mail address is missing — say who messages are from"),
        ("[servers.a]\nhost = 'h'\nuser = 'ada'", "“ada” is no mail address — say who"),
        (
            "[servers.a]\nhost = 'h'\nuser = 'a@b.example'\npassword = 'x'",
            "a password is not kept in a file — delete it",
        ),
        ("[servers.a]\nhots = 'h'", "“hots” is no key of servers — did you mean host?"),
        ("[servers.a]\ntls = 'none'", "invalid enum value 'none'"),
        ("[servers.a]\nport = 70000", "expected `int` <= 65535"),
        ("[readers.a]\naddress = 'b'", "readers.a: “b” is no mail address"),
        ("[readers.a]\naddress = 'b@c.example'\nkind = 'kobo'", "“kobo” is no kind of reader"),
        ("[servers.a]\nhost = 'h'\n[servers.b]\nhost = 'h'", "there are several mail servers: a, b"),
        ("server = 'c'\n[servers.a]\nhost = 'h'", "no mail server is called “c”"),
        ("[readers.a]\naddress = 'b@c..example'", "“c..example” is no domain"),
        ("servers = 1", "servers: expected"),
        ("[servers", "it is no TOML"),
    ],
)
def test_what_is_wrong_is_one_line(text: str, said: str, home: Path) -> None:
    write(home, text)
    with pytest.raises(OctavoError) as caught:
        choose_server(load_configuration(), "")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_settings_are_shown(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert octavo(monkeypatch, "send", "--settings") == 0
    said = capsys.readouterr().out
    assert str(home / "config" / "octavo" / "config.toml") in said
    write(home, "\n".join(line.strip() for line in said.splitlines() if line.startswith("    ")))
    assert octavo(monkeypatch, "send", "--settings") == 0
    said = capsys.readouterr().out
    assert "server home: mail.example.org:587 (starttls), as you@example.org" in said
    assert "reader my-kindle: you_12@kindle.com" in said


def test_a_password_comes_from_the_environment_then_from_the_keyring(
    home: Path, memory: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(home, '[servers.my-own]\nuser = "a@x.example"\nhost = "h"\n')
    _, server = choose_server(load_configuration(), "")
    with pytest.raises(OctavoError, match="set OCTAVO_PASSWORD_MY_OWN, or run it once on a terminal"):
        find_password("my-own", server, ask=False)
    keep_password(server, Password("old"))
    assert memory.kept == {}
    keep_password(server, Password("kept", is_new=True))
    assert find_password("my-own", server, ask=False).text == "kept"
    monkeypatch.setenv("OCTAVO_PASSWORD", "any")
    assert find_password("my-own", server, ask=False).text == "any"
    monkeypatch.setenv(password_variable("my-own"), "mine")
    assert find_password("my-own", server, ask=False).text == "mine"


def test_a_machine_without_a_keyring_says_so(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(home, '[servers.a]\nuser = "a@x.example"\nhost = "h"\n')
    _, server = choose_server(load_configuration(), "")
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    try:
        keep_password(server, Password("kept", is_new=True))
        with pytest.raises(OctavoError, match="no password is known"):
            find_password("a", server, ask=False)
    finally:
        keyring.set_keyring(before)
    assert "no keyring" in capsys.readouterr().err


def test_a_password_is_typed_on_a_terminal_and_not_shown(home: Path, authority: trustme.CA) -> None:
    make_epub(Path("a.epub"))
    with MailServer(authority=authority) as server:
        write_settings(home, server)
        leader, follower = pty.openpty()
        environment = os.environ | {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
        command = [sys.executable, "-m", "octavo", "send", "bo@example.net", "a.epub", "--ask-password"]
        running = subprocess.Popen(
            command, stdin=follower, stdout=subprocess.PIPE, stderr=follower, env=environment, start_new_session=True
        )
        os.close(follower)
        shown = read_until(leader, b"Password of " + USER.encode() + b" at localhost: ")
        os.write(leader, PASSWORD.encode() + b"\n")
        assert running.stdout
        said = running.stdout.read().decode()
        shown += read_until(leader, b"is not kept")
        running.stdout.close()
        assert running.wait() == 0
        os.close(leader)
    assert (server.passwords, len(server.messages)) == ([PASSWORD], 1)
    assert "queued as" in said
    assert PASSWORD.encode() not in shown


def read_until(terminal: int, words: bytes) -> bytes:
    """What a terminal shows until there are these words; the test ends by its own limit if they never come."""
    shown = b""
    while words not in shown:
        shown += os.read(terminal, 4096)
    return shown
