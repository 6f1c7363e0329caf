"""Addresses: valid or none, and which are the same page."""

from __future__ import annotations

import pytest

from octavo.urls import page_key, valid_url


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("http:/example.org/x", "http://example.org/x"),
        ("https:example.org", "https://example.org"),
        ("http:\\\\example.org\\x", "http://example.org/x"),
        ("http://user:p w@example.org:80/", "http://user:p%20w@example.org:80/"),
        ("http://example.org:/x", "http://example.org/x"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
        ("http://例え.jp/%E4%20%zz", "http://例え.jp/%E4%20%25zz"),
        ("http://ex%61mple.org/", "http://example.org/"),
        ("http://example.org?a=b", "http://example.org?a=b"),
        ("http://example.org/{x}`<>\"'", "http://example.org/%7Bx%7D%60%3C%3E%22'"),
        (" tel:+49 30 ", "tel:+4930"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("urn:isbn:123", "urn:isbn:123"),
        ("http://example..org/", ""),
        ("http://xn--zzzzzzzzzzz.org/", ""),
        (f"http://{'a' * 64}.org/", ""),
        ("http://[::1", ""),
        ("http://[fe80::1%25eth0]/", ""),
        ("http://a\u2100b.org/", ""),
        ("magnet:?x", ""),
        ("one.html", ""),
        ("javascript:x", ""),
    ],
)
def test_valid_addresses(written: str, expected: str) -> None:
    assert valid_url(written) == expected
    assert valid_url(expected) == expected


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/a/",
        "http://www.example.org/a/index.html#x",
        "https://example.org:443/a/index.php",
        "http://EXAMPLE.org:80/%61?utm_x=1",
        "http://example.org./a?fbclid=1&gclid=2&mc_cid=3&mc_eid=4&ref_src=x",
        "http://example.org/a?ref=news.example.com&source=weekly-newsletter&from=rss",
        "http://example.org/a?",
    ],
)
def test_same_address(other: str) -> None:
    assert page_key(other) == page_key("http://example.org/a")


def test_the_order_and_the_spelling_of_parameters() -> None:
    assert page_key("http://example.org/?b=%c3%bc+x&a=1") == page_key("http://example.org?a=1&utm_id=2&b=ü%20x")
    assert page_key("http://bücher.example/%C3%BC") == page_key("http://xn--bcher-kva.example/ü")
    assert page_key("http://example.org/a%2Fb") != page_key("http://example.org/a/b")


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/b",
        "http://example.org/a?x=1",
        "http://example.org/a?id=1",
        "http://example.org/a?p=12",
        "http://example.org/a?page=2",
        "http://example.org/a?ref=main",
        "http://example.org/a?source=42",
        "http://example.org/a?src=plate.jpg",
        "http://example.org/a?from=berlin",
        "http://example.org:81/a",
        "http://a.example.org/a",
        "http://example.org/A",
        "mailto:example.org/a",
        "",
    ],
)
def test_other_address(other: str) -> None:
    assert page_key(other) != page_key("http://example.org/a")
