"""Links of wikis and what they embed."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import markup, noted


@pytest.mark.parametrize(
    ("source", "href", "words"),
    [
        ("[[Old Mill]]", "Old%20Mill.md", "Old Mill"),
        ("[[Old Mill|the mill]]", "Old%20Mill.md", "the mill"),
        ("[[Old Mill#The Wheel]]", "Old%20Mill.md#the-wheel", "Old Mill &gt; The Wheel"),
        ("[[#The Wheel]]", "#the-wheel", "The Wheel"),
        ("[[places/Mill#^a1b2|there]]", "places/Mill.md#a1b2", "there"),
        ("[[plan.pdf]]", "plan.pdf", "plan.pdf"),
    ],
)
def test_a_link_leads_to_the_file_of_its_note(source: str, href: str, words: str) -> None:
    assert f'<a href="{href}">{words}</a>' in markup(source)


@pytest.mark.parametrize(
    ("source", "attributes"),
    [
        ("![[wheel.png]]", 'src="wheel.png"'),
        ("![[old wheel.jpg|200]]", 'src="old%20wheel.jpg" width="200"'),
        ("![[wheel.png|A wheel|200x100]]", 'alt="A wheel" width="200" height="100"'),
        ("![A wheel|150](wheel.png)", 'alt="A wheel" width="150"'),
    ],
)
def test_an_embedded_picture_is_one(source: str, attributes: str) -> None:
    assert all(attribute in markup(source) for attribute in attributes.split('" '))


def test_an_embedded_note_becomes_a_link_with_a_note() -> None:
    assert markup("![[Old Mill]]") == '<p><a href="Old%20Mill.md">Old Mill</a></p>\n'
    assert noted("![[Old Mill]]") == [("embed-linked", "Old Mill, another file")]


@pytest.mark.parametrize("source", ["as [[1, 2]] say", "if [[ -f x ]] then", "an array [[a], [b]]"])
def test_other_brackets_are_characters(source: str) -> None:
    assert markup(source) == f"<p>{source}</p>\n"


def test_a_link_whose_words_are_in_brackets_keeps_them() -> None:
    assert markup("see [[1]](a.html)") == '<p>see <a href="a.html">[1]</a></p>\n'
    assert markup("see [[one]]\n\n[one]: a.html") == '<p>see [<a href="a.html">one</a>]</p>\n'
