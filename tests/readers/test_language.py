"""The language of an article: stated, guessed from its words, or doubtful."""

from __future__ import annotations

import pytest

from octavo.model import Article, Code, CodeBlock, Paragraph, Text, to_inlines
from octavo.notes import Notes
from octavo.readers.language import guess_language, settle_language, with_language

TEXTS = {
    "en": "The baker opened his shop before the sun was up, and he sold the last of the bread when the others had not"
    " yet finished their breakfast. Nobody knew where he bought his flour.",
    "de": "Der Bäcker öffnete seinen Laden, bevor die Sonne aufging, und verkaufte das letzte Brot, als die anderen"
    " noch beim Frühstück saßen. Niemand wusste, woher er sein Mehl bekam.",
    "fr": "Le boulanger ouvrait sa boutique avant le lever du soleil, et il vendait le dernier pain quand les autres"
    " n'avaient pas encore fini de déjeuner. Personne ne savait d'où venait sa farine.",
    "es": "El panadero abría su tienda antes de que saliera el sol y vendía el último pan cuando los demás todavía no"
    " habían terminado de desayunar. Nadie sabía dónde compraba la harina.",
    "ru": "Пекарь открывал свою лавку ещё до восхода солнца и продавал последний хлеб, когда остальные ещё не успели"
    " позавтракать. Никто не знал, где он покупал муку.",
    "ja": "パン屋は日が昇る前に店を開け、ほかの人たちがまだ朝食を終えないうちに最後のパンを売ってしまった。"
    "小麦粉をどこで買っているのかは、だれも知らなかった。",
    "zh-Hans": "面包师在太阳升起之前就开了店，别人还没有吃完早饭，他已经卖完了最后一个面包。谁也不知道他从哪里"
    "买来面粉，他自己从来不说这件事。",
    "zh-Hant": "麵包師在太陽升起之前就開了店，別人還沒有吃完早飯，他已經賣完了最後一個麵包。誰也不知道他從哪裡"
    "買來麵粉，他自己從來不說這件事。",
    "he": "האופה פתח את החנות שלו לפני זריחת השמש, ומכר את הלחם האחרון כשהאחרים עוד לא סיימו את ארוחת הבוקר."
    " איש לא ידע מאין הוא קונה את הקמח שלו.",
    "nb": "Bakeren åpnet butikken sin før sola var oppe, og han solgte det siste brødet da de andre ikke var ferdige"
    " med frokosten ennå. Ingen visste hvor han kjøpte melet sitt.",
}


@pytest.mark.parametrize(("language", "words"), TEXTS.items())
def test_the_words_tell_the_language(language: str, words: str) -> None:
    assert guess_language(words) == language


@pytest.mark.parametrize(
    "words",
    ["", "A short line, and no more.", "Der Bäcker öffnete", "0 1 2 3 4 5 6 7 8 9 " * 30, "x = y(z); " * 20],
)
def test_what_says_too_little_stays_unknown(words: str) -> None:
    assert guess_language(words) == ""


def article(*bodies: str, language: str = "") -> Article:
    body = tuple(Paragraph(to_inlines(words)) for words in bodies)
    return Article(headline=to_inlines("The Baker"), body=body, in_language=language)


def test_a_guess_is_noted_and_marked() -> None:
    notes = Notes()
    made = with_language(article(TEXTS["fr"], TEXTS["fr"]), notes)
    assert (made.in_language, made.language_stated) == ("fr", False)
    assert [(note.code, note.detail) for note in notes] == [("language-guessed", "fr, by the words")]


@pytest.mark.parametrize(
    ("stated", "words"),
    [("en", TEXTS["en"]), ("de-AT", TEXTS["de"]), ("da", TEXTS["nb"]), ("zh", TEXTS["zh-Hant"]), ("fr", "Ada Holm")],
)
def test_what_is_stated_and_may_be_is_not_spoken_of(stated: str, words: str) -> None:
    notes = Notes()
    assert settle_language(stated, words * 3, notes) == (stated, True)
    assert not list(notes)


@pytest.mark.parametrize("words", [TEXTS["de"], TEXTS["ru"], TEXTS["ja"]])
def test_a_stated_language_stands_against_the_words_with_a_warning(words: str) -> None:
    notes = Notes()
    assert settle_language("en", words * 3, notes) == ("en", True)
    assert [note.code for note in notes] == ["language-doubtful"]


@pytest.mark.parametrize(
    "words",
    [
        f"{TEXTS['en']} {TEXTS['de']}",  # half and half
        TEXTS["de"][:60],
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore. " * 4,
    ],
)
def test_words_that_are_not_clear_speak_against_nothing(words: str) -> None:
    notes = Notes()
    settle_language("en", words, notes)
    assert not list(notes)


def test_code_says_nothing_of_the_language() -> None:
    code = "für = über(der, die, das); zurück = wenn(nicht, dann)\n" * 40
    plain = article(TEXTS["en"], TEXTS["en"])
    mixed = Article(headline=plain.headline, body=(CodeBlock(code), *plain.body, Paragraph((Code("x"), Text(" y")))))
    assert with_language(mixed, Notes()).in_language == "en"
