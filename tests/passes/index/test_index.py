"""The index: what is found in made-up articles, where its targets stand, and that no word changes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from octavo.model import (
    Article,
    Block,
    Book,
    Code,
    Footnote,
    Inline,
    Link,
    Node,
    Paragraph,
    Person,
    Section,
    Span,
    Text,
)
from octavo.passes.index import FEWEST, make_index
from octavo.projects.overrides import IndexWishes
from octavo.walk import text, visit
from tests.making import book_of

NONE = IndexWishes()
FIVE = "She saw Paris, Rome, Madrid, Vienna and Oslo on the way home."
"""Enough names for an index, whatever else there is."""


def paragraph(*content: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(one) if isinstance(one, str) else one for one in content))


def article(*body: Block | str, name: str = "a", language: str = "en") -> Article:
    blocks = tuple(paragraph(one) if isinstance(one, str) else one for one in body)
    return Article(id=name, headline=(Text("On names"),), body=blocks, in_language=language)


def section(words: str, heading: str = "More") -> Section:
    return Section((Text(heading),), (paragraph(words),), id=f"a.{heading.lower()}")


def terms(*body: Block | str, language: str = "en", wishes: IndexWishes = NONE) -> list[str]:
    """The terms of an index of an article, but for the five cities; a reference says what it refers to."""
    found = make_index(book_of(article(*body, paragraph(FIVE), language=language)), wishes).index
    cities = {"Paris", "Rome", "Madrid", "Vienna", "Oslo"}
    return [f"{one.term} → {one.see}" if one.see else one.term for one in found if one.term not in cities]


# --- rules for names in running text -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("They went to a shop and found that Quorvex sold tools. The tools of Quorvex were good.", ["Quorvex"]),
        ("It would be enough time for Congress to pass laws on such a thing.", ["Congress"]),
        ("The firm is part of the Walrus Index, which tracks sixty of the largest firms.", ["Walrus Index"]),
        ("Nothing was known until the death of George Ashdown. Then Ashdown was mourned.", ["Ashdown, George"]),
        ("In a statement, Zorblat Quist, a lawyer at the firm, said that he agreed.", ["Quist, Zorblat"]),
        ("That is what they told President Zorblat and those who came with him.", ["Zorblat"]),
        ("Everybody asked Brindle CEO Martha Quist, who came from Brindle.", ["Brindle", "Quist, Martha"]),
        ("They bought a laptop of Fenwick Inc and paid for it. Later they sold Fenwick stock.", ["Fenwick"]),
        ("Grimbold AI is one of many firms. Long ago Grimbold said that it would sell all.", ["Grimbold AI"]),
        ("He said it of the U.S. Later he went to the UK and stayed.", ["United Kingdom", "United States"]),
        ("He studied at the University of Tartu for years, then he left.", ["University of Tartu"]),
        ("The library was written by Guido van Tessel in a winter.", ["van Tessel, Guido"]),
        ("The talks with Xi Jinping, president of that country, went on.", ["Xi Jinping"]),
        ("The house of Maria Quor\xadvex and Anna Jar\xadrow-Hill was old.", ["Jarrow-Hill, Anna", "Quorvex, Maria"]),
        ("According to the QXR, some states have such laws by now.", ["QXR"]),
    ],
)  # fmt: skip
def test_names_are_found(words: str, expected: list[str]) -> None:
    assert terms(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Yesterday everybody came. Researchers had found it on Tuesday, as French people say, in June.",
        "Each Manager may ask a Handler for it, and the Handler answers. Handlers do that.",
        "Take 3 Tbsp of it and then 2 Tbsp more, until all Tbsp are used.",
        "The Chief Executive Officer and the Prime Minister met the Vice President in spring.",
        "We use an Application Programming Interface (API) and many APIs, with a CPU and HTML.",
        "It is an Apache-based and Unix-like thing that runs in a C-style loop.",
        "Their song “Walking Under Purple Bridges” was heard by all who were there.",
        "The Speech, Privacy and Technology Project of the group was asked about it once.",
        "I said Hello to him on Monday, and I'm sure that he heard it.",
        "Make Big Data Work For Your Small Business Today And Tomorrow",
        "The leaves of a quire are signed B1 Bb2 C3 by some, and B1 Bb2 C3 is what a binder reads.",
        "He opened with E4 E5 again, and then E4 E5 was played by all of them in spring.",
        "Turn the dial to Q7 Lx9 first, because Q7 Lx9 is where the lock gives way.",
        "The valves called Ef80 Ec92 are old, and Ef80 Ec92 cannot be bought by anybody now.",
    ],
)
def test_what_only_has_a_capital_letter_is_no_name(words: str) -> None:
    assert terms(words) == []


def test_letters_refer_to_the_words_that_they_stand_for() -> None:
    found = terms("The Northern Civil Liberties Union was glad. The director of the NCLU's office was glad, too.")
    assert found == ["NCLU → Northern Civil Liberties Union", "Northern Civil Liberties Union"]


def test_a_word_that_is_written_small_elsewhere_is_none() -> None:
    assert terms("The trade of the Falconers was old, and for Falconers to leave was sad. Many falconers left.") == []


def test_german_lists_persons_places_and_companies_alone() -> None:
    words = "Die Kanzlerin Angela Brandner sprach in Berlin über die Wirtschaft von Wien und Rom und die Quorvex GmbH."
    found = make_index(book_of(article(words, language="de")), NONE).index
    assert [one.term for one in found] == ["Berlin", "Brandner, Angela", "Quorvex", "Rom", "Wien"]


def test_chinese_lists_only_what_is_marked() -> None:
    marked = paragraph("这是", Span((Text("机器学习"),), style="definition"), "的例子。")
    cities = [paragraph(Span((Text(f"词{one}"),), style="definition")) for one in "一二三四五"]
    found = make_index(
        book_of(article("使用 Python 进行 数据 分析 Quorvex 等", marked, *cities, language="zh")), NONE
    ).index
    assert {one.term for one in found} == {"机器学习", *(f"词{one}" for one in "一二三四五")}


# --- links and marks ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "href", "named"),
    [
        ("Ada Quist", "https://en.wikipedia.org/wiki/Ada_Quist", True),
        ("Quorvex", "https://en.wikipedia.org/wiki/Quorvex_(company)", True),
        ("Machine learning", "https://en.wikipedia.org/wiki/Machine_learning", False),
        ("Brindle Maps", "https://www.brindlemaps.com/about", True),
        ("The Daily Quist", "https://thedailyquist.com/", True),
        ("Here", "https://example.org/", False),
    ],
)
def test_links_vouch_for_names(words: str, href: str, named: bool) -> None:
    linked = paragraph(Link((Text(words),), href), " was seen there by everybody who looked for it.")
    assert (terms(linked) != []) == named


def test_terms_that_are_defined_are_listed() -> None:
    assert terms(paragraph("A ", Span((Text("golden thread"),), style="definition"), " is a line.")) == [
        "golden thread"
    ]


def test_code_notes_and_headings_are_no_running_text() -> None:
    note = Footnote((paragraph("It was at Quorvex, says Quorvex."),))
    assert terms(paragraph("It ran ", Code("Quorvex"), " twice", note, ".")) == []
    assert terms(section("It ran twice.", "Quorvex and Quorvex")) == []


# --- where they stand --------------------------------------------------------------------------------


def targets(book: Book) -> dict[str, str]:
    return {node.id: text(node) for node in visit(book.articles) if isinstance(node, Node) and ".index-" in node.id}


def test_the_first_mention_in_each_section_is_a_target() -> None:
    words = "It was made by Quorvex, and Quorvex sold it."
    book = book_of(article(words, words, section(words), paragraph(FIVE)))
    found = make_index(book, NONE)
    [entry] = [one for one in found.index if one.term == "Quorvex"]
    assert entry.locators == ("a.index-quorvex", "a.index-quorvex-2")
    assert {targets(found)[name] for name in entry.locators} == {"Quorvex"}
    assert text(found.articles) == text(book.articles)


def test_a_name_keeps_off_ids_that_are_taken() -> None:
    taken = paragraph(Span((Text("Here"),), id="a.index-quorvex"), " it was made by Quorvex, and Quorvex sold it.")
    found = make_index(book_of(article(taken, FIVE)), NONE)
    assert ("a.index-quorvex-2",) in [one.locators for one in found.index]


def test_an_edit_of_one_article_leaves_the_others_as_they_are() -> None:
    first, other = article(FIVE), article("It was made by Quorvex, and Quorvex sold it.", name="b")
    alone, both = make_index(book_of(first), NONE), make_index(book_of(first, other), NONE)
    assert both.articles[0] == alone.articles[0]


def test_few_names_make_no_index() -> None:
    book = book_of(article("She saw Paris, Rome, Madrid and Vienna on the way home."))
    assert FEWEST == 5
    assert make_index(book, NONE) is book


def test_what_was_found_is_kept() -> None:
    store = Memory()
    book = book_of(article(FIVE))
    made = make_index(book, NONE, store)
    assert len(store.kept) == 1
    assert make_index(book, NONE, store) == made


class Memory:
    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self.kept.get(key)

    def put(self, key: str, content: bytes) -> None:
        self.kept[key] = content


# --- what the user wants -----------------------------------------------------------------------------

WORDS = "It was made by Quorvex, and Quorvex sold it to the golden club of Ada Brown."


def test_names_can_be_added_dropped_and_merged() -> None:
    assert terms(WORDS) == ["Brown, Ada", "Quorvex"]
    assert terms(WORDS, wishes=IndexWishes(add={"golden club": "organisation"})) == [
        "Brown, Ada",
        "golden club",
        "Quorvex",
    ]
    assert terms(WORDS, wishes=IndexWishes(drop=("Quorvex", "Ada Brown"))) == []
    merged = ["Brown, Ada", "Quorvex → Quorvex plc", "Quorvex plc"]
    assert terms(WORDS, wishes=IndexWishes(merge={"Quorvex": "Quorvex plc"})) == merged


def test_one_person_of_two_articles_is_one_entry() -> None:
    full, short = article(WORDS, FIVE), article("They told Mr. Brown of it, and he wept.", name="b")
    [entry] = [one for one in make_index(book_of(full, short), NONE).index if "Brown" in one.term]
    assert (entry.term, len(entry.locators)) == ("Brown, Ada", 2)


def test_the_author_of_an_article_is_a_person_wherever_named() -> None:
    said = article("They asked Quorv Zedlitz of it. Later on Quorv Zedlitz came back from Paris.", FIVE)
    assert "Quorv Zedlitz" in [one.term for one in make_index(book_of(said), NONE).index]
    written = replace(article("A word.", name="b"), authors=(Person("Quorv Zedlitz"),))
    assert "Zedlitz, Quorv" in [one.term for one in make_index(book_of(said, written), NONE).index]
