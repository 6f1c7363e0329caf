"""Who may ask, and for what: nobody but the preview's own page, and for nothing but what the book is made of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from tests.preview.asking import ask
from tests.preview.making import Preview


def test_the_page_is_for_those_who_have_its_address(preview: Preview) -> None:
    answer = ask(preview, f"{preview.root}/")
    assert answer.status == 200
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/book.json", "/x/", "/static/preview.js", "//"])
def test_without_the_token_nothing_is_given(preview: Preview, path: str) -> None:
    assert ask(preview, path).status == 403
    assert ask(preview, f"{preview.root[:-1]}{path}").status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"},
        {"Sec_Fetch_Site": "same-site"},  # another port of this machine
    ],
)
def test_other_pages_are_refused(preview: Preview, headers: dict[str, str]) -> None:
    assert ask(preview, f"{preview.root}/book.json", **headers).status == 403


def test_decisions_come_from_the_page_alone(preview: Preview, project: Path) -> None:
    before = (project / "book.toml").read_bytes()
    origin = f"http://127.0.0.1:{preview.port}"
    decision = {"decision": "keep", "words": "Never"}
    for body, headers, status in (
        (decision, {}, 403),
        (decision, {"Origin": "http://127.0.0.1:9"}, 403),
        (decision, {"Origin": origin, "Content_Type": "text/plain"}, 415),
        ({"decision": "delete", "words": "x"}, {"Origin": origin, "Content_Type": "application/json"}, 400),
        ({**decision, "file": "/etc/passwd"}, {"Origin": origin, "Content_Type": "application/json"}, 400),
        ({**decision, "words": "x" * 2**17}, {"Origin": origin, "Content_Type": "application/json"}, 415),
    ):
        assert ask(preview, f"{preview.root}/decisions", body, **headers).status == status
    assert (project / "book.toml").read_bytes() == before


@pytest.mark.parametrize(
    "path",
    [
        "/static/preview.css",
        "/screens/ereader/EPUB/nav.xhtml",
        "/screens/phone/EPUB/style.css",
        "/book.json",
        f"/picture?{urlencode({'article': 'source/1-tides.html', 'name': 'gauge.png'})}",
    ],
)
def test_the_book_is_served(preview: Preview, path: str) -> None:
    answer = ask(preview, f"{preview.root}{path}", Sec_Fetch_Site="same-origin")
    assert answer.status == 200
    assert answer.body


def outside_paths() -> Iterator[str]:
    """Paths that would lead out of the package, the book or the project."""
    for name in ("../book.toml", "../../../../etc/passwd", "/etc/passwd", "..\\book.toml", "preview.css/../../x", "\0"):
        yield f"/static/{quote(name, safe='')}"
        yield f"/screens/ereader/{quote(name)}"
        yield f"/screens/{quote(name, safe='')}/EPUB/nav.xhtml/.."
        yield f"/picture?{urlencode({'article': 'source/1-tides.html', 'name': name})}"
        yield f"/picture?{urlencode({'article': name, 'name': 'gauge.png'})}"
    yield "/book.toml"
    yield "/source/1-tides.html"
    yield "/screens/ereader/mimetype"
    yield "/pages/x/0/100.png"


@pytest.mark.parametrize("path", list(outside_paths()))
def test_nothing_else_is_served(preview: Preview, path: str) -> None:
    assert ask(preview, f"{preview.root}{path}").status in (400, 404)
