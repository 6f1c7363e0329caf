"""The language of an article: as its file states it, else as its words tell; a guess is noted and never claimed."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from octavo.locale import tags
from octavo.model import Article, Paragraph, Verse
from octavo.notes import Notes
from octavo.walk import text, visit

if TYPE_CHECKING:
    import gcld3

_LEAST_LETTERS = 100
"""Letters of a text that says what language it is in; in scripts that write a word in a sign or two, a third of it."""

_ENOUGH = 6000
"""Characters that are looked at, in three places of a longer text."""

_SURE = 0.9
"""Probability of a guess."""

_ALIKE = tuple(
    set(group.split())
    for group in (
        "nb nn no da", "bs hr sr sh cnr", "id ms", "cs sk", "gl pt es ca oc fr", "ru uk be bg mk", "de lb gsw nds",
        "nl af fy", "fa ps ur", "hi mr ne sa", "fil tl", "it co sc scn", "en sco", "zh yue wuu cmn", "ga gd",
        "zu xh st sn ny", "az tr", "iw he", "el grc", "mo ro",
    )
)  # fmt: skip
"""Languages that are taken for each other: a guess of one says nothing against another."""

_PLAIN_TAGS = {"no": "nb"}
"""What CLD3 calls a language → its tag: Norwegian is read in Bokmål unless it is stated otherwise."""

_PLACEHOLDER = "lorem ipsum"
"""How text begins that stands for any other: its Latin says nothing."""

_TRADITIONAL = frozenset("個們來這國時說對會學過還發點為與東車長門馬魚鳥開關電話語讓請誰應")
_SIMPLIFIED = frozenset("个们来这国时说对会学过还发点为与东车长门马鱼鸟开关电话语让请谁应")
"""Signs of Chinese that only the one or only the other way of writing has."""


class Language(NamedTuple):
    """A BCP 47 tag, "" if it is not known, and whether it is stated: a guess is not."""

    tag: str
    is_stated: bool = True


def settle_language(stated: str, words: str, notes: Notes) -> Language:
    """The language that a file states, else the one that its words are in, which is noted; so is a clear contradiction.

    `words` are prose of the article. What is stated stands, whatever they look like.
    """
    guessed = guess_language(words)
    if not stated and guessed:
        notes.add("language-guessed", f"{guessed}, by the words")
        notes.choose("language", [(guessed, "the words")])
        return Language(guessed, is_stated=False)
    if stated and guessed and not _are_alike(stated, guessed) and _agree(words, guessed):
        notes.add("language-doubtful", f"{stated} is stated, and the words look like {guessed}")
    return Language(stated)


def with_language(article: Article, notes: Notes) -> Article:
    """An article with its language settled by its words."""
    found = settle_language(article.in_language, _sample_prose(article), notes)
    return replace(article, in_language=found.tag, language_stated=found.is_stated)


def guess_language(words: str) -> str:
    """The language of a text as a BCP 47 tag; "" where it is too short, or might be another one."""
    if _count_letters(words) < _LEAST_LETTERS or _PLACEHOLDER in words[:_ENOUGH].lower():
        return ""
    tag, probability = _identify(_shorten(words))
    if probability < _SURE or "-" in tag:  # "ru-Latn": a language in letters that it is not written in
        return ""
    return _chinese_script(words) if tag == "zh" else tags.standardise(_PLAIN_TAGS.get(tag, tag))


def _count_letters(words: str) -> int:
    """The letters of a text; a sign that can be a word counts as three."""
    start = words[:_ENOUGH]
    return sum(3 if letter > "\u2e7f" else 1 for letter in start if letter.isalpha())


def _shorten(words: str) -> str:
    """The beginning, the middle and the end of a long text."""
    third, middle = _ENOUGH // 3, len(words) // 2
    return words if len(words) <= _ENOUGH else f"{words[:third]} {words[middle : middle + third]} {words[-third:]}"


def _identify(words: str) -> tuple[str, float]:
    """The likeliest language of a text, as CLD3 calls it, and how likely it is."""
    found = _identifier().FindLanguage(words)
    return found.language, found.probability if found.is_reliable else 0.0


@cache
def _identifier() -> gcld3.NNetLanguageIdentifier:
    import gcld3

    return gcld3.NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=4 * _ENOUGH)


def _chinese_script(words: str) -> str:
    """The tag of Chinese by the signs that tell how it is written."""
    start = words[:_ENOUGH]
    traditional, simplified = (sum(sign in signs for sign in start) for signs in (_TRADITIONAL, _SIMPLIFIED))
    return "zh-Hant" if traditional > simplified else "zh-Hans" if simplified > traditional else "zh"


# --- a contradiction ---------------------------------------------------------------------------------


def _are_alike(one: str, other: str) -> bool:
    """Whether two tags are of one language, or of languages that are taken for each other."""
    pair = {one.partition("-")[0].lower(), other.partition("-")[0].lower()}
    return len(pair) == 1 or any(pair <= group for group in _ALIKE)


def _agree(words: str, guessed: str) -> bool:
    """Whether both halves of a text are in the language that the whole is in."""
    middle = len(words) // 2
    halves = (words[:middle], words[middle:])
    return all(guess_language(half).partition("-")[0] == guessed.partition("-")[0] for half in halves)


def _sample_prose(article: Article) -> str:
    """The words of an article's first paragraphs, without code and notes."""
    paragraphs = (text(node, footnotes=False) for node in visit(article.body) if isinstance(node, Paragraph | Verse))
    return " ".join(islice(paragraphs, 100))[: 3 * _ENOUGH]
