"""Forms: what was ticked or chosen stands in the line."""

from __future__ import annotations

import pytest

from tests.readers.docx.reading import lines
from tests.readers.docx.word_files import p, r, w


def control(content: str, properties: str) -> str:
    """A content control in a line."""
    return w("sdt", w("sdtPr", properties) + w("sdtContent", content))


def tick(state: str) -> str:
    return f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>'


def form_field(name: str, state: str, result: str = "") -> str:
    """An old field of a form, with its state in its first mark."""
    begin = w("r", w("fldChar", w("ffData", state), fldCharType="begin"))
    separated = w("r", w("fldChar", fldCharType="separate")) + r(result) if result else ""
    return begin + w("r", w("instrText", f" {name} ")) + separated + w("r", w("fldChar", fldCharType="end"))


@pytest.mark.parametrize(
    ("content", "state", "sign"),
    [
        (r("☒"), "1", "☒"),
        (r("☐"), "0", "☐"),
        (w("r", w("sym", font="Wingdings", char="F0FE")), "1", "☑"),
        (w("r", w("sym", font="Wingdings", char="F06F")), "0", "☐"),
        ("", "1", "☑"),
    ],
)
def test_a_control_shows_whether_it_is_ticked(content: str, state: str, sign: str) -> None:
    assert lines(p(control(content, tick(state)), r(" Row to the pier"))) == [f"{sign} Row to the pier"]


@pytest.mark.parametrize(
    ("state", "sign"),
    [
        (w("checkBox", w("default", val="0") + w("checked")), "☑"),
        (w("checkBox", w("default", val="1")), "☑"),
        (w("checkBox", w("default", val="1") + w("checked", val="0")), "☐"),
        (w("checkBox", ""), "☐"),
    ],
)
def test_an_old_field_shows_whether_it_is_ticked(state: str, sign: str) -> None:
    assert lines(p(form_field("FORMCHECKBOX", state), r(" Row to the pier"))) == [f"{sign} Row to the pier"]


ENTRIES = w("listEntry", val="Skiff") + w("listEntry", val="Gig") + w("listEntry", val="Punt")


@pytest.mark.parametrize(
    ("state", "result", "words"),
    [
        (w("result", val="2") + ENTRIES, "", "Punt"),
        (w("default", val="1") + ENTRIES, "", "Gig"),
        (ENTRIES, "", "Skiff"),
        (w("result", val="1") + ENTRIES, "Dinghy", "Dinghy"),
    ],
)
def test_a_drop_down_list_shows_what_was_chosen(state: str, result: str, words: str) -> None:
    field = form_field("FORMDROPDOWN", w("ddList", state), result)
    assert lines(p(r("Take the "), field, r(" home."))) == [f"Take the {words} home."]


def test_the_chosen_entry_of_a_control_stays() -> None:
    choices = w("dropDownList", w("listItem", displayText="Gig", value="1"))
    assert lines(p(r("Take the "), control(r("Gig"), choices), r(" home."))) == ["Take the Gig home."]


def test_what_was_typed_into_a_form_stays() -> None:
    assert lines(p(r("I am "), form_field("FORMTEXT", w("textInput"), "Ada"))) == ["I am Ada"]
