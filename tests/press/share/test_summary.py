"""What a book is about, in its own words: its description, or how its first article begins; whole sentences."""

from __future__ import annotations

import pytest

from octavo.model import Section, to_inlines
from octavo.press.share.summary import MOST, shorten, summarise
from tests.making import article, book_of, paragraph

_SENTENCE = "These are just seven words of text."  # 7 words


def count(paragraphs: tuple[str, ...]) -> int:
    return sum(len(one.split()) for one in paragraphs)


def test_a_description_is_taken_as_it_is() -> None:
    book = book_of(article("one", paragraph("Not this.")), description="What it is.\n\nAnd  what\nnot.")
    assert summarise(book) == ("What it is.", "And what not.")


def test_without_one_the_first_article_begins() -> None:
    first = article("one", Section(to_inlines("A heading"), (paragraph(_SENTENCE),)), paragraph("More."))
    assert summarise(book_of(first, article("two", paragraph("Not this.")))) == (_SENTENCE, "More.")


@pytest.mark.parametrize("sentences", [1, 17, 18, 43, 44, 200])
def test_no_summary_is_longer_than_it_may_be(sentences: int) -> None:
    words = " ".join([_SENTENCE] * sentences)
    for book in (book_of(article("one", paragraph(words))), book_of(article("one"), description=words)):
        found = summarise(book)
        assert count(found) == min(sentences * 7, MOST // 7 * 7)
        assert found[-1].endswith("text.")


def test_paragraphs_are_taken_until_there_is_enough() -> None:
    long = " ".join([_SENTENCE] * 10)
    assert count(summarise(book_of(article("one", *[paragraph(long)] * 5)))) == 140


def test_words_that_lead_to_a_formula_are_left_out() -> None:
    first = article(
        "one", paragraph("A whole one. So that folds give"), paragraph("which leads on:"), paragraph("An end!")
    )
    assert summarise(book_of(first)) == ("A whole one.", "An end!")


def test_words_without_sentences_end_in_an_ellipsis() -> None:
    found = summarise(book_of(article("one"), description="word " * 400))
    assert count(found) == MOST + 1
    assert found[0].endswith("word …")


def test_a_book_of_pictures_has_no_summary() -> None:
    assert summarise(book_of(article("one"))) == ()


def test_other_scripts_end_their_sentences_otherwise() -> None:
    assert summarise(book_of(article("one", paragraph("これは本です。これは")))) == ("これは本です。",)


@pytest.mark.parametrize(("words", "shown"), [("short", "short"), ("a longer one", "a …"), ("unbroken", "unbr …")])
def test_what_is_too_long_for_a_card_is_cut_between_words(words: str, shown: str) -> None:
    assert shorten(words, 6) == shown
