"""What stands around the article's prose goes on one sign; in it nothing goes but on two, one of them of structure."""

from __future__ import annotations

import pytest
from lxml import html

from octavo.notes import Notes
from octavo.walk import text
from tests.readers.html.reading import LONG, article

PROSE = f"<p>{LONG}</p>" * 3
SAID = (LONG * 3).split()


def read(before: str = "", inside: str = "", after: str = "", notes: Notes | None = None, head: str = "") -> str:
    """The words of an article with passages before, in and after its prose, which is left out of the answer."""
    page = f"<head>{head}</head><article><h1>A Tree</h1>{before}{PROSE}{inside}{PROSE}{after}</article>"
    return text(article(page, notes).body).replace(LONG.strip(), "").strip()


def test_what_stands_around_the_prose_goes_with_a_note() -> None:
    notes = Notes()
    before = "<div class=share-buttons><a href=x>Tweet</a></div><p>Listen to this article</p>"
    after = (
        "<p>Share this:</p><div class=newsletter><p>Sign up here, and we write to you.</p></div>"
        "<h2>Related articles</h2><ul><li><a href=1>One</a><li><a href=2>Two</a><li><a href=3>Three</a></ul>"
    )
    assert read(before, "", after, notes) == ""
    left = " ".join(note.detail for note in notes if note.code == "text-dropped")
    assert all(words in left for words in ("Tweet", "Listen", "Sign up", "Share this", "Related"))


@pytest.mark.parametrize("label", ["", "<p><b>Table of Contents</b></p>", "<p>On this page</p>"])
def test_a_page_that_is_a_list_of_chapters_keeps_its_list(label: str) -> None:
    chapters = "".join(f"<li><a href='c{number}.html'>Of the tree of number {number}</a></li>" for number in range(20))
    page = f"<title>Trees</title><body><h1>Trees</h1><div class=toc>{label}<ul>{chapters}</ul></div><p>{LONG}</p>"
    assert "Of the tree of number 19" in text(article(page).body)


@pytest.mark.parametrize(
    "passage",
    [
        "<p>Advertisement</p>",
        "<p>Read more slowly, he said.</p>",
        "<p>Subscribe to the theory of the tides.</p>",
        "<p class=byline>Ada Green, who kept the keys</p>",
        "<div class=meta>240 pages, bound in cloth</div>",
        "<p>Doors open at <time>18:30</time> sharp</p>",
        "<address>4 Ferry Row</address>",
        "<div class=related><p>The related families moved to the coast.</p></div>",
        "<div class=banner>A banner of red cloth</div>",
        "<div class=rating>Four stars of five</div>",
        "<ul class=social><li>Bees</li><li>Ants</li></ul>",
        "<p>Call <span class=share>three hundred</span> in all</p>",
        "<h2>Newsletter</h2><p>The first one was printed in 1640.</p>",
        "<h2>Related</h2><p>The two families were related, as the register shows.</p>",
        "<h3>Twitter</h3>",
        "<ul><li><a href=/1>The ferry</a><li><a href=/2>The mill</a><li><a href=/3>The old road to the lake</a></ul>",
        "<table><tr><td><a href=/1>The first of the reports</a><td><a href=/2>The second of the reports</a></table>",
        "<aside class=sidebar><p>Stones stay where they are put.</p></aside>",
        "<div role=alert>Close the gate first.</div>",
        "<p>Press <button>Start</button> and wait.</p>",
        "<div class=code-toolbar><pre>make all</pre></div>",
    ],
)
def test_one_sign_takes_nothing_out_of_the_prose(passage: str) -> None:
    wanted = " ".join(html.fragment_fromstring(passage, create_parent="div").itertext())
    assert set(read(inside=passage).split()) >= set(wanted.split())


@pytest.mark.parametrize(
    "passage",
    [
        "<div class=share-buttons><a href=x>Tweet</a> <a href=y>Pin</a></div>",
        "<div class=related-posts><a href=/1>The bridge that moved</a></div>",
        "<aside class='c-promo'><p>Try it for a month.</p><a href=/buy>Begin</a></aside>",
        "<nav><a href=/1>One</a> <a href=/2>Two</a></nav>",
        "<form><p>News for you, each week.</p><input type=email><button>Send</button></form>",
        "<p><a href=/1>Read also: The bridge that moved</a></p>",
        "<div><div>Advertisement</div></div>",
        "<h3>More stories</h3><ul><li><a href=/1>The bridge that moved</a></li></ul>",
        "<div><div><a href=/1><img src=a.png>The bridge that moved</a></div>"
        "<div><a href=/2><img src=b.png>The ferry that did not</a></div></div>",
        "<div hidden><a href=/1>Copy</a></div>",
    ],
)
def test_two_signs_do(passage: str) -> None:
    assert read(inside=passage) == ""


@pytest.mark.parametrize(
    "call",
    [
        "<p>If you liked this story, please support us.</p>",
        "<p>Follow us on Mastodon and Bluesky for more of the lake.</p>",
        "<p>Did it help? Sign up for our newsletter and have it sent to you.</p>",
        "<p>Ready to plant a tree of your own?</p><p class=btn><a href=/shop>Plant one</a></p>",
        "<p>Abonnez-vous à la lettre du lac.</p>",
        "<p>Gefällt dir dieser Beitrag? Dann lies uns jeden Tag.</p>",
        "<p>Síguenos en nuestro canal del lago.</p>",
        "<p>Подписывайтесь на новости озера.</p>",
        "<h3><a href=/letter>Sign up for our weekly newsletter</a></h3>",
        "<p><b>Verwandte Artikel</b></p><p>Die Brücke, die umzog</p>",
        "<p>Más noticias:</p><ul><li>El puente que se movió</li></ul>",
        "<div>Sur le même sujet</div><p><a href=/1>Le pont</a></p>",
    ],
)
def test_what_asks_its_reader_for_something_is_no_end_of_the_prose(call: str) -> None:
    assert read(after=call) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "<p>She had subscribed to the newsletter of the mill for years.</p>",
        "<p>Follow the river until the trees end.</p>",
        "<p>They asked if we liked the story of the ferry.</p>",
        "<p>Der Müller war bereit und folgte uns auf den Hof.</p>",
        "<p>Il s’abonne au journal, comme tous les ans.</p>",
        "<p><b>Ready for the winter</b></p>",
    ],
)
def test_a_last_sentence_that_asks_for_nothing_stays(sentence: str) -> None:
    assert len(read(after=sentence).split()) >= 4


@pytest.mark.parametrize("call", ["<p>If you liked this story, please support us.</p>", "<p>Síguenos en el canal.</p>"])
def test_what_asks_for_something_in_the_prose_stays(call: str) -> None:
    assert read(inside=call) != ""


@pytest.mark.parametrize(
    "button",
    [
        "<p class=button-wrapper><a href=/buy>Begin the course</a></p>",
        "<div class='wp-block-button'><a href=/shop>To the shop of ferries</a></div>",
        "<div><a class='btn btn-primary' href=/buy>Kostenlos testen</a></div>",
        "<div><p><a href=/1>Zum Test</a></p></div><div><p><a href=/2>Zum Test</a></p></div>"
        "<div><p><a href=/3>Zum Test</a></p></div>",
    ],
)
def test_buttons_go_wherever_they_stand(button: str) -> None:
    assert read(inside=button) == read(after=button) == ""


@pytest.mark.parametrize(
    "passage",
    [
        "<p><a href=/1>The bridge</a></p><p><a href=/2>The ferry</a></p><p><a href=/3>The mill</a></p>",
        "<p class=button>Press it for three seconds</p>",
        "<ul><li><a href=/1>PDF</a></li><li><a href=/2>PDF</a></li><li><a href=/3>PDF</a></li></ul>",
    ],
)
def test_links_that_are_no_buttons_stay(passage: str) -> None:
    assert read(inside=passage) != ""


@pytest.mark.parametrize(
    "row",
    [
        "<div><a href='https://a.example/sharer?u=1'>Facebook</a> <a href='https://b.example/intent/post?text=1'>Bluesky</a>"
        " <a href='mailto:?body=1'>E-Mail</a></div>",
        "<ul><li><a href='https://a.example/share?url=1'>Auf Facebook teilen</a></li>"
        "<li><a href='https://b.example/share?url=1'>Auf Twitter teilen</a></li>"
        "<li><a href='whatsapp://send?text=1'>In WhatsApp teilen</a></li></ul>",
        "<p><a href='//a.example/share?url=1'>LinkedIn</a> | <a href='//b.example/share?url=1'>Reddit</a> |"
        " <a href='//c.example/share?url=1'>Telegram</a></p>",
    ],
)
def test_rows_that_share_the_page_go(row: str) -> None:
    assert read(inside=row) == ""


def test_a_list_of_networks_stays() -> None:
    names = "".join(f"<li><a href='https://{n}.example'>{n}</a></li>" for n in ("Mastodon", "Bluesky", "Threads"))
    assert read(inside=f"<ul>{names}</ul>") != ""


def test_a_row_of_pictures_is_no_row_of_cards() -> None:
    pictures = "".join(
        f"<figure><a href={n}.jpg><img src={n}.jpg></a><figcaption>Oak {n}</figcaption></figure>" for n in "12"
    )
    assert "Oak 2" in read(inside=f"<div>{pictures}</div>")


@pytest.mark.parametrize(
    "passage",
    [
        "<p class=byline>By Ada Green</p>",
        "<div class=author><img src=ada.jpg>Ada Green</div>",
        "<p>Posted on <time>5 March 2024</time></p>",
        "<div class='entry-meta'><span>5 March</span> <a href=/ada>Ada Green</a></div>",
    ],
)
def test_bylines_go_at_the_head_and_the_foot(passage: str) -> None:
    assert read(before=passage) == read(after=passage) == ""


def test_a_byline_under_the_standfirst_goes_if_it_says_what_was_read_of_the_page() -> None:
    head = '<meta name=author content="Ada Green">'
    first = "<p>How a tree was planted twice.</p>"
    assert read(f"{first}<div class=byline>By Ada Green</div>", head=head) == "How a tree was planted twice."
    assert "Bo Reed" in read(f"{first}<div class=byline>Words of Bo Reed</div>", head=head)


def test_the_times_of_entries_stay() -> None:
    entries = "".join(f"<div><time>{hour}.05</time><p>{LONG}</p></div>" for hour in (9, 8, 7))
    page = f"<article><h1>The flood</h1><div class=byline>By Ada Green</div>{entries}</article>"
    said = text(article(page).body)
    assert [hour for hour in ("9.05", "8.05", "7.05") if hour in said] == ["9.05", "8.05", "7.05"]
    assert "Ada" not in said


def test_a_heading_that_headed_only_what_went_goes_too() -> None:
    links = "<ul class=related-posts><li><a href=/1>The bridge</a></li></ul>"
    assert read(inside=f"<h2>From our shelves</h2>{links}<h2>On</h2>") == "On"


def test_a_section_that_ends_articles_is_no_end_where_the_text_goes_on() -> None:
    prose, end = f"<p>{LONG}</p>" * 9, "<h2>Related articles</h2><p>One of them.</p>"
    assert "One of them" not in text(article(f"<article><h1>A Tree</h1>{prose}{end}</article>").body)
    assert "One of them" in text(article(f"<article><h1>A Tree</h1>{end}{prose}</article>").body)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "<p>It took 15<span class=sr-only> minutes</span> <i aria-hidden=true>mins</i> in all</p>",
            "It took 15 mins in all",
        ),
        ("<p>See <a href=x>the list<span class=sr-only> of all</span></a> here</p>", "See the list of all here"),
        ("<p>One <span style='display:none'>0001</span>two three</p>", "One two three"),
    ],
)
def test_words_of_a_line_that_no_one_sees(line: str, expected: str) -> None:
    assert " ".join(read(inside=line).split()) == expected


@pytest.mark.parametrize("href", ["/w/index.php?title=Oak&amp;action=edit", "/oak/edit"])
def test_links_that_edit_a_section_are_no_words_of_its_heading(href: str) -> None:
    assert read(inside=f"<h2>Oaks <span class=mw-editsection>[<a href='{href}'>edit</a>]</span></h2>") == "Oaks"
    assert "edit" in read(inside="<h2>How to <span class=edit-link>edit</span></h2>")


def test_what_the_user_wants_kept_stays() -> None:
    notes = Notes(keep=("An advert",))
    page = f"<article><h1>A Tree</h1><p>{LONG * 9}</p><div class=advert><p>An advert.</p></div></article>"
    assert text(article(page, notes).body).endswith("An advert.")


@pytest.mark.parametrize(
    "data",
    [
        '<div>{"columns": 2, "button": "Buy now"}</div>',
        '<div class=widget><span>{"a": [1, 2], "b": {"c": "d"}}</span><div></div></div>',
        '<div id=x>[{"id": 1}, {"id": 2}]</div>',
    ],
)
def test_data_for_a_script_goes_wherever_it_stands(data: str) -> None:
    assert [read(data), read("", data), read("", "", data)] == ["", "", ""]


@pytest.mark.parametrize(
    "shown",
    [
        '<p>{"columns": 2}</p>',
        '<pre>{"columns": 2}</pre>',
        '<div><code>{"columns": 2}</code></div>',
        "<div>{columns}</div>",
    ],
)
def test_data_that_is_shown_stays(shown: str) -> None:
    assert "columns" in read("", shown)
