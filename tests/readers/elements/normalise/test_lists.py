"""Lists whose classes and attributes tell how deep they are."""

from __future__ import annotations

from typing import Any

from octavo import model as m
from octavo.walk import line
from tests.readers.elements.reading import read


def outline(markup: str) -> list[Any]:
    """The lists that `markup` becomes, each as its items, and those in an item after its words."""
    return [_items(block) for block in read(markup) if isinstance(block, m.List)]


def _items(made: m.List) -> list[Any]:
    items: list[Any] = []
    for item in made.items:
        items += [_items(block) if isinstance(block, m.List) else line(block) for block in item.body]
    return items


def test_lists_side_by_side_that_name_their_levels() -> None:
    markup = """<ul class="lst-kix_q7-0 start"><li>a</li></ul><ul class="lst-kix_q7-1 start"><li>b</li></ul>
        <ul class="lst-kix_q7-2 start"><li>c</li></ul><ul class="lst-kix_q7-1"><li>d</li></ul>
        <ul class="lst-kix_q7-0"><li>e</li></ul>"""
    assert outline(markup) == [["a", ["b", ["c"], "d"], "e"]]


def test_a_numbered_list_in_a_bulleted_one() -> None:
    markup = '<ul class="lst-x-0"><li>a</li></ul><ol class="lst-y-1"><li>b</li></ol><ul class="lst-x-0"><li>c</li></ul>'
    assert outline(markup) == [["a", ["b"], "c"]]


def test_two_lists_with_words_between_them_stay_two() -> None:
    markup = '<ol class="lst-x-0" start="1"><li>a</li></ol><p>so</p><ol class="lst-x-0" start="2"><li>b</li></ol>'
    assert outline(markup) == [["a"], ["b"]]


def test_items_that_are_indented_by_class() -> None:
    markup = '<ul><li>a</li><li class="ql-indent-1">b</li><li class="ql-indent-2">c</li><li>d</li></ul>'
    assert outline(markup) == [["a", ["b", ["c"]], "d"]]


def test_lists_in_divisions_of_their_own() -> None:
    markup = "".join(
        f'<div class="ListContainerWrapper"><ul><li data-aria-level="{level}">{word}</li></ul></div>'
        for word, level in (("a", 1), ("b", 2), ("c", 2), ("d", 1))
    )
    assert outline(markup) in ([["a", ["b", "c"], "d"]], [["a", ["b", "c"]], ["d"]])


def test_lists_that_are_nested_already_stay_as_they_are() -> None:
    markup = '<ul><li aria-level="1">a<ul><li aria-level="2">b</li></ul></li><li aria-level="1">c</li></ul>'
    assert outline(markup) == [["a", ["b"], "c"]]
