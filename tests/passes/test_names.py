"""Names: what they are made of, that they are unique, valid and the same again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.model import Article, Node, Paragraph, Section, Span, Text
from octavo.notes import Notes
from octavo.passes.names import anchor_name, give_names, make_distinct, slug
from octavo.walk import Content, text, visit
from tests.making import book_of, unnamed

NAME = re.compile(r"[a-z][a-z0-9-]*(\.[A-Za-z0-9_-]+)?")


def names(*articles: Article) -> list[str]:
    return [one.id for one in give_names(book_of(*articles), Notes()).articles]


def ids(value: Content) -> list[str]:
    return [node.id for node in visit(value) if isinstance(node, Node | Article) and node.id]


def mark(id: str) -> Paragraph:  # noqa: A002
    return Paragraph((Span((Text("x"),), id=id),))


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("A Template Engine", "a-template-engine"),
        ("Don’t stop: it's 5 o'clock!", "dont-stop-its-5-oclock"),
        ("Über die Größe, Łódź & Ærø", "uber-die-grosse-lodz-aero"),
        ("2001: A Space Odyssey", "article-2001-a-space-odyssey"),
        ("Nav", "nav-article"),
        ("Title Page", "title-page"),
        ("COVER", "cover-article"),
        ("word " * 30, "-".join(["word"] * 12)),
        ("w" * 100, "w" * 60),
    ],
)
def test_article_is_named_after_its_headline(headline: str, expected: str) -> None:
    assert names(unnamed(headline)) == [expected]


def test_headline_without_letters_names_by_the_words() -> None:
    first, again, other = names(
        unnamed("書籍", mark("")),
        unnamed("書籍", mark("")),
        unnamed("書籍", Paragraph((Text("y"),))),
    )
    assert re.fullmatch("article-[0-9a-f]{8}", first)
    assert again == f"{first}-2"
    assert re.fullmatch("article-[0-9a-f]{8}", other)
    assert other != first


def test_same_headlines_are_numbered_and_take_no_name_from_others() -> None:
    found = names(unnamed("X"), unnamed("X"), unnamed("X 2"), unnamed("X"))
    assert found == ["x", "x-3", "x-2", "x-4"]


def test_an_id_that_is_there_goes_before_the_headline() -> None:
    assert names(unnamed("A long headline", id="short")) == ["short"]


def test_names_of_an_article_do_not_hang_on_others() -> None:
    one = unnamed("One", Section((Text("Same"),), ()), mark("Same"))
    alone = give_names(book_of(one), Notes()).bodymatter[0]
    among = give_names(book_of(unnamed("Two", Section((Text("Same"),), ())), one), Notes()).bodymatter[1]
    assert alone == among


def test_sections_get_their_headings_slug_in_reading_order() -> None:
    inner = Section((Text("Notes"),), ())
    named = give_names(
        book_of(unnamed("A", Section((Text("Notes"),), (inner,)), Section((Text("概要"),), ()))), Notes()
    )
    assert ids(named.articles[0].body)[:2] == ["a.notes", "a.notes-2"]
    assert re.fullmatch("a.section-[0-9a-f]{8}", ids(named.articles[0].body)[2])


def test_own_ids_go_before_slugs_and_the_first_keeps_the_name() -> None:
    named = give_names(book_of(unnamed("A", Section((Text("Notes"),), (mark("notes"), mark("notes"))))), Notes())
    assert ids(named.articles[0].body) == ["a.notes-3", "a.notes", "a.notes-2"]


def test_the_outer_of_two_with_one_id_is_the_first() -> None:
    named = give_names(book_of(unnamed("A", Section((Span((), id="s"),), (), id="s"))), Notes())
    assert ids(named.articles[0].body) == ["a.s", "a.s-2"]


@pytest.mark.parametrize("kept", ["a", "cite_note-3", "1", "_"])
def test_good_fragments_stay(kept: str) -> None:
    assert anchor_name(kept) == kept


@pytest.mark.parametrize("changed", ["a b", "a.b", "a:b", "é", "概要", "title", "note1", "ref12", "", "-é"])
def test_other_fragments_become_names_of_their_own(changed: str) -> None:
    assert re.fullmatch("[A-Za-z0-9_-]+-[0-9a-f]{8}", anchor_name(changed))
    assert anchor_name(changed) == anchor_name(changed)


@given(st.text())
def test_slug_is_plain(words: str) -> None:
    assert re.fullmatch("([a-z0-9]+(-[a-z0-9]+)*)?", slug(words))
    assert len(slug(words)) <= 60


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "a-2-2", "b"])))
def test_distinct_names(wanted: list[str]) -> None:
    found = list(make_distinct(wanted))
    assert len(set(found)) == len(wanted)
    assert all(new == old or new.startswith(f"{old}-") for new, old in zip(found, wanted, strict=True))
    assert set(wanted) <= set(found)


FRAGMENTS = st.sampled_from(["", "a", "a", "a-2", "title", "note1", "é", "x y", "Notes", "notes"])
HEADINGS = st.sampled_from(["", "A", "Notes", "Title", "概要", "Note1"])
SECTIONS = st.recursive(
    st.builds(mark, FRAGMENTS),
    lambda inner: st.builds(
        lambda heading, body, own: Section((Text(heading),), tuple(body), id=own), HEADINGS, st.lists(inner), FRAGMENTS
    ),
    max_leaves=12,
)


@given(st.lists(st.builds(lambda headline, body: unnamed(headline, *body), HEADINGS, st.lists(SECTIONS)), max_size=4))
def test_names_are_valid_unique_and_the_same_again(articles: list[Article]) -> None:
    named = give_names(book_of(*articles), Notes())
    found = ids(named)
    assert len(set(found)) == len(found)
    assert all(NAME.fullmatch(one) for one in found)
    assert not any(re.fullmatch(r"[^.]+\.(title|note\d+|ref\d+)", one) for one in found)
    assert all(node.id for node in visit(named) if isinstance(node, Section))
    assert give_names(book_of(*articles), Notes()) == named
    assert [text(one) for one in named.articles] == [text(one) for one in articles]
