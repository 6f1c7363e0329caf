"""Ways through the model: nothing is passed by, nothing changes unasked, no word is lost or moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from octavo import model
from octavo.model import Article, Block, Book, Footnote, Link, Paragraph, Section, Span, Text
from octavo.resources import Assets
from octavo.walk import Heading, has, images, line, nest, outline, rewrite, text, title, unlink, visit
from tests import strategies
from tests.sample_books.words import said, words


def members(node: Any) -> Iterator[Struct]:
    """Every struct in `node`, found the plain recursive way."""
    if isinstance(node, Struct):
        yield node
        for name in node.__struct_fields__:
            yield from members(getattr(node, name))
    elif isinstance(node, tuple):
        for member in node:
            yield from members(member)


def section(name: str, *body: Block) -> Section:
    return Section(words(name), body, id=name)


# --- visit and rewrite ---------------------------------------------------------------------------------


@strategies.slow
@given(strategies.articles)
def test_visit_meets_every_node_in_reading_order(article: Article) -> None:
    assert [id(node) for node in visit(article)] == [id(node) for node in members(article)]


def test_visit_goes_as_deep_as_it_must() -> None:
    deep: tuple[Block, ...] = said("core")
    for _ in range(5000):
        deep = (model.Quote(deep),)
    assert sum(isinstance(node, model.Quote) for node in visit(deep)) == 5000


@strategies.slow
@given(strategies.articles)
def test_what_an_article_has_is_what_a_visit_meets(article: Article) -> None:
    for kind in (*model.BLOCKS, *model.INLINES):
        assert has(article, kind) == any(isinstance(node, kind) for node in visit(article)), kind


def test_words_that_look_like_a_node_are_none() -> None:
    assert not has(Paragraph((Text('"type":"image"'),)), model.Image)


def test_how_nothing_is_read_is_not_said() -> None:
    content = (Text("字"),)
    assert text(model.Ruby(content, reading=(Span((), id="here"),))) == "字"
    assert text(model.Ruby(content, reading=(Text("zì"),))) == "字（zì）"


@strategies.slow
@given(strategies.articles)
def test_a_rewrite_that_changes_nothing_is_the_same_object(article: Article) -> None:
    assert rewrite(article, lambda node: node) is article


def test_a_rewrite_touches_only_the_way_to_a_change(every_node_book: tuple[Book, Assets]) -> None:
    book, _ = every_node_book

    def shout(node: Struct) -> Struct:
        return Text("A WARNING") if node == Text("A warning") else node

    changed = rewrite(book, shout)
    assert changed != book
    assert changed.frontmatter[0] is book.frontmatter[0]
    assert changed.bodymatter[1] is book.bodymatter[1]
    assert text(changed) == re.sub(r"A warning(?!\.)", "A WARNING", text(book))  # another one says "A warning."


def test_a_rewrite_works_from_the_inside_out() -> None:
    seen: list[str] = []

    def note(node: Struct) -> Struct:
        seen.append(type(node).__name__)
        return node

    rewrite(Paragraph((Span((Text("a"),)), Text("b"))), note)
    assert seen == ["Text", "Span", "Text", "Paragraph"]


def test_a_rewrite_splices_a_tuple_and_drops_for_an_empty_one() -> None:
    def unwrap(node: Struct) -> Any:
        match node:
            case Link():
                return node.content
            case Footnote():
                return ()
        return node

    inner = (Text("a"), Text("b"))
    paragraph = Paragraph((Text("x"), Link(inner, "#y"), Footnote(said("n")), Text("z")))
    assert rewrite(paragraph, unwrap) == Paragraph((Text("x"), *inner, Text("z")))


def test_a_rewrite_reaches_tuples_in_tuples() -> None:
    verse = model.Verse(((words("a"), words("b")), (words("c"),)))
    changed = rewrite(verse, lambda node: Text(node.text.upper()) if isinstance(node, Text) else node)
    assert changed.stanzas == ((words("A"), words("B")), (words("C"),))


# --- words -----------------------------------------------------------------------------------------------


def test_words_of_blocks_stand_apart_and_words_of_spans_do_not() -> None:
    row = model.Row((model.Cell(said("one")), model.Cell(said("two"))))
    joined = Paragraph((Text("re"), Span(words("fold"), style="emphasis"), Text("ed")))
    assert text((joined, model.Table(((row,),)))).split() == ["refolded", "one", "two"]


def test_words_of_lines_stand_apart() -> None:
    verse = model.Verse(((words("first"), words("second")),))
    broken = Paragraph((Text("third"), model.LineBreak(), Text("fourth")))
    assert text((verse, broken)).split() == ["first", "second", "third", "fourth"]


def test_words_of_notes_may_be_left_out() -> None:
    paragraph = Paragraph((Text("word"), Footnote(said("note")), Text("s")))
    assert text(paragraph).split() == ["word", "note", "s"]
    assert text(paragraph, footnotes=False) == "words"


def test_code_and_placeholders_have_words_and_formulas_have_none() -> None:
    content = (
        model.Code("a"),
        model.Math(tex="x"),
        model.Placeholder("video", label="b"),
        model.Image("p.png", alt="c"),
    )
    assert text(Paragraph(content)).replace("b", " b").split() == ["a", "b"]
    assert text(model.CodeBlock("  keep\n    this")).endswith("keep\n    this")


@strategies.slow
@given(strategies.flows)
def test_no_word_is_passed_by(flow: tuple[Block, ...]) -> None:
    said = "".join(map(said_by, visit(flow)))
    assert "".join(text(flow).translate(RUBY).split()) == "".join(said.translate(RUBY).split())


RUBY = dict.fromkeys(map(ord, "（）"))
"""What stands around a reading where only words can stand."""


def said_by(node: Struct) -> str:
    """The words of one node, without those of the nodes in it."""
    match node:
        case Text() | model.Code() | model.CodeBlock():
            return node.text
        case model.Placeholder():
            return node.label
    return ""


def test_a_title_is_one_line_without_its_note() -> None:
    headline = (
        Text("On\n "),
        Span(words("folds"), style="strong"),
        Footnote(said("no")),
        model.LineBreak(),
        Text("now"),
    )
    assert title(Article(headline=headline, body=())) == "On folds now"
    assert line(words("  a \n b ")) == "a b"


def test_pictures_are_found_in_order_wherever_they_stand() -> None:
    one, two, three = (model.Image(f"{name}.png") for name in ("one", "two", "three"))
    cell = model.Cell((Paragraph((Link((one,), "#x"),)),))
    flow = (model.Table(((model.Row((cell,)),),)), Paragraph((Footnote((Paragraph((two,)),)), three)))
    assert list(images(flow)) == [one, two, three]
    assert has(flow, Footnote) and not has(flow, Section)


looks_like_json = st.text('\\"{}[]:,imagety ', max_size=30) | st.just('{"type":"image","asset":"x"}')


@strategies.slow
@given(strategies.articles, looks_like_json, looks_like_json)
def test_pictures_are_found_in_json_as_they_are_on_a_walk(article: Article, alt: str, around: str) -> None:
    shown = Paragraph((Text(around), model.Image(around, alt, alt, id=around), Text(alt)))
    flow = (article, shown, article)
    assert list(images(flow)) == [node for node in visit(flow) if isinstance(node, model.Image)]


def test_a_line_of_contents_has_no_links_notes_or_targets() -> None:
    content = (
        Link((Text("On "), Span(words("ink"), style="emphasis", id="ink")), "#x"),
        Footnote(said("black")),
        model.Code("K", id="k"),
    )
    assert unlink(content) == (Text("On "), Span(words("ink"), style="emphasis"), model.Code("K"))


# --- headings ----------------------------------------------------------------------------------------------


def test_headings_take_what_follows_up_to_the_next_of_their_level() -> None:
    flow = (*said("before"), Heading(2, words("a"), "a"), *said("1"), Heading(3, words("b"), "b"), *said("2"))
    flow = (*flow, Heading(2, words("c"), "c"), *said("3"))
    inner = section("b", *said("2"))
    assert nest(flow) == (*said("before"), section("a", *said("1"), inner), section("c", *said("3")))


@pytest.mark.parametrize("levels", [(1, 3), (2, 6), (4, 5)])
def test_levels_that_jump_are_one_step(levels: tuple[int, int]) -> None:
    above, below = levels
    flow = (Heading(above, words("a"), "a"), Heading(below, words("b"), "b"))
    assert nest(flow) == (section("a", section("b")),)


def test_a_first_heading_that_is_low_holds_no_higher_one() -> None:
    flow = (Heading(4, words("a"), "a"), Heading(2, words("b"), "b"))
    assert nest(flow) == (section("a"), section("b"))


@strategies.slow
@given(st.lists(st.one_of(strategies.blocks(1), strategies.headings), max_size=12))
def test_nesting_keeps_every_word_in_its_place(flow: list[Block | Heading]) -> None:
    nested = nest(flow)
    before = [node for node in visit(tuple(flow)) if isinstance(node, Text | model.Code | model.CodeBlock)]
    after = [node for node in visit(nested) if isinstance(node, Text | model.Code | model.CodeBlock)]
    assert after == before
    assert sum(isinstance(node, Heading) for node in flow) == count_sections(nested, flow)


def count_sections(nested: tuple[Block, ...], flow: list[Block | Heading]) -> int:
    """How many sections came to be: those that were not in the flow."""
    had = sum(isinstance(node, Section) for node in visit(tuple(flow)))
    return sum(isinstance(node, Section) for node in visit(nested)) - had


@given(st.lists(st.integers(1, 6), max_size=20))
def test_a_section_is_never_in_one_of_its_level_or_lower(levels: list[int]) -> None:
    flow = tuple(Heading(level, words(str(level))) for level in levels)
    stack: list[tuple[int, Block]] = [(0, block) for block in nest(flow)]
    while stack:
        above, block = stack.pop()
        assert isinstance(block, Section)
        level = int(line(block.heading))
        assert level > above
        stack.extend((level, inner) for inner in block.body)


def test_the_outline_goes_as_deep_as_asked_and_lists_no_boxes() -> None:
    blocks = (
        section("a", section("b", section("c"))),
        model.Aside((section("box"),)),
        msgspec.structs.replace(section("d"), heading=(Link(words("d"), "#a"),)),
    )
    assert outline(blocks, 0) == ()
    assert [(place.id, place.entries) for place in outline(blocks, 1)] == [("a", ()), ("d", ())]
    first, last = outline(blocks, 2)
    assert [place.id for place in first.entries] == ["b"]
    assert first.entries[0].entries == ()
    assert last.heading == words("d")
