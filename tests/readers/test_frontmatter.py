"""Front matter: the same words however people write the keys; what is not understood is said."""

from __future__ import annotations

import pytest

from octavo.model import Person, Series
from octavo.notes import Notes
from octavo.readers.frontmatter import FrontMatter, split_front_matter
from octavo.readers.markdown.dialects.title_block import split_title_block


def front(text: str, fence: str = "---") -> tuple[FrontMatter, list[str]]:
    notes = Notes()
    found, rest = split_front_matter(f"{fence}\n{text}\n{fence}\nBody.\n", notes)
    assert rest == "Body.\n"
    assert {note.code for note in notes} <= {"front-matter-unknown", "front-matter-broken"}
    return found, [note.detail for note in notes]


def test_every_key_and_its_synonyms() -> None:
    found, noted = front(
        "headline: Paper\nsubtitle: A life\nauthors: [Ada Holm]\ndatePublished: 2021-05-03\n"
        "lastmod: 2021-05-04 10:00:00\nlang: en-GB\nsummary: On paper.\ncategories: [paper, ink]\n"
        "tags: ink, glue\ncover: a.png\nlicence: CC0\n"
        "publisher: Press\nseries: {name: Crafts, position: 2}\ncanonical_url: https://example.org/\ndir: ltr"
    )
    assert noted == []
    assert found == FrontMatter(
        title="Paper", subtitle="A life", authors=(Person("Ada Holm"),), published="2021-05-03",
        modified="2021-05-04T10:00:00", language="en-GB", description="On paper.", keywords=("paper", "ink", "glue"),
        image="a.png", license="CC0", publisher="Press", series=Series("Crafts", "2"), url="https://example.org/",
        direction="ltr",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "persons"),
    [
        ("author: Ada Holm", [Person("Ada Holm")]),
        ("author: Ada Holm, Per Lind and Bo Ek", [Person("Ada Holm"), Person("Per Lind"), Person("Bo Ek")]),
        ("author: Ada Holm, Jr.", [Person("Ada Holm, Jr.")]),
        (
            "by:\n  - name: Ada Holm\n    url: https://example.org/ada\n",
            [Person("Ada Holm", url="https://example.org/ada")],
        ),
        (
            "authors: [{name: Ada, role: editor}, {name: Bo, role: ill}]",
            [Person("Ada", role="edt"), Person("Bo", role="ill")],
        ),
        ("author: Ada\ntranslator: Bo", [Person("Ada"), Person("Bo", role="trl")]),
        (
            "author: Ada\ncontributors: [Bo Ek, Cy Berg]\nphotographer: Di",
            [Person("Ada"), Person("Di", role="pht"), Person("Bo Ek", role="ctb"), Person("Cy Berg", role="ctb")],
        ),
        ("author:", []),
    ],
)
def test_persons(written: str, persons: list[Person]) -> None:
    assert list(front(written)[0].authors) == persons


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2021-05-03", "2021-05-03"),
        ("May 3, 2021", "2021-05-03"),
        ("2021", "2021"),
        ("2021-05", "2021-05"),
        ("soon", ""),
        ("03/04/2021", ""),
    ],
)
def test_dates(written: str, date: str) -> None:
    assert front(f"date: {written}")[0].published == date


def test_months_of_the_language_that_the_front_matter_states() -> None:
    assert front("date: 3. toukokuuta 2021\nlang: fi")[0].published == "2021-05-03"


@pytest.mark.parametrize(
    ("written", "tag"), [("en_GB", "en-GB"), ("pt-br", "pt-BR"), ("no", "no"), ("'no'", "no"), ("", "")]
)
def test_languages_are_tags(written: str, tag: str) -> None:
    found, noted = front(f"lang: {written}")
    assert (found.language, noted) == (tag, [])


def test_a_language_that_is_none_is_noted() -> None:
    found, noted = front("language: Klingonese")
    assert (found.language, noted) == ("", ["language: “Klingonese” is no language tag"])


def test_toml() -> None:
    assert front('title = "Paper"\ndate = 2021-05-03\ntags = ["ink"]', "+++")[0] == FrontMatter(
        title="Paper", published="2021-05-03", keywords=("ink",)
    )


def test_unknown_keys_are_noted() -> None:
    assert front("title: Paper\nlayout: post\nweight: 3")[1] == ["layout", "weight"]


@pytest.mark.parametrize("written", ["title: [", "title: &a [*a]", "title: " + "[" * 3000, "title: !!int ''"])
def test_what_cannot_be_read_is_noted(written: str) -> None:
    found, noted = front(written)
    assert found == FrontMatter()
    assert len(noted) == 1
    assert noted[0].startswith("title was left out")


FLAWS = {
    "a month that is not": ("date: 2024-14-02", "---"),
    "a day that is not": ("date: 2023-02-30", "---"),
    "an open quote": ('subtitle: "Of oars', "---"),
    "an alias": ("publisher: *press", "---"),
    "a tag": ("description: !include about.md", "---"),
    "a list that does not end": ("tags: [ash, oak", "---"),
    "a second colon": ("subtitle: Oars: a history", "---"),
    "a sign that begins no word": ("subtitle: @oars", "---"),
    "a tab": ("tags:\n\t- ash\n\t- oak", "---"),
    "a number of thousands of digits": (f"subtitle: {'8' * 5_000}", "---"),
    "lists in lists": (f"tags: {'[' * 4_000}", "---"),
    "a bare word in TOML": ("subtitle = Of oars", "+++"),
    "a month that is not in TOML": ("date = 2024-14-02", "+++"),
    "an open quote in TOML": ('subtitle = "Of oars', "+++"),
    "lists in lists in TOML": (f"tags = {'[' * 4_000}", "+++"),
    "no value in TOML": ("subtitle =", "+++"),
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_one_flaw_costs_no_other_key_and_is_one_warning_at_its_line(flaw: str) -> None:
    line, fence = FLAWS[flaw]
    equals = ":" if fence == "---" else " ="
    text = f'{fence}\ntitle{equals} "Boats"\n{line}\nauthor{equals} "Ada Holm"\nlang{equals} "nn"\n{fence}\nBody.\n'
    notes = Notes("boats.md")
    found, rest = split_front_matter(text, notes)
    assert (found.title, found.authors, found.language) == ("Boats", (Person("Ada Holm"),), "nn")
    assert (found.published, found.modified, rest) == ("", "", "Body.\n")
    assert [(note.code, note.severity, note.where) for note in notes] == [
        ("front-matter-broken", "warning", "boats.md:3")
    ]


def test_words_that_only_lack_their_quotes_are_taken() -> None:
    assert front("title: Oars: a history")[0].title == "Oars: a history"
    assert front("title: 'Oars")[0].title == "Oars"
    assert front("title = Of oars", "+++")[0].title == "Of oars"


def test_entries_of_a_table_of_toml_stay_together() -> None:
    found, noted = front('title = "Oars"\n[series]\nname = "Crafts"\nposition = 3\nby = Holm', "+++")
    assert (found.title, found.series, len(noted)) == ("Oars", Series("Crafts", "3"), 1)


def test_an_escape_makes_no_control_character() -> None:
    notes = Notes()
    found, _ = split_front_matter('---\ntitle: "Oars\\u0007 and \\0boats"\n---\n', notes)
    assert (found.title, [note.code for note in notes]) == ("Oars and boats", ["controls-dropped"])


def test_a_title_block_with_a_day_that_is_not_warns() -> None:
    notes = Notes("boats.md")
    split_title_block(FrontMatter(), "% Boats\n% Ada Holm\n% 2024-14-02\n\nWords.", notes)
    assert [(note.code, note.where) for note in notes] == [("front-matter-broken", "boats.md:3")]


@pytest.mark.parametrize(
    "text", ["---\nNote: this: and that\nare words of prose.\n---\n", "---\nAsk: [who\nGo on\n---\n"]
)
def test_prose_with_a_colon_between_rules_is_prose(text: str) -> None:
    assert split_front_matter(text, Notes()) == (FrontMatter(), text)


@pytest.mark.parametrize(
    "text", ["---\n\nProse between rules.\n\n---\n", "Text\n---\na: b\n---\n", "---\nno end: true\n"]
)
def test_rules_are_no_front_matter(text: str) -> None:
    assert split_front_matter(text, Notes()) == (FrontMatter(), text)


def test_words_for_pictures() -> None:
    found, noted = front("alt:\n  a.png: A  mill\n  b.png: ''\n  c.png:\n  4: Four")
    assert found.alt == {"a.png": "A mill", "b.png": "", "4": "Four"}
    assert noted == []


def test_words_for_no_picture_in_particular_are_not_used() -> None:
    found, noted = front("alt: A mill")
    assert found.alt == {}
    assert noted == ["alt: it needs names of pictures, each with its words"]
