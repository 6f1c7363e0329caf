"""What the stylesheets of a page say of its elements goes into their style attributes: the rest reads those alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from octavo.readers.elements.style.declarations import Declarations, hides, read_declarations
from octavo.readers.elements.style.drawings import style_drawings
from octavo.readers.elements.style.folds import Folds
from octavo.readers.elements.style.sheets import Compound, Rule, Sheet, read_sheet
from octavo.readers.elements.tree import Element, holds, words


def apply_stylesheets(root: Element, sheets: Iterable[str]) -> None:
    """Writes what the stylesheets of a page say of its elements before what their style attributes say themselves."""
    sheets = [*sheets]
    style_drawings(root, sheets)
    read = [sheet for text in sheets if (sheet := read_sheet(text)).rules]
    if read:
        _Cascade(root, read).apply()


HIDDEN = "octavo-hidden"
"""The attribute of what the sheets hide and nothing on the page can show."""


class _Matches(NamedTuple):
    """The rules that may fit elements of the same tag and names, and the compounds around others that they are."""

    rules: tuple[int, ...]
    around: frozenset[int]


_NONE: frozenset[int] = frozenset()
_MOST_MATCHES = 60
"""Rules that are asked for one element, the strongest of them."""


class _Cascade:
    """The rules of all sheets of a page, in order, and its elements."""

    def __init__(self, root: Element, sheets: list[Sheet]) -> None:
        self._root = root
        names = _names_on(root)
        rules = (rule for sheet in sheets for rule in sheet.rules)
        self._rules = [rule for rule in rules if rule.subject.names <= names]
        self._order = [(rule.weight, at) for at, rule in enumerate(self._rules)]
        self._shown = frozenset().union(*(sheet.shown for sheet in sheets))
        self._by_name: dict[str, list[int]] = {}
        self._arounds: dict[str, list[int]] = {}
        for at, rule in enumerate(self._rules):
            self._by_name.setdefault(_key(rule.subject), []).append(at)
            if rule.around is not None:
                self._arounds.setdefault(_key(rule.around), []).append(at)
        self._memory: dict[tuple[str, str | None, str | None], _Matches] = {}
        self._hidden: list[Element] = []
        self._paragraphs: list[tuple[Element, Declarations]] = []

    def apply(self) -> None:
        """Writes the style attributes."""
        if not self._rules:
            return
        around: dict[Element, frozenset[int]] = {}
        own: dict[Element, frozenset[int]] = {}
        for element in self._root.iter("*"):
            matches = self._match(element)
            parent = element.getparent()
            outer = around.get(parent, _NONE) if parent is not None else _NONE
            if matches.rules:
                direct = own.get(parent, _NONE) if parent is not None else _NONE
                self._style(element, [at for at in matches.rules if self._stands(at, outer, direct)])
            if self._arounds and (inner := outer | matches.around if matches.around else outer):
                around[element] = inner
                own[element] = matches.around
        self._style_paragraphs()
        self._hide()

    def _match(self, element: Element) -> _Matches:
        key = (str(element.tag), element.get("class"), element.get("id"))
        if key not in self._memory:
            self._memory[key] = self._find_matches(*key)
        return self._memory[key]

    def _find_matches(self, tag: str, classes: str | None, name: str | None) -> _Matches:
        names = frozenset([f".{word}" for word in (classes or "").split()] + ([f"#{name}"] if name else []))
        keys = [*names, tag, ""]
        rules = [at for key in keys for at in self._by_name.get(key, ()) if self._rules[at].subject.fits(tag, names)]
        around = [at for key in keys for at in self._arounds.get(key, ()) if _fits(self._rules[at].around, tag, names)]
        rules.sort(key=self._order.__getitem__)
        return _Matches(tuple(rules[-_MOST_MATCHES:]), frozenset(around))

    def _stands(self, at: int, outer: frozenset[int], direct: frozenset[int]) -> bool:
        """Whether what a rule wants around its element is there."""
        rule = self._rules[at]
        return rule.around is None or at in (direct if rule.as_child else outer)

    def _style(self, element: Element, rules: list[int]) -> None:
        """Writes the declarations of rules, the weakest first, before what an element says itself."""
        found: dict[str, str] = {}
        for at in rules:
            found |= _read_rule(self._rules[at], str(element.tag))
        stated = read_declarations(element.get("style") or "")
        found = {name: value for name, value in found.items() if name not in stated}
        if hides(found):
            if not any(self._rules[at].subject.names & self._shown for at in rules):
                self._hidden.append(element)
            found = {name: value for name, value in found.items() if name not in ("display", "visibility")}
        if element.tag in _PARAGRAPHS and (look := {name: found.pop(name) for name in _LOOKS if name in found}):
            self._paragraphs.append((element, look))
        _write(element, found)

    def _style_paragraphs(self) -> None:
        """Writes the look of paragraphs; one that most of them have is the page's, and says nothing."""
        count = Counter((str(element.tag), *item) for element, look in self._paragraphs for item in look.items())
        most = {tag: sum(1 for _ in self._root.iter(tag)) // 2 for tag in _PARAGRAPHS}
        for element, look in self._paragraphs:
            tag = str(element.tag)
            _write(element, {name: value for name, value in look.items() if count[tag, name, value] <= most[tag]})

    def _hide(self) -> None:
        """Hides what the sheets hide for good, unless that is much of the page."""
        if not self._hidden:
            return
        folds = Folds(self._root)
        said = {element: words(element) for element in self._hidden}
        hidden = {element for element in said if _can_be_hidden(element, said[element]) and not folds.can_open(element)}
        outermost = [element for element in hidden if hidden.isdisjoint(element.iterancestors())]
        lost = sum(len(said[element]) for element in outermost)
        if lost * _HIDDEN_SHARE < _LENGTH(self._root):
            for element in outermost:
                _write(element, {"display": "none"})
                element.set(HIDDEN, "")


def _can_be_hidden(element: Element, said: str) -> bool:
    """Whether hiding an element hides what it says: a picture waits for a script, a line end may give way to blocks."""
    return element.tag == "hr" or (said != "" and not holds(element, "img", "svg", "math", "video", "iframe"))


_PARAGRAPHS = ("p", "div")
_LOOKS = ("font-style", "font-weight", "font-variant", "text-decoration")

_LENGTH = etree.XPath("string-length(normalize-space())")
_HIDDEN_SHARE = 3
"""One of so many words of a page may be hidden; where it is more, scripts would have shown it."""

_OF_ANY_TAG = {"display", "visibility", "white-space", "list-style-type", "vertical-align"}
"""What a rule says of all elements of a tag: the rest is the look of the page."""

_WITHOUT_MEANING = re.compile(r"span|font|.*-.*")  # and elements that a page makes up: "inner-voice"
_DENIALS = {"normal", "none", "baseline", "400"}


def _read_rule(rule: Rule, tag: str) -> Declarations:
    """What a rule says of elements of a tag. A reset of all `em` to upright letters takes no word its emphasis."""
    found = read_declarations(rule.block)
    if rule.subject.names:
        return found
    found = {
        name: value for name, value in found.items() if value not in _DENIALS or name in ("display", "white-space")
    }
    if (rule.around is not None and rule.around.names) or _WITHOUT_MEANING.fullmatch(tag):
        return found
    return {name: value for name, value in found.items() if name in _OF_ANY_TAG}


def _names_on(root: Element) -> set[str]:
    """The classes and ids of a page, as selectors write them."""
    return {f".{name}" for name in " ".join(_CLASSES(root)).split()} | {f"#{name}" for name in _IDS(root)}


_CLASSES = etree.XPath("//@class", smart_strings=False)
_IDS = etree.XPath("//@id", smart_strings=False)


def _key(compound: Compound) -> str:
    """One name that an element must have to fit, its tag if no other; "" if any element may fit."""
    return max(compound.names, default=compound.tag)


def _fits(compound: Compound | None, tag: str, names: frozenset[str]) -> bool:
    return compound is not None and compound.fits(tag, names)


def _write(element: Element, declarations: Declarations) -> None:
    """Puts declarations before those of the style attribute."""
    if declarations:
        said = "; ".join(f"{name}: {value}" for name, value in declarations.items())
        own = element.get("style")
        element.set("style", f"{said}; {own}" if own else said)
