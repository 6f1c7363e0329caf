"""What the client gets, and in which words it fails."""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path

import pytest

from octavo.errors import ConfigError, FetchError, TemporaryError
from octavo.web.client import MOST_REDIRECTS, Client
from octavo.web.messages import ClientOptions, Request
from tests.web.asking import LOCAL, Asker, asking
from tests.web.site import (
    Reply,
    Row,
    Site,
    after,
    bomb,
    content,
    dripping,
    dropped,
    endless,
    in_turn,
    needs,
    page,
    picture,
    redirect,
    robots,
    status,
    truncated,
    versioned,
    zipped,
)

HELLO = page("<p>Hello")


def test_a_page_comes_with_what_is_known_of_it() -> None:
    reply = content(b"<p>H\xe9llo", "Text/HTML; Charset=ISO-8859-1", ETag='"1"', Last_Modified="yesterday")
    with asking({"/a": reply}) as ask:
        found = ask.get("/a#part")
        assert found.address == ask.site.address("/a")
    assert (found.content, found.media_type, found.charset) == (b"<p>H\xe9llo", "text/html", "ISO-8859-1")
    assert (found.etag, found.last_modified, found.retrieved) == ('"1"', "yesterday", "2026-05-01T12:00:00Z")
    assert not found.is_unchanged
    assert found.addresses == ()


def test_redirects_are_followed_and_told() -> None:
    with asking({"/a": redirect("b", 301), "/b": redirect("/c?x=1#top", 308), "/c?x=1": HELLO}) as ask:
        found = ask.get("/a")
        assert found.address == ask.site.address("/c?x=1")
        assert found.addresses == (ask.site.address("/a"), ask.site.address("/b"))


def test_redirects_in_a_circle_are_refused() -> None:
    with asking({"/a": redirect("/b"), "/b": redirect("/a")}) as ask:
        assert "redirects in a circle" in ask.fail("/a").message


def test_a_page_that_sets_a_cookie_and_sends_back_to_itself_is_no_circle() -> None:
    again = Reply(status=302, headers={"Location": "/a", "Set-Cookie": "seen=1"})
    rows = in_turn(again, needs("Cookie", "seen=1", HELLO))
    with asking({"/a": rows}) as ask:
        assert ask.get("/a").content.endswith(b"Hello")


def test_redirects_without_end_are_refused() -> None:
    rows: dict[str, Row] = {f"/{number}": redirect(f"/{number + 1}") for number in range(MOST_REDIRECTS + 1)}
    with asking({**rows, f"/{MOST_REDIRECTS + 1}": HELLO}) as ask:
        assert f"more than {MOST_REDIRECTS} times" in ask.fail("/0").message
        assert ask.get("/1").content


@pytest.mark.parametrize("target", ["ftp://127.0.0.1/a", "file:///etc/passwd", "javascript:alert(1)", "http://[x"])
def test_redirects_lead_to_the_web_only(target: str) -> None:
    with asking({"/a": redirect(target)}) as ask:
        error = ask.fail("/a")
        assert not isinstance(error, TemporaryError)
        assert "address" in error.message


@pytest.mark.parametrize(
    "address", ["ftp://e.org/a", "file:///etc/passwd", "article.md", "http://", "http://a b/", "http://[x/"]
)
def test_other_addresses_are_refused(address: str) -> None:
    with asking({}) as ask:
        assert "address" in str(ask.fail(Request(address) if "://" in address else Request("//" + address)))


def test_what_has_not_changed_is_not_sent_again() -> None:
    with asking({"/a": versioned(HELLO)}) as ask:
        first = ask.get("/a")
        for known in ({"etag": first.etag}, {"last_modified": first.last_modified}):
            again = ask.get(Request("/a", **known))  # type: ignore[arg-type]
            assert again.is_unchanged
            assert again.content == b""
            assert again.etag == first.etag


@pytest.mark.parametrize(
    ("number", "words"), [(401, "login"), (403, "--cookies"), (404, "no such page"), (410, "taken down"), (418, "418")]
)
def test_final_answers_are_final(number: int, words: str) -> None:
    with asking({"/a": status(number)}) as ask:
        error = ask.fail("/a")
        assert words in str(error)
        assert str(number) in error.message
        assert error.where == ask.site.address("/a")
        assert not isinstance(error, TemporaryError)
        assert ask.site.asked("/a") == 1


def test_names_and_passwords_are_used_and_never_shown() -> None:
    rows: dict[str, Row] = {
        "/a": redirect("/b"),
        "/b": needs("Authorization", "Basic YWRhOnNlY3JldA==", HELLO),
        "/c": status(404),
    }
    with asking(rows) as ask:
        login = ask.site.address("/a").replace("://", "://ada:secret@")
        found = ask.get(login)
        assert "secret" not in repr(found) + repr(ask.events)
        error = ask.fail(login.replace("/a", "/c"))
        assert "secret" not in str(error) + repr(ask.events)


def test_a_password_is_not_taken_to_another_host() -> None:
    with asking({"/b": HELLO}) as ask:
        ask.site.rows["127.0.0.1/a"] = redirect(ask.site.address("/b", "127.0.0.2"))
        ask.get(ask.site.address("/a").replace("://", "://ada:secret@"))
        assert "authorization" not in ask.site.asked_once("/b").headers


# --- bodies ------------------------------------------------------------------------------------------


def test_compressed_pages_come_as_they_were() -> None:
    text = page("<p>Long. " * 9000)
    with asking({"/a": zipped(text)}) as ask:
        assert ask.get("/a").content == text.body
        assert ask.site.asked_once("/a").headers["accept-encoding"] == "gzip, deflate"


SMALL = ClientOptions(allow_private=True, largest_page=2**20, largest_picture=2**20, deadline=20)


@pytest.mark.parametrize("row", [endless(), content(bytes(2**21), "text/html"), bomb(2)])
def test_what_has_no_end_is_refused(row: Reply) -> None:
    with asking({"/a": row}) as ask:
        assert "larger than 1 MB" in ask.fail("/a", options=SMALL).message
        assert ask.site.asked("/a") == 1


def test_a_stated_length_is_enough_to_refuse() -> None:
    with asking({"/a": Reply(headers={"Content-Type": "text/html", "Content-Length": str(2**40)}, body=[b"x"])}) as ask:
        assert "larger than" in ask.fail("/a").message


def test_what_grows_without_measure_is_refused() -> None:
    with asking({"/a": bomb(64)}) as ask:
        assert "grows without measure" in ask.fail("/a").message


def test_a_slow_drip_ends_at_the_deadline() -> None:
    with asking({"/a": dripping(0.02)}) as ask:
        error = ask.fail("/a", options=ClientOptions(allow_private=True, deadline=0.2))
        assert "longer than 0.2 seconds" in error.message
        assert isinstance(error, TemporaryError)


def test_silence_is_tried_again() -> None:
    with asking({"/a": in_turn(after(1.5, HELLO), HELLO)}) as ask:
        assert ask.get("/a", options=ClientOptions(allow_private=True, silence=0.5)).content
        assert ask.site.asked("/a") >= 2  # a busy machine may be silent, too


@pytest.mark.parametrize("row", [truncated(page("<p>Hello")), dropped(), truncated(zipped(page("<p>Hi" * 99)))])
def test_what_breaks_off_is_tried_again_and_never_taken(row: Reply) -> None:
    with asking({"/a": in_turn(row, HELLO), "/b": row}) as ask:
        assert ask.get("/a").content == HELLO.body
        error = ask.fail("/b")
        assert "broke off" in error.message
        assert isinstance(error, TemporaryError)
        assert ask.site.asked("/b") == 4


def test_compressed_bytes_that_break_off_are_no_page() -> None:
    whole = zipped(page("<p>Hello" * 99))
    assert isinstance(whole.body, bytes)
    half = Reply(headers=whole.headers, body=whole.body[:-9])
    with asking({"/a": half}) as ask:
        assert "broke off" in ask.fail("/a").message


def test_other_compressions_are_refused() -> None:
    with asking({"/a": content(b"\x0b\x02", "text/html", Content_Encoding="br")}) as ask:
        assert "(br)" in ask.fail("/a").message


# --- types -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (content(b"\0", "video/mp4"), "a video (video/mp4) came instead of a page"),
        (content(b"%PDF-1.7", "application/pdf"), "a PDF came instead of a page"),
        (content(b"PK\3\4", "application/octet-stream"), "a file (application/zip) came instead of a page"),
        (picture(), "a picture (image/png) came instead of a page"),
        (content(b"\0\1\2", "application/octet-stream"), "a file of an unknown kind came instead of a page"),
        (content(b"", "text/html"), "the page is empty"),
    ],
)
def test_pages_are_pages(row: Reply, words: str) -> None:
    with asking({"/a": row}) as ask:
        assert ask.fail("/a").message == words


def test_pictures_are_pictures() -> None:
    with asking(
        {"/a": HELLO, "/b": picture(kind="application/octet-stream"), "/c": picture(b"<svg/>", "text/xml")}
    ) as ask:
        assert ask.fail(ask.picture("/a")).message == "a page (text/html) came instead of a picture"
        assert ask.get(ask.picture("/b")).media_type == "image/png"
        assert ask.get(ask.picture("/c")).media_type == "image/svg+xml"


def test_text_is_no_picture() -> None:
    with asking({"/a": content(b"Hello", "text/plain")}) as ask:
        assert ask.fail(ask.picture("/a")).message == "a page (text/plain) came instead of a picture"


def test_documents_that_nobody_names_are_known() -> None:
    epub = b"PK\3\4" + bytes(26) + b"mimetypeapplication/epub+zip"
    with asking({"/a": content(epub, "application/octet-stream"), "/b": content(b"<!DOCTYPE html><p>", "")}) as ask:
        assert ask.get("/a").media_type == "application/epub+zip"
        assert ask.get("/b").media_type == "text/html"


def test_lists_may_be_zipped_files() -> None:
    sitemap = zipped(content(b"<?xml version='1.0'?><urlset/>", "application/gzip"))
    with asking({"/s.xml.gz": Reply(headers={"Content-Type": "application/gzip"}, body=sitemap.body)}) as ask:
        assert ask.get(Request("/s.xml.gz", "list")).content.endswith(b"<urlset/>")


# --- pictures, cookies -------------------------------------------------------------------------------


def test_pictures_are_asked_for_from_their_page() -> None:
    with asking({"/p.png": needs("Referer", "/article", picture())}) as ask:
        assert ask.get(ask.picture("/p.png", ask.site.address("/article"))).content
        ask.get_all(Request(ask.site.address("/p.png", "127.0.0.2"), "picture", ask.site.address("/article")))
        assert ask.site.log[-1].headers["referer"] == ask.site.address("/")
        assert "image/webp" in ask.site.log[-1].headers["accept"]


def test_cookies_of_a_browser_open_pages(tmp_path: Path) -> None:
    file = tmp_path / "cookies.txt"
    file.write_text("# Netscape HTTP Cookie File\n127.0.0.1\tFALSE\t/\tFALSE\t0\tlogin\tada\n", encoding="utf-8")
    with asking({"/a": needs("Cookie", "login=ada", HELLO)}) as ask:
        assert "--cookies" in ask.fail("/a").hint
        assert ask.get("/a", options=ClientOptions(allow_private=True, cookies=file)).content
        ask.get_all(ask.site.address("/a", "127.0.0.2"), options=ClientOptions(allow_private=True, cookies=file))
        assert "cookie" not in ask.site.log[-1].headers


def test_a_file_of_cookies_is_one(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("{}", encoding="utf-8")
    with pytest.raises(ConfigError, match="no file of cookies"):
        Client(ClientOptions(cookies=tmp_path / "c.txt"))
    with pytest.raises(ConfigError, match="cannot be read"):
        Client(ClientOptions(cookies=tmp_path / "none.txt"))


# --- lines that do not hold --------------------------------------------------------------------------


def test_no_such_host() -> None:
    with asking({}) as ask:
        error = ask.fail("http://no-such-host.invalid/a")
        assert "no-such-host.invalid" in error.message
        assert ask.clock.slept == []


def test_a_connection_that_nobody_takes() -> None:
    with Site({}) as site:
        address = site.address("/a")
    error = Asker(site).fail(address)
    assert "accepts no connection" in error.message
    assert isinstance(error, TemporaryError)


def test_a_server_that_cannot_speak_safely() -> None:
    with asking({}) as ask:
        error = ask.fail(ask.site.address("/a").replace("http:", "https:"))
        assert "no safe connection" in error.message
        assert not isinstance(error, TemporaryError)


def test_connections_are_kept() -> None:
    with asking({f"/{number}": HELLO for number in range(5)}) as ask:
        ask.get(*(f"/{number}" for number in range(5)), "/0")
        assert len({asked.port for asked in ask.site.log}) == 1


def test_whoever_is_stopped_leaves_nothing_open() -> None:
    with asking({"/a": dripping(0.01)}) as ask:
        asyncio.run(_stop_in_the_middle(ask))
        gc.collect()
        assert ask.site.wait_until(lambda: ask.site.log[-1].broken)


async def _stop_in_the_middle(ask: Asker) -> None:
    came = asyncio.Event()
    async with Client(LOCAL, lambda event: came.set() if event.size else None) as client:
        task = asyncio.create_task(client.get(Request(ask.site.address("/a"))))
        await came.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


def test_the_listener_hears_what_goes_on() -> None:
    with asking({"/robots.txt": robots(""), "/a": page("x" * 200_000)}) as ask:
        size = len(ask.get("/a").content)
        mine = [event for event in ask.events if event.kind == "page"]
        assert [mine[0].state, mine[-1].state, mine[-1].size] == ["asking", "received", size]
        assert {event.state for event in mine[1:-1]} == {"receiving"}
        assert mine[0].host == "127.0.0.1"
        with pytest.raises(FetchError):
            ask.get("/b")
        assert ask.events[-1].state == "failed"
