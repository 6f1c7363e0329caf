"""Pages that scripts make, in the real browser, which reaches nothing by itself."""

from __future__ import annotations

import asyncio
import sys

import pytest
from playwright.async_api import Error, async_playwright

from octavo.errors import FetchError
from octavo.web import browser
from octavo.web.browser import Browser
from octavo.web.messages import ClientOptions, Request, Response
from tests.tools.places import browser as installed
from tests.web.asking import Asker, asking
from tests.web.site import Row, Site, content, page, redirect, robots

pytestmark = pytest.mark.skipif(not installed(), reason="no browser is installed")

JSON = "application/json"


def render(ask: Asker, *paths: str) -> list[Response]:
    return asyncio.run(_render(ask, paths))


async def _render(ask: Asker, paths: tuple[str, ...]) -> list[Response]:
    async with ask.client() as client, Browser(client) as chromium:
        return [await chromium.render(Request(ask.site.address(path))) for path in paths]


SHELL = page('<title>Shell</title><main id="app"></main><script src="/app.js"></script>')
SCRIPT = """
fetch('/article.json').then(answer => answer.json()).then(article => {
  document.getElementById('app').innerHTML = `<h1>${article.title}</h1><img src="/plate.png">`;
});
"""


def test_what_scripts_write_is_in_the_page() -> None:
    rows: dict[str, Row] = {
        "/old": redirect("/a"),
        "/a": SHELL,
        "/app.js": content(SCRIPT.encode(), "text/javascript"),
        "/article.json": content('{"title": "Über Fahnen"}'.encode(), JSON),
    }
    with asking(rows) as ask:
        first, second = render(ask, "/old", "/a")
        assert "<h1>Über Fahnen</h1>" in first.content.decode()
        assert (first.address, first.addresses) == (ask.site.address("/a"), (ask.site.address("/old"),))
        assert (first.media_type, first.charset) == ("text/html", "utf-8")
        assert first.content == second.content
        assert ask.site.asked("/plate.png") == 0
        assert ask.site.log[-1].headers["referer"] == ask.site.address("/a")


REACHING = """
<p id="n">0</p><iframe src="/frame"></iframe><script>
const done = () => document.getElementById('n').textContent++;
for (const address of %s) fetch(address).then(done, done);
fetch('/post', {method: 'POST', body: 'x'}).then(done, done);
new WebSocket('ws://127.0.0.1:%d/socket');
navigator.sendBeacon('/beacon', 'x');
</script>"""


def test_pages_reach_nothing_that_the_client_would_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("octavo.web.addresses.is_public", lambda digits: digits == "127.0.0.2")
    with Site({}) as other, asking({}) as ask:
        secrets = [other.address("/secret"), other.address("/secret", "localhost"), "file:///etc/passwd"]
        ask.site.rows["/a"] = page(REACHING % (secrets, other.port))
        found = asyncio.run(_render_public(ask))
        assert '<p id="n">4</p>' in found.content.decode()
        assert other.log == []
        assert {asked.path for asked in ask.site.log} == {"/robots.txt", "/a"}


async def _render_public(ask: Asker) -> Response:
    async with ask.client(ClientOptions()) as client, Browser(client) as chromium:
        return await chromium.render(Request(ask.site.address("/a", "127.0.0.2")))


def test_the_browser_itself_reaches_nothing() -> None:
    with Site({"/a": SHELL}) as site:
        asyncio.run(_go_by_itself(site.address("/a")))
        assert site.log == []


async def _go_by_itself(address: str) -> None:
    async with async_playwright() as playwright:
        chromium = await browser._launch_any(playwright)
        shown = await chromium.new_page()
        with pytest.raises(Error, match="ERR_PROXY_CONNECTION_FAILED"):
            await shown.goto(address)
        await chromium.close()


CROSS = """<p id="open"></p><p id="kept"></p><script>
for (const name of ['open', 'kept'])
  fetch('%s/' + name).then(a => a.text(), () => 'not given')
    .then(text => { document.getElementById(name).textContent = text; });
</script>"""


def test_sites_say_who_may_read_them() -> None:
    rows = {
        "/kept": content(b"given", "text/plain"),
        "/open": content(b"given", "text/plain", Access_Control_Allow_Origin="*"),
    }
    with asking(rows) as ask:
        ask.site.rows["/a"] = page(CROSS % ask.site.address("", "127.0.0.2"))
        [found] = render(ask, "/a")
        assert '<p id="open">given</p><p id="kept">not given</p>' in found.content.decode()
        assert ask.site.asked_once("/open").headers["origin"] == ask.site.address("")


def test_a_script_that_leads_on_is_followed_as_the_rules_allow() -> None:
    rows: dict[str, Row] = {
        "/a": page("<script>location.replace('/b')</script>"),
        "/b": page("<p>Here"),
        "/c": page("<p>Still<script>location.replace('/no')</script>"),
        "/no": page("<p>Not for us"),
        "/robots.txt": robots("User-agent: *\nDisallow: /no"),
    }
    with asking(rows) as ask:
        led, stayed = render(ask, "/a", "/c")
        assert b"Here" in led.content
        assert led.address == ask.site.address("/b")
        assert b"Still" in stayed.content
        assert ask.site.asked("/no") == 0


def test_without_a_browser_there_is_a_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_PROGRAMS", ())
    with asking({"/a": SHELL}) as ask, pytest.raises(FetchError, match="install Chromium or Chrome"):
        render(ask, "/a")


def test_without_the_extra_there_is_a_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "playwright.async_api", None)
    with asking({"/a": SHELL}) as ask, pytest.raises(FetchError, match=r"pip install 'octavo\[browser\]'"):
        render(ask, "/a")
