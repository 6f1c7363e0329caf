"""The authors that a page shows, where it shows them."""

from __future__ import annotations

import pytest

from tests.readers.html.reading import LONG, article


def authors(shown: str, head: str = "", after: str = "") -> list[str]:
    page = f"<head><title>A Tree in Spring</title>{head}</head><body><header><a href='/'>The Wood</a></header><main>"
    text = f"<p>{LONG * 4}</p><p>{LONG * 4}</p>"
    made = article(f"{page}<article><h1>A Tree in Spring</h1>{shown}{text}</article></main>{after}</body>")
    return [person.name for person in made.authors]


@pytest.mark.parametrize(
    "byline",
    [
        "<p>Autor: Ada Holm</p>",
        "<p>Auteur : Ada Holm</p>",
        "<p>Ein Artikel von Ada Holm</p>",
        "<div>An essay by Ada Holm</div>",
        "<div>Un artículo de Ada Holm</div>",
        "<p>Text: Ada Holm, Fotos: Bo Ek</p>",
        "<p>A cura di Ada Holm</p>",
        "<p>Door Ada Holm</p>",
        "<p>Skrevet av Ada Holm</p>",
        "<p>Автор: Ada Holm</p>",
        "<p>Oleh Ada Holm</p>",
        "<byline>Ada Holm</byline>",
        "<div class=credit>Ada Holm</div>",
        "<span class=post-author>Ada Holm</span>",
        "<div>By</div><div>Ada Holm</div><div>5 March 2021</div>",
        "<p>by <a href='/x'>Ada Holm</a>, senior editor</p>",
        "<p>By Ada Holm March 5, 2021</p>",
        "<p>By ADA HOLM</p>",
        "<p>Ada Holm | Senior Writer | July 2, 2025</p>",
        "<div><p>Ada Holm</p><p>Staff writer</p><p>Jul 11, 2025</p></div>",
        "<p>Posted on September 21, 2020 by Ada Holm</p>",
        "<p>Veröffentlicht am 3. Mai 2021 von Ada Holm</p>",
        "<p>Text von Ada Holm, Illustration von Bo Ek</p>",
        "<div><img src=a.png alt='Ada Holm'><div><p>Ada Holm</p><p>Created on Jul 11, 2025</p></div></div>",
        "<p>2021-05-03 · <a href='/x'><img src=a.png alt='Photo of Ada Holm'><span>Ada Holm</span></a></p>",
        '<div><img src=a.png alt="Ada Holm\'s avatar"> Ada Holm</div>',
        "<p>Text von Ada Holm   Illustration von Bo Ek</p>",
    ],
)
def test_bylines_of_many_makes(byline: str) -> None:
    assert authors(byline) == (["Ada Holm"])


@pytest.mark.parametrize(
    "shown",
    [
        "<p>New York</p><p>Jul 11, 2025</p>",
        "<div><img src=a.png alt='Climate Change: a march through the town'><p>Climate Change</p></div>",
        "<div><p>Ada Holm</p></div><p><img src=a.png alt='A map of the wood'></p>",
    ],
)
def test_a_name_that_nothing_calls_one_is_no_author(shown: str) -> None:
    assert authors(shown) == []


def test_the_site_beside_an_author_is_none() -> None:
    site = "<meta property='og:site_name' content='Wood Letters'>"
    assert authors("<p>By Ada Holm, Wood Letters</p>", site) == ["Ada Holm"]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("<p>文／林大同</p>", ["林大同"]),
        ("<p>作者：王小明 2021年3月5日</p>", ["王小明"]),
        ("<p>글 김철수 기자</p>", []),
        ("<p>글: 김철수 기자</p>", ["김철수"]),
        ("<p>執筆：山田花子</p>", ["山田花子"]),
        ("<p>By Adele</p>", ["Adele"]),
        ("<p>By Ada, senior editor</p>", ["Ada"]),
        ("<p>Von Ada</p>", ["Ada"]),
        ("<p>By the sea and far away</p>", []),
        ("<p>By midnight the trees were gone</p>", []),
        ("<p>New York</p><p>3 May 2021</p>", []),
        ("<p>Real Estate | 3 May 2021</p>", []),
    ],
)
def test_names_of_one_word_and_in_other_scripts(byline: str, names: list[str]) -> None:
    assert authors(byline) == names


@pytest.mark.parametrize(
    "byline",
    [
        "<div class=byline><span>Ada Holm</span><span>Head of Content</span><span>5 March</span></div>",
        "<div class=author-box><div>Ada Holm</div><div>Marketing Manager</div></div>",
        "<p class=author>Ada Holm<br>Chefredakteurin</p>",
        "<div class=vcard><a class=fn href='/author/ada'>Ada Holm</a><time>March 5, 2021</time></div>",
        "<div class=author><span class=first>Ada</span> <span class=last-name>Holm</span></div>",
    ],
)
def test_blocks_of_a_byline_are_read_apart(byline: str) -> None:
    assert authors(byline) == ["Ada Holm"]


@pytest.mark.parametrize(
    "byline",
    [
        "<p>By Ada Holm and Bo Ek</p>",
        "<p>By <a href='/a'>Ada Holm</a> &amp; <a href='/b'>Bo Ek</a></p>",
        "<span class=authors><span class=author>By <a rel=author href='/a'>Ada Holm</a></span>,"
        " <span class=author><a rel=author href='/b'>Bo Ek</a></span></span>",
        "<ul class=byline><li><a rel=author href='/a'>Ada Holm</a> and <a rel=author href='/b'>Bo Ek</a></li></ul>",
    ],
)
def test_two_authors_are_both_read(byline: str) -> None:
    assert authors(byline) == ["Ada Holm", "Bo Ek"]
    assert authors(byline, "<meta name=author content='Ada Holm'>") in (["Ada Holm", "Bo Ek"], ["Ada Holm"])


@pytest.mark.parametrize(
    "after",
    [
        "<ol class=commentlist><li class=comment><cite class=fn>Bo Ek</cite> says:<p>Lovely.</p></li></ol>",
        "<section id=comments><article><span class=author>Bo Ek</span><p>Lovely.</p></article></section>",
        "<div class=replies><div class=post-author>Bo Ek</div></div>",
        "<div class=answer><div itemprop=author><span itemprop=name>Bo Ek</span></div></div>",
        "<div class=related-posts><div class=card><h3>An Elm</h3><span class=byline>By Bo Ek</span></div></div>",
        "<aside class=sidebar><p>By Bo Ek</p><a rel=author href='/b'>Bo Ek</a></aside>",
        "<div class=recommended><a rel=author href='/b'>Bo Ek</a></div>",
        "<p>Medically reviewed by Bo Ek</p>",
        "<figure><img src=a.png><figcaption>Photo: <span class=credit>Bo Ek</span></figcaption></figure>",
    ],
)
def test_other_people_are_no_authors(after: str) -> None:
    assert authors("", after=after) == []
    assert authors("<p>By Ada Holm</p>", after=after) == ["Ada Holm"]


@pytest.mark.parametrize(
    ("head", "byline", "names"),
    [
        ("<meta name=author content='ada'>", "<p>By Ada Holm</p>", ["Ada Holm"]),
        ("<meta name=author content='adaholm'>", "<div class=author>Ada Holm</div>", ["Ada Holm"]),
        ("<meta name=author content='Bo Ek'>", "<p>A guest post by Ada Holm</p>", ["Ada Holm"]),
        ("<meta name=author content='Bo Ek'>", "<p>Gastbeitrag von Ada Holm</p>", ["Ada Holm"]),
        ("<meta name=author content='Bo Ek'>", "<p>By Ada Holm</p>", ["Ada Holm"]),
        ("<meta name=author content='Bo Ek'>", "<p>Photo by Ada Holm</p>", ["Bo Ek"]),
        ("<meta name=author content='The Wood Institute'>", "<p>By Ada Holm</p>", ["Ada Holm"]),
        ("<meta name=author content='The Wood Institute'>", "", ["The Wood Institute"]),
        ("<meta name=author content=Wood><meta property='og:site_name' content=Wood>", "", []),
        ("<meta name=author content='Marks and Measures Board'>", "", ["Marks and Measures Board"]),
    ],
)
def test_what_is_declared_and_what_is_shown(head: str, byline: str, names: list[str]) -> None:
    assert authors(byline, head) == names


LINKED = "<a href='/author/{0}'>{1}</a>"


@pytest.mark.parametrize(
    "names",
    [["Ada Holm", "Bo Ek"], ["Ada Holm", "Rui Ma", "Bo Ek"], ["Ada Holm", "Cleo de la Mer"]],
)
def test_all_whose_pages_are_linked_are_authors_where_one_is_declared(names: list[str]) -> None:
    shown = "<span>, </span>".join(LINKED.format(at, name) for at, name in enumerate(names))
    assert authors(f"<p>{shown}</p>", "<meta name=author content='Ada Holm'>") == names


@pytest.mark.parametrize("label", ["Interview by", "Recommended by", "Interviewed by"])
def test_who_asks_is_an_author(label: str) -> None:
    assert authors("", f"<meta name=twitter:label1 content='{label}'><meta name=twitter:data1 content='Ada Holm'>") == [
        "Ada Holm"
    ]


@pytest.mark.parametrize("label", ["Peer reviewed by", "Clinically reviewed by", "Expert-reviewed by"])
def test_who_reviews_is_none(label: str) -> None:
    byline = f"<p class=byline>{label} <a href='/authors/bo'>Dr Bo Ek, MRCGP</a></p>"
    assert authors(byline, after="<footer><p>Authored by: <a href='/authors/ada'>Ada Holm</a></p></footer>") == [
        "Ada Holm"
    ]


@pytest.mark.parametrize("name", ["Rui Ma", "Lin Ba", "Jo Rn"])
def test_short_surnames_are_no_degrees(name: str) -> None:
    assert authors(f"<p>By {name}</p>") == [name]
