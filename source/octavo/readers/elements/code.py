"""How pages mark up code: its language, its characters, and what stands beside it for readers of a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.readers.elements.tree import Element, classes, words

_GUTTER = re.compile(
    r"(^|[-_])(gutter|gutter-wrapper|lineno|linenos|line-?numbers?|linenodiv|lnt|ln|line-numbers-rows|blob-num"
    r"|linenumber"  # numbers
    r"|copy|copy-?btn|code_*-?copy.*|copy[-_]*button|clipboard|zeroclipboard.*|copybtn"  # buttons that copy
    r"|code-?toolbar|code[-_]*header|toolbar|lang-label|highlight-?language)$"  # bars above the code
)
"""Classes of what is no code: "gutter", "linenos", "copy-btn", "code-header"."""

_LANGUAGE = re.compile(
    r"^(?:language|lang|highlight-source|highlight-text|highlight|brush:?|source|code-block|src)[-:](.+)$"
)
"""Classes that name a language: "language-python", "highlight-source-js", "brush:php"."""

_TOKEN = re.compile(r"[a-z][a-z0-9+#._-]{0,19}")
"""The name of a language: "c++", "objective-c"."""

_WRAPPERS = {
    "highlight", "sourcecode", "codehilite", "prettyprint", "hljs", "src", "prism-code", "code", "brush", "rouge",
}  # fmt: skip
"""Classes of highlighters; a lone other class beside one of them is a language: "hljs python"."""

_NO_LANGUAGE = {
    "wrapper", "source", "box", "lines", "container", "table", "content", "inner", "body", "area", "toolbar", "figure",
    "none", "text", "plain", "plaintext", "nohighlight", "default", "txt", "no-highlight", "code", "linenums",
    "auto", "raw", "hljs", "highlight", "highlighter-rouge", "sourcecode", "codehilite", "prettyprint",
    "prettyprinted", "numbersource", "src", "prism-code", "brush", "rouge", "numberlines", "wrap", "literal-block",
    "notranslate", "block", "pre", "rougehighlight",
}  # fmt: skip

# --- what is code -----------------------------------------------------------------------------------


def is_gutter(element: Element) -> bool:
    """Whether an element is called what stands beside code: line numbers, a bar with buttons."""
    return any(_GUTTER.search(name) for name in classes(element))


def stands_beside_code(element: Element) -> bool:
    """Whether an element in a listing is no code: a number, a button."""
    if element.tag == "button":
        return True
    if element.tag in ("code", "pre", "table", "tbody", "ol") or not is_gutter(element):
        return False
    said = words(element)
    return len(said) < 24 or all(part.isdecimal() for part in said.split())


def numbers_in_order(numbers: list[str]) -> bool:
    """Whether these are numbers, each one more than the one before."""
    if not numbers or not all(number.isdecimal() and len(number) < 7 for number in numbers):
        return False
    return [int(number) for number in numbers] == list(range(int(numbers[0]), int(numbers[0]) + len(numbers)))


# --- its language -----------------------------------------------------------------------------------


def syntax_of(element: Element) -> str:
    """The programming language of a listing, as it, its code or a wrapper around it says; "" if none does."""
    inner = list(element.iter("code", "pre"))[:3]
    return next((syntax for found in (element, *inner, *_wrappers(element)) if (syntax := _declared_syntax(found))), "")


def _wrappers(element: Element) -> Iterator[Element]:
    """Up to three elements around a listing that hold little else."""
    for depth, around in enumerate(element.iterancestors()):
        if depth == 3 or len(around) > 3 or around.tag in ("body", "article", "main", "li", "blockquote"):
            return
        yield around


def _declared_syntax(found: Element) -> str:
    for name in ("data-lang", "data-language", *(["lang"] if found.tag in ("pre", "code") else [])):
        value = (found.get(name) or "").strip().lower()
        if _TOKEN.fullmatch(value):
            return "" if value in _NO_LANGUAGE else value
    named = classes(found)
    return next(_syntax_classes(named), "") or (_lone_class(named) if found.tag in _LISTINGS else "")


_LISTINGS = ("pre", "code", "div", "figure")


def _syntax_classes(named: list[str]) -> Iterator[str]:
    """The languages that classes name: "language-py", or "brush: py" in two classes."""
    for name, following in zip(named, [*named[1:], ""], strict=False):
        match = _LANGUAGE.match(name)
        value = match.group(1) if match else following if name in ("brush:", "src") else ""
        value = value.strip(";").removeprefix("src-")
        if _TOKEN.fullmatch(value) and value not in _NO_LANGUAGE:
            yield value


def _lone_class(named: list[str]) -> str:
    """The only class beside those of a highlighter that can be a language, "" if there are more."""
    if _WRAPPERS.isdisjoint(named):
        return ""
    rest = [name for name in named if name not in _NO_LANGUAGE and _TOKEN.fullmatch(name) and len(name) < 13]
    rest = [name for name in rest if "-" not in name and "_" not in name]
    return rest[0] if len(rest) == 1 else ""


def language_called(word: str) -> str:
    """The short name of the programming language that a word names, "" for any other: "js" for "JavaScript"."""
    from pygments.lexers import find_lexer_class, find_lexer_class_by_name  # few pages need it
    from pygments.util import ClassNotFound

    named = _TOKEN.fullmatch(word.lower()) is not None
    if word.lower() == "output":  # which says what the listing is, and is a language to Pygments
        return ""
    try:
        lexer = find_lexer_class_by_name(word.lower()) if named else find_lexer_class(word)
    except ClassNotFound:
        return _LANGUAGES.get(word.lower(), "")
    return lexer.aliases[0] if lexer is not None and lexer.aliases else ""


_LANGUAGES = {"shell": "bash", "terminal": "console", "vue": "html", "svelte": "html", "gradle": "groovy"}
"""Names of languages that highlighters know and Pygments does not, with what it calls them."""
