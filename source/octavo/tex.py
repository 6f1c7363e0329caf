r"""How TeX writes formulas: tokens, the arguments of commands, and what stands in environments.

A token is a command (`\frac`, `\{`), a run of white space, or one other character. Nothing here recurses: what is put
back into a stream is read next, so that depth costs no stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_TOKEN = re.compile(r"\\(?:[A-Za-z@]+|.)|%[^\n]*\n?|\s+|[^\\%\s]", re.DOTALL)  # "\frac", "\{", "% a comment", " ", "x"

_BEGIN = re.compile(r"\s*\\begin\{([A-Za-z]+\*?)\}")  # "\begin{align*}"


def tokenize(tex: str) -> list[str]:
    """The tokens of TeX, without comments."""
    return [token for token in _TOKEN.findall(tex) if token[0] != "%"]


class TokenStream:
    """Reads tokens one by one; what is pushed back is read first."""

    def __init__(self, tex: str) -> None:
        self._waiting = tokenize(tex)[::-1]

    def __iter__(self) -> Iterator[str]:
        while self._waiting:
            yield self._waiting.pop()

    def push(self, tex: str) -> None:
        """Puts TeX before what is left."""
        self._waiting += tokenize(tex)[::-1]

    def peek(self) -> str:
        """The next token that is no space, "" at the end; spaces before it go."""
        while self._waiting and self._waiting[-1].isspace():
            self._waiting.pop()
        return self._waiting[-1] if self._waiting else ""

    def take(self) -> str:
        """The next token that is no space, which is read; "" at the end."""
        return self._waiting.pop() if self.peek() else ""

    def take_star(self) -> bool:
        """Whether a star follows, as in `\\tag*`, which is read."""
        starred = bool(self._waiting) and self._waiting[-1] == "*"
        if starred:
            self._waiting.pop()
        return starred

    def take_argument(self) -> str:
        """The argument that follows: what stands in its braces, or one token; "" at the end."""
        return self._take_until("}") if self.peek() == "{" else self.take()

    def take_option(self) -> str | None:
        """What stands in square brackets, None where none follow."""
        return self._take_until("]") if self.peek() == "[" else None

    def _take_until(self, closing: str) -> str:
        """What stands between a sign, which is next, and the one that closes it; groups in it are whole."""
        self._waiting.pop()
        taken: list[str] = []
        depth = 0
        for token in self:
            if token == closing and not depth:
                break
            depth += (token == "{") - (token == "}")
            taken.append(token)
        return "".join(taken)


def fill_parameters(body: str, arguments: Sequence[str]) -> str:
    """The body of a macro with its arguments in the places of `#1`, `#2` …; `##` is left to macros in it."""
    return _PARAMETER.sub(lambda match: arguments[int(match[1]) - 1] if int(match[1]) <= len(arguments) else "", body)


_PARAMETER = re.compile(r"#([1-9])")


def split_environment(tex: str) -> tuple[str, str, str] | None:
    """The environment that TeX is, all of it but for a stop after it: its name, what is in it, and the stop.

    None where it is none, or more than one.
    """
    match = _BEGIN.match(tex)
    if match is None:
        return None
    inside, _, stop = tex[match.end() :].rpartition(f"\\end{{{match[1]}}}")
    if stop.strip() not in ("", ".", ",", ";", ":") or f"\\end{{{match[1]}}}" in inside:
        return None
    return match[1], inside, stop.strip()


def split_at(tokens: Sequence[str], separators: Sequence[str]) -> list[list[str]]:
    """Tokens parted at separators (`&`, `\\\\`) that stand in no braces and no environment of their own."""
    parts: list[list[str]] = [[]]
    depth = 0
    for token in tokens:
        if token in separators and not depth:
            parts.append([])
            continue
        depth += (token in ("{", "\\begin")) - (token in ("}", "\\end"))
        parts[-1].append(token)
    return parts
