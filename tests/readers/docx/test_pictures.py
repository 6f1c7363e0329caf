"""Text boxes of drawings."""

from __future__ import annotations

from tests.readers.docx.reading import lines
from tests.readers.docx.word_files import p, r, w


def boxes(*contents: str) -> str:
    """A run with a drawing of text boxes."""
    drawn = "".join(f"<wps:txbx>{w('txbxContent', content)}</wps:txbx>" for content in contents)
    return w("r", w("drawing", f"<wp:anchor>{drawn}</wp:anchor>"))


def test_boxes_of_a_group_stand_in_their_order() -> None:
    assert lines(p(r("First."), boxes(p("Second.") + p("Third."), p("Fourth."), p("Fifth."))), p("Last.")) == [
        "First.", "Second.", "Third.", "Fourth.", "Fifth.", "Last.",
    ]  # fmt: skip


def test_so_do_those_of_several_drawings() -> None:
    assert lines(p(boxes(p("Second.")), r("First."), boxes(p("Third."))), p("Last.")) == [
        "First.", "Second.", "Third.", "Last.",
    ]  # fmt: skip


def test_boxes_in_boxes_stand_where_they_hang() -> None:
    assert lines(p(r("First."), boxes(p(r("Second."), boxes(p("Third."))) + p("Fourth.")))) == [
        "First.", "Second.", "Third.", "Fourth.",
    ]  # fmt: skip
