"""Lines of equations that stand under each other."""

from __future__ import annotations

import pytest
from lxml import etree

from octavo.readers.docx.formulas import MathmlBuilder
from tests.readers.docx.word_files import NAMES


def mathml(*rows: str) -> str:
    cells = "".join(f"<m:e><m:r><m:t>{row}</m:t></m:r></m:e>" for row in rows)
    formula = etree.fromstring(f"<m:oMath {NAMES}><m:eqArr>{cells}</m:eqArr></m:oMath>")
    return etree.tostring(MathmlBuilder().build(formula)).decode()


@pytest.mark.parametrize(
    ("rows", "cells"),
    [(["a&amp;=b", "c&amp;=d"], 4), (["a&amp;=b#1"], 3), (["x", "y"], 2), (["&amp;=a+1", "&amp;&amp;=b"], 5)],
)
def test_alignment_marks_part_cells(rows: list[str], cells: int) -> None:
    found = mathml(*rows)
    assert found.count("<mtd") == cells
    assert "&amp;" not in found
    assert "#" not in found
