"""Runs of words with capital letters in running text, and the parts of them that may be names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from octavo.passes.index.lines import Line
from octavo.passes.index.places import place_names
from octavo.passes.index.words import Words, given_names


@dataclass
class Run:
    """What may be a name: its words, and where they stand in which line.

    `opens` says that a sentence begins with it, where any word has a capital letter. `titled` that a title stands
    before it ("President Ada Brown"), `joined` that it is one of two that "and" may tie together.
    """

    line: Line
    start: int
    end: int
    tokens: tuple[str, ...]
    opens: bool = False
    titled: bool = False
    joined: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(self.tokens)

    @property
    def before(self) -> str:
        """What stands before it in its line, the last of it."""
        return self.line.words[max(0, self.start - 60) : self.start]

    @property
    def after(self) -> str:
        """What stands behind it in its line, the first of it."""
        return self.line.words[self.end : self.end + 60]


def find_lower(lines: list[Line]) -> set[str]:
    """The words of lines that stand somewhere without a capital letter."""
    return set(_LOWER.findall("\n".join(line.words for line in lines)))


def find_runs(lines: list[Line], words: Words, lower: set[str]) -> Iterator[Run]:
    """The runs of lines that read as sentences, but for those in titles of works: “A Bridge of Paper”."""
    for line in lines:
        found = list(_run_pattern().finditer(line.words))
        if not _reads_as_sentence(line.words, found):
            continue
        works = [(one.start(), one.end()) for one in _QUOTED.finditer(line.words) if _is_title(one[0])]
        for one in found:
            if any(start <= one.start() < end for start, end in works):
                continue
            run = Run(line, one.start(), one.end(), ())
            yield from _split_run(run, words, lower)


_LOWER = re.compile(r"(?<![\w-])[^\W\d_A-Z][\w]+")
"""Words without a capital letter; Latin capitals are most that there are."""

_PARTICLES = (
    "of the|of|for the|for|and the|and|&|de la|de los|de las|de|du|des|del|della|di|da|dos|von der|von|van der"
    "|van den|van|der|ten|bin|ibn|al|el"
)
_SPACE = "[ \u00a0\u202f]"


@cache
def _run_pattern() -> re.Pattern[str]:
    """Finds runs: "Bank of America", "Guido van Rossum", "J. R. Brown", "iPhone", "U.S."."""
    capital = f"[{''.join(_capitals())}]"
    word = (
        rf"(?:(?:{capital}\.){{2,}}|(?:St|Mt|Ft|{capital})\.(?={_SPACE}{capital})"
        rf"|[ie]?{capital}[\w\xad]*(?:(?![’']s\b)(?:[-’'&]|\.(?=[a-z]))[\w\xad]+)*)"
    )
    return re.compile(rf"(?<![\w@#/.-]){word}(?:{_SPACE}(?:(?:{_PARTICLES}){_SPACE}|[dl][’'])?{word})*(?![\w@])")


def _capitals() -> Iterator[str]:
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x530), *range(0x1E00, 0x2000)):
        if chr(code).isupper():
            yield chr(code)


_QUOTED = re.compile(r"“[^“”]{2,90}”|\"[^\"]{2,90}\"|«[^«»]{2,90}»|„[^„“]{2,90}“")


def _is_title(quoted: str) -> bool:
    """Whether quoted words are a title: most of them have a capital letter, and there is more than one."""
    tokens = [token.strip('“”"«»„,.?!') for token in quoted.split()]
    capitals = sum(token[:1].isupper() for token in tokens)
    return len(tokens) > 1 and tokens[-1][:1].isupper() and capitals * 2 >= len(tokens)


_ENDS = tuple('.!?:;…”"’»)￼')
_MOST, _MOST_OF_SENTENCES = 0.4, 0.65
"""The share of words with a capital letter in lines, and in those that end as sentences do."""


def _reads_as_sentence(words: str, runs: list[re.Match[str]]) -> bool:
    """Whether enough words of a line begin small: in titles, menus and lists of names, capitals say nothing."""
    tokens = words.split()
    capitals = sum(token[:1].isupper() for run in runs for token in run[0].split())
    most = _MOST_OF_SENTENCES if words.rstrip().endswith(_ENDS) else _MOST
    return len(tokens) >= 5 and capitals <= len(tokens) * most


_STOPS = ".!?:;…•·\n"
_SMALL = re.compile(r"(?:^|[^\w.])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|St|vs|e\.g|i\.e|etc|ca|cf|[A-Z])\.$")
_QUOTES = " \u00a0\u202f“”‘’„‚«»‹›\"'([—–-￼*"


_ABBREVIATED = re.compile(r"(?<!\w)(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Capt|Col|Sgt|Lt|Rev)\.[ \u00a0\u202f]$")
"""Titles with a full stop, which a run does not go beyond."""


def _opens_sentence(before: str) -> bool:
    stripped = before.rstrip(_QUOTES)
    if not stripped or before.rstrip(" \u00a0").endswith(("“", "„", "«", "‘", '"')):
        return True
    return stripped[-1] in _STOPS and not _SMALL.search(stripped)


# --- parts of runs -----------------------------------------------------------------------------------


def _split_run(run: Run, words: Words, lower: set[str]) -> Iterator[Run]:
    """The parts of a run that may be names."""
    pieces = _tokenise(run)
    opens = _opens_sentence(run.before)
    while opens and pieces and not _begins_place(pieces) and _may_open(pieces[0], words, lower):
        del pieces[0]
        opens = bool(pieces) and _folded(pieces[0]) in words.opening
    parts = ((one, joined) for part, joined in _split_at_ties(pieces, words) for one in _split_at_stops(part))
    for part, joined in parts:
        for named, titled in _split_at_titles(part, words):
            start, end = named[0][0], named[-1][1]
            before = run.line.words[:start]
            has_title = titled or bool(_ABBREVIATED.search(before))
            first = not has_title and ((opens and named[0] is pieces[0]) or before.endswith(". "))
            yield Run(run.line, start, end, tuple(token for _, _, token in named), first, has_title, joined)


_Piece = tuple[int, int, str]
"""A word of a run: where it begins and ends in its line, and the word."""

_TOKEN = re.compile(r"[^ \u00a0\u202f]+")


def _tokenise(run: Run) -> list[_Piece]:
    shown = run.line.words[run.start : run.end]
    return [
        (run.start + one.start(), run.start + one.end(), one[0].replace("\xad", "")) for one in _TOKEN.finditer(shown)
    ]


def _folded(piece: _Piece) -> str:
    return piece[2].partition("’")[0].partition("'")[0] or piece[2]


def _may_open(piece: _Piece, words: Words, lower: set[str]) -> bool:
    """Whether a word has its capital letter most likely because a sentence begins with it."""
    return _folded(piece) in words.opening or _is_common(piece, lower)


def _begins_place(pieces: list[_Piece]) -> bool:
    """Whether a run begins with the name of a place, as in "New York Times"."""
    return len(pieces) > 1 and f"{pieces[0][2]} {pieces[1][2]}" in place_names("en")


def _is_common(piece: _Piece, lower: set[str]) -> bool:
    """Whether the word stands elsewhere without a capital letter."""
    return piece[2].lower() in lower and not piece[2].isupper()


def _split_at_ties(pieces: list[_Piece], words: Words) -> Iterator[tuple[list[_Piece], bool]]:
    """The parts between "and", "of" and "for" where these tie no name together, and whether they might.

    "University of Oslo" is one name, "Director of Amazon" is two; of "Speech and Technology Project" nobody can tell.
    """
    part: list[_Piece] = []
    joined = False
    for index, piece in enumerate(pieces):
        if words.nouns and piece[2].islower() and part and part[0][2] not in given_names():
            yield part, False
            part = []
        elif piece[2] not in {"of", "for", "and", "the"}:
            part.append(piece)
        elif piece[2] == "the" or (piece[2] in {"of", "for"} and part and part[-1][2] in words.joining):
            part += [piece] if part else []
        else:
            behind = [one[2] for one in pieces[index + 1 :]]
            ambiguous = piece[2] == "and" and bool(behind) and behind[-1] in words.heads and len(behind) > 1
            if part:
                yield _trim(part), joined or ambiguous
            part, joined = [], ambiguous
    if part:
        yield _trim(part), joined


def _trim(part: list[_Piece]) -> list[_Piece]:
    """A part without "the" and "of" at its end."""
    while len(part) > 1 and part[-1][2] in {"the", "of", "for"}:
        part = part[:-1]
    return part


def _split_at_stops(part: list[_Piece]) -> Iterator[list[_Piece]]:
    """The parts behind words like "U.S.", whose full stop may be that of a sentence."""
    start = 0
    for index, piece in enumerate(part):
        if piece[2].count(".") > 1 and piece[2].endswith("."):
            yield part[start : index + 1]
            start = index + 1
    if part[start:]:
        yield part[start:]


def _cut_to_person(part: list[_Piece]) -> list[_Piece]:
    """The given names in a part and the word behind them: of "Kanzlerin Ada Brown Mittwoch" what names her."""
    last = len(part) - 1
    given = next((index for index, piece in enumerate(part) if index < last and piece[2] in given_names()), -1)
    if given < 0:
        return part
    end = given + 1
    while end < last and (part[end][2] in given_names() or part[end][2].islower() or part[end][2].endswith(".")):
        end += 1
    return part[given : end + 1]


def _split_at_titles(part: list[_Piece], words: Words) -> Iterator[tuple[list[_Piece], bool]]:
    """The parts before and behind titles: of "Amazon CEO Ada Brown" the company, and the person as such."""
    if any(token in words.heads for _, _, token in part):
        yield part, False
        return
    if words.nouns:
        part = _cut_to_person(part)
    before: list[_Piece] = []
    titled, last = False, ""
    for piece in part:
        token = piece[2].removesuffix(".")
        if token in words.titles or token in words.ranks:
            if before:
                yield before, titled
            before, titled = [], token in words.titles
        elif not before and titled and (token == "of" or last == "of"):
            last = token
        else:
            before.append(piece)
    if before:
        yield before, titled
