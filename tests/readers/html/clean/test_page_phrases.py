"""What pages say below an article, in many makes and languages, goes there; between its paragraphs it stays."""

from __future__ import annotations

import pytest

from octavo.model import Image
from octavo.walk import text, visit
from tests.readers.html.reading import LONG, article

PROSE = f"<p>{LONG}</p>" * 4


def read(inside: str = "", after: str = "") -> str:
    """The words of an article but those of its prose."""
    page = f"<article><h1>A Tree</h1>{PROSE}{inside}{PROSE}{after}</article>"
    return text(article(page).body).replace(LONG.strip(), "").strip()


BELOW = [
    "<div><span>1,204 views</span> <span>3 comments</span></div>",
    "<div><span>12k likes</span></div>",
    "<p>4.310 Aufrufe</p>",
    "<div>Listen to this article</div><div>0:00 / 4:31</div>",
    "<p>Diesen Artikel anhören</p>",
    "<p><a href='#top'>Back to top ↑</a></p>",
    "<p><a href='#top'>» Torna su</a></p>",
    "<p>Already a subscriber? <a href=/in>Log in</a></p>",
    "<p>Schon Abonnent? <a href=/in>Einloggen</a></p>",
    "<div><p>€ 24.00</p><a href=/cart>Add to basket</a></div>",
    "<div><p>19,90 €</p><a href=/cart>In den Warenkorb</a></div>",
    "<div><span>Presented by</span> <img src=rope.png alt=''></div>",
    "<div><span>Archivado en:</span> <a href=/1>Barcos</a> <a href=/2>Islas</a></div>",
    "<div><h2>Topics</h2><ul><li><a href=/1>Boats</a></li><li><a href=/2>Islands</a></li></ul></div>",
    "<p>Filed under: <a href=/1>Boats</a></p>",
    "<ol itemscope itemtype='https://schema.org/BreadcrumbList'><li><a href=/>Home</a></li><li>Boats</li></ol>",
    "<div itemscope itemtype='http://schema.org/WPSideBar'><p>The yard is open on Sunday.</p></div>",
    "<section><header><span>Mehr zum Thema</span></header><div><a href=/x>Sturm</a><a href=/y>Ebbe</a></div></section>",
    "<p>Advertisement — story continues below</p>",
    "<p>Spotted a mistake? <a href=/c>Let us know</a>.</p>",
    "<p>Do you have a tip for our reporters? <a href=/c>Write to us</a> in confidence.</p>",
    "<p>Become a member and read on without limits.</p>",
    "<p>Une erreur dans ce texte ? <a href=/c>Dites-le-nous</a>.</p>",
    "<p>Last updated: 3 May 2021</p>",
    "<p>Zuletzt aktualisiert am 3.5.2021</p>",
    "<p>– Anzeige –</p>",
    "<p><a href=/n>Zur Übersicht</a></p>",
    "<div><p>Your email address will not be published. Required fields are marked *</p></div>",
    "<div><p>Your browser does not support the video tag.</p></div>",
    "<p>The Yard is a reader-supported publication. To read on, consider becoming a free or paid subscriber.</p>",
    "<div class='BlogItem-pagination'><a href=/p><h2>Tides for walkers</h2></a></div>",
]


@pytest.mark.parametrize("below", BELOW)
def test_it_goes_below_the_text(below: str) -> None:
    assert read(after=below) == ""


@pytest.mark.parametrize(
    "inside",
    [
        "<p>Spotted a mistake? So did she, and said so.</p>",
        "<p>24 € was all that the boat had cost.</p>",
        "<p>0:31</p>",
        "<p>Themes: water, wood, wind.</p>",
        "<p>Become a member of the crew, he said, and you will see.</p>",
        "<div class='adverts-box'><pre><code>Advertising</code></pre></div>",
    ],
)
def test_it_stays_in_the_text(inside: str) -> None:
    assert len(read(inside=inside)) > 3


@pytest.mark.parametrize("heading", ["Discussion", "More from the field", "Related work", "Comments"])
def test_bare_paragraphs_under_a_heading_stay(heading: str) -> None:
    assert heading in read(after=f"<h2>{heading}</h2><p>The same crew counted the seals there as well.</p>")


@pytest.mark.parametrize(
    "after",
    [
        "<p>The boat had 1,204 views of the sea, and she loved each.</p>",
        "<h2>Themes</h2><p>Water is the first of them, and wood is the second.</p>",
        "<p>Already a captain? Not at all.</p>",
        "<p>24 € and not a cent more, he said.</p>",
        "<p>The yard was last updated in 1990, when the roof was made new.</p>",
    ],
)
def test_sentences_at_the_end_stay(after: str) -> None:
    assert len(read(after=after).split()) > 4


@pytest.mark.parametrize(
    "credited",
    [
        "<span class=shot><img src=tree.jpg alt=''><span>© A. Name</span></span>",
        "<div><img src=tree.jpg alt=''> © Picture House/A. Name</div>",
        "<p><span><img src=tree.jpg alt=''></span> <small>© Amazon Pictures</small></p>",
    ],
)
def test_whose_a_picture_is_costs_no_picture(credited: str) -> None:
    page = f"<article><h1>A Tree</h1>{credited}{PROSE}</article>"
    assert [found.asset for found in visit(article(page).body) if isinstance(found, Image)] == ["tree.jpg"]


@pytest.mark.parametrize(
    "foot",
    [
        "<p><img src=logo.png alt=''> © 2024 Mill & Sons</p>",
        "<p><img src=logo.png alt=''> © Mill & Sons. All rights reserved.</p>",
        "<p><a href=/><img src=logo.png alt=''></a> © Mill & Sons</p>",
    ],
)
def test_the_foot_of_a_page_goes_with_its_picture(foot: str) -> None:
    assert read(after=foot) == ""
