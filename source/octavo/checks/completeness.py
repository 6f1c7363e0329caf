"""Nothing is lost in silence: the words and pictures of the model against those read back from a file.

Words are compared as a multiset. They are cut so that what a medium may do to them makes no difference:
letters and digits part (a note's number stands close to its word), and so do letters of the two directions; accents and
ligatures are taken apart, and each letter of a script that writes without spaces is a word of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from msgspec import Struct, field, structs

from octavo.makers import names_all_authors
from octavo.model import Article, Book, Math, Part
from octavo.walk import has, images, line, text, visit

_WORDS = re.compile(
    "[\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    r"|\d+|[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+|[^\W\d_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+"
)
# "type-\nsetting", "type\nsetting", "10\n000"; PDFium writes U+FFFE or U+0002 for a hyphen at a line's end
_BROKEN_WORDS = re.compile("([^\\W\\d_]+|\\d+)[-\u2010\ufffe\x02]?\n(?=([^\\W\\d_]+|\\d+))")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_TURNING = re.compile("[\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Those letters without the digits of Arabic and Persian, which run from left to right as all digits do: "٤٥"."""

_SHOWN = 12
"""How many missing words of an article are named."""


class Content(Struct):
    """What a file holds of one article: its words, the pieces at its line ends, its pictures by name, its formulas."""

    words: Counter[str] = field(default_factory=Counter)
    broken_words: list[tuple[str, str]] = field(default_factory=list)
    pictures: Counter[str] = field(default_factory=Counter)
    formulas: int = 0

    def add(self, more: Content) -> None:
        """Adds what another file holds of the same article."""
        self.words.update(more.words)
        self.broken_words += more.broken_words
        self.pictures.update(more.pictures)
        self.formulas += more.formulas


Contents = dict[str, Content]
"""What was read back from a file, by the id of the article or part."""


def count_words(written: str) -> Counter[str]:
    """The words of a text, as they are compared. No word has white space in it, and most come more than once."""
    words = Counter[str]()
    for piece, times in Counter(written.split()).items():
        for word in _split_piece(piece):
            words[word] += times
    return words


@lru_cache(maxsize=2**15)
def _split_piece(piece: str) -> tuple[str, ...]:
    """The words between two spaces."""
    return tuple(_WORDS.findall(_normalise(piece)))


def is_turned(written: str) -> bool:
    """Whether a text has letters that run from right to left."""
    return not written.isascii() and bool(_TURNING.search(written))


def find_broken_words(written: str) -> list[tuple[str, str]]:
    """The pieces of words that stand at each side of a line end, and may be one word."""
    return _BROKEN_WORDS.findall(_normalise(written))


def _normalise(written: str) -> str:
    """Words without what fonts and readers may change: case, compatibility forms, accents, invisible characters."""
    if written.isascii():
        return written.casefold()
    apart = unicodedata.normalize("NFKD", written.casefold())
    for letter in set(apart):
        if unicodedata.category(letter) in {"Mn", "Me", "Mc", "Cf"}:
            apart = apart.replace(letter, "")  # there are few of them; str.translate looks at every letter
    return apart


def expected_content(article: Article | Part) -> Content:
    """What a file must hold of an article; of a part, its title."""
    if isinstance(article, Part):
        return Content(count_words(article.title))
    content = Content(count_words(text(article.content)))
    content.words.update(count_words("\n".join(person.name for person in article.authors)))
    content.pictures.update(picture.asset for picture in images(article.content))
    if has(article.content, Math):
        content.formulas = sum(isinstance(node, Math) for node in visit(article.content))
    return content


def chapters(book: Book) -> list[Article | Part]:
    """The parts and articles of a book, in reading order, each part before its articles.

    They are without the authors whom the title page names for all of them: their own pages need not.
    """
    found: list[Article | Part] = []
    for node in book.nodes:
        found += (node, *node.articles) if isinstance(node, Part) else (node,)
    return list(map(_drop_authors, found)) if names_all_authors(book) else found


def _drop_authors(chapter: Article | Part) -> Article | Part:
    if isinstance(chapter, Part):
        return chapter
    return structs.replace(chapter, authors=tuple(person for person in chapter.authors if person.role != "aut"))


class Loss(NamedTuple):
    """What a file lacks: the code of the note that says so, and its words."""

    code: Literal["word-missing", "picture-lost"]
    detail: str


def compare_content(chapter: Article | Part, got: Content) -> tuple[Loss, ...]:
    """The words and the pictures of a chapter that are not in what a file holds of it."""
    want, lost = expected_content(chapter), []
    where = f"of “{chapter.title if isinstance(chapter, Part) else line(chapter.headline)}”"
    present = join_broken_words(want.words, got)
    if words := drop_words_in_pieces(want.words - present, present - want.words):
        lost.append(Loss("word-missing", f"{_list_names(words.elements())} {where} is not in the book."))
    if pictures := _lost_pictures(want, got):
        lost.append(Loss("picture-lost", f"{_list_names(pictures)} {where} is not in the book."))
    return tuple(lost)


def _lost_pictures(want: Content, got: Content) -> list[str]:
    """The pictures and formulas that are missing; where pictures have no names (""), only how many."""
    if "" in got.pictures:
        lost = want.pictures.total() + want.formulas - got.pictures.total()
        return ["a picture"] * lost
    return [*(want.pictures - got.pictures).elements(), *["a formula"] * (want.formulas - got.formulas)]


def join_broken_words(wanted: Counter[str], got: Content) -> Counter[str]:
    """The words of `got`, with words whole again that a line end parts, where such a word is wanted."""
    present = got.words.copy()
    for first, second in got.broken_words:
        spare = present[first] > wanted[first] and present[second] > wanted[second]
        if spare and wanted[first + second] > present[first + second]:
            present[first + second] += 1
            present[first] -= 1
            present[second] -= 1
    return present


def drop_words_in_pieces(missing: Counter[str], surplus: Counter[str]) -> Counter[str]:
    """`missing` without the words that `surplus` has in pieces: a page or a style ends in the middle of them.

    Of words from right to left the letters count: where marks stand between them, PDFium gives them in another order.
    """
    left = surplus.copy()
    letters = Counter("".join(word for word in surplus.elements() if _RIGHT_TO_LEFT.match(word)))
    return Counter(
        word
        for word in missing.elements()
        if not (_take_letters(word, letters) if _RIGHT_TO_LEFT.match(word) else _take_pieces(word, left))
    )


def _take_letters(word: str, left: Counter[str]) -> bool:
    """Whether the letters of `word` are among `left`; they are taken out."""
    wanted = Counter(word)
    if not wanted <= left:
        return False
    left.subtract(wanted)
    return True


def _take_pieces(word: str, left: Counter[str]) -> bool:
    """Whether pieces among `left` make up `word`, the longest first; they are taken out."""
    for at in range(len(word), 0, -1):
        piece = word[:at]
        if left[piece] > 0:
            left[piece] -= 1
            if at == len(word) or _take_pieces(word[at:], left):
                return True
            left[piece] += 1
    return False


def _list_names(lost: Iterable[str]) -> str:
    names = list(lost)
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(f"“{name}”" for name in names[:_SHOWN]) + more
