"""Which part of a series a page is, by its title or its address: "Part 3", "Kapitel IV", "(3/10)", "/ch03.html"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias
from urllib.parse import unquote, urlsplit

Number: TypeAlias = tuple[int, ...]
"""Volume, part, chapter, as far as they are said: "Part 2, chapter 3" is (2, 3); () where nothing is said."""

_LABELS = (
    "part|pt|chapter|ch|chap|episode|ep|lesson|lecture|unit|module|section|step|day|week|volume|vol|book|issue|number|no"
    "|instalment|installment|session|appendix"
    "|teil|kapitel|kap|folge|lektion|abschnitt|band|ausgabe|nummer|nr|tag|woche"  # German
    "|partie|chapitre|épisode|leçon|tome|numéro|n°|étape|jour"  # French
    "|parte|capítulo|cap|episodio|lección|tomo|número"  # Spanish
    "|capitolo|puntata|lezione"  # Italian
    "|capitulo|episódio|lição"  # Portuguese
    "|deel|hoofdstuk|aflevering"  # Dutch
    r"|del(?=\s?\d+\s*(?:$|[:.)–—-]))|avsnitt|osa|luku|część|rozdział|odcinek|díl|kapitola|část|rész|fejezet|bölüm|часть|глава|выпуск|урок|частина"
)
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "un deux trois quatre cinq six sept huit neuf dix onze douze",
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "uno due tre quattro cinque sei sette otto nove dieci undici dodici",
)
_SPELLED = {word: number for row in _WORDS for number, word in enumerate(row.split(), start=1)}
_ROMAN = r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_NUMBER = rf"(?P<number>\d{{1,4}}|{_ROMAN}|{'|'.join(sorted(_SPELLED, key=len, reverse=True))})"
_END = r"(?![\w])"

_LABELLED = re.compile(rf"(?<![\w])(?P<label>{_LABELS})\.?[\s:#_-]{{0,3}}(?:no\.?\s?|#)?{_NUMBER}{_END}", re.I)
_HASH = re.compile(r"(?<![\w&])#\s?(?P<number>\d{1,4})(?![\w])")
_COUNTED = re.compile(r"第\s?(?P<number>\d{1,4}|[一二三四五六七八九十]{1,3})\s?[章部回話话篇节節集卷期]")
_FRACTION = re.compile(r"(?<![\w/])(?P<number>\d{1,3})\s?(?:/|of|von|de|sur|di|из)\s?(?P<all>\d{1,3})(?![\w/])", re.I)
_LEADING = re.compile(r"^\W{0,2}(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})(?:[.):]?\s|\s?[.):–—-]\s?)(?=\S)")
_TRAILING = re.compile(rf"[\s(\[:–—-](?P<number>\d{{1,3}}|(?-i:(?=[IVX]){_ROMAN.upper()}))[)\]]?$", re.I)

_SLUG_LABELLED = re.compile(rf"(?<![^\W_])(?:{_LABELS}){{1}}[-_]?{_NUMBER}(?![^\W_])", re.I)
_SLUG_LEADING = re.compile(r"^(?P<number>\d{1,3}(?:[._-]\d{1,2}(?=[._-]))?)(?:[._-]|$)")
_SLUG_TRAILING = re.compile(r"[^\W\d](?:[-_]|)(?P<number>\d{1,3})$")
_HAN = {figure: number for number, figure in enumerate("一二三四五六七八九", start=1)}


class Numbering(NamedTuple):
    """The numbers of some pages, () for a page without one, and what they were read from in words."""

    numbers: list[Number]
    place: str


def find_numbering(pages: Sequence[tuple[str, str]]) -> Numbering | None:
    """The numbers of pages (title, address) by the first mark that tells most of them apart; None if none does."""
    for place, read in _MARKS:
        numbers = [read(title, address) for title, address in pages]
        if _tells_apart(numbers):
            return Numbering(numbers, place)
    return None


_LEAST_SHARE = 0.8
"""Of the pages of a series, those that have a number; an introduction or an afterword may have none."""


def _tells_apart(numbers: Sequence[Number]) -> bool:
    found = [number for number in numbers if number]
    return len(found) > 1 and len(found) >= len(numbers) * _LEAST_SHARE and len(set(found)) == len(found)


# --- marks ------------------------------------------------------------------------------------------


def _all_of(pattern: re.Pattern[str], text: str) -> Number:
    found = [_to_int(match["number"]) for match in pattern.finditer(text)]
    return tuple(number for number in found if number is not None)


def _fraction(text: str) -> Number:
    """The first of two numbers, of which the second says how many there are: "3/10", "(2 of 5)"."""
    found = [(int(match["number"]), int(match["all"])) for match in _FRACTION.finditer(text)]
    return next(((part,) for part, of in found if 0 < part <= of and of > 1), ())


def _dotted(pattern: re.Pattern[str], text: str) -> Number:
    """The numbers of a heading that are written together: "1.2.3"."""
    match = pattern.search(text)
    found = tuple(_to_int(number) for number in re.split(r"[._-]", match["number"])) if match else ()
    return tuple(number for number in found if number is not None)


def labelled_number(title: str) -> Number:
    """The numbers that words or signs announce in a title: (2, 3) of "Part II, chapter 3", (4,) of "Trees #4"."""
    return _all_of(_LABELLED, title) or _all_of(_HASH, title) or _all_of(_COUNTED, title)


def labels_of(title: str) -> set[str]:
    """The words that announce numbers in a title, small: {"part"} of "Trees, part 3: Ash"."""
    return {match["label"].lower() for match in _LABELLED.finditer(title)}


def after_number(title: str) -> str:
    """What a title says after its last announced number: "Ash" of "Trees, part 3: Ash"; all of it if it has none."""
    found = [match.end() for pattern in (_LABELLED, _HASH, _COUNTED) for match in pattern.finditer(title)]
    return title[max(found, default=0) :].strip(" :.,–—-)]|")


def _in_title(read: Callable[[str], Number], title: str, _address: str) -> Number:
    return read(title)


def _in_address(read: Callable[[str], Number], _title: str, address: str) -> Number:
    return read(slug_of(address))


def _in_folder(read: Callable[[str], Number], _title: str, address: str) -> Number:
    """The numbers of the last two names of an address: "/part2/ch03.html"."""
    path = [name for name in unquote(urlsplit(address).path).split("/") if name][-2:]
    return tuple(number for name in path for number in read(name.partition(".")[0]))


def slug_of(address: str) -> str:
    """The last name in the path of an address, without what files end with: "03-roots" of "/trees/03-roots.html"."""
    path = unquote(urlsplit(address).path).rstrip("/")
    return re.sub(r"\.[a-z]{2,5}$", "", path.rpartition("/")[2], flags=re.I)


_MARKS: tuple[tuple[str, Callable[[str, str], Number]], ...] = (
    ("part numbers in their titles", partial(_in_title, labelled_number)),
    ("part numbers in their titles", partial(_in_title, _fraction)),
    ("numbers at the start of their titles", partial(_in_title, partial(_dotted, _LEADING))),
    ("part numbers in their addresses", partial(_in_folder, partial(_all_of, _SLUG_LABELLED))),
    ("part numbers in their addresses", partial(_in_address, partial(_all_of, _SLUG_LABELLED))),
    ("numbers at the start of their addresses", partial(_in_address, partial(_dotted, _SLUG_LEADING))),
    ("numbers at the end of their titles", partial(_in_title, partial(_all_of, _TRAILING))),
    ("numbers at the end of their addresses", partial(_in_address, partial(_all_of, _SLUG_TRAILING))),
)
"""What says the number of a page, the surest first."""


# --- numbers ----------------------------------------------------------------------------------------

_FIGURES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _to_int(written: str) -> int | None:
    """A number in figures, Roman or Han figures, or as a word; None where it is none, or a year."""
    word = written.lower()
    if word.isdecimal():
        return None if len(word) == 4 and 1800 <= int(word) <= 2100 else int(word)
    if word in _SPELLED:
        return _SPELLED[word]
    if word[0] in _HAN or word[0] == "十":
        tens, ten, ones = word.rpartition("十")
        return (_HAN.get(tens, 1) * 10 if ten else 0) + _HAN.get(ones, 0)
    return _from_roman(word)


def _from_roman(word: str) -> int | None:
    values = [_FIGURES.get(figure, 0) for figure in word]
    signed = [-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)]
    return sum(signed) or None
