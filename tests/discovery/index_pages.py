"""Made-up pages that list articles, of many makes: each with the addresses that it lists."""

from __future__ import annotations

from collections.abc import Sequence

from tests.discovery.making import PROSE, SITE

SLUGS = (
    "the-oak-by-the-mill",
    "an-elm-that-came-back",
    "ash-trees-in-winter",
    "what-a-fir-remembers",
    "birch-and-paper",
)
TITLES = [slug.replace("-", " ").capitalize() for slug in SLUGS]
MENU = '<nav><a href="/">Home</a> <a href="/about">About us</a> <a href="/contact">Write to us</a></nav>'
LINKS = "".join(f'<li><a href="/older/{n}">A story of older days {n}</a></li>' for n in range(9))
ASIDE = f'<aside class="sidebar"><h3>Recent posts</h3><ul>{LINKS}</ul></aside>'
FOOT = '<footer><a href="/imprint">Imprint</a><a href="/privacy">What we know of you</a><p>© The grove</p></footer>'


def page(main: str, title: str = "The Grove", head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{title}</title>{head}</head><body><header><h1><a href='/'>The Grove"
        f"</a></h1>{MENU}</header>{main}{ASIDE}{FOOT}</body></html>"
    )


def each(template: str, slugs: Sequence[str] = SLUGS) -> str:
    """The template for each article: {slug}, {title}, {n} (from 1) and {prose} in it are filled."""
    titles = [slug.replace("-", " ").capitalize() for slug in slugs]
    pairs = enumerate(zip(slugs, titles, strict=True), start=1)
    return "".join(template.format(slug=slug, title=title, n=n, prose=PROSE) for n, (slug, title) in pairs)


WORDPRESS = page(
    "<main>"
    + each(
        '<article class="post-{n} post hentry"><header class="entry-header"><a href="/{slug}/">'
        '<img src="{n}.jpg" alt=""></a>'
        '<h2 class="entry-title"><a href="/{slug}/" rel="bookmark">{title}</a></h2>'
        '<span class="byline">by <a href="/author/ada/">Ada Birch</a></span></header>'
        '<div class="entry-summary">'
        '<p>{prose}<a class="more-link" href="/{slug}/">Continue reading {title}</a></p></div>'
        "<footer>"
        '<a href="/category/trees/" rel="tag">Trees</a> <a href="/{slug}/#comments">3 Comments</a></footer></article>'
    )
    + '<nav class="pagination"><a class="next page-numbers" href="/page/2/">Next</a></nav></main>'
)
WHOLE_POSTS = page(
    '<div id="content">'
    + each(
        '<div class="post" id="post-{n}"><h2><a href="/{slug}/">{title}</a></h2><small>4 May 2009 by Ada</small>'
        '<div class="entry"><p>{prose}{prose}{prose}</p><p>{prose}{prose}{prose}</p>'
        "<p>{prose}{prose}{prose}</p></div></div>"
    )
    + '<div class="navigation"><div class="alignleft"><a href="/page/3/">« Older Entries</a></div></div></div>'
)
GHOST = page(
    '<main class="gh-main"><div class="gh-feed">'
    + each(
        '<article class="gh-card post"><a class="gh-card-link" href="/{slug}/"><figure>'
        '<img src="{n}.jpg" alt=""></figure>'
        '<div class="gh-card-wrapper"><h3 class="gh-card-title">{title}</h3><p class="gh-card-excerpt">{prose}</p>'
        '<footer><time datetime="2025-03-0{n}">Mar {n}</time></footer></div></a></article>'
    )
    + "</div></main>"
)
SOUP = page(
    "<div><div>"
    + each(
        '<div><div class="x1"><div><a href="/@ada"><img src="a.png" alt="Ada Birch"></a></div><div>'
        '<a href="/@ada/{slug}"><div><h2>{title}</h2></div><div><p>{prose}</p></div></a></div>'
        '<div><a href="/@ada/{slug}"><span>Mar {n}</span></a> <a href="/m/signin?x=1">Save</a></div></div></div>'
    )
    + "</div></div>"
)
YEARS = page(
    "<section><h1>Archive</h1><h2>2025</h2><ul class=posts>"
    + each("<li><span>Mar {n}, 2025</span> » <a href='/2025/{slug}.html'>{title}</a></li>", SLUGS[:3])
    + "</ul><h2>2024</h2><ul class=posts>"
    + each("<li><span>Mar {n}, 2024</span> » <a href='/2024/{slug}.html'>{title}</a></li>", SLUGS[3:])
    + "</ul></section>"
)
ISSUE = page(
    f"<div class=issue><h1>Issue 12: Trees</h1><p>{PROSE}</p><h3>Essays</h3>"
    + each("<p class=toc-entry><a href='{slug}'>{title}</a><br><i>Ada Birch and Jan Erle</i></p>", SLUGS[:2])
    + "<h3>Stories</h3>"
    + each("<p class=toc-entry><a href='{slug}'>{title}</a><br><i>Ute Eiche</i></p>", SLUGS[2:])
    + "</div>"
)
CHAPTERS = ("nginx", "mill", "open-mpi", "wheel", "grid-work")
BOOK = page(
    f"<h1>The Making of Mills</h1><p>{PROSE * 3}</p><p>{PROSE * 3}</p><table>"
    + each(
        "<tr><td>{n}.</td><td><a href='{slug}.html'>{title}</a></td><td>"
        "<a href='authors.html#{n}'>Ada Birch</a></td></tr>",
        CHAPTERS,
    )
    + "</table>"
)
LETTERS = page(
    "<main><h1>All letters</h1>"
    + each('<div class="row"><time>2025-03-0{n}</time><a href="/letters/{slug}?ref=archive">{title}</a></div>')
    + "</main>"
)
CATEGORY = page(
    '<div id="content"><h1>Category:Oaks</h1><div class="mw-category-generated">'
    '<div id="mw-subcategories"><h2>Subcategories</h2>'
    '<div class="CategoryTreeItem"><a href="/wiki/Category:Red_oaks">Red oaks</a></div></div><div id="mw-pages">'
    "<p>The following 5 pages are in this category, out of 5 total. This list may not show all recent changes.</p>"
    '<div class="mw-category"><div class="mw-category-group"><h3>Q</h3><ul>'
    + each('<li><a href="/wiki/{slug}" title="{title}">Oak {n}</a></li>', SLUGS[:3])
    + "</ul></div><div class='mw-category-group'><h3>S</h3><ul>"
    + each('<li><a href="/wiki/{slug}" title="{title}">Spruce {n}</a></li>', SLUGS[3:])
    + "</ul></div></div></div></div></div>"
)
TAG = page(
    '<div class="teaser-list">'
    + each(
        '<div class="teaser"><div class="teaser__image"><a href="/artikel/{slug}.html">'
        '<img src="{n}.jpg" alt="Bild"></a></div>'
        '<div class="teaser__text"><span class="kicker">Wald</span><h3><a href="/artikel/{slug}.html">{title}</a></h3>'
        "<p>{prose}</p><a href='/artikel/{slug}.html'>Weiterlesen</a></div></div>"
    )
    + '<a rel="next" href="/thema/wald?seite=2">Nächste Seite</a></div>'
)
HAN = page(
    "<ul class=list>"
    + "".join(f"<li><a href='/{slug}'>川のほとりに立つ古い水車小屋の話その{n}</a></li>" for n, slug in enumerate(SLUGS))
    + "</ul>"
)
ELSEWHERE = page(
    "<main><ol>" + each("<li><a href='https://paper.example/{slug}'>{title}</a></li>") + "</ol></main>", "My articles"
)
SERIES = page(
    f"<article><h1>The Trees Around Us</h1><p>{PROSE * 4}</p><p>{PROSE * 4}</p>"
    f"<p>Get the entire 5-part series here.</p><ul>"
    + each('<li><a href="/{slug}">Part {n}: {title}</a></li>')
    + f"</ul><p>{PROSE}</p></article>",
    head='<meta property="og:type" content="article">',
)
SERIES_PATHS = page(
    f"<article><h1>The Trees Around Us</h1><p>{PROSE * 4}</p>"
    + each('<p><strong><a href="/trees-part-{n}">{title}</a></strong> {prose}</p>')
    + "</article>"
)

LISTS: dict[str, tuple[str, str, list[str]]] = {
    "wordpress": (WORDPRESS, "/", [f"/{slug}/" for slug in SLUGS]),
    "wordpress-tag": (WORDPRESS, "/tag/trees/", [f"/{slug}/" for slug in SLUGS]),
    "whole-posts": (WHOLE_POSTS, "/page/2/", [f"/{slug}/" for slug in SLUGS]),
    "ghost": (GHOST, "/", [f"/{slug}/" for slug in SLUGS]),
    "soup": (SOUP, "/@ada", [f"/@ada/{slug}" for slug in SLUGS]),
    "years": (YEARS, "/archive.html", [f"/{2025 if at < 3 else 2024}/{slug}.html" for at, slug in enumerate(SLUGS)]),
    "issue": (ISSUE, "/issues/12/", [f"/issues/12/{slug}" for slug in SLUGS]),
    "book": (BOOK, "/mills/index.html", [f"/mills/{slug}.html" for slug in CHAPTERS]),
    "letters": (LETTERS, "/archive", [f"/letters/{slug}?ref=archive" for slug in SLUGS]),
    "category": (CATEGORY, "/wiki/Category:Oaks", [f"/wiki/{slug}" for slug in SLUGS]),
    "tag": (TAG, "/thema/wald", [f"/artikel/{slug}.html" for slug in SLUGS]),
    "han": (HAN, "/list", [f"/{slug}" for slug in SLUGS]),
    "elsewhere": (ELSEWHERE, "/writing", [f"https://paper.example/{slug}" for slug in SLUGS]),
    "series": (SERIES, "/series/trees", [f"/{slug}" for slug in SLUGS]),
    "series-paths": (SERIES_PATHS, "/trees", [f"/trees-part-{n}" for n in range(1, 6)]),
}
"""Each with the path of its address, and what it lists."""

TEXT = f"<p>{PROSE * 3}</p>" * 6
RELATED = each('<div class="card"><h3><a href="/{slug}">{title}</a></h3></div>')

ARTICLES: dict[str, str] = {
    "related": page(f"<article><h1>The mill at the bend</h1>{TEXT}</article><div><h4>More to read</h4>{RELATED}</div>"),
    "series-box": page(
        "<article><h1>Trees, part 3: Ash</h1><ul>"
        + each('<li><a href="/{slug}">Part {n}: {title}</a></li>')
        + f"</ul><p>{PROSE * 3}</p></article>"
    ),
    "series-foot": page(
        f"<article><h1>Ash trees in winter</h1>{TEXT}<ul>"
        + each('<li><a href="/{slug}">Part {n}: {title}</a></li>')
        + "</ul></article>"
    ),
    "short": page(f"<div class=text><h1>A mill burnt down</h1><p>{PROSE * 5}</p></div><div>{RELATED}</div>"),
    "stated": page(
        f"<h1>A mill burnt down</h1><p>{PROSE}</p><div>{RELATED}</div>",
        head='<meta property="article:published_time" content="2025-03-04">',
    ),
    "round-up": page(
        "<h1>Five links on trees</h1>"
        + "".join(
            f"<h3><a href='https://s{n}.example/'>The oak, the elm and the ash {n}</a></h3><p>{PROSE}</p>"
            for n in range(6)
        )
    ),
    "ten-best": page(
        "<h1>The five best saws of the year</h1>"
        + each(
            "<h2><a href='/test/{slug}'>{title}</a></h2><p>{prose}{prose}{prose}{prose}</p>"
            "<p>{prose}{prose}{prose}{prose}</p>"
        )
    ),
    "sources": page(
        f"<h1>On mills</h1>{TEXT}<h2>Sources</h2><ol>"
        + each("<li>{prose} <a href='/{slug}'>{title}</a></li>")
        + "</ol>"
    ),
    "languages": page(
        f"<h1>On mills</h1><p>{PROSE * 2}</p><ul>"
        + "".join(
            f"<li><a href='/{tag}/mills'>Mills in the tongue {tag}</a></li>"
            for tag in ("de", "fr", "nl", "sv", "pt-br")
        )
        + "</ul>"
    ),
    "menu": page(
        "<div class=cols><ul>"
        + "".join(
            f"<li><a href='/{name}/'>Our {name} of old</a></li>"
            for name in ("mills", "rivers", "trees", "town", "maps")
        )
        + f"</ul></div><div><h1>On mills</h1><p>{PROSE}</p></div>"
    ),
    "paper": page(
        '<nav class="ltx_page_navbar"><nav class="ltx_TOC"><ol>'
        + each('<li><a href="https://grove.example/mills/x#S{n}">{n} {title} of mills</a></li>')
        + f"</ol></nav></nav><article class=ltx_document><h1>On mills</h1>{TEXT}</article>"
    ),
    "empty": page("<div id=app></div>"),
}
"""Pages at /mills/x that are articles, or may be."""
ADDRESS = f"{SITE}/mills/x"
