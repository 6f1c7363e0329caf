"""The text of a page in runs."""

from __future__ import annotations

from lxml import html

from octavo.readers.comparison import Run
from octavo.readers.elements.runs import list_runs


def runs(markup: str) -> list[Run]:
    return list_runs(html.fromstring(f"<body>{markup}</body>"))


def texts(markup: str) -> list[str]:
    return [run.text for run in runs(markup)]


def test_blocks_and_line_ends_part_runs() -> None:
    assert texts("<h2>One</h2>two <b>three</b><p>four<br>five</p>six") == ["One", "two three", "four", "five", "six"]


def test_what_is_no_text_is_left_out() -> None:
    assert texts("<p>a<script>x()</script> b<button>Go</button></p><style>p{}</style><template>no</template>") == [
        "a b"
    ]


def test_marks_of_notes_are_no_words() -> None:
    assert texts('<p>One<sup>1</sup> two<a href="#n2">[2]</a> three<sup>th</sup>.</p>') == ["One two threeth."]


def test_what_no_one_sees_is_no_part_of_a_sentence() -> None:
    found = runs(
        '<p>The lantern <i style="display: none">was stolen and</i> burned.</p><div hidden>No one reads me.</div>'
    )
    assert [(run.text, run.is_furniture) for run in found] == [
        ("The lantern burned.", False),
        ("No one reads me.", True),
    ]


def test_readings_stand_apart_from_their_characters() -> None:
    assert texts("<p>A <ruby>folium<rp>(</rp><rt>leaf</rt><rp>)</rp></ruby> of oak.</p>") == ["A folium leaf of oak."]


def test_furniture_is_known_by_elements_and_roles() -> None:
    found = runs(
        "<nav>a</nav><p>b</p><form><p>c</p></form><div role='search'><p>d</p></div><p aria-hidden='true'>e</p>"
        "<p><a href='x'>f</a></p><p>g <a href='x'>h</a></p>"
    )
    assert [(run.text, run.is_furniture) for run in found] == [
        ("a", True), ("b", False), ("c", True), ("d", True), ("e", True), ("f", True), ("g h", False),
    ]  # fmt: skip
