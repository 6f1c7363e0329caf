"""Roles of MyST and Sphinx."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import markup


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("See {ref}`the boat <boat>`.", 'See <a href="#boat">the boat</a>.'),
        ("See {ref}`boat`.", 'See <a href="#boat">boat</a>.'),
        ("In {doc}`The sea <sea>`.", 'In <a href="sea.md">The sea</a>.'),
        ("Press :kbd:`Ctrl`.", "Press <kbd>Ctrl</kbd>."),
        ("H{sub}`2`O", "H<sub>2</sub>O"),
        ("{abbr}`OS (open sea)`", '<abbr title="open sea">OS</abbr>'),
        ("{math}`x^2`", "<math>x^2</math>"),
        ("As {cite}`holm2020` says", "As [holm2020] says"),
        (":py:class:`~boat.Oar`", "<code>boat.Oar</code>"),
    ],
)
def test_roles_say_what_their_words_are(source: str, found: str) -> None:
    assert markup(source) == f"<p>{found}</p>\n"


@pytest.mark.parametrize("before", ["{row}", "at 10:20:", ":sail:", "{ref} "])
def test_others_stay_words(before: str) -> None:
    assert markup(f"{before}`it`") == f"<p>{before}<code>it</code></p>\n"
