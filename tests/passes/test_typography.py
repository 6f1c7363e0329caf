"""Typography: tables of before and after by language, and the laws that hold for any text.

In the tables "␣" stands for a no-break space and "▁" for a narrow one.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.locale.quotation_marks import LANGUAGES
from octavo.model import (
    Abbreviation,
    Article,
    Block,
    Book,
    Code,
    CodeBlock,
    DescriptionList,
    Entry,
    Footnote,
    Image,
    Inline,
    LineBreak,
    Link,
    Math,
    Metadata,
    Paragraph,
    Placeholder,
    Section,
    Span,
    Text,
    Verse,
)
from octavo.notes import Notes
from octavo.passes.typography import set_typography
from octavo.walk import Content, text, visit
from tests.making import article, book_of, book_with


def body(*blocks: Block, language: str = "en", **facts: str) -> tuple[Block, ...]:
    return set_typography(book_of(article("one", *blocks, **facts), language=language), Notes()).articles[0].body


def line(*content: Inline, language: str = "en") -> tuple[Inline, ...]:
    (paragraph,) = body(Paragraph(content), language=language)
    assert isinstance(paragraph, Paragraph)
    return paragraph.content


def words(written: str, language: str) -> str:
    found = text(line(Text(written), language=language))
    return found.replace("\u00a0", "␣").replace("\u202f", "▁")


ENGLISH = [
    ('"Hello," she said.', "“Hello,” she said."),
    ("'Hello,' she said.", "‘Hello,’ she said."),
    ("\"She said 'yes'.\"", "“She said ‘yes’.”"),
    ("'She said \"yes\".'", "‘She said “yes”.’"),
    ("\"'Yes,' she said.\"", "“‘Yes,’ she said.”"),
    ('"One" and "two"; ("three") "four"-"five"', "“One” and “two”; (“three”) “four”-“five”"),
    ('"Well—" he said, and—"what?"', "“Well—” he said, and—“what?”"),
    ("It's the dogs' bowl; I'd've", "It’s the dogs’ bowl; I’d’ve"),
    ('"The dogs\' bowl"', "“The dogs’ bowl”"),
    ("'Tis the season; 'twas 'em", "’Tis the season; ’twas ’em"),
    ("the '90s, '68 and the 1980's", "the ’90s, ’68 and the 1980’s"),
    ("rock 'n' roll", "rock ’n’ roll"),
    ("'10' and '90s'", "‘10’ and ‘90s’"),
    ("5'10\" tall and 12\" wide, 6' long", "5'10\" tall and 12\" wide, 6' long"),
    ('"a 12" record"', '“a 12" record”'),
    ('in "1999"', "in “1999”"),
    ('"the first of many paragraphs', "“the first of many paragraphs"),
    ('the last of many."', "the last of many.”"),
    ('a lone " in a line', 'a lone " in a line'),
    ("\"\" and '' and ``x''", "\"\" and '' and ``x''"),
    ("x=\"y\" and a='b' at https://example.org/a--b...c", "x=\"y\" and a='b' at https://example.org/a--b...c"),
    ("“done” ‘already’ it’s", "“done” ‘already’ it’s"),
    ("word--word", "word—word"),
    ("word---word", "word—word"),
    ("word -- word - word --- word", "word␣– word␣– word␣— word"),
    ("10--20", "10–20"),
    ("5 - 3 well-known --flag a-- -", "5 - 3 well-known --flag a-- -"),
    ("<!--x--> a----b", "<!--x--> a----b"),
    ("-- A. Writer", "— A. Writer"),
    ("---Writer", "—Writer"),
    ("--flag", "--flag"),
    ('an essay "Unyielding"14, and the "Tall"ship ("so")', "an essay “Unyielding”14, and the “Tall”ship (“so”)"),
    ('"No--"', "“No—”"),
    ("and so on... [...] and...more", "and so on… […] and…more"),
    ("1...10 .... ../.. .../x", "1...10 .... ../.. .../x"),
    ("5 km, 10 %, 3 GB, 20 °C", "5␣km, 10␣%, 3␣GB, 20␣°C"),
    ("5 kmx, 5 apples", "5 kmx, 5 apples"),
    ("See Figure 11.2, Table A3, Abb. 4", "See Figure␣11.2, Table␣A3, Abb.␣4"),
    ("A Table 4U fits, disfigure 3", "A Table␣4U fits, disfigure 3"),
    ("3 − 2 = 1, so 384 × 504; 12 ± 0.5, 8 ÷ 2, 2 + 2 = 4", "3␣−␣2␣=␣1, so 384␣×␣504; 12␣±␣0.5, 8␣÷␣2, 2␣+␣2␣=␣4"),
    ("1 + 2 + 3 + 4 = 10", "1 + 2 + 3 + 4 = 10"),
    ("384 × 504", "384 × 504"),
    ("a = 3 and n × 2, x2 × 3, 3 × 4a, 1990 - 95", "a = 3 and n × 2, x2 × 3, 3 × 4a, 1990 - 95"),
    ("p. 17, pp. 3–9, vol. 2, no. 4, § 5, map. 6", "p.␣17, pp.␣3–9, vol.␣2, no.␣4, §␣5, map. 6"),
    ("J. R. R. Tolkien, e. g. plan B. The", "J.␣R.␣R. Tolkien, e.␣g. plan B. The"),
]


@pytest.mark.parametrize(("before", "after"), ENGLISH)
def test_english(before: str, after: str) -> None:
    assert words(before, "en") == after
    assert words(before, "en-GB") == after


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("de", "\"Das 'Haus'\" -- gut, wie geht's? 'ne", "„Das ‚Haus‘“␣– gut, wie geht’s? ’ne"),
        ("de", "»So« und „so“ --", "»So« und „so“ --"),
        ("de-AT", '"Ja"', "„Ja“"),
        ("de-ch", "\"Ja 'so'\"", "«Ja ‹so›»"),
        ("de", "z. B. 5 km", "z.␣B. 5␣km"),
        ("fr", '"Quoi?" dit-il : "C\'est l\'heure!"', "«▁Quoi▁?▁» dit-il␣: «▁C’est l’heure▁!▁»"),
        ("fr", "« oui » «non»; bon ; « 'si' »", "«▁oui▁» «▁non▁»▁; bon▁; «▁‘si’▁»"),
        ("fr", "Vraiment ?! Oui!!! Non: (?) 12:30 a:b", "Vraiment▁?! Oui▁!!! Non␣: (?) 12:30 a:b"),
        ("fr", 'l\'"école" https://example.org/?a=b!c', "l’«▁école▁» https://example.org/?a=b!c"),
        ("fr", "déjà\u202f! fait\u00a0:", "déjà▁! fait␣:"),
        ("es", '"Hola" dijo... ¿"qué"?', "«Hola» dijo… ¿«qué»?"),
        ("it", "\"L'arte\" dell'uomo", "«L’arte» dell’uomo"),
        ("pt", '"Olá" - disse', "“Olá”␣– disse"),
        ("pt-PT", '"Olá"', "«Olá»"),
        ("nl", "'s avonds, 't is \"mooi\" 'zo'", "’s avonds, ’t is “mooi” ‘zo’"),
        ("pl", "\"Tak 'to'\"", "„Tak ‚to’”"),
        ("sv", "\"Hej\" sa 'hon'", "”Hej” sa ’hon’"),
        ("fi", '"Hei"', "”Hei”"),
        ("cs", "\"Ano 'to'\"", "„Ano ‚to‘“"),
        ("ru", "\"Да 'это'\" - так", "«Да „это“»␣— так"),
        ("da", '"Ja"', "»Ja«"),
        ("la", '"Ita" -- est... 5 km', '"Ita" -- est... 5 km'),
        ("", "it's", "it's"),
    ],
)
def test_other_languages(language: str, before: str, after: str) -> None:
    assert words(before, language) == after


def test_quotations_go_through_emphasis_and_links() -> None:
    inside = Span((Text("it's "), Link((Text('"so'),), href="it's")), style="emphasis")
    after = Span((Text("it’s "), Link((Text("“so"),), href="it's")), style="emphasis")
    found = line(Text('He: "'), inside, Text('" done"'))
    assert found == (Text("He: “"), after, Text("” done”"))


def test_quotation_around_code_and_its_apostrophe() -> None:
    code = Code('it\'s "x" -- ...')
    assert line(Text('"'), code, Text('" and '), code, Text("'s")) == (
        Text("“"),
        code,
        Text("” and "),
        code,
        Text("’s"),
    )


def test_notes_are_no_part_of_the_line() -> None:
    note = Footnote((Paragraph((Text("'Tis a note"),)),))
    found = line(Text('"A word"'), note, Text(" it's"))
    assert found == (Text("“A word”"), Footnote((Paragraph((Text("’Tis a note"),)),)), Text(" it’s"))
    assert line(Text('"a'), note, Text('"')) == (Text("“a"), Footnote((Paragraph((Text("’Tis a note"),)),)), Text("”"))


def test_language_of_the_nearest_node() -> None:
    french = Span((Text('"Oui!"'),), language="fr")
    latin = Span((Text('"ita"'),), language="la")
    found = line(Text('"a" '), french, Text(" "), latin, Text(' "b"'), language="de")
    assert found[0] == Text("„a“ ")
    assert text(found[1]) == "«\u202fOui\u202f!\u202f»"
    assert found[3:] == (latin, Text(" „b“"))
    assert text(body(Paragraph((Text('"a"'),), language="sv"))) == "”a”"
    assert text(body(Paragraph((Text('"a"'),)), language="en", in_language="de")) == "„a“"


def test_languages_with_the_same_marks() -> None:
    found = line(Text("l'a "), Span((Text('"ca"'),), language="ca"), Text(' "es"'), language="es")
    assert text(found) == "l’a «ca» «es»"


def test_all_places_of_lines() -> None:
    entry = DescriptionList((Entry(((Text("it's"),),), ((Paragraph((Text("it's"),)),),)),))
    verse = Verse((((Text('"One'),), (Text('two."'),)),), attribution=(Text("-- It's"),))
    section = Section((Text("it's"),), (entry, verse))
    found = set_typography(book_with(section), Notes())
    assert text(found.articles[0].body).split() == ["it’s", "it’s", "it’s", "“One", "two.”", "—", "It’s"]


def test_headlines_and_titles() -> None:
    one = Article(headline=(Text("It's"),), alternative_headline=(Text("it's"),), body=())
    found = set_typography(
        Book(metadata=Metadata(title="It's", subtitle='"a"', language="en"), bodymatter=(one,), backmatter=(one,)),
        Notes(),
    )
    assert (found.metadata.title, found.metadata.subtitle) == ("It’s", "“a”")
    assert [(text(each.headline), text(each.alternative_headline)) for each in found.articles] == [("It’s", "it’s")] * 2


def test_what_does_not_change_stays_the_same_object() -> None:
    kept = (
        Paragraph((Text("Nothing here, "), Span((Text("nor here"),), style="strong"))),
        CodeBlock('it\'s -- "x"...'),
    )
    assert body(*kept)[0] is kept[0]
    assert body(*kept)[1] is kept[1]


# --- laws ------------------------------------------------------------------------------------------

WORDS = st.text(alphabet="ab19 \"'.-;!?:«»“”‘’…–/=(é", max_size=24)
LANGUAGE = st.sampled_from([*sorted(LANGUAGES), "la", ""])
LEAVES = st.one_of(
    WORDS.map(Text),
    WORDS.map(Text),
    WORDS.map(Code),
    st.just(LineBreak()),
    WORDS.map(lambda tex: Math(tex=tex)),
    WORDS.map(lambda label: Placeholder("video", label=label)),
    st.just(Image("a.png")),
)
INLINES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(
            lambda content, style, language: Span(tuple(content), style=style, language=language),
            st.lists(inner, max_size=4),
            st.sampled_from(["emphasis", "keyboard", "sample"]),
            LANGUAGE,
        ),
        st.builds(lambda content, href: Link(tuple(content), href=href), st.lists(inner, max_size=4), WORDS),
        st.builds(lambda content, long: Abbreviation(tuple(content), long), st.lists(inner, max_size=4), WORDS),
        st.lists(inner, max_size=4).map(lambda content: Footnote((Paragraph(tuple(content)),))),
    ),
    max_leaves=10,
)


def plain(words: str) -> str:
    """Words without what typography may change."""
    straight = re.sub("[“”„«»‹›]", '"', re.sub("[‘’‚]", "'", words.replace("…", "...")))
    # A quotation mark and a pair of angles differ by language alone, and so do single and double ones.
    return re.sub("[-–—]+", "-", re.sub(r"\s", "", straight)).replace('"', "'")


def untouched(value: Content) -> list[object]:
    """All that typography must leave alone, in order."""
    kept = [node for node in visit(value) if isinstance(node, Code | CodeBlock | Math | Placeholder | Image)]
    machine = [node for node in visit(value) if isinstance(node, Span) and node.style in ("keyboard", "sample")]
    return [
        *kept,
        *(text(node, footnotes=False) for node in machine),
        *(n.href for n in visit(value) if isinstance(n, Link)),
    ]


@given(st.lists(INLINES, max_size=5), LANGUAGE)
def test_no_letter_is_lost_and_twice_is_once(content: list[Inline], language: str) -> None:
    before = book_with(Paragraph(tuple(content)), CodeBlock('"it\'s" -- ...'), language=language)
    after = set_typography(before, Notes())
    assert plain(text(after.bodymatter)) == plain(text(before.bodymatter))
    assert untouched(after) == untouched(before)
    assert set_typography(after, Notes()) == after


@given(st.lists(INLINES, max_size=5))
def test_unknown_languages_stay(content: list[Inline]) -> None:
    before = book_with(Paragraph((Span(tuple(content)),)), language="la")
    known = any(isinstance(node, Span) and node.language for node in visit(before))
    assert known or set_typography(before, Notes()) == before
