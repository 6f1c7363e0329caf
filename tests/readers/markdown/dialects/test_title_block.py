"""Title blocks of Pandoc."""

from __future__ import annotations

import pytest

from octavo.walk import title
from tests.readers.markdown.reading import read_markdown


@pytest.mark.parametrize(
    ("block", "names", "date"),
    [
        ("% Of boats\n% Ada Holm; Per Lind\n% 2020-05-03\n", ["Ada Holm", "Per Lind"], "2020-05-03"),
        ("% Of boats\n% Ada Holm\n  Per Lind\n% May 3, 2020\n", ["Ada Holm", "Per Lind"], "2020-05-03"),
        ("% Of\n  boats\n", [], ""),
        ("% Of boats\n%\n% 2020\n", [], "2020"),
    ],
)
def test_a_title_block_says_title_authors_and_date(block: str, names: list[str], date: str) -> None:
    found = read_markdown(f"{block}\nA boat.\n")
    assert title(found) == "Of boats"
    assert [person.name for person in found.authors] == names
    assert found.date_published == date


def test_front_matter_wins() -> None:
    assert title(read_markdown("---\ntitle: Of oars\n---\n% Of boats\n\nA boat.")) == "Of oars"


def test_a_private_comment_is_no_title() -> None:
    assert title(read_markdown("%% Of boats %%\n\n# Of oars\n\nAn oar.")) == "Of oars"
