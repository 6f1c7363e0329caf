"""Links: inside an article, between articles, out to the web, and nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from octavo.model import (
    Article,
    Book,
    Footnote,
    Inline,
    Link,
    Metadata,
    NoteReference,
    Paragraph,
    Placeholder,
    Quote,
    Section,
    Span,
    Text,
)
from octavo.notes import Notes
from octavo.passes.links import resolve_links
from octavo.passes.names import anchor_name, give_names
from octavo.walk import text, visit
from tests.making import book_of, unnamed

X = (Text("x"),)


def linked(*articles: Article) -> tuple[Book, list[str]]:
    """The book with names and links, and the codes of what was noted."""
    notes = Notes()
    return resolve_links(give_names(book_of(*articles), notes), notes), [note.code for note in notes]


def inlines(*content: Inline, url: str = "", path: str = "") -> tuple[tuple[Inline, ...], list[str]]:
    """What becomes of inlines, and what was noted."""
    book, codes = linked(unnamed("One", Paragraph(content), url=url, path=path))
    match book.articles[0].body:
        case (Paragraph(content=after),):
            return after, codes
    raise AssertionError


OTHER = unnamed(
    "Other",
    Section((Text("First Steps"),), (Paragraph((Span((), id="über"), Span((), id="b.c"), *X)),), id="s"),
    Section((Text("Second Steps"),), ()),
    url="https://www.example.org/other/",
    path="source/deep/other.html",
)


CHANGED = {fragment: f"#other.{anchor_name(fragment)}" for fragment in ("über", "b.c")}


def destination(
    href: str, url: str = "https://example.org/one.html", path: str = "source/one.html"
) -> tuple[str, list[str]]:
    """Where a link of an article beside `OTHER` leads, "" if it was taken off, and what was noted."""
    one = unnamed("One", Section(X, (Paragraph((Link(X, href=href),)),), id="here"), url=url, path=path)
    book, codes = linked(one, OTHER)
    found = [node.href for node in visit(book) if isinstance(node, Link)]
    assert text(book.bodymatter) == text((one, OTHER))
    return (found[0] if found else ""), codes


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        # inside
        ("#here", "#one.here"),
        (" #he\nre ", "#one.here"),
        ("#", "#one"),
        ("", "#one"),
        ("#top", "#one"),
        ("#:~:text=word", "#one"),
        ("https://example.org/one.html#here", "#one.here"),
        ("http://example.org/one.html?utm_source=x#here", "#one.here"),
        ("one.html#here", "#one.here"),
        # to another article, by file
        ("deep/other.html", "#other"),
        ("./deep/../deep/other.html", "#other"),
        ("deep/other.md", "#other"),
        ("deep/other", "#other"),
        ("deep/other/", "#other"),
        ("deep/other.html#s", "#other.s"),
        ("deep/other.html#%C3%BCber", CHANGED["über"]),
        ("deep/other.html#über", CHANGED["über"]),
        ("deep/other.html#second-steps", "#other.second-steps"),
        ("deep/other.html#top", "#other"),
        # to another article, by address
        ("https://www.example.org/other/", "#other"),
        ("HTTP://Example.org:80/other", "#other"),
        ("//example.org/other/index.html", "#other"),
        ("/other/?utm_medium=mail&utm_term=a#s", "#other.s"),
        ("other#b.c", CHANGED["b.c"]),
        # out
        ("two.html", "https://example.org/two.html"),
        ("/a b/ü|x?q=[1]#y#z", "https://example.org/a%20b/%C3%BC%7Cx?q=%5B1%5D#y%23z"),
        ("?page=2", "https://example.org/one.html?page=2"),
        ("//cdn.example.com/x", "https://cdn.example.com/x"),
        ("https://example.com", "https://example.com"),
        ("mailto:some one@example.org", "mailto:some%20one@example.org"),
        ("tel:+49 30", "tel:+4930"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("other/?page=2", "https://example.org/other/?page=2"),
        ("deep/other.txt", "https://example.org/deep/other.txt"),
    ],
)  # fmt: skip
def test_link_leads(href: str, expected: str) -> None:
    found, codes = destination(href)
    assert found == expected
    assert codes == []


def test_changed_fragments_lead_to_changed_ids() -> None:
    book, codes = linked(unnamed("One", Paragraph((Link(X, href="#a.b"), Span((), id="a.b")))))
    (to,) = (node.href for node in visit(book) if isinstance(node, Link))
    assert to[1:] in {node.id for node in visit(book) if isinstance(node, Span)}
    assert codes == []


@pytest.mark.parametrize(
    ("href", "expected", "code"),
    [
        ("#nothing", "", "link-dangling"),
        ("one.html#nothing", "", "link-dangling"),
        ("deep/other.html#nothing", "#other", "link-dangling"),
        ("https://example.org/other#nothing", "#other", "link-dangling"),
        ("javascript:alert(1)", "", "link-unsafe"),
        (" java\nscript:alert(1)", "", "link-unsafe"),
        ("JAVASCRIPT:alert(1)", "", "link-unsafe"),
        ("data:text/html,x", "", "link-unsafe"),
        ("file:///etc/passwd", "", "link-unsafe"),
        ("vbscript:x", "", "link-unsafe"),
        ("C:\\x.html", "", "link-unsafe"),
        ("http://a b/", "", "link-invalid"),
        ("http://", "", "link-invalid"),
        ("http://example.org:99999/", "", "link-invalid"),
        ("mailto:", "", "link-invalid"),
    ],
)
def test_link_does_not_lead(href: str, expected: str, code: str) -> None:
    assert destination(href) == (expected, [code])


@pytest.mark.parametrize("href", ["two.html", "/two", "?page=2", "../other.html", "deep/other.txt"])
def test_relative_link_without_an_address(href: str) -> None:
    assert destination(href, url="") == ("", ["link-relative"])
    assert destination(href, url="file:///home/one.html") == ("", ["link-relative"])


def test_words_of_a_link_that_is_taken_off() -> None:
    inside = (Text("a"), Span((Text("b"),), style="strong"))
    assert inlines(Text("x"), Link(inside, href="file:///x")) == ((Text("x"), *inside), ["link-unsafe"])
    after, _ = inlines(Link(inside, href="#no", id="i", language="de"))
    assert after == (Span(inside, id="one.i", language="de"),)


def test_no_link_in_a_link() -> None:
    inner = Link(X, href="https://example.com/in", id="i")
    after, codes = inlines(Link((Span((inner,), style="strong"),), href="https://example.com/out"))
    kept = Span((Span(X, id="one.i"),), style="strong")
    assert after == (Link((kept,), href="https://example.com/out"),)
    assert codes == ["structure-changed"]


def test_no_placeholders_link_in_a_link() -> None:
    after, codes = inlines(Link((Placeholder("video", href="https://example.com/v"),), href="https://example.com/out"))
    assert after == (Link((Placeholder("video"),), href="https://example.com/out"),)
    assert codes == ["structure-changed"]


def test_footnotes_move_behind_the_link_and_keep_their_links() -> None:
    note = Footnote((Paragraph((Link(X, href="https://example.com/"),)),))
    after, codes = inlines(Link((Span((Text("a"), note), style="emphasis"), Text("b")), href="https://example.com/o"))
    outer = Link((Span((Text("a"),), style="emphasis"), Text("b")), href="https://example.com/o")
    assert after == (outer, note)
    assert codes == []


def test_a_further_reference_names_its_note_in_the_book() -> None:
    note = Footnote((Paragraph(X),), id="n")
    after, codes = inlines(note, Link((Text("a"), NoteReference("n")), href="https://example.com/o"))
    first, link, again = after
    assert isinstance(first, Footnote)
    assert isinstance(again, NoteReference)
    assert again.footnote == first.id
    assert isinstance(link, Link)
    assert link.content == (Text("a"),)
    assert codes == []


def test_a_reference_to_a_note_that_is_not_there_goes() -> None:
    after, codes = inlines(Text("a"), NoteReference("nowhere"))
    assert after == (Text("a"),)
    assert codes == ["link-dangling"]


def test_placeholders_and_quotes_have_valid_addresses() -> None:
    places = (Placeholder("frame", href="javascript:x"), Placeholder("video", href="v.mp4"))
    quotes = (Quote((), cite="http://example.org/a b"), Quote((), cite="book.html"))
    book, codes = linked(unnamed("One", Paragraph(places), *quotes, url="http://example.org/ü"))
    assert [node.href for node in visit(book) if isinstance(node, Placeholder)] == ["", "http://example.org/v.mp4"]
    assert [node.cite for node in visit(book) if isinstance(node, Quote)] == ["http://example.org/a%20b", ""]
    assert codes == ["link-unsafe"]


def test_a_second_time_changes_nothing() -> None:
    one = unnamed("One", Paragraph((Link(X, href="deep/other.html#s"), Link(X, href="#h"))), path="source/one.html")
    book, _ = linked(one, OTHER)
    notes = Notes()
    assert resolve_links(book, notes) == book
    assert len(notes) == 0


def test_notes_name_the_file() -> None:
    notes = Notes()
    one = unnamed("One", Paragraph((Link(X, href="x" * 200),)), path="source/one.html")
    resolve_links(Book(metadata=Metadata(title="", language="en"), bodymatter=(one,)), notes)
    (note,) = notes
    assert note.where == "source/one.html"
    assert len(note.detail) == 100


HREFS = st.one_of(
    st.text(max_size=20),
    st.text(alphabet="ab.:/?#[]@%&= \\é\n-", max_size=20),
    st.text(alphabet="ab.:/?#[]@%&= \\é\n-", max_size=20).map(lambda end: f"http://{end}"),
)


@given(HREFS, st.sampled_from(["", "https://example.org/a/b"]))
def test_any_href_is_made_good_for_ever(href: str, url: str) -> None:
    one = unnamed("One", Paragraph((Link(X, href=href),)), url=url, path="one.html")
    book, codes = linked(one)
    assert text(book.bodymatter) == text((one,))
    hrefs = [node.href for node in visit(book) if isinstance(node, Link)]
    assert len(hrefs) + len(codes) == 1
    assert all(one.isascii() or one.startswith("http") for one in hrefs)
    again = Notes()
    assert resolve_links(book, again) == book
    assert len(again) == 0


def test_a_reference_without_a_name_leads_to_no_footnote() -> None:
    content, _ = inlines(Footnote(()), Text("a"), NoteReference(""))
    assert [type(node) for node in content] == [Footnote, Text]


def test_a_further_reference_needs_a_note_before_it() -> None:
    note = Footnote((Paragraph((Text("Oak."),)),), id="n")
    content, codes = inlines(Span((), id="here"), NoteReference("n"), note, NoteReference("n"), NoteReference("here"))
    assert [type(node) for node in content] == [Span, Footnote, NoteReference]
    assert codes == []


def leads_to(href: str, *articles: Article) -> str:
    """Where a link of an article beside others leads."""
    book, _ = linked(unnamed("One", Paragraph((Link(X, href=href),)), url="https://example.org/one"), *articles)
    return next(node.href for node in visit(book) if isinstance(node, Link))


def moved(headline: str, *addresses: str) -> Article:
    """An article with a section, to which other addresses lead."""
    found = unnamed(headline, Section((Text("First Steps"),), (), id="s"), url=f"https://example.org/{headline}")
    return replace(found, origin=replace(found.origin, addresses=addresses))


@pytest.mark.parametrize(
    "href",
    [
        "https://example.org/new",
        "https://example.org/?p=12",
        "https://example.org/?utm_source=letter&p=12",
        "http://m.example.org/new/amp/",
        "/new?fbclid=x",
    ],
)
def test_every_address_of_an_article_leads_to_it(href: str) -> None:
    new = moved("New", "https://example.org/?p=12", "https://m.example.org/new/amp", "https://example.org/new")
    assert leads_to(href, new) == "#new"
    assert leads_to(f"{href}#s", new) == "#new.s"


def test_an_address_that_several_articles_claim_is_none_of_theirs() -> None:
    home = "https://example.org/"
    assert leads_to(home, moved("New", home), moved("Old", home)) == home
    assert leads_to("https://example.org/Old", moved("New", "https://example.org/Old"), moved("Old")) == "#old"
