"""Code as lines of words whose classes say what they are: keyword, string, comment, number or name.

The language is the one that the article states; none is guessed. Nothing of the text changes: every line is an
element that ends in its own line end, so that copies and plain readers get what was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from octavo.builders.xhtml.markup import LINE_END, SEAM, escape
from octavo.markup_names import Class, indent_class
from octavo.model import CodeBlock

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

CLASSES = {
    "Comment": Class.COMMENT,
    "Comment.Preproc": Class.KEYWORD,
    "Keyword": Class.KEYWORD,
    "Keyword.Constant": Class.NUMBER,
    "Literal.Number": Class.NUMBER,
    "Literal.String": Class.STRING,
    "Literal.String.Doc": Class.COMMENT,
    "Name.Attribute": Class.NAME,
    "Name.Class": Class.NAME,
    "Name.Decorator": Class.NAME,
    "Name.Function": Class.NAME,
    "Name.Tag": Class.KEYWORD,
    "Operator.Word": Class.KEYWORD,
    "Generic.Deleted": Class.DELETED,
    "Generic.Heading": Class.NAME,
    "Generic.Inserted": Class.INSERTED,
    "Generic.Prompt": Class.COMMENT,
}
"""Kinds of tokens (https://pygments.org/docs/tokens/) and their classes; a kind has that of the nearest around it."""

_LONGEST = 200_000
"""Characters of a block whose words are told apart: longer ones are data, which takes long and says nothing."""


def code_lines(node: CodeBlock) -> str:
    """The lines of a block of code, each a `span` of the class "line", its words in spans of the classes above."""
    return "".join(map(_line, _split_lines(node)))


_Token = tuple[str, str]
"""A class, "" for none, and characters."""


def _line(row: Sequence[_Token]) -> str:
    """One line: its classes say how deep it is indented, and so are the rows that it wraps into."""
    text = "".join(piece for _, piece in row).expandtabs(4).rstrip("\n")
    indent = len(text) - len(text.lstrip(" "))
    classes = " ".join(filter(None, [Class.LINE, indent_class(indent)]))
    words = "".join(_word(kind, "".join(piece for _, piece in same)) for kind, same in groupby(row, itemgetter(0)))
    return f'<span class="{classes}">{_DEEP.sub(_mark_deep, words)}</span>'


def _word(kind: str, piece: str) -> str:
    """A piece of code; operators, in which no line ends, and seams are marked in what is no word of the language."""
    if not kind:
        marked = _OPERATOR.sub(rf'<span class="{Class.OPERATOR}">\g<0></span>', escape(piece))
        return _SEAM.sub(SEAM, marked)
    return f'<span class="{kind}">{escape(piece)}</span>' if piece.strip() else escape(piece)


_OPERATOR = re.compile(r"-(?:&gt;)+|[!?*/+-]=+|\?[.?]|&lt;-+")
"""Operators that lines would end in by the rules of text (UAX #14), as markup: "->", "!=", "?."."""

_SEAM = re.compile(r"(?<=\w{3}[(\[{,.])(?=\w{3})|(?<=\w::)(?=\w{3})|(?<=;</span>)(?=\w{3})")
"""Where a long word of code may be parted: "append(|Row(|time", "station->|harbour". Screens part others anywhere."""

_DEEP = re.compile(r"(?<=^ {8}) +(?=\S)")
"""Spaces from the ninth column on. Tabs are as they are."""


def _mark_deep(found: re.Match[str]) -> str:
    """Deep indentation, which small screens set narrower: all of its spaces are there for whoever copies them."""
    return f'<span class="{Class.INDENT}">{found[0]}</span>'


def _split_lines(node: CodeBlock) -> Iterator[list[_Token]]:
    """The tokens of each line, its end among them."""
    row: list[_Token] = []
    for kind, piece in _tokenise(LINE_END.sub("\n", node.text), node.syntax):
        *whole, rest = piece.split("\n")
        for part in whole:
            yield [*row, (kind, part), ("", "\n")]
            row = []
        row.append((kind, rest))
    if any(piece for _, piece in row):
        yield row


def _tokenise(text: str, syntax: str) -> Sequence[_Token]:
    """The text as tokens, all of it in order; as one token where the language is not known."""
    lexer = _find_lexer(syntax) if syntax and len(text) <= _LONGEST else None
    if lexer is None:
        return [("", text)]
    ended = text if text.endswith("\n") else f"{text}\n"  # the grammars rely on it
    pieces = [(_token_class(kind), piece) for _, kind, piece in lexer.get_tokens_unprocessed(ended) if piece]
    if "".join(piece for _, piece in pieces) != ended:
        return [("", text)]
    return pieces if ended == text else [*pieces[:-1], (pieces[-1][0], pieces[-1][1].removesuffix("\n"))]


@cache
def _find_lexer(syntax: str) -> Lexer | None:
    """The grammar of a language, by any of its short names; None if there is none."""
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(syntax)
    except ClassNotFound:
        return None


@cache
def _token_class(kind: _TokenType) -> str:
    """The class of a kind of tokens."""
    names = [str(part).removeprefix("Token.") for part in reversed(kind.split())]
    return next((CLASSES[name] for name in names if name in CLASSES), "")
