"""Which addresses of the network are public, and what is shown and told of addresses of the web."""

from __future__ import annotations

import pytest

from octavo.errors import FetchError
from octavo.web.addresses import check_name, clean, is_public, redirected, referer, show

PUBLIC = ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]
PRIVATE = [
    "0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.9.9.9", "169.254.169.254", "172.16.0.1", "192.168.1.1",
    "198.18.0.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_of_ones_own_are_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f.1", "10.1", "::1", "localhost", "a.LocalHost."])
def test_private_hosts_are_known_by_their_names(host: str) -> None:
    with pytest.raises(FetchError, match="private network"):
        check_name(host)


def test_other_names_pass() -> None:
    for host in ("example.org", "8.8.8.8", "localhost.example.org", "2606:4700::1111"):
        check_name(host)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://ada:secret@e.org/a@b", "https://e.org/a@b"),
        ("http://ada@e.org", "http://e.org"),
        ("http://e.org?to=x@y", "http://e.org?to=x@y"),
        ("http://a:b@c@e.org/", "http://e.org/"),
        ("mail me@e.org", "mail me@e.org"),
    ],
)
def test_passwords_are_not_shown(address: str, shown: str) -> None:
    assert show(address) == shown


def test_addresses_are_made_fit_to_ask() -> None:
    assert clean(" HTTP://e.org/ä b?q#top ") == "http://e.org/%C3%A4%20b?q"


def test_a_login_stays_with_its_site() -> None:
    at = "https://ada:secret@e.org/a"
    assert redirected(at, "/b") == "https://ada:secret@e.org/b"
    assert redirected(at, "https://e.org/b") == "https://ada:secret@e.org/b"
    assert redirected(at, "https://f.org/b") == "https://f.org/b"
    assert redirected(at, "http://e.org/b") == "http://e.org/b"


@pytest.mark.parametrize(
    ("page", "target", "told"),
    [
        ("https://ada:secret@e.org/a#b", "https://e.org/p.png", "https://e.org/a"),
        ("https://e.org/a", "https://cdn.e.org/p.png", "https://e.org/"),
        ("https://e.org/a", "http://e.org/p.png", ""),
        ("", "https://e.org/p.png", ""),
    ],
)
def test_a_page_tells_its_own_site_more_than_others(page: str, target: str, told: str) -> None:
    assert referer(page, target) == told
