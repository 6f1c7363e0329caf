r"""Environments, as the converter knows them, and the numbers of the rows in them (`\tag`)."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from octavo.tex import TokenStream, split_at, split_environment, tokenize


class Environment(NamedTuple):
    r"""What stands for `\begin` (a line for each token) and `\end`, and how many arguments say its columns."""

    begin: str
    end: str
    arguments: int = 0
    keeps_columns: bool = False


def _named(name: str, arguments: int = 0, before: str = "", *, keeps_columns: bool = False) -> Environment:
    return Environment(f"{before}\\begin{{{name}}}", f"\\end{{{name}}}", arguments, keeps_columns)


_ALIGNED, _ROWS = _named("align*"), _named("matrix")
_GROUP = Environment("{", "}")

_ENVIRONMENTS: dict[str, Environment] = {
    **dict.fromkeys(("equation", "displaymath", "math", "subequations", "dmath", "empheq", "equationgroup"), _GROUP),
    **dict.fromkeys(("align", "aligned", "split", "flalign", "eqalign", "dgroup"), _ALIGNED),
    **dict.fromkeys(("alignat", "alignedat", "xalignat", "xxalignat"), _named("align*", 1)),
    **dict.fromkeys(("gather", "gathered", "multline", "multlined", "displaylines", "lgathered", "rgathered"), _ROWS),
    **dict.fromkeys(("eqnarray", "IEEEeqnarray"), Environment("\\begin{array}\n{rcl}", "\\end{array}")),
    **dict.fromkeys(("cases", "numcases", "subnumcases"), _named("cases")),
    "dcases": _named("cases"),
    "rcases": Environment("\\left\n.\n\\begin{array}\n{ll}", "\\end{array}\\right\\rbrace"),
    "drcases": Environment("\\left\n.\n\\begin{array}\n{ll}", "\\end{array}\\right\\rbrace"),
    **dict.fromkeys(("array", "tabular", "darray"), _named("array", 1, keeps_columns=True)),
    "subarray": _named("smallmatrix", 1),
    "smallmatrix": _named("smallmatrix"),
    **{name: _named(name) for name in ("matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix")},
    "psmallmatrix": Environment("\\left\n(\n\\begin{smallmatrix}", "\\end{smallmatrix}\\right)"),
    "bsmallmatrix": Environment("\\left\n[\n\\begin{smallmatrix}", "\\end{smallmatrix}\\right]"),
}  # fmt: skip
"""Environments of amsmath and mathtools; a star after the name changes nothing here."""

ALIGNED = frozenset({"align", "aligned", "alignat", "alignedat", "flalign", "split", "eqnarray", "gather", "gathered"})
"""Environments each of whose rows may have a number."""

ENCLOSING = frozenset({"equation", "displaymath", "subequations", "math"})
"""Environments that may hold another, whose rows they number."""


def find(name: str) -> Environment | None:
    """The environment of a name, None for one that is not known."""
    return _ENVIRONMENTS.get(name.strip().removesuffix("*"))


def take_columns(stream: TokenStream, environment: Environment, name: str) -> str:
    """What an environment says of its columns, as far as the converter wants to know; it is read from the stream."""
    if environment.keeps_columns or environment.arguments or name.endswith("*"):
        stream.take_option()
    said = [stream.take_argument() for _ in range(environment.arguments)]
    if not environment.keeps_columns:
        return ""
    columns = "".join(sign if sign in "lcr|" else "l" if sign == "p" else "" for sign in _drop_groups("".join(said)))
    return f"{{{columns or 'c'}}}"


def _drop_groups(columns: str) -> str:
    """Columns without what stands in braces: `l@{\\quad}p{3cm}` is `l@p`."""
    kept, depth = [], 0
    for sign in columns:
        depth += (sign == "{") - (sign == "}")
        if not depth and sign != "}":
            kept.append(sign)
    return "".join(kept)


# --- numbers -----------------------------------------------------------------------------------------


def place_tags(tex: str) -> str:
    """TeX with rows around what has some, and each row's number at its end, in a column of its own."""
    environment = split_environment(tex)
    if environment is not None and environment[0].removesuffix("*") in ENCLOSING:
        return place_tags(environment[1] + environment[2])
    if environment is None:
        tokens = tokenize(tex)
        parted = len(split_at(tokens, ("&", "\\\\", "\\cr"))) > 1
        return place_tags(f"\\begin{{align*}}{tex}\\end{{align*}}") if parted else tex
    name, inside, stop = environment
    if "\\tag" not in inside or name.removesuffix("*") not in ALIGNED:
        return tex
    start = f"\\begin{{{name}}}" + _take_columns_as_written(name, inside)
    rows = split_at(tokenize(inside[len(start) - len(f"\\begin{{{name}}}") :]), ("\\\\",))
    tagged = " \\\\ ".join(_tag_rows(rows))
    return f"{start}{tagged}{stop}\\end{{{name}}}"


def _take_columns_as_written(name: str, inside: str) -> str:
    """The argument of an environment that has one, with its braces."""
    environment = find(name)
    if environment is None or not environment.arguments or not inside.lstrip().startswith("{"):
        return ""
    return inside[: inside.index("}") + 1] if "}" in inside else ""


def _tag_rows(rows: list[list[str]]) -> list[str]:
    """Rows with as many cells each as the longest has, and the number of each in one more."""
    most = max(len(split_at(row, ("&",))) for row in rows)
    tagged = []
    for row in rows:
        bare, tag = _take_tag("".join(row))
        missing = "&" * (most - len(split_at(row, ("&",)))) if tag else ""
        tagged.append(f"{bare}{missing}&\\quad {tag}" if tag else bare)
    return tagged


def _take_tag(row: str) -> tuple[str, str]:
    """A row without its number, and the number."""
    kept, tag = [], ""
    stream = TokenStream(row)
    for token in stream:
        if token == "\\tag":
            starred = stream.take_star()
            tag = write_number(stream.take_argument(), starred)
        else:
            kept.append(token)
    return "".join(kept), tag


def write_tag(words: str, starred: bool) -> str:
    """The number of a formula, at some distance from it."""
    return f"\\qquad {write_number(words, starred)}"


def write_number(words: str, starred: bool) -> str:
    r"""A number as it is printed: in round brackets, but for that of `\tag*`."""
    return f"\\text{{{words}}}" if starred else f"\\text{{({words})}}"


def strike_through(sign: str) -> str:
    """A sign with a stroke through it: "≠" for "="."""
    return unicodedata.normalize("NFC", f"{sign}\u0338")
