"""Hosts of one's own are not asked, whatever leads there; what was checked is what is connected to."""

from __future__ import annotations

import asyncio
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from octavo.errors import TemporaryError
from octavo.web import addresses
from octavo.web.messages import ClientOptions, Request
from octavo.web.transport import trusted_certificates
from tests.web.asking import Asker, asking
from tests.web.site import Site, page, picture, redirect

HELLO = page("<p>Hello")
PUBLIC = ClientOptions()


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "[::ffff:127.0.0.1]", "0.0.0.0"])
def test_hosts_of_ones_own_are_refused(host: str) -> None:
    with asking({"/a": HELLO}) as ask:
        error = ask.fail(ask.site.address("/a", host), options=PUBLIC)
        assert "private network" in error.message
        assert "--allow-private" in error.hint
        assert ask.site.log == []


def test_so_are_their_pictures() -> None:
    with asking({"/a.png": picture()}) as ask:
        assert "private network" in ask.fail(ask.picture("/a.png"), options=PUBLIC).message


class Names:
    """Resolves any name: each time to the next of these lists, the last for ever."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers, self.asked = list(answers), list[str]()

    async def __call__(self, host: str, _: int) -> list[str]:
        self.asked.append(host)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def test_names_are_refused_by_what_they_mean() -> None:
    with asking({"/a": HELLO}) as ask:
        ask.resolve = Names(["127.0.0.1"])
        assert ask.fail(ask.site.address("/a", "e.test"), options=PUBLIC).message.startswith("e.test is an address")
        assert ask.site.log == []


@pytest.fixture
def two_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes 127.0.0.2 for an address of the internet."""
    monkeypatch.setattr(addresses, "is_public", lambda digits: digits == "127.0.0.2")


@pytest.mark.usefixtures("two_is_public")
def test_a_redirect_to_a_private_host_is_refused() -> None:
    with asking({"/secret": HELLO}) as ask:
        ask.site.rows["/a"] = redirect(ask.site.address("/secret"))
        error = ask.fail(ask.site.address("/a", "127.0.0.2"), options=PUBLIC)
        assert "127.0.0.1 is an address of a private network" in error.message
        assert ask.site.asked("/secret") == 0


@pytest.mark.usefixtures("two_is_public")
def test_the_connection_goes_where_was_looked() -> None:
    with asking({"/a": HELLO}) as ask:
        ask.resolve = Names(["127.0.0.1", "127.0.0.2"])
        ask.get(ask.site.address("/a", "e.test"), options=PUBLIC)
        assert {(asked.host, asked.at) for asked in ask.site.log} == {("e.test", "127.0.0.2")}


@pytest.mark.usefixtures("two_is_public")
def test_a_name_that_changes_its_meaning_gains_nothing() -> None:
    with asking({"/robots.txt": page("", Connection="close"), "/a": HELLO}) as ask:
        ask.resolve = Names(["127.0.0.2"], ["127.0.0.1"])
        assert "private network" in ask.fail(ask.site.address("/a", "e.test"), options=PUBLIC).message
        assert {asked.at for asked in ask.site.log} == {"127.0.0.2"}


def test_the_next_address_is_tried_where_one_takes_no_connection() -> None:
    with asking({"/a": HELLO}) as ask:
        ask.resolve = Names(["::1", "127.0.0.3"])
        assert ask.get(ask.site.address("/a", "e.test")).content


def test_names_in_other_letters_are_asked_for_as_the_network_writes_them() -> None:
    with asking({"/a": HELLO}) as ask:
        names = ask.resolve = Names(["127.0.0.1"])
        assert ask.get(ask.site.address("/a", "bücher.test")).content
        assert names.asked[0] == "xn--bcher-kva.test"


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for e.test that nobody but itself has signed, and a server's side that has it."""
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("openssl is not installed")
    key, file = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = ["req", "-x509", "-nodes", "-newkey", "rsa:2048", "-subj", "/CN=e.test"]
    named = ["-addext", "subjectAltName=DNS:e.test", "-keyout", str(key), "-out", str(file)]
    subprocess.run([openssl, *make, *named], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file, key)
    return file, context


@pytest.fixture
def fresh_certificates() -> Iterator[None]:
    trusted_certificates.cache_clear()
    yield
    trusted_certificates.cache_clear()


@pytest.mark.usefixtures("fresh_certificates")
def test_certificates_are_checked_against_the_name(
    certificate: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    file, context = certificate
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with Site({"/a": HELLO}, context) as site:
        ask = Asker(site)
        ask.resolve = Names(["127.0.0.1"])
        assert ask.get(site.address("/a", "e.test")).content
        error = ask.fail(site.address("/a", "f.test"))
        assert "certificate of f.test is not valid: Hostname mismatch" in error.message


@pytest.mark.usefixtures("fresh_certificates")
def test_certificates_that_nobody_vouches_for_are_none(certificate: tuple[Path, ssl.SSLContext]) -> None:
    with Site({"/a": HELLO}, certificate[1]) as site:
        ask = Asker(site)
        ask.resolve = Names(["127.0.0.1"])
        error = ask.fail(site.address("/a", "e.test"))
        assert "certificate of e.test is not valid: self" in error.message
        assert not isinstance(error, TemporaryError)
        assert site.log == []


def test_the_name_is_told_to_servers_that_speak_safely() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        heard: list[bytes] = []
        thread = threading.Thread(target=lambda: heard.append(_hear(server)))
        thread.start()
        with Site({}) as site:
            ask = Asker(site)
            ask.resolve = Names(["127.0.0.1"])
            ask.fail(f"https://e.test:{server.getsockname()[1]}/")
        thread.join()
    assert b"e.test" in heard[0]


def _hear(server: socket.socket) -> bytes:
    connection, _ = server.accept()
    with connection:
        heard = connection.recv(4096)
        connection.sendall(b"no TLS here")
    return heard


# --- through a proxy ---------------------------------------------------------------------------------


def test_a_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with asking({"/a": HELLO}) as ask:
        monkeypatch.setenv("http_proxy", ask.site.address(""))
        ask.site.rows["http://e.test/a"] = HELLO
        assert ask.get("http://e.test/a", options=PUBLIC).content
        assert ask.site.log[-1].path == "http://e.test/a"
        error = ask.fail("http://127.1/a", options=PUBLIC)
        assert "private network" in error.message


def test_hosts_that_need_no_proxy_are_asked_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    with asking({"/a": HELLO}) as ask:
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        assert ask.get("/a").content


def test_each_connection_is_asked_for_by_one_request_only() -> None:
    """Two hosts at one address get connections of their own: what one may see is not for the other."""
    with asking({"/a": HELLO}) as ask:
        ask.resolve = Names(["127.0.0.1"])
        asyncio.run(_ask_both(ask))
        ports = {(asked.host, asked.port) for asked in ask.site.log}
        assert {host for host, _ in ports} == {"a.test", "b.test"}
        assert len({port for _, port in ports}) == 2


async def _ask_both(ask: Asker) -> None:
    async with ask.client() as client:
        for host in ("a.test", "b.test"):
            await client.get(Request(ask.site.address("/a", host)))
