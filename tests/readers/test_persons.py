"""Names in a row, of persons, boards and firms."""

from __future__ import annotations

import pytest

from octavo.readers.persons import is_organisation, split_names


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("Ada Holm", ["Ada Holm"]),
        ("Ada Holm, Per Lind and Bo Ek", ["Ada Holm", "Per Lind", "Bo Ek"]),
        ("Ada Holm, Per Lind, and Bo Ek", ["Ada Holm", "Per Lind", "Bo Ek"]),
        ("Ada Holm & Bo Ek", ["Ada Holm", "Bo Ek"]),
        ("Ada und Bo", ["Ada", "Bo"]),
        ("Ada Holm et Bo de Vries", ["Ada Holm", "Bo de Vries"]),
        ("Ada Holm, Jr.; Bo Ek, PhD", ["Ada Holm, Jr.", "Bo Ek, PhD"]),
        ("山田花子、鈴木一郎", ["山田花子", "鈴木一郎"]),
        ("Food and Water Safety Committee", ["Food and Water Safety Committee"]),
        ("Ministry of Fields and Woods", ["Ministry of Fields and Woods"]),
        ("Landesanstalt für Wald und Wiese", ["Landesanstalt für Wald und Wiese"]),
        ("Holm & Ek", ["Holm & Ek"]),
        ("Holm & Sons", ["Holm & Sons"]),
        ("Barrow & Barrow", ["Barrow & Barrow"]),
        ("Ek, Holm and Lind LLC", ["Ek, Holm and Lind LLC"]),
    ],
)
def test_names_in_a_row(row: str, names: list[str]) -> None:
    assert split_names(row) == names


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ada Holm", False), ("Board of Trade", True), ("Ek GmbH", True), ("Universität Gent", True), ("Bo Press", True)],
)
def test_names_of_organisations(name: str, expected: bool) -> None:
    assert is_organisation(name) is expected


@pytest.mark.parametrize(
    "name",
    [
        "Holm, Ek & Partners",
        "Salt, Oil and Vinegar Ltd",
        "Berg, Holm and Ek LLP",
        "Holm, Ek & Berg",
        "Bridges and Tunnels Administration",
        "Land and Sea Pictures",
        "Wolle, Holm und Partner mbB",
        "Santiago Ramón y Cajal",
        "Dr. Ada Holm, OBE, FRS",
    ],
)
def test_what_is_one_name(name: str) -> None:
    assert split_names(name) == [name]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Holm, Ada M.; Ek, Bo", ["Ada M. Holm", "Bo Ek"]),
        ("Ada Holm; Bo Ek and Cy Berg", ["Ada Holm", "Bo Ek", "Cy Berg"]),
        ("Rosa e Pedro", ["Rosa", "Pedro"]),
        ("Rosa Vega y Luis Paz", ["Rosa Vega", "Luis Paz"]),
        ("Ada Holm, MD, and Bo Ek, PhD", ["Ada Holm, MD", "Bo Ek, PhD"]),
        ("陈平、王芳", ["陈平", "王芳"]),
        ("陈平和王芳", ["陈平", "王芳"]),
        ("Ada, Bo and Cy", ["Ada", "Bo", "Cy"]),
    ],
)
def test_what_are_several(names: str, expected: list[str]) -> None:
    assert split_names(names) == expected
