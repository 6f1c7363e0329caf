"""The picture by which a page names its article comes in where the page shows it above the text, and only there."""

from __future__ import annotations

import pytest

from octavo.model import Article, Figure
from octavo.walk import images, text
from tests.readers.html.reading import LONG, article

OAK = "https://cdn.example/img/oak-in-may-1200x675.jpg"
HEAD = f"<title>Oaks</title><meta property=og:image content='{OAK}'>"
TEXT = f"<article><p>{LONG * 3}</p><p>{LONG * 3}</p></article>"


def shown(article: Article) -> list[str]:
    return [image.asset for image in images(article.body)]


@pytest.mark.parametrize(
    "above",
    [
        "<img src=/img/oak-in-may-640x360.jpg alt='An oak'>",
        "<div><picture><source srcset='/img/oak-in-may@2x.webp 2x'><img src=/img/oak-in-may.jpg></picture></div>",
        "<a href=/img/oak-in-may.jpg><img src=/img/oak-in-may-300.jpg></a>",
        "<img src='/resize?url=https%3A%2F%2Fcdn.example%2Fimg%2Foak-in-may.jpg&w=640'>",
        "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-src=/img/oak-in-may.jpg>",
    ],
)
def test_a_picture_above_the_text_is_the_articles(above: str) -> None:
    made = article(f"{HEAD}<body><main><h1>Oaks</h1><div class=top>{above}</div>{TEXT}</main>")
    assert len(shown(made)) == 1
    assert isinstance(made.body[0], Figure)


def test_its_caption_comes_along() -> None:
    figure = "<figure><img src=/oak-in-may.jpg><figcaption>An oak in May</figcaption></figure>"
    made = article(f"{HEAD}<body><div>{figure}</div><div><h1>Oaks</h1>{TEXT}</div>")
    (first, *_) = made.body
    assert isinstance(first, Figure)
    assert text(first.caption) == "An oak in May"


@pytest.mark.parametrize(
    "above",
    [
        "",  # it is only named
        "<img src=/img/elm-in-may.jpg>",
        "<nav><img src=/img/oak-in-may.jpg></nav>",
        "<a href=/other-article><img src=/img/oak-in-may.jpg></a>",
        "<ul><li><img src=/img/oak-in-may.jpg></li></ul>",
    ],
)
def test_what_is_not_shown_as_the_articles_stays_out(above: str) -> None:
    assert shown(article(f"{HEAD}<body><main><h1>Oaks</h1><div class=top>{above}</div>{TEXT}</main>")) == []


def test_a_picture_that_the_text_has_comes_in_once() -> None:
    inside = TEXT.replace("<article>", "<article><img src=/img/oak-in-may-640x360.jpg>")
    made = article(f"{HEAD}<body><main><h1>Oaks</h1><div><img src=/img/oak-in-may.jpg></div>{inside}</main>")
    assert shown(made) == ["/img/oak-in-may-640x360.jpg"]


def test_a_name_that_many_have_tells_nothing() -> None:
    head = "<meta property=og:image content='https://cdn.example/hero.jpg'>"
    assert shown(article(f"{head}<body><h1>Oaks</h1><div><img src=/hero.jpg></div>{TEXT}")) == []
