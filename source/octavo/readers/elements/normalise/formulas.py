"""Formulas: TeX and MathML in all the ways that pages carry them become one `octavo-math` element, then `Math`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from octavo.model import Math
from octavo.readers.elements.context import Context, Element, inline
from octavo.readers.elements.convert.inlines import Line
from octavo.readers.elements.convert.mathml import sanitised
from octavo.readers.elements.tree import classes, clean, common, drop, swap

_DELIMITED = re.compile(
    r"\\\((?P<inline>.{1,2000}?)\\\)|\\\[(?P<display>.{1,6000}?)\\\]|\$\$(?P<dollars>[^$]{1,6000})\$\$"
    r"|(?P<environment>\\begin\{(?P<name>equation|align|gather|multline)\*?\}.+?\\end\{(?P=name)\*?\})",
    re.S,
)
_DOLLAR = re.compile(r"(?<![\\$\w])\$(?P<inline>(?![\s\d.,]+\$)[^\s$](?:[^$\n]{0,200}?[^\s$\\])?)\$(?![\w$])")
_TEX = re.compile(r"[\\^_{}=+<>]")
_CODE = {"code", "pre", "kbd", "samp", "tt", "script", "style", "textarea", "octavo-math", "math", "svg", "xmp"}
_TEX_ATTRIBUTES = ("data-tex", "data-latex", "data-math", "data-formula", "data-katex", "data-equation")
_ENTRY = "data-entry"
_MAY_HOLD_TEX = (
    ".//*[contains(@class, 'math') or contains(@class, 'tex2jax') or contains(name(), '-') or "
    + " or ".join(f"@{name}" for name in (*_TEX_ATTRIBUTES, _ENTRY))
    + "]"
)
_PICTURES = {"latex", "tex", "mwe-math-fallback-image-inline", "mwe-math-fallback-image-display", "math"}


def find(element: Element, context: Context) -> None:
    """Replaces every formula in the tree by an `octavo-math` element."""
    _scripts(element)
    _katex(element)
    _mathjax(element)
    _named(element)
    for found in list(element.iter("math", "m:math", "mml:math")):
        if found.getparent() is not None:
            _markup(found)
    _pictures(element)
    _delimited(element, context)


def _put(old: Element, tex: str, display: bool, markup: Element | None = None) -> None:
    """Puts a formula in the place of `old`."""
    new = old.makeelement("octavo-math", {"tex": clean(tex).strip()})
    if display:
        new.set("display", "block")
    if name := old.get("id"):
        new.set("id", name)
    swap(old, new)
    if markup is not None:
        markup.tail = None
        new.append(markup)


def _scripts(element: Element) -> None:
    """MathJax 2: the source stands in a script, what it drew beside it."""
    scripts = [found for found in element.iter("script") if (found.get("type") or "").lower().startswith("math/")]
    if not scripts:
        return
    for drawn in element.xpath(".//*[starts-with(@class, 'MathJax') or contains(@class, ' MathJax')]"):
        if drawn.getparent() is not None and drawn.tag != "script":
            _rescue(drawn, scripts)
            drop(drawn)
    for script in scripts:
        kind = (script.get("type") or "").lower()
        if "tex" in kind:
            _put(script, script.text or "", "mode=display" in kind)


def _rescue(drawn: Element, scripts: list[Element]) -> None:
    """Takes a source out of what was drawn from it."""
    for script in scripts:
        if drawn in script.iterancestors():
            script.tail = None
            drawn.addnext(script)


def _katex(element: Element) -> None:
    for found in element.xpath(".//*[contains(concat(' ', @class, ' '), ' katex ')]"):
        around = found.getparent()
        if around is None or next(found.iterancestors("octavo-math"), None) is not None:
            continue
        markup = next(found.iter("math"), None)
        if markup is None:
            continue
        display = "katex-display" in classes(around)
        tex = _annotation(markup)
        _put(around if display and len(around) == 1 else found, tex, display, markup)


def _mathjax(element: Element) -> None:
    """MathJax 3 and 4: containers that hold the formula for those who listen."""
    for found in list(element.iter("mjx-container")):
        markup = next(found.iter("math"), None)
        if markup is not None:
            _put(found, _annotation(markup), found.get("display") == "true", markup)
    for found in element.xpath(".//*[@data-mathml]"):
        if found.getparent() is not None:
            _from_attribute(found)


def _from_attribute(found: Element) -> None:
    from lxml import html

    markup = html.fragment_fromstring(found.get("data-mathml"), create_parent="div").find(".//math")
    if markup is not None:
        _put(found, _annotation(markup), markup.get("display") == "block", markup)


def _markup(found: Element) -> None:
    """A math element as it stands; Wikipedia's wrapper holds a picture of it too."""
    if next(found.iterancestors("octavo-math"), None) is not None:
        return
    place = found
    for around in found.iterancestors("span", "div"):
        if "mwe-math-element" in classes(around):
            place = around
    display = found.get("display") == "block" or found.get("mode") == "display"
    tex = _annotation(found) or _alttext(found)
    tex = tex.removeprefix("{\\displaystyle ").removesuffix("}") if tex.startswith("{\\displaystyle ") else tex
    _put(place, tex, display, found)


def _alttext(markup: Element) -> str:
    """The words of a math element, if they are its TeX; words that only say it would lose how it is built."""
    words = markup.get("alttext") or ""
    if _ON_ONE_LINE.search(words) or (not _TEX.search(words) and next(markup.iter(*_BUILT), None) is not None):
        return ""
    return words


_TEX = re.compile(r"[\\{^_]")
_ON_ONE_LINE = re.compile(r"[\^_]\(|√|[⁰-⁹₀-₉²³¹]")
"""Signs of formulas on one line, as in UnicodeMath."""

_BUILT = ("mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mtable")


def _annotation(markup: Element) -> str:
    """The TeX that a math element was made from, "" if it does not say."""
    for annotation in markup.iter("annotation"):
        if "tex" in (annotation.get("encoding") or "").lower():
            return (annotation.text or "").strip()
    return ""


def _named(element: Element) -> None:
    """Elements that say by name, class or attribute that they hold TeX."""
    for found in element.xpath(_MAY_HOLD_TEX):
        tex, display = _stated(found)
        if tex.strip() and (around := found.getparent()) is not None:
            _put(around if around.tag == "pre" else found, *undelimited(tex, display))


def _stated(found: Element) -> tuple[str, bool]:
    """The TeX that an element says it holds, and whether it is displayed."""
    named = classes(found)
    display = found.tag == "div" or bool({"display", "block"} & set(named)) or found.get("block") is not None
    if found.tag in ("octavo-math", "math"):
        return "", False
    for name in _TEX_ATTRIBUTES:
        if found.get(name):
            return found.get(name), display or found.get("data-display") == "true"
    if found.get(_ENTRY) and any(name.endswith("tex") for name in named):
        return found.get(_ENTRY), display
    if not _says_math(found, named):
        return "", False
    listing = found.tag == "code" and found.getparent().tag == "pre"
    return "".join(found.itertext()), display or listing


def _says_math(found: Element, named: list[str]) -> bool:
    """Whether an element is made for TeX and holds only words."""
    if any(child.tag not in ("br", "pre", "code", "p") for child in found):
        return False
    if "-" in found.tag and found.tag.rpartition("-")[2] in ("math", "tex", "latex", "katex"):
        return True
    return found.tag == "math-renderer" or not {"math", "arithmatex", "language-math", "tex2jax_process"}.isdisjoint(
        named
    )


def undelimited(tex: str, display: bool) -> tuple[str, bool]:
    """TeX without its delimiters, and whether they say that it is displayed."""
    tex = tex.strip()
    for opening, closing, kind in (("\\(", "\\)", False), ("\\[", "\\]", True), ("$$", "$$", True), ("$", "$", False)):
        if tex.startswith(opening) and tex.endswith(closing) and len(tex) > len(opening) + len(closing):
            return tex[len(opening) : -len(closing)].strip(), display or kind
    return tex, display


def _pictures(element: Element) -> None:
    """Pictures of formulas that carry the TeX they were made from, as their description or in their address."""
    for found in list(element.iter("img")):
        tex = _described(found) or _addressed(found.get("src") or "")
        if tex and found.getparent() is not None:
            _put(found, *undelimited(tex, any("display" in name for name in classes(found))))


def _described(found: Element) -> str:
    tex = (found.get("alt") or "").strip()
    source = (found.get("src") or "").lower()
    made = "latex" in source or not _PICTURES.isdisjoint(classes(found))
    return tex if made and _TEX.search(tex) and "://" not in tex else ""


def _addressed(source: str) -> str:
    """The TeX in the address of a service that draws formulas."""
    if "%5c" not in source.lower() and "\\" not in source:
        return ""
    match = re.search(
        r"(?:[?&](?:chl|tex|latex|math|eq)=|(?:(?:latex|svg\.image|tex|formula|math)[^?/]*[?/])+)(?:(?:gif|png|svg|pdf)\.\w+\?)?(.+)$",
        source,
        re.I,
    )
    return unquote(match.group(1)).replace("&space;", " ") if match else ""


def _delimited(element: Element, context: Context) -> None:
    """TeX between delimiters in running text."""
    whole = "".join(element.itertext())
    delimiters = ("\\(", "\\[", "$$", "\\begin{", *(["$"] if context.dollars else []))
    if not any(delimiter in whole for delimiter in delimiters):
        return
    for found in list(element.iter()):
        if not isinstance(found.tag, str):
            continue
        if found.tag not in _CODE and found.text:
            _cut(found, found.text, True, context.dollars)
        inside = found is not element and not any(around.tag in _CODE for around in found.iterancestors())
        if inside and found.tail:
            _cut(found, found.tail, False, context.dollars)


def _cut(found: Element, text: str, inside: bool, dollars: bool) -> None:
    """Puts the formulas of one text in their places."""
    if "\\" not in text and "$" not in text:
        return
    if inside and any(around.tag in _CODE for around in found.iterancestors()):
        return
    pieces = list(_formulas(text, dollars))
    if not pieces:
        return
    new: list[Element] = []
    at = 0
    before = ""
    for start, end, tex, display in pieces:
        if new:
            new[-1].tail = text[at:start]
        else:
            before = text[:start]
        new.append(
            found.makeelement("octavo-math", {"tex": clean(tex).strip(), **({"display": "block"} if display else {})})
        )
        at = end
    new[-1].tail = text[at:]
    _place(found, before, new, inside)


def _place(found: Element, before: str, new: list[Element], inside: bool) -> None:
    if inside:
        found.text = before
        for position, formula in enumerate(new):
            found.insert(position, formula)
        return
    found.tail = before
    parent, at = found.getparent(), found.getparent().index(found) + 1
    for position, formula in enumerate(new):
        parent.insert(at + position, formula)


def _formulas(text: str, dollars: bool) -> Iterator[tuple[int, int, str, bool]]:
    """Where the formulas of a text are, their TeX, and whether they are displayed."""
    found: list[tuple[int, int, str, bool]] = []
    for match in _DELIMITED.finditer(text):
        tex = match["inline"] or match["display"] or match["dollars"] or match["environment"]
        if match["dollars"] is None or _TEX.search(tex) or len(tex.strip()) == 1:
            found.append((*match.span(), tex, match["inline"] is None))
    if dollars and not found:
        found += [(*match.span(), match["inline"], False) for match in _DOLLAR.finditer(text)]
    yield from found


@inline("octavo-math")
def _formula(element: Element, line: Line, context: Context) -> None:
    made = _math(element, context)
    if made is not None:
        line.add(made)


def _math(element: Element, context: Context) -> Math | None:
    tex = element.get("tex") or ""
    markup = sanitised(element[0], element.get("display") == "block") if len(element) else ""
    if not tex and not markup:
        return None
    return Math(tex=tex, mathml=markup, display=element.get("display") == "block", **common(element, context))
