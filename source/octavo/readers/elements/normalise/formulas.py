"""Formulas: TeX and MathML in all the ways that pages carry them become one `MATH` element."""

from __future__ import annotations

import re

from octavo.readers.elements.context import Context
from octavo.readers.elements.normalise.delimiters import normalise_delimited, put_formula, strip_delimiters
from octavo.readers.elements.normalise.formula_pictures import normalise_pictures
from octavo.readers.elements.tree import (
    MATH,
    Element,
    classes,
    drop,
    holds,
    is_attached,
    select,
    stands_in,
    swap,
    tag_of,
    text_in,
)


def normalise_formulas(element: Element, context: Context) -> None:
    """Replaces every formula in the tree by a `MATH` element."""
    _normalise_scripts(element)
    _normalise_katex(element)
    _normalise_containers(element)
    _normalise_declared(element)
    for markup in list(element.iter("math", "m:math", "mml:math")):
        if is_attached(markup) and not stands_in(markup, MATH):
            _normalise_mathml(markup)
    normalise_pictures(element)
    normalise_delimited(element, context.dollars)


# --- what MathJax and KaTeX made --------------------------------------------------------------------


def _normalise_scripts(element: Element) -> None:
    """MathJax 2: the source stands in `<script type="math/tex">`, what it drew in elements beside it."""
    scripts = [found for found in element.iter("script") if (found.get("type") or "").lower().startswith("math/")]
    if not scripts:
        return
    for drawn in select(element, ".//*[starts-with(@class, 'MathJax') or contains(@class, ' MathJax')]"):
        if is_attached(drawn) and drawn.tag != "script":
            _rescue_scripts(drawn, scripts)
            drop(drawn)
    for script in scripts:
        kind = (script.get("type") or "").lower()
        if "tex" in kind:
            put_formula(script, script.text or "", "mode=display" in kind)
        else:
            _put_other_source(script, "display" in kind)


def _put_other_source(script: Element, display: bool) -> None:
    """MathML of a script; a source in a language that is not read, AsciiMath, stands as it was written."""
    from lxml import html  # few pages need it

    mathml = html.fragment_fromstring(script.text or "", create_parent="div").find(".//math")
    if mathml is not None:
        put_formula(script, _find_annotation(mathml), display or mathml.get("display") == "block", mathml)
        return
    source = script.makeelement("code")
    source.text = (script.text or "").strip()
    swap(script, source)


def _rescue_scripts(drawn: Element, scripts: list[Element]) -> None:
    """Takes sources out of what was drawn from them."""
    for script in scripts:
        if drawn in script.iterancestors():
            script.tail = None
            drawn.addnext(script)


def _normalise_katex(element: Element) -> None:
    """KaTeX: a span with class `katex` that holds MathML and what is drawn."""
    if not holds(element, "math"):
        return
    for found in select(element, ".//*[contains(concat(' ', @class, ' '), ' katex ')]"):
        around, mathml = found.getparent(), next(found.iter("math"), None)
        if around is None or mathml is None or stands_in(found, MATH):
            continue
        display = "katex-display" in classes(around)
        put_formula(around if display and len(around) == 1 else found, _find_annotation(mathml), display, mathml)


def _normalise_containers(element: Element) -> None:
    """MathJax 3 and 4: `mjx-container` holds MathML for listeners; MathJax 2 may have it in `data-mathml`."""
    for found in list(element.iter("mjx-container")):
        mathml = next(found.iter("math"), None)
        tex = (_find_annotation(mathml) if mathml is not None else "") or _find_drawn_tex(found)
        if mathml is not None or tex:
            put_formula(found, tex, found.get("display") == "true", mathml)
    for found in select(element, "descendant::*/@data-mathml/.."):
        if is_attached(found):
            _normalise_attribute(found)


def _find_drawn_tex(container: Element) -> str:
    """The TeX of a formula that MathJax 4 drew: its elements say theirs, of which the one for all of it counts."""
    whole = (found for found in container.iter() if found is container or _draws_all(found))
    return next(filter(None, (found.get("data-latex") for found in whole)), "")


def _draws_all(found: Element) -> bool:
    return found.tag == "mjx-math" or found.get("data-mml-node") == "math"


_SAFE_XML = str.maketrans("«»¨§`", "<>\"&'")
"""MathML in an attribute as WIRIS writes it: "«math»«mi»x«/mi»«/math»"."""


def _normalise_attribute(found: Element) -> None:
    from lxml import html  # few pages need it

    stated = found.get("data-mathml") or ""
    stated = stated.translate(_SAFE_XML) if stated.startswith("«") else stated
    mathml = html.fragment_fromstring(stated, create_parent="div").find(".//math")
    if mathml is not None:
        put_formula(found, _find_annotation(mathml), mathml.get("display") == "block", mathml)


# --- MathML -----------------------------------------------------------------------------------------


def _normalise_mathml(mathml: Element) -> None:
    """A math element as it stands, with the wrapper of MediaWiki, which holds a picture of the formula too."""
    place = mathml
    for around in mathml.iterancestors("span", "div"):
        if "mwe-math-element" in classes(around):
            place = around
    display = mathml.get("display") == "block" or mathml.get("mode") == "display"
    tex = _find_annotation(mathml) or _read_alttext(mathml)
    tex = tex.removeprefix("{\\displaystyle ").removesuffix("}") if tex.startswith("{\\displaystyle ") else tex
    put_formula(place, tex, display, mathml)


def _find_annotation(mathml: Element) -> str:
    """The TeX that a math element was made from, "" if it does not say."""
    for annotation in mathml.iter("annotation"):
        if "tex" in (annotation.get("encoding") or "").lower():
            return (annotation.text or "").strip()
    return ""


def _read_alttext(mathml: Element) -> str:
    """The words of a math element, if they are its TeX; words that only say it would lose how it is built."""
    said = mathml.get("alttext") or ""
    if _ON_ONE_LINE.search(said) or (not _SURELY_TEX.search(said) and next(mathml.iter(*_BUILT), None) is not None):
        return ""
    return said


_SURELY_TEX = re.compile(r"[\\{^_]")
"""`\\frac{a}{b}`, `x^2`; "a/b = 2" may be TeX, or words for what the markup builds."""

_ON_ONE_LINE = re.compile(r"[\^_]\(|√|[⁰-⁹₀-₉²³¹]")
"""Signs of formulas on one line, as in UnicodeMath: `2^(n + 1)`, `√2`, `x²`."""

_BUILT = ("mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mtable")
"""Elements that say how a formula is built, as a row of letters does not."""


# --- elements made for TeX --------------------------------------------------------------------------

_TEX_ATTRIBUTES = (
    "data-tex", "data-latex", "data-math", "data-formula", "data-katex", "data-equation", "data-equation-content",
)  # fmt: skip
_ENTRIES = ("data-entry", "data-value")
"""Where editors keep what was entered: `<span class="ql-tex" data-entry="x_1">`."""

_HAS_ENTRY = re.compile(r"(?:tex|formula|equation|math)(?:\s|$)", re.I)
"""What the classes of such elements end in: "ql-formula"."""

_ANY_ATTRIBUTE = frozenset((*_TEX_ATTRIBUTES, *_ENTRIES))
_TEX_ELEMENTS = {"math", "tex", "latex", "katex"}
"""What the names of custom elements for TeX end in: `<d-math>`, `<la-tex>`."""

_TEX_CLASSES = {"math", "arithmatex", "language-math", "tex2jax_process"}


def _normalise_declared(element: Element) -> None:
    """Elements that say by name, class or attribute that they hold TeX."""
    for found in [found for found in element.iterdescendants("*") if _may_declare_tex(found)]:
        tex, around = _declared_tex(found), found.getparent()
        if tex.strip() and around is not None:
            put_formula(around if around.tag == "pre" else found, *strip_delimiters(tex, _is_displayed(found)))


def _may_declare_tex(found: Element) -> bool:
    """Whether an element is worth asking: one that a page makes up, or whose class or attributes may say so."""
    if "-" in str(found.tag) or not _ANY_ATTRIBUTE.isdisjoint(found.keys()):
        return True
    named = found.get("class")
    return named is not None and ("math" in named or "tex2jax" in named)


def _declared_tex(found: Element) -> str:
    """The TeX that an element says it holds, "" if none."""
    if found.tag in (MATH, "math") or stands_in(found, "svg"):
        return ""
    if stated := next(filter(None, map(found.get, _TEX_ATTRIBUTES)), ""):
        return stated
    entry = next(filter(None, map(found.get, _ENTRIES)), "")
    if entry and _HAS_ENTRY.search(found.get("class") or ""):
        return entry
    return text_in(found) if _is_made_for_tex(found) else ""


def _is_made_for_tex(found: Element) -> bool:
    """Whether an element is made for TeX by its name or class, and holds only words."""
    if any(child.tag not in ("br", "pre", "code", "p") for child in found):
        return False
    prefix, _, name = tag_of(found).rpartition("-")
    custom = (bool(prefix) and name in _TEX_ELEMENTS) or found.tag in ("math-renderer", "math-field")
    return custom or not _TEX_CLASSES.isdisjoint(classes(found))


def _is_displayed(found: Element) -> bool:
    """Whether an element that holds TeX stands apart from the line."""
    if found.tag == "div" or not {"display", "block"}.isdisjoint(classes(found)) or found.get("block") is not None:
        return True
    if any(map(found.get, _TEX_ATTRIBUTES)):
        return found.get("data-display") == "true"
    around = found.getparent()
    return found.tag == "code" and around is not None and around.tag == "pre"
