"""Classes and data-* attributes have one list: what stylesheets and templates name is in it, and all of it is used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import get_args

import tinycss2

from octavo.markup_names import DEEPEST_INDENT, Class, Data, indent_class
from octavo.model import Align, CalloutKind, Numbering
from octavo.theme import styles_folder
from tests.test_layers import FILES, PACKAGE, name_of, tree

SHEETS = sorted(styles_folder().rglob("*.css"))
TEMPLATES = sorted((PACKAGE / "templates").glob("*.xhtml"))
INDENTS = {indent_class(columns) for columns in range(1, DEEPEST_INDENT + 1)}


def classes_of(sheet: str) -> Iterator[str]:
    """The classes that a stylesheet's selectors name."""
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True):
        if rule.type == "qualified-rule":
            yield from re.findall(r"\.([a-z][\w-]*)", tinycss2.serialize(rule.prelude))
        elif rule.type == "at-rule" and rule.lower_at_keyword == "media":
            yield from classes_of(tinycss2.serialize(rule.content))


def in_sheets() -> set[str]:
    return {name for sheet in SHEETS for name in classes_of(sheet.read_text(encoding="utf-8"))}


def in_templates() -> set[str]:
    """The classes of the templates; one that is put together ("toc-{{ line.kind }}") becomes that of a part."""
    markup = "".join(template.read_text(encoding="utf-8") for template in TEMPLATES)
    words = " ".join(re.findall(r'class="([^"]*)"', markup))
    return set(re.sub(r"\{\{ \w+\.kind \}\}", "part", words).split())


def in_code(names: type[Class] | type[Data]) -> set[str]:
    """The members of the list that modules use."""
    used = {
        node.attr
        for file in FILES
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == names.__name__
    }
    return {names[name].value for name in used if name in names.__members__}


def data_in(texts: Iterator[str]) -> set[str]:
    return {name for text in texts for name in re.findall(r"\bdata-[a-z]+", text)}


def test_stylesheets_and_templates_name_no_other_classes() -> None:
    assert in_sheets() - INDENTS <= set(Class)
    assert in_templates() <= set(Class)


def test_there_is_a_style_for_every_indent() -> None:
    assert in_sheets() >= INDENTS


def test_stylesheets_and_templates_name_no_other_data() -> None:
    files = [*SHEETS, *TEMPLATES]
    assert data_in(file.read_text(encoding="utf-8") for file in files) <= set(Data)


def test_every_name_of_the_list_is_used() -> None:
    of_the_model = {*get_args(Numbering), *get_args(Align), *get_args(CalloutKind)}
    assert set(Class) - in_sheets() - in_templates() - in_code(Class) - of_the_model == set()
    assert set(Data) - in_code(Data) == set()


def test_what_has_no_style_is_known() -> None:
    reading_systems_show_them = {Class.LANDMARKS}
    shown_as_what_they_stand_in = {Class.POSITION, Class.GLYPH, Class.LOCATOR, Class.LOCATORS}
    read_by_modules = {Class.ENDPAPER, Class.FORMULA_LINE, Class.REPEATED}
    for_users = {Class.NOTE, Class.TIP, Class.IMPORTANT}
    known = reading_systems_show_them | shown_as_what_they_stand_in | read_by_modules | for_users
    assert set(Class) - in_sheets() == known


def test_words_of_the_model_that_become_classes_are_in_the_list() -> None:
    assert {*get_args(Numbering), *get_args(Align), *get_args(CalloutKind)} - {"", "decimal"} <= set(Class)


def test_modules_write_no_class_of_their_own() -> None:
    """Found in the syntax: as an argument (`class_="x"`), in attributes ({"class": "x"}) and in markup."""
    wrong = [
        f"{name_of(file)}: {found}"
        for file in FILES
        if name_of(file).startswith(("builders", "checks"))
        for node in ast.walk(tree(file))
        for found in bare_classes(node)
    ]
    assert wrong == []


def bare_classes(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.keyword(arg="class_", value=ast.Constant(value=str(name))) if name:
            yield name
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "class" and isinstance(value, ast.Constant):
                    yield str(value.value)
        case ast.Constant(value=str(text)):
            yield from re.findall(r'class="([a-z][^"]*)', text)
            yield from re.findall(r"^data-[a-z]+$", text)
