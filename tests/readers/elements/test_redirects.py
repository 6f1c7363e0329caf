"""Addresses that lead on to another."""

from __future__ import annotations

import pytest

from octavo.readers.elements.redirects import follow_redirect


@pytest.mark.parametrize(
    ("url", "end"),
    [
        ("https://www.google.com/url?q=https://a.example/b%3Fc%3D1&sa=D&ust=1", "https://a.example/b?c=1"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F&h=AT0", "https://a.example/"),
        ("https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fx&data=05", "https://a.example/x"),
        ("https://urldefense.com/v3/__https://a.example/x__;!!abc$", "https://a.example/x"),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__a.example_x&d=Dw", "https://a.example/x"),
        ("https://out.forum.example/t3_x?url=https%3A%2F%2Fa.example%2F", "https://out.forum.example/t3_x?url=https%3A%2F%2Fa.example%2F"),
        ("https://video.example/redirect?event=d&q=https%3A%2F%2Fa.example", "https://a.example"),
        ("https://link.press.example/?target=http%3A//a.example/", "http://a.example/"),
    ],
)  # fmt: skip
def test_a_redirect_ends_where_it_leads(url: str, end: str) -> None:
    assert follow_redirect(url) == end


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/share?url=https://b.example/",
        "https://a.example/sharer/sharer.php?u=https%3A%2F%2Fb.example%2F",
        "https://web.archive.example/web/2020/https://a.example/",
        "https://translate.example/translate?u=https://a.example/",
        "https://a.example/url?q=mill+wheels",
        "https://a.example/url?q=javascript:alert(1)",
        "https://a.example/url?q=https:",
        "#note",
        "",
        "https://[bad/url?q=https://a.example/",
    ],
)
def test_other_addresses_stay(url: str) -> None:
    assert follow_redirect(url) == url
