"""How hosts are treated: rules, pauses, rest, and who may go at the same time."""

from __future__ import annotations

import subprocess
import sys
from email.utils import format_datetime

import pytest

from octavo.errors import FetchError, TemporaryError
from octavo.web.hosts import LONGEST_PAUSE, MOST_AT_ONCE, PICTURES_AT_ONCE
from octavo.web.messages import ClientOptions, Request
from octavo.web.retries import MOST_TRIES
from octavo.web.robots import LARGEST_RULES
from tests.web.asking import asking
from tests.web.clock import BEGIN
from tests.web.site import Reply, Row, after, content, in_turn, page, picture, redirect, robots, status

HELLO = page("<p>Hello")
HOSTS = [f"127.0.0.{number}" for number in range(1, 5)]


def test_hosts_go_in_parallel_and_pages_of_one_after_the_other() -> None:
    slow = after(0.05, HELLO)
    with asking({"/robots.txt": status(404), "/1": slow, "/2": slow, "/3": slow}) as ask:
        ask.get_all(*(ask.site.address(path, host) for path in ("/1", "/2", "/3") for host in HOSTS))
        pages = [asked for asked in ask.site.log if asked.path != "/robots.txt"]
        assert len(pages) == 12
        ask.site.log = pages
        assert [ask.site.most_at_once(host) for host in HOSTS] == [1, 1, 1, 1]
        assert ask.site.most_at_once() == len(HOSTS)


def test_pages_of_one_host_have_a_pause_between_them() -> None:
    with asking({f"/{number}": HELLO for number in range(3)}) as ask:
        ask.get_all("/0", "/1", "/2")
        assert ask.clock.seconds == pytest.approx(2)
        ask.get("/0", "/1", options=ClientOptions(allow_private=True, pause=7))
        assert ask.clock.seconds == pytest.approx(9)


def test_pictures_come_a_few_at_once_and_do_not_wait_for_pages() -> None:
    rows: dict[str, Row] = {f"/{number}.png": after(0.05, picture()) for number in range(12)}
    with asking(rows) as ask:
        found = ask.get_all(*(ask.picture(path) for path in rows))
        assert not any(isinstance(one, BaseException) for one in found)
        assert ask.site.most_at_once() == PICTURES_AT_ONCE
        assert ask.clock.seconds == pytest.approx(1.1)
        assert ask.site.asked("/robots.txt") == 0


def test_not_too_much_is_asked_at_once() -> None:
    with asking({"/a": after(0.1, picture())}) as ask:
        hosts = [f"127.0.1.{number}" for number in range(1, MOST_AT_ONCE + 9)]
        ask.get_all(*(Request(ask.site.address("/a", host), "picture") for host in hosts))
        assert len(ask.site.log) == len(hosts)
        assert 1 < ask.site.most_at_once() <= MOST_AT_ONCE


# --- robots.txt --------------------------------------------------------------------------------------


def test_rules_are_kept_and_read_once() -> None:
    with asking({"/robots.txt": robots("User-agent: *\nDisallow: /no"), "/yes": HELLO, "/no": HELLO}) as ask:
        found = ask.get_all("/yes", "/no", "/yes?2")
        assert [isinstance(one, FetchError) for one in found] == [False, True, False]
        error = found[1]
        assert isinstance(error, FetchError)
        assert not isinstance(error, TemporaryError)
        assert "robots.txt" in error.message
        assert "save the page in a browser" in error.hint
        assert (ask.site.asked("/robots.txt"), ask.site.asked("/no")) == (1, 0)


def test_rules_for_us_go_before_those_for_all() -> None:
    ours = robots("User-agent: octavo\nAllow: /\n\nUser-agent: *\nDisallow: /")
    with asking(
        {"127.0.0.1/robots.txt": ours, "/robots.txt": robots("User-agent: other\nDisallow: /"), "/a": HELLO}
    ) as ask:
        assert ask.get("/a").content
        assert ask.get(ask.site.address("/a", "127.0.0.2")).content


@pytest.mark.parametrize("row", [status(404), status(403), status(410), redirect("/robots.txt"), page("<h1>Welcome")])
def test_no_rules_allow_all(row: Reply) -> None:
    with asking({"/robots.txt": row, "/a": HELLO}) as ask:
        assert ask.get("/a").content


@pytest.mark.parametrize(("number", "tries"), [(503, MOST_TRIES), (520, 1)])
def test_rules_that_nobody_can_tell_forbid_all_for_now(number: int, tries: int) -> None:
    with asking({"/robots.txt": status(number), "/a": HELLO, "/b": HELLO}) as ask:
        first, second = ask.get_all("/a", "/b")
        assert isinstance(first, TemporaryError)
        assert isinstance(second, TemporaryError)
        assert "robots.txt" in first.message
        assert (first.where, second.where) == (ask.site.address("/a"), ask.site.address("/b"))
        assert (ask.site.asked("/robots.txt"), ask.site.asked("/a")) == (tries, 0)


def test_rules_hold_where_a_redirect_leads() -> None:
    with asking({"127.0.0.2/robots.txt": robots("User-agent: *\nDisallow: /"), "/b": HELLO}) as ask:
        ask.site.rows["/a"] = redirect(ask.site.address("/b", "127.0.0.2"))
        assert "robots.txt" in ask.fail("/a").message
        assert ask.site.asked("/b") == 0


def test_rules_may_lie_elsewhere() -> None:
    rows = {"/robots.txt": redirect("/rules"), "/rules": robots("User-agent: *\nDisallow: /a"), "/a": HELLO}
    with asking(rows) as ask:
        assert "robots.txt" in ask.fail("/a").message


def test_rules_without_end_count_so_far() -> None:
    text = "User-agent: *\nDisallow: /a\n" + "# long\n" * LARGEST_RULES + "Disallow: /b\n"
    with asking({"/robots.txt": robots(text), "/a": HELLO, "/b": HELLO}) as ask:
        assert "robots.txt" in ask.fail("/a").message
        assert ask.get("/b").content


@pytest.mark.parametrize(("asked", "kept"), [("5", 5), ("0.1", 1), ("86400", LONGEST_PAUSE)])
def test_a_site_may_ask_for_a_longer_pause(asked: str, kept: float) -> None:
    with asking({"/robots.txt": robots(f"User-agent: *\nCrawl-delay: {asked}"), "/a": HELLO, "/b": HELLO}) as ask:
        ask.get("/a", "/b")
        assert ask.clock.seconds == pytest.approx(kept)


# --- trying again ------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [500, 502, 503, 504])
def test_servers_that_fail_for_a_moment_are_asked_again(number: int) -> None:
    with asking({"/a": in_turn(status(number), status(number), HELLO)}) as ask:
        assert ask.get("/a").content
        assert [seconds for seconds in ask.clock.slept if seconds >= 1] == [1, 2]


def test_four_times_is_enough() -> None:
    with asking({"/a": status(500)}) as ask:
        error = ask.fail("/a")
        assert isinstance(error, TemporaryError)
        assert error.message == "the server cannot give the page now (500)"
        assert ask.site.asked("/a") == MOST_TRIES


@pytest.mark.parametrize("stated", ["7", format_datetime(BEGIN.replace(second=7), usegmt=True)])
def test_a_host_that_asks_for_rest_is_left_alone(stated: str) -> None:
    rows: dict[str, Row] = {"/a.png": in_turn(status(429, Retry_After=stated), picture()), "/b.png": picture()}
    with asking(rows) as ask:
        ask.get(ask.picture("/a.png"))
        assert ask.clock.seconds == pytest.approx(7)


def test_it_is_the_whole_host_that_rests_and_no_other() -> None:
    with asking({"127.0.0.1/a.png": in_turn(status(429, Retry_After="60"), picture()), "/a.png": picture()}) as ask:
        other = Request(ask.site.address("/a.png", "127.0.0.2"), "picture")
        ask.get_all(ask.picture("/a.png"), ask.picture("/a.png?1"), other)
        waited = {event.host: max(e.seconds for e in ask.events if e.host == event.host) for event in ask.events}
        assert waited == {"127.0.0.1": pytest.approx(60), "127.0.0.2": 0}


def test_a_long_rest_is_for_another_day() -> None:
    with asking({"/a": status(429, Retry_After="1800"), "/b": HELLO}) as ask:
        first, second = ask.get_all("/a", "/b")
        assert isinstance(first, TemporaryError)
        assert first.hint == "run again in 30 minutes"
        assert isinstance(second, TemporaryError)
        assert (ask.site.asked("/a"), ask.site.asked("/b")) == (1, 0)


def test_who_was_too_quick_goes_slower() -> None:
    with asking({"/a": in_turn(status(429), HELLO), "/b": HELLO, "/c": HELLO}) as ask:
        ask.get("/a", "/b", "/c")
        assert ask.clock.seconds == pytest.approx(1 + 2 + 2, abs=1)


def test_who_asks_for_no_rest_gets_some() -> None:
    with asking({"/a": in_turn(status(503, Retry_After="0"), HELLO)}) as ask:
        ask.get("/a")
        assert ask.clock.seconds == pytest.approx(1)


def test_what_cannot_be_read_of_retry_after_is_as_if_not_there() -> None:
    with asking({"/a": in_turn(status(503, Retry_After="soon"), HELLO)}) as ask:
        assert ask.get("/a").content


def test_text_that_is_no_page_is_one() -> None:
    with asking({"/a": content(b"Plain", "text/plain")}) as ask:
        assert ask.get("/a").media_type == "text/plain"


def test_who_needs_no_network_loads_none() -> None:
    code = (
        "import sys, octavo.commands.build, octavo.web.messages\n"
        "print(sorted({'httpx2', 'httpcore2', 'anyio', 'protego', 'playwright'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
