"""Lead pictures that ask for the whole width."""

from __future__ import annotations

import pytest

from octavo.model import Figure, Image, Paragraph, to_inlines
from octavo.readers.elements.convert.lead import widen_lead
from octavo.walk import images

WORDS = Paragraph(to_inlines("Words."))


@pytest.mark.parametrize(
    ("size", "image", "percent"),
    [
        ((1600, 900), Image("a"), 100),
        ((1600, 900), Image("a", width=1200, height=675), 100),
        ((1600, 1200), Image("a"), 0),
        ((900, 500), Image("a"), 0),
        ((1600, 900), Image("a", width=300), 0),
        ((1600, 900), Image("a", percent=40), 40),
    ],
)
def test_a_wide_and_large_picture_before_the_first_words_asks_for_it(
    size: tuple[int, int], image: Image, percent: int
) -> None:
    for first in (Paragraph((image,)), Figure((Paragraph((image,)),), caption=(WORDS,))):
        body = widen_lead((first, WORDS), {"a": size})
        assert [one.percent for one in images(body)] == [percent]
        assert body[1:] == (WORDS,)


def test_other_pictures_do_not() -> None:
    later = (WORDS, Paragraph((Image("a"),)))
    assert widen_lead(later, {"a": (1600, 900)}) is later
    assert widen_lead((), {}) == ()
