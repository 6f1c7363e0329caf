"""The pages around the articles: names on title pages."""

from __future__ import annotations

import pytest

from octavo.builders.xhtml.markup import credit_lines
from octavo.builders.xhtml.pages import titlepage_section
from octavo.model import Person
from tests.making import article, book_of

ADA, BO, CY = '<span class="whole">Ada Reader</span>', '<span class="whole">Bo Setter</span>', "Cy"
LONG = "Maximiliana Theodora of the Upper Harbour"


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["Ada Reader"], ADA),
        (["Ada Reader", "Bo Setter"], f"{ADA} and {BO}"),
        (["Ada Reader", "Bo Setter", "Cy"], f"{ADA}<br/>{BO}<br/>{CY}"),
        ([LONG], LONG),
    ],
)
def test_names_below_a_title_are_whole_and_from_three_on_have_a_line_each(names: list[str], shown: str) -> None:
    book = book_of(article("one"), creators=tuple(map(Person, names)))
    assert f'<p class="author">{shown}</p>' in titlepage_section(book)


def test_names_in_credits_are_whole_and_escaped() -> None:
    makers = [Person("Ada Reader"), Person("A & B", role="edt")]
    assert credit_lines(makers, "en") == [f"By {ADA}", 'Edited by <span class="whole">A &amp; B</span>']
