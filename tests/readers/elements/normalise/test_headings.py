"""Headings lose the links that lead to themselves."""

from __future__ import annotations

import pytest

from octavo import model as m
from tests.readers.elements.reading import found, one, read


def test_the_id_of_such_a_link_is_the_heading_s() -> None:
    section = one('<h2>Head <a class="headerlink" id="head" href="#head">¶</a></h2>')
    assert section == m.Section((m.Text("Head"),), (), id="head")


def test_a_link_around_the_whole_heading_leaves_its_words() -> None:
    assert one('<h2 id="h"><a href="#h">Head</a></h2>') == m.Section((m.Text("Head"),), (), id="h")


@pytest.mark.parametrize("link", ['<a href="other.html#x">there</a>', '<a href="#below">below</a>'])
def test_other_links_stay(link: str) -> None:
    assert len(found(read(f"<h2>See {link}</h2>"), m.Link)) == 1
