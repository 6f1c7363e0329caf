"""Books that show their contents beside each page, of many makes; and menus that are none."""

from __future__ import annotations

import pytest

from octavo.discovery import find_listing
from octavo.discovery.merging import merge_listings
from octavo.discovery.navigation import find_navigation
from octavo.notes import Notes
from tests.discovery.making import PROSE, SITE, addresses, capture, listing, web_page

MAIN = f"<main><h1>Mills</h1><p>{PROSE * 5}</p><p><a href='guide/wheel.html'>On wheels</a></p></main>"
HEADER = '<header><nav><ul><li><a href="/">Grove</a></li><li><a href="/blog">Blog</a></li></ul></nav></header>'


def book(contents: str, head: str = "", title: str = "Mills — The Mill Book") -> str:
    return f"<html lang=en><head><title>{title}</title>{head}</head><body>{HEADER}{contents}{MAIN}</body></html>"


RTD = book(
    '<nav class="wy-nav-side"><div class="wy-side-scroll"><a href="#" class="icon-home">Mills</a>'
    '<div class="wy-menu" '
    'role="navigation"><p class="caption"><span class="caption-text">Guide</span></p><ul>'
    '<li class="toctree-l1"><a href="start.html">Start</a></li><li class="toctree-l1">'
    '<a href="guide/wheel.html">Wheels</a>'
    '<ul><li class="toctree-l2"><a href="guide/wheel.html#water">Water</a></li></ul></li></ul>'
    '<p class="caption"><span class="caption-text">Reference</span></p><ul><li>'
    '<a href="ref/stone.html">Stones</a></li>'
    '<li><a href="ref/sack.html">Sacks</a></li><li><a href="genindex.html">Index</a></li></ul></div></div></nav>',
    '<meta name="generator" content="Sphinx 7.2">',
)
FURO = book(
    '<aside class="sidebar-drawer"><div class="sidebar-tree"><p class="caption"><span>Guide</span></p>'
    '<ul class="current"><li class="toctree-l1"><a class="reference internal" href="../start.html">Start</a></li>'
    '<li class="toctree-l1 current"><a class="current reference internal" href="#">Wheels</a></li></ul>'
    '<p class="caption"><span>Reference</span></p><ul><li class="toctree-l1 has-children">'
    '<a href="../ref/stone.html">Stones'
    '</a><input type="checkbox"><ul><li><a href="../ref/sack.html">Sacks</a></li></ul></li></ul></div></aside>',
    '<meta name="generator" content="sphinx, furo">',
)
DOCUSAURUS = book(
    '<nav class="menu thin-scrollbar"><ul class="theme-doc-sidebar-menu menu__list"><li class="menu__list-item">'
    '<a class="menu__link menu__link--active" aria-current="page" href="/docs/start">Start</a></li>'
    '<li class="theme-doc-sidebar-item-category"><div class="menu__list-item-collapsible">'
    '<a class="menu__link--sublist" '
    'href="#">Guide</a></div><ul class="menu__list"><li><a href="/docs/guide/wheel">Wheels</a></li>'
    '<li><a href="/docs/guide/stone">Stones</a></li></ul></li><li><a href="/docs/sack">Sacks</a></li>'
    '<li><a href="https://code.example/mills">Code</a></li></ul></nav>',
    '<meta name="generator" content="Docusaurus v3.1">',
)
VITEPRESS = book(
    '<aside class="VPSidebar"><nav class="nav" aria-labelledby="x"><div class="group">'
    '<section class="VPSidebarItem level-0">'
    '<div class="item"><h2 class="text">Guide</h2></div><div class="items"><div class="VPSidebarItem">'
    '<a href="/guide/start">'
    '<p>Start</p></a></div><div><a href="/guide/wheel.html">Wheels</a></div></div></section></div><div class="group">'
    '<section class="VPSidebarItem level-0"><div class="item"><h2>Reference</h2></div><div class="items">'
    '<div><a href="/guide/stone">Stones</a></div><div><a href="/guide/sack">Sacks</a></div></div>'
    "</section></div></nav></aside>",
    '<meta name="generator" content="VitePress v1.2">',
)
MKDOCS = book(
    '<nav class="md-nav md-nav--primary"><ul class="md-nav__list"><li>'
    '<a href="." class="md-nav__link--active">Mills</a></li>'
    '<li><input type="checkbox"><label class="md-nav__link">Guide</label><nav class="md-nav"><ul><li>'
    '<a href="start/">Start'
    '</a></li><li><a href="wheel/">Wheels</a></li></ul></nav></li><li><a href="sack/">Sacks</a></li></ul></nav>'
    '<nav class="md-nav md-nav--secondary"><ul><li><a href="#a">A place</a></li></ul></nav>',
    '<meta name="generator" content="mkdocs-1.5">',
)
MDBOOK = book(
    '<nav id="sidebar" class="sidebar"><div class="sidebar-scrollbox"><ol class="chapter">'
    '<li class="chapter-item affix">'
    '<a href="foreword.html">Foreword</a></li><li class="part-title">Water</li><li class="chapter-item">'
    '<a href="ch01.html"><strong aria-hidden="true">1.</strong> Wheels</a></li><li><ol class="section"><li>'
    '<a href="ch01-01.html"><strong aria-hidden="true">1.1.</strong> Old wheels</a></li></ol></li>'
    '<li><a href="ch02.html"><strong aria-hidden="true">2.</strong> Stones</a></li></ol></div></nav>',
    title="Foreword - The Mill Book",
)
GITBOOK = book(
    '<aside class="group/table-of-contents"><ul><li><a href="/mills/">Welcome</a></li><li>'
    '<a href="/mills/start">Start</a>'
    '<ul><li><a href="/mills/start/wheel">Wheels</a></li></ul></li><li><a href="/mills/stone">Stones</a></li>'
    '<li><a href="/mills/sack">Sacks</a></li><li><a href="/mills/flour">Flour</a></li></ul></aside>'
)
BOOKS = {
    "rtd": (RTD, "/en/latest/", ["start.html", "guide/wheel.html", "ref/stone.html", "ref/sack.html"]),
    "rtd-index": (RTD, "/en/latest/index.html", ["start.html", "guide/wheel.html", "ref/stone.html", "ref/sack.html"]),
    "docusaurus": (DOCUSAURUS, "/docs/start", ["../docs/start", "guide/wheel", "guide/stone", "sack"]),
    "vitepress": (VITEPRESS, "/guide/start", ["start", "wheel.html", "stone", "sack"]),
    "mkdocs": (MKDOCS, "/mills/", ["", "start/", "wheel/", "sack/"]),
    "mdbook": (MDBOOK, "/mills/", ["foreword.html", "ch01.html", "ch01-01.html", "ch02.html"]),
    "gitbook": (GITBOOK, "/mills/", ["", "start", "start/wheel", "stone", "sack", "flour"]),
}


@pytest.mark.parametrize("make", BOOKS)
def test_the_first_page_of_a_book_leads_to_all(make: str) -> None:
    markup, path, names = BOOKS[make]
    found = listing(markup, address=f"{SITE}{path}")
    folder = path.rpartition("/")[0]
    pages = [address for address in addresses(found) if address != path or make in ("docusaurus", "mkdocs", "gitbook")]
    expected = [f"{folder}/{name}".replace(f"{folder}/../docs", "/docs") for name in names]
    assert (found.kind, pages) == ("navigation", expected if make != "vitepress" else expected[1:])
    assert "contents" in found.order


def test_a_page_inside_a_book_is_an_article() -> None:
    here = f"{SITE}/en/latest/guide/wheel.html"
    assert find_listing(capture(FURO, address=here), Notes()) is None
    found = find_navigation(web_page(FURO, here))
    assert found is not None
    names = ["start.html", "guide/wheel.html", "ref/stone.html", "ref/sack.html"]
    assert addresses(found) == [f"/en/latest/{name}" for name in names]
    assert [entry.part for entry in found.entries] == ["Guide", "Guide", "Reference", "Reference"]


def test_what_groups_are_called_and_what_chapters_are() -> None:
    parts = {entry.title: entry.part for entry in listing(RTD, address=f"{SITE}/en/latest/").entries}
    assert parts["Start"] == parts["Wheels"] == "Guide"
    assert parts["Stones"] == "Reference"
    mdbook = listing(MDBOOK, address=f"{SITE}/mills/")
    assert [entry.title for entry in mdbook.entries][-3:] == ["Wheels", "Old wheels", "Stones"]
    assert mdbook.entries[-1].part == "Water"
    assert mdbook.title == "The Mill Book"
    docusaurus = listing(DOCUSAURUS, address=f"{SITE}/docs/start")
    assert [entry.part for entry in docusaurus.entries] == ["", "Guide", "Guide", ""]


def test_the_first_page_is_a_part_of_its_book_once() -> None:
    assert addresses(listing(RTD, address=f"{SITE}/en/latest/"))[0] == "/en/latest/"
    assert addresses(listing(MDBOOK, address=f"{SITE}/mills/"))[0] == "/mills/foreword.html"  # it shows the foreword


def test_contents_in_a_frame_are_further_contents() -> None:
    frame = (
        '<nav id="mdbook-sidebar"><noscript><iframe class="sidebar-iframe" src="toc.html"></iframe></noscript></nav>'
    )
    found = listing(book(frame), address=f"{SITE}/mills/index.html")
    assert (found.entries, found.children) == ((), (f"{SITE}/mills/toc.html",))
    assert find_listing(capture(book(frame), address=f"{SITE}/mills/ch01.html"), Notes()) is None
    assert find_listing(capture(book(frame.replace("toc", "../toc")), address=f"{SITE}/mills/x/"), Notes()) is None
    contents = MDBOOK[MDBOOK.index("<ol") : MDBOOK.index("</div></nav>")]
    toc = listing(f"<html><body>{contents}</body></html>", address=f"{SITE}/mills/toc.html")
    assert addresses(toc) == [f"/mills/{name}.html" for name in ("foreword", "ch01", "ch01-01", "ch02")]
    assert toc.entries[1].title == "Wheels"


def test_contents_of_several_pages_are_put_together() -> None:
    whole = listing(RTD, address=f"{SITE}/en/latest/")
    inner = RTD.replace('<a href="guide/wheel.html#water">', '<a href="guide/water.html">')
    other = find_navigation(web_page(inner, f"{SITE}/en/latest/start.html"))
    assert other is not None
    names = ["", "start.html", "guide/wheel.html", "guide/water.html", "ref/stone.html", "ref/sack.html"]
    assert addresses(merge_listings(whole, other)) == [f"/en/latest/{name}" for name in names]


NO_BOOKS = {
    "sub-menu": (
        "/about/",
        '<header class="site-header"><div class="main-navigation"><ul><li><a href="/blog">Blog</a></li><li>'
        '<a href="/about/">About</a><ul class="toc">'
        + "".join(f'<li><a href="/about/{n}">Our aim {n}</a></li>' for n in "abcdefg")
        + "</ul></li></ul></div></header>",
    ),
    "languages": (
        "/docs/start",
        '<nav class="sidebar language"><ul>'
        + "".join(
            f'<li><a href="/{tag}/docs/start">{tag}</a><ul></ul></li>'
            for tag in ("de", "fr", "nl", "sv", "da", "fi", "no")
        )
        + "</ul></nav>",
    ),
    "versions": (
        "/docs/3.1/",
        '<div class="toc"><ul>'
        + "".join(f'<li><a href="/docs/{n}.0/">{n}.0</a></li>' for n in range(8))
        + "</ul></div>",
    ),
    "menu": (
        "/",
        '<nav class="main-menu"><ul><li><a href="/">Home</a></li>'
        + "".join(
            f'<li><a href="/{name}">{name}</a></li>' for name in ("about", "blog", "shop", "team", "jobs", "news")
        )
        + "</ul></nav>",
    ),
    "deep-menu": (
        "/",
        '<nav class="menu"><ul><li><a href="/">Home</a></li>'
        + "".join(
            f'<li><a href="/{name}">{name}</a><ul><li><a href="/{name}/all">All of it</a></li></ul></li>'
            for name in ("about", "blog", "shop", "team", "jobs", "news")
        )
        + "</ul></nav>",
    ),
    "recent": (
        "/",
        '<aside class="sidebar"><h3>Recent posts</h3><ul>'
        + "".join(f'<li><a href="/post-{n}x">The story {n} of them</a></li>' for n in range(9))
        + "</ul></aside>",
    ),
    "places": (
        "/docs/start",
        '<nav class="toc"><ul>'
        + "".join(f'<li><a href="#s{n}">Section {n}</a></li>' for n in range(9))
        + "</ul></nav>",
    ),
    "tools": (
        "/wiki/Mills",
        '<nav class="vector-toc sidebar"><ul><li><a href="/wiki/Mills">Read</a></li>'
        + "".join(
            f'<li><a href="/wiki/Special:{name}">{name}</a></li>'
            for name in ("Links", "Changes", "Upload", "Pages", "All", "X")
        )
        + "</ul></nav>",
    ),
    "news": (
        "/politics/",
        '<nav class="sidebar"><h4>Most read</h4><ul>'
        + "".join(f'<li><a href="/sport/2025/{n}x">The story {n} of them</a></li>' for n in range(9))
        + "</ul></nav>",
    ),
}


@pytest.mark.parametrize("make", NO_BOOKS)
def test_menus_are_no_books(make: str) -> None:
    path, contents = NO_BOOKS[make]
    assert find_listing(capture(book(contents), address=f"{SITE}{path}"), Notes()) is None
    assert find_navigation(web_page(book(contents), f"{SITE}{path}")) is None
