"""Sites of many makes give their articles from one address: blogs, newsletters, encyclopedias, handbooks, scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo.projects.book_file import load_book_file
from tests.acquisition.making import prose, run_add
from tests.web.site import Row, Site, content, page

TREES = tuple(
    f"What the {name} is good for" for name in ("ash", "birch", "cedar", "elm", "fir", "hazel", "larch", "maple")
)


def slug(title: str) -> str:
    """The name of a tree in its address."""
    return title.split()[2]


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def article(name: str, around: str = "") -> Row:
    """A page with an article about a tree, and what its site puts around it."""
    return page(
        f'<html lang="en"><head><title>{name} – The Grove</title></head><body>{around}<main><article>'
        f"<h1>{name}</h1>{prose(name)}</article></main></body></html>"
    )


def titles(address: str) -> list[str]:
    return [one.title for one in run_add(address).pages]


def test_a_blog_over_several_pages() -> None:
    def listed(names: tuple[str, ...], following: str) -> Row:
        posts = "".join(
            f'<article class="post"><h2 class="entry-title"><a href="/{slug(name)}/">{name}</a></h2>'
            f'<time datetime="2026-05-{20 - TREES.index(name):02}">May</time><p>A few words about it. '
            f'<a href="/{slug(name)}/">Continue reading</a></p></article>'
            for name in names
        )
        older = f'<a class="next page-numbers" rel="next" href="{following}">Older posts</a>' if following else ""
        return page(f"<title>The Grove</title><main>{posts}<nav>{older}</nav></main>")

    rows = {f"/{slug(name)}/": article(name) for name in TREES}
    rows |= {"/blog/": listed(TREES[:5], "/blog/page/2/"), "/blog/page/2/": listed(TREES[5:], "")}
    with Site(rows) as site:
        assert sorted(titles(site.address("/blog/"))) == sorted(TREES)


def test_a_newsletter_whose_archive_a_script_fills() -> None:
    items = "".join(
        f"<item><title>{name}</title><link>/p/{slug(name)}</link>"
        f"<pubDate>Fri, {number:02} May 2026 10:00:00 GMT</pubDate></item>"
        for number, name in reversed(list(enumerate(TREES, 1)))
    )
    feed = f'<rss version="2.0"><channel><title>The Grove</title><link>/</link>{items}</channel></rss>'
    archive = (
        '<title>Archive</title><link rel="alternate" type="application/rss+xml" href="/feed">'
        '<div id="main"></div><script>fill()</script>'
    )
    rows = {f"/p/{slug(name)}": article(name) for name in TREES}
    rows |= {"/archive": page(archive), "/feed": content(feed.encode(), "application/rss+xml")}
    with Site(rows) as site:
        assert titles(site.address("/archive")) == list(TREES)


def test_an_article_of_an_encyclopedia_is_one_article() -> None:
    links = "".join(f'<li><a href="/wiki/{name}">{name}</a></li>' for name in TREES)
    body = f"{prose('Trees', 8)}<h2>See also</h2><ul>{links}</ul>"
    around = f'<nav><ul>{links}</ul></nav><div id="toc"><ul><li><a href="#a">Bark</a></li></ul></div>'
    rows = {"/wiki/Tree": page(f"<title>Tree</title>{around}<main><h1>Tree</h1>{body}</main>")}
    with Site(rows) as site:
        assert titles(site.address("/wiki/Tree")) == ["Tree"]


def test_a_handbook_by_the_contents_that_it_shows() -> None:
    items = "".join(f'<li class="toctree-l1"><a href="{slug(name)}.html">{name}</a></li>' for name in TREES)
    contents = f'<div class="sphinxsidebar toctree-wrapper"><nav><ul>{items}</ul></nav></div>'
    rows = {f"/book/{slug(name)}.html": article(name, contents) for name in TREES}
    home = "<main><h1>The Grove</h1><p>A handbook of trees.</p></main>"
    rows["/book/"] = page(f"<title>The Grove</title>{contents}{home}")
    with Site(rows) as site:
        report = run_add(site.address("/book/"))
        assert [one.title for one in report.pages if one.title in TREES] == list(TREES)


def test_a_page_that_a_script_makes_is_shown_by_a_browser() -> None:
    script = f"document.querySelector('main').innerHTML = `<article><h1>Elm</h1>{prose('Elm')}</article>`"
    rows = {"/elm": page(f"<title>Elm</title><main>Loading</main><script>{script}</script>")}
    with Site(rows) as site:
        [one] = run_add(site.address("/elm")).pages
        assert (one.title, one.made_from) == ("Elm", "browser")
        assert one.words > 200


def test_outlines_and_sitemaps_lead_to_listings_once() -> None:
    def feed(names: tuple[str, ...]) -> Row:
        items = "".join(f"<item><title>{name}</title><link>/{slug(name)}</link></item>" for name in names)
        return content(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode(), "application/rss+xml")

    outline = (
        '<opml version="2.0"><head><title>Trees</title></head><body><outline type="rss" xmlUrl="/a.xml"/>'
        '<outline type="rss" xmlUrl="/b.xml"/><outline type="rss" xmlUrl="/gone.xml"/></body></opml>'
    )
    index = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>'
    circle = "".join(f"<sitemap><loc>{path}</loc></sitemap>" for path in ("{0}/map.xml", "{0}/urls.xml"))
    urls = "".join(f"<url><loc>{{0}}/{slug(name)}</loc></url>" for name in TREES[:3])
    rows: dict[str, Row] = {f"/{slug(name)}": article(name) for name in TREES}
    rows |= {
        "/all.opml": content(outline.encode(), "text/x-opml"),
        "/a.xml": feed(TREES[:4]),
        "/b.xml": feed(TREES[3:]),
    }
    with Site(rows) as site:
        home = site.address("")
        site.rows["/map.xml"] = content(index.format(circle.format(home)).encode(), "application/xml")
        listed = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls.format(home)}</urlset>'
        site.rows["/urls.xml"] = content(listed.encode(), "application/xml")
        assert titles(site.address("/all.opml")) == list(TREES)
        assert titles(site.address("/map.xml")) == list(TREES[:3])


def test_a_handbook_that_shows_one_group_at_a_time() -> None:
    groups = {"leaves": TREES[:4], "needles": TREES[4:]}

    def contents(shown: str) -> str:
        items = []
        for group, names in groups.items():
            inside = "".join(f'<li><a href="/book/{group}/{slug(name)}.html">{name}</a></li>' for name in names[1:])
            items.append(
                f'<li><a href="/book/{group}/{slug(names[0])}.html">{names[0]}</a>'
                f"{f'<ul>{inside}</ul>' if group == shown else ''}</li>"
            )
        return f'<div class="sidebar toc"><nav><ul>{"".join(items)}</ul></nav></div>'

    rows: dict[str, Row] = {
        f"/book/{group}/{slug(name)}.html": article(name, contents(group))
        for group, names in groups.items()
        for name in names
    }
    rows["/book/"] = page(f"<title>The Grove</title>{contents('leaves')}<main><h1>The Grove</h1><p>Trees.</p></main>")
    with Site(rows) as site:
        assert [title for title in titles(site.address("/book/")) if title in TREES] == list(TREES)


def test_the_groups_of_a_handbook_are_parts_of_the_book() -> None:
    groups = {"Leaves": TREES[:4], "Needles": TREES[4:]}
    items = ""
    for group, names in groups.items():
        inside = "".join(f"<li><a href={slug(name)}.html>{name}</a></li>" for name in names)
        items += f"<li><span>{group}</span><ul>{inside}</ul></li>"
    contents = f'<aside class="sidebar toc"><nav><ul>{items}</ul></nav></aside>'
    rows: dict[str, Row] = {f"/book/{slug(name)}.html": article(name, contents) for name in TREES}
    rows["/book/"] = page(f"<title>The Grove</title>{contents}<main><h1>The Grove</h1><p>Trees.</p></main>")
    with Site(rows) as site:
        folder = run_add(site.address("/book/")).folder
        parts = load_book_file(folder / "book.toml").parts
        assert [(part.title, len(part.articles)) for part in parts] == [("Leaves", 4), ("Needles", 4)]
        run_add(site.address("/book/"), folder=folder)
        assert load_book_file(folder / "book.toml").parts == parts
