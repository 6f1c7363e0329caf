"""Formulas as EPUB takes them: MathML 3 with words beside it, or an honest refusal."""

from __future__ import annotations

import pytest
from lxml import etree

from octavo.builders.formulas.attributes import may_have
from octavo.builders.formulas.errors import FormulaError
from octavo.builders.formulas.mathml import MATHML, to_mathml
from octavo.builders.formulas.svg import formula_text
from octavo.builders.formulas.width import is_wide_formula
from octavo.model import Math

NAMESPACE = f'xmlns="{MATHML}"'


def test_tex_becomes_mathml_with_its_source_as_words() -> None:
    root = etree.fromstring(to_mathml(Math(tex=r"\frac{1}{2} < x", display=True, id="half"), "Formula"))
    assert root.find(f".//{{{MATHML}}}mfrac") is not None
    assert dict(root.attrib) == {"id": "half", "alttext": r"\frac{1}{2} < x", "display": "block"}


@pytest.mark.parametrize("sign", ["\x01", "\x7f\x0c", "\ufffe"])
def test_characters_that_xml_forbids_are_left_out(sign: str) -> None:
    for math in (Math(tex=f"a{sign}+b"), Math(mathml=f"<math><mi>a{sign}</mi></math>", tex=f"a{sign}")):
        root = etree.fromstring(to_mathml(math, "Formula"))
        assert "".join(str(text) for text in root.itertext()).startswith("a")
        assert root.get("alttext") == math.tex.translate(dict.fromkeys(map(ord, "\x01\x0c\ufffe")))


def test_mathml_without_words_is_said_on_one_line() -> None:
    root = etree.fromstring(
        to_mathml(Math(mathml=f"<math {NAMESPACE}><mi>a</mi><mo>=</mo><mn>1</mn></math>"), "Formula")
    )
    assert root.get("alttext") == "a = 1"
    assert etree.fromstring(to_mathml(Math(mathml="<math><mspace/></math>"), "Formula")).get("alttext") == "Formula"


def test_what_epub_s_schema_lacks_is_left_out() -> None:
    left = '<mi onclick="z">a</mi><annotation>tex</annotation>'
    written = to_mathml(Math(mathml=f'<math data-x="1" intent="y"><semantics>{left}</semantics></math>'), "")
    assert "annotation" not in written
    assert not {"data-x", "intent", "onclick"} & {name for e in etree.fromstring(written).iter() for name in e.attrib}


@pytest.mark.parametrize(
    ("element", "kept", "left_out"),
    [
        ("mtable", 'columnspacing="1em 2em" align="axis 3" rowlines="none solid"', 'columnspacing="" frame="thick"'),
        ("mtable", 'columnalign="left right" width="auto"', 'columnalign="middle" width="x" align="left"'),
        ("mfrac", 'linethickness="thin" numalign="left"', 'linethickness="huge" numalign="none"'),
        ("mo", 'form="infix" lspace="-.2em" maxsize="infinity"', 'form="post" lspace="q" stretchy="yes"'),
        ("mspace", 'width="thickmathspace" height="1.5ex"', 'width="auto" depth="a"'),
        ("mpadded", 'width="+50% height" voffset="-2pt"', 'width="+e" lspace="1furlong"'),
        ("mfenced", 'open="" separators=";"', 'class="" mathcolor="12"'),
        ("mi", 'mathvariant="bold-fraktur" mathcolor="#12aBcF"', 'mathvariant="weird" mathsize="tiny"'),
        ("mtd", 'rowspan="2" columnalign="center"', 'rowspan="-1" columnspan="a"'),
    ],
)
def test_values_that_epub_s_schema_lacks_are_left_out(element: str, kept: str, left_out: str) -> None:
    for said, expected in ((kept, True), (left_out, False)):
        for name, value in etree.fromstring(f"<e {said}/>").attrib.items():
            assert may_have(element, name, value) is expected, (name, value)


def test_an_operator_of_words_becomes_a_row() -> None:
    written = to_mathml(Math(mathml="<math><mo><mrow><mtext>argmax</mtext></mrow></mo></math>"), "")
    assert "<mrow><mrow><mtext>argmax</mtext></mrow></mrow>" in written


@pytest.mark.parametrize("tex", ["", "{", "x^", r"\frac{1}", r"\label{one}", "{" * 70 + "x", "x " * 30_000])
def test_tex_that_cannot_be_read_is_refused(tex: str) -> None:
    with pytest.raises(FormulaError):
        to_mathml(Math(tex=tex), "Formula")


@pytest.mark.parametrize("written", ["<svg/>", "broken<", "<math><script>x</script></math>", "<math>loose</math>"])
def test_mathml_that_cannot_be_shown_is_refused_or_replaced(written: str) -> None:
    with pytest.raises(FormulaError):
        to_mathml(Math(mathml=written), "Formula")
    assert "<mi>x</mi>" in to_mathml(Math(mathml=written, tex="x"), "Formula")


def test_an_entity_is_never_followed() -> None:
    bomb = '<!DOCTYPE math [<!ENTITY a SYSTEM "file:///etc/hostname">]><math><mi>&a;</mi></math>'
    try:
        written = to_mathml(Math(mathml=bomb), "Formula")
    except FormulaError:
        return
    assert "&a;" not in written
    assert "<mi/>" in written


def test_the_words_of_a_refused_formula() -> None:
    assert formula_text(Math(tex=r"\x", mathml="<math/>")) == r"\x"
    assert formula_text(Math(mathml="<math><mi>a</mi><mo>+</mo></math>")) == "a +"


@pytest.mark.parametrize(
    ("tex", "wide"),
    [
        ("a = b + c", False),
        (r"\frac{a + b + c + d}{2}", False),
        (r"\frac{1 + 2 + 3 + 4 + 5 + 6}{a + b + c + d + e + f}", True),
        (r"x^{abcdefghij}", False),
        ("a + b + c + d = e + f + g + h", True),
        (r"\begin{matrix} a & b \\ c & d \\ e & f \\ g & h \end{matrix}", False),
    ],
)
def test_a_formula_is_as_wide_as_its_longest_line(tex: str, wide: bool) -> None:
    assert is_wide_formula(to_mathml(Math(tex=tex), "Formula")) == wide
