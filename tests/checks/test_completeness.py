"""Words and pictures that a file lost are found, and those that it only cut or dressed are not missed."""

from collections import Counter

from octavo.checks.completeness import (
    Content,
    compare_content,
    count_words,
    drop_words_in_pieces,
    find_broken_words,
    is_turned,
    join_broken_words,
)
from octavo.model import Figure, Footnote, Image, Math
from tests.making import book_with, paragraph


def found(text: str, **others: object) -> list[tuple[str, str]]:
    """The notes on a file that holds `text`, for a book of one paragraph with a note, a picture and a formula."""
    note = Footnote((paragraph("noted"),))
    pictured = Figure((paragraph(Image("p.png"), Math(tex="x")),))
    whole = book_with(paragraph("extraordinary words", note), pictured)
    [chapter] = whole.articles
    return list(compare_content(chapter, Content(count_words(text), **others)))  # type: ignore[arg-type]


ALL = "One extraordinary words noted"
PICTURES = Counter({"p.png": 1})


def test_a_whole_book_has_no_notes() -> None:
    assert found(ALL, pictures=PICTURES, formulas=1) == []


def test_a_missing_word_is_named() -> None:
    [(code, detail)] = found(ALL.replace("noted", ""), pictures=PICTURES, formulas=1)
    assert code == "word-missing"
    assert "“noted”" in detail
    assert "“One”" in detail


def test_a_missing_picture_and_a_missing_formula_are_named() -> None:
    [(code, detail)] = found(ALL)
    assert code == "picture-lost"
    assert "p.png" in detail
    assert "a formula" in detail


def test_pictures_without_names_are_counted() -> None:
    assert found(ALL, pictures=Counter({"": 2})) == []
    assert [code for code, _ in found(ALL, pictures=Counter({"": 1}))] == ["picture-lost"]


def test_an_article_that_is_not_there_is_all_missing() -> None:
    [chapter] = book_with(paragraph("gone")).articles
    assert [loss.code for loss in compare_content(chapter, Content())] == ["word-missing"]


def test_a_word_cut_by_a_line_or_a_style_is_not_missing() -> None:
    assert not drop_words_in_pieces(count_words("extraordinary"), Counter({"extra": 1, "ordi": 1, "nary": 1}))
    assert drop_words_in_pieces(count_words("extraordinary twice twice"), Counter({"extra": 1, "twice": 1})) == Counter(
        {"extraordinary": 1, "twice": 1}
    )


def test_a_word_that_ends_a_line_is_whole_where_it_is_wanted() -> None:
    text = "an inter-\nnational high-\nvolume con\ntent"
    there = join_broken_words(
        count_words("an international high-volume content"), Content(count_words(text), find_broken_words(text))
    )
    assert there == count_words("an international high volume content")
    text = "hash\nTable as a hasht-\nable"
    assert join_broken_words(
        count_words("hash table as a hashtable"), Content(count_words(text), find_broken_words(text))
    ) == count_words("hash table as a hashtable")
    assert join_broken_words(
        count_words("con tent"), Content(count_words("con\ntent"), find_broken_words("con\ntent"))
    ) == count_words("con tent")


def test_words_are_the_same_in_other_dress() -> None:
    assert count_words("ﬁne café") == count_words("fine cafe\u0301")
    assert count_words("word12") == count_words("Word 12")
    assert count_words("中文") == count_words("中 文")
    assert count_words("לב2heart") == count_words("לב 2 heart")


def test_digits_never_run_from_right_to_left() -> None:
    assert not is_turned("4٤௪౪໔ ۱۲")
    assert is_turned("٤ في")


def test_of_words_from_right_to_left_the_letters_count() -> None:
    assert not drop_words_in_pieces(count_words("שלום"), count_words("םו לש"))
    assert drop_words_in_pieces(count_words("שלום"), count_words("שלו")) == count_words("שלום")
