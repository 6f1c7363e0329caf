"""What to print where no installed face has a character: its name or its script, in brackets.

A PDF must not show the empty box of a missing glyph (ISO 14289-1, 7.21.8), and a reader learns nothing
from it either. A sign becomes its name ("[rocket]"), or its code where it has none ("[U+E001]"), letters of a script
that no face has become their codes ("[Tangut U+17000 U+17001]"), and one note a place and script says how many there
were.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from octavo import fonts
from octavo.markup_names import Class, Data
from octavo.notes import Notes

_CJK = {"Han", "Hiragana", "Katakana", "Hangul", "Bopomofo"}

_SPELLED = 4
"""How many letters in a row are all told by their codes; of more, the first is."""


def replace_missing(sections: Iterable[Element], notes: Notes) -> None:
    """Replaces, in all text under `sections`, what no face has, each by a span that says how long it was."""
    runs: list[str] = []
    for section in sections:
        for element in list(section.iter()):
            if not str(element.tag).startswith("{"):  # drawings have their own letters
                _replace_in(element, runs)
    for detail in _describe_runs(runs):
        notes.add("glyph-missing", detail)


def describe_missing(text: str) -> list[str]:
    """What no face has of `text`, in words: a line for each script."""
    found = None if text.isascii() else _missing_pattern(text)
    return _describe_runs(["".join(run.split()) for run in found.findall(text)]) if found else []


def _describe_runs(runs: list[str]) -> list[str]:
    scripts: dict[str, str] = {}
    for run in runs:
        name = fonts.script_name(run)
        scripts[name] = scripts.get(name, "") + run
    return [
        f"{len(lost)} {_script_phrase(script) or _list_signs(lost)}{_font_hint(script)}"
        for script, lost in sorted(scripts.items())
    ]


def _replace_in(element: Element, runs: list[str]) -> None:
    """Replaces what no face has in the words of an element and behind its children; adds to `runs` what it was."""
    for index, child in reversed([*enumerate(element)]):
        if pieces := _split_at_missing(child.tail, runs):
            child.tail, element[index + 1 : index + 1] = pieces
    if pieces := _split_at_missing(element.text, runs):
        element.text, element[:0] = pieces


def _split_at_missing(text: str | None, runs: list[str]) -> tuple[str, list[Element]] | None:
    """What stands before the first that is replaced, and a span for each, with what stands after it."""
    if not text or text.isascii() or not (found := _missing_pattern(text)):
        return None
    plain, spans = found.split(text), []
    for run, after in zip(found.findall(text), plain[1:], strict=True):
        runs.append("".join(run.split()))
        span = Element("span", {"class": Class.GLYPH, Data.LENGTH: str(len(runs[-1]))})
        span.text, span.tail = _name_run(run), after
        spans.append(span)
    return plain[0], spans


def printable_text(text: str) -> str:
    """`text` as it can be printed."""
    found = _missing_pattern(text)
    return found.sub(lambda run: _name_run(run[0]), text) if found else text


def _missing_pattern(text: str) -> re.Pattern[str] | None:
    """Finds the runs of what no face has; None if every character of `text` has one."""
    lacking = "".join(sorted(fonts.missing_characters(text)))
    one = f"[{re.escape(lacking)}]"
    return re.compile(rf"{one}(?:\s*{one})*") if lacking else None


def _name_run(run: str) -> str:
    """What is printed for a run of such characters: "[Tangut U+17000 U+17001]", "[rocket]", "[U+E001]"."""
    letters = [sign for sign in run if not sign.isspace()]
    if script := fonts.script_name(run):
        if len(letters) > _SPELLED:
            return f"[{len(letters)} {_script_phrase(script)}: {_code(letters[0])} …]"
        return f"[{script} {' '.join(map(_code, letters))}]"
    return "".join(sign if sign.isspace() else f"[{_character_name(sign)}]" for sign in run)


def _character_name(sign: str) -> str:
    """The name that Unicode gives a character; its code if it gives none."""
    return unicodedata.name(sign, "").lower() or _code(sign)


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"


def _script_phrase(script: str) -> str:
    return f"characters of {script}" if script else ""


def _list_signs(lost: str) -> str:
    return f"signs: {', '.join(_character_name(sign) for sign in sorted(set(lost))[:5])}"


def _font_hint(script: str) -> str:
    """What brings a face for a script, if it is not installed yet."""
    extra = "cjk" if script in _CJK else "scripts"
    return "" if fonts.has_extra(extra) else f"; `pip install octavo[{extra}]` brings faces"
