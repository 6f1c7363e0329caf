"""A book file says what the command line can say, and more; what it cannot say is one clear line."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.errors import ConfigError, FetchError
from octavo.model import Person, Series
from octavo.profiles import Paper, PrintHouse, ReadingSystem, profile, profiles
from octavo.projects.book_file import BookFile, find_book_file, load_book_file
from octavo.projects.order import make_order
from octavo.projects.overrides import ArticleOverrides, IndexWishes, Matter
from octavo.projects.tables import SourceTable

WHOLE = """
title = "On Proofs"
subtitle = "A trial"
authors = ["A. Reader", { name = "B. Setter", role = "edt", file-as = "Setter, B." }]
language = "en"
date = 2026-05-01
identifier = "urn:isbn:9780306406157"
series = { name = "Papers", position = 2 }
frontmatter = ["foreword.md"]
toc-depth = 3
for = "kindle"
paper = "a5"
links = "qr"
max-size = "1.5 MB"
css = ["styles/mine.css"]
cover = "cover.png"

[alt]
"plate.png" = "A plate of type."

[[parts]]
title = "First"
articles = ["one.md", "two.md"]

[[parts]]
title = "Second"
articles = ["more"]
"""


def write_book_file(folder: Path, text: str) -> Path:
    file = folder / "book.toml"
    file.write_text(text)
    return file


def test_all_that_a_book_file_says_is_in_the_order(tmp_path: Path) -> None:
    made = make_order(load_book_file(write_book_file(tmp_path, WHOLE)), (), (), tmp_path)
    overrides = made.overrides
    assert (overrides.title, overrides.subtitle, overrides.date) == ("On Proofs", "A trial", "2026-05-01")
    assert overrides.creators == (Person("A. Reader"), Person("B. Setter", file_as="Setter, B.", role="edt"))
    assert overrides.series == Series("Papers", "2")
    assert [Path(name).name for name in made.inputs] == ["foreword.md", "one.md", "two.md", "more"]
    assert made.matters == (
        Matter("frontmatter", (str(tmp_path / "foreword.md"),)),
        Matter("bodymatter", (str(tmp_path / "one.md"), str(tmp_path / "two.md")), "First"),
        Matter("bodymatter", (str(tmp_path / "more"),), "Second"),
    )
    assert (made.toc_depth, made.reader.name, made.paper.name) == (3, "kindle", "a5")
    assert (made.paper.links, made.max_size, made.folder) == ("qr", 1_500_000, tmp_path / "build")
    assert (made.sheets, made.cover) == ((tmp_path / "styles" / "mine.css",), tmp_path / "cover.png")
    assert made.alt == {"plate.png": "A plate of type."}


def test_a_book_has_an_index_unless_its_file_says_no(tmp_path: Path) -> None:
    assert make_order(BookFile(), ("a.md",), (), None).index == IndexWishes()
    file = write_book_file(tmp_path, "index = false")
    assert make_order(load_book_file(file), (), (), tmp_path).index is None
    file.write_text(
        '[index]\ndrop = ["May"]\nadd = { "Clearview AI" = "organisation" }\nmerge = { Shell = "Shell plc" }'
    )
    wishes = IndexWishes({"Clearview AI": "organisation"}, ("May",), {"Shell": "Shell plc"})
    assert make_order(load_book_file(file), (), (), tmp_path).index == wishes


def test_without_names_the_source_folder_is_read_or_the_whole_one(tmp_path: Path) -> None:
    assert make_order(BookFile(), (), (), tmp_path).inputs == (str(tmp_path),)
    (tmp_path / "source").mkdir()
    assert make_order(BookFile(), (), (), tmp_path).inputs == (str(tmp_path / "source"),)


def test_a_book_file_is_found_in_its_folder_and_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write_book_file(tmp_path, "")
    assert find_book_file([str(tmp_path)]) == find_book_file([str(file)]) == file
    assert find_book_file([str(tmp_path), "a.md"]) is None
    monkeypatch.chdir(tmp_path)
    assert find_book_file([]) == Path("book.toml")
    file.unlink()
    assert find_book_file([]) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("titel = 'x'", "“titel” is no key — did you mean title?"),
        ("authors = [{ nam = 'x' }]", "“nam” is no key of authors — did you mean name?"),
        ("articles = [{ file = 'a', titel = 'b' }]", "“titel” is no key of articles — did you mean title?"),
        ("backmatter = [{ file = 'a', authors = [{ nam = 'b' }] }]", "“nam” is no key of authors — did you mean name?"),
        ("[[parts]]\ntitle = 'a'\narticle = ['a.md']", "“article” is no key of parts — did you mean articles?"),
        ("[[parts]]\ntitle = 'a'\narticles = [{ fil = 'a' }]", "“fil” is no key of articles — did you mean file?"),
        ("sources = [{ addres = 'a' }]", "“addres” is no key of sources — did you mean address?"),
        ("index = { ad = {} }", "“ad” is no key of index — did you mean add?"),
        ("series = { nam = 'a' }", "“nam” is no key of series — did you mean name?"),
        ("articles = [3]", "articles[0]: expected `str | table`, got `int`"),
        ("articles = [{ title = 'a' }]", "articles[0]: “file” is missing"),
        ("sources = [{ address = 'a', limit = -1 }]", "sources[0].limit: expected `int` >= 0"),
        ("title = 3", "title: expected `str`, got `int`"),
        ("title = ", "it is no TOML"),
        ("links = 'paper'", "links: invalid enum value 'paper'"),
        ("toc-depth = 7", "toc-depth: expected `int` <= 6"),
        ("[[parts]]\narticles = ['a.md']", "parts[0]: “title” is missing"),
        ("keep = " + "[" * 9_000, "its lists and tables are nested too deeply"),
        ("drop = " + "{a=" * 9_000, "its lists and tables are nested too deeply"),
        (f"toc-depth = {'7' * 6_000}", "it is no TOML"),
        (f"toc-depth = {'7' * 600}", "toc-depth: expected `int` <= 6"),
        ("toc-depth = -1", "toc-depth: expected `int` >= 0"),
        ("toc-depth = 1.5", "toc-depth: expected `int`, got `float`"),
        ("individual = 'yes'", "individual: expected `bool`, got `str`"),
        ('cover = "a\\u0000.png"', "cover holds a control character"),
        ('css = ["a.css", "b\\u0007.css"]', "css holds a control character"),
        ('title = "A\\u001b[2J"', "title holds a control character"),
        ('[alt]\n"a\\u0000.png" = "A"', "a\\x00.png holds a control character"),
        ('[series]\nname = "A\\b"', "name holds a control character"),
        ("date = 2026-13-45", "it is no TOML"),
    ],
)
def test_what_is_wrong_is_one_line_with_what_was_meant(tmp_path: Path, text: str, message: str) -> None:
    file = write_book_file(tmp_path, text)
    with pytest.raises(ConfigError) as wrong:
        load_book_file(file)
    assert str(wrong.value).startswith(f"{file}: {message}")
    assert "\n" not in str(wrong.value)


def test_a_book_file_of_notepad_is_read(tmp_path: Path) -> None:
    file = tmp_path / "book.toml"
    file.write_bytes(b"\xef\xbb\xbftitle = 'Boats'\r\n")
    assert load_book_file(file).title == "Boats"


def test_a_theme_of_ones_own_is_a_folder_beside_the_book_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path("/"))
    assert load_book_file(write_book_file(tmp_path, "theme = 'looks'")).theme == str(tmp_path / "looks")
    assert load_book_file(write_book_file(tmp_path, "theme = 'report'")).theme == "report"


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("nowhere")])
def test_a_book_file_that_is_no_file_is_not_passed_over(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "book.toml")
    file = find_book_file([str(tmp_path)])
    assert file is not None
    with pytest.raises(FetchError):
        load_book_file(file)


def test_a_book_file_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="a folder, not a file"):
        load_book_file(tmp_path)
    (tmp_path / "book.toml").touch()
    os.truncate(tmp_path / "book.toml", 2**40)
    with pytest.raises(FetchError, match="no more than 1 are read"):
        load_book_file(tmp_path / "book.toml")


@pytest.mark.parametrize(
    ("size", "most"),
    [
        ("", 0),
        ("2000000", 2_000_000),
        ("18MB", 18_000_000),
        ("500 kB", 500_000),
        ("1.5g", 1_500_000_000),
        ("3MiB", 3_000_000),
        (f"{'9' * 400}GB", 10**24),
    ],
)
def test_sizes_are_counted_in_thousands(size: str, most: int) -> None:
    assert make_order(BookFile(max_size=size), ("a.md",), (), None).max_size == most


@pytest.mark.parametrize(
    ("book", "message"),
    [
        (BookFile(made_for="kindel"), "did you mean kindle?"),
        (BookFile(device="enote10"), "did you mean enote-10?"),
        (BookFile(device="phone", paper="a4"), "leave one of the two out"),
        (BookFile(made_for="kdp", paper="b5"), "does not cut b5"),
        (BookFile(max_size="huge"), "give it as 18MB"),
        (BookFile(language="englisch!"), "give a tag"),
    ],
)
def test_what_cannot_be_is_said_before_the_work(book: BookFile, message: str) -> None:
    with pytest.raises(ConfigError) as wrong:
        make_order(book, ("a.md",), (), None)
    assert message in str(wrong.value)


def test_print_houses_choose_their_first_trim(tmp_path: Path) -> None:
    options = make_order(BookFile(made_for="kdp"), ("a.md",), (), None)
    assert (options.paper.name, options.reader.name) == ("6x9", "generic")
    assert options.printer == profile(PrintHouse, "kdp")


def test_profiles_hold_together() -> None:
    assert {"generic", "kindle", "kobo", "apple"} == set(profiles(ReadingSystem))
    for paper in profiles(Paper).values():
        top, outside, bottom, inside = paper.margins
        assert paper.width - outside - inside > 45, paper.name
        assert paper.height - top - bottom > 90, paper.name
        assert 1.2 < paper.leading / paper.size < 1.5, paper.name
    for printer in profiles(PrintHouse).values():
        assert set(printer.papers) <= set(profiles(Paper))
        assert [gutter.pages for gutter in printer.gutters] == sorted(gutter.pages for gutter in printer.gutters)
        assert printer.gutters[-1].pages == printer.most


ARTICLES = """
frontmatter = [{ file = "before.md", title = "Before" }]
articles = ["one.md", { file = "source/two.html", authors = ["Ada", { name = "Bo", role = "trl" }], drop = ["Now"] }]
backmatter = [{ file = "folder" }]

[[parts]]
title = "Part"
articles = [
  { file = "three.md", date = 2026-05-01, language = "de", id = "third", keep = ["Errata"], alt = { "a.png" = "" } },
]
"""


def test_what_is_said_of_an_article_is_in_the_order_by_its_input(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    made = make_order(load_book_file(write_book_file(tmp_path, ARTICLES)), (), (), tmp_path)
    names = ("before.md", "one.md", "source/two.html", "three.md", "folder")
    assert made.inputs == tuple(str(tmp_path / name) for name in names)
    assert made.articles == {
        str(tmp_path / "before.md"): ArticleOverrides(title="Before"),
        str(tmp_path / "source/two.html"): ArticleOverrides(
            authors=(Person("Ada"), Person("Bo", role="trl")), drop=("Now",)
        ),
        str(tmp_path / "three.md"): ArticleOverrides(
            date="2026-05-01", language="de", id="third", keep=("Errata",), alt={"a.png": ""}
        ),
    }


def test_articles_can_be_tables_of_their_own(tmp_path: Path) -> None:
    book = load_book_file(
        write_book_file(tmp_path, '[[articles]]\nfile = "b.md"\n[[articles]]\nfile = "a.md"\ntitle = "A"')
    )
    assert make_order(book, (), (), tmp_path).inputs == (str(tmp_path / "b.md"), str(tmp_path / "a.md"))
    assert list(book.article_overrides()) == ["a.md"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('articles = [{ file = "folder", title = "x" }]', "folder: what a book says of an article is of a file"),
        ('articles = [{ file = "a.md", date = "May" }]', "a.md: “May” is no date — write it as 2026-05-01"),
        ('articles = [{ file = "a.md", language = "x y" }]', "a.md: “x y” is no language"),
        ('articles = [{ file = "a.md", title = "A" }, "./a.md"]', "a.md: the book names this article twice"),
    ],
)
def test_what_cannot_be_said_of_an_article_is_one_line(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "folder").mkdir()
    book = load_book_file(write_book_file(tmp_path, text))
    with pytest.raises(ConfigError, match=re.escape(message)):
        make_order(book, (), (), tmp_path)


def test_sources_are_addresses_with_what_to_follow(tmp_path: Path) -> None:
    text = 'sources = ["https://a.example/feed", { address = "https://b.example/", follow = "li a", limit = 20 }]'
    assert load_book_file(write_book_file(tmp_path, text)).source_tables() == (
        SourceTable(address="https://a.example/feed"),
        SourceTable(address="https://b.example/", follow="li a", limit=20),
    )


def test_outputs_of_a_book_file_lie_beside_it_and_give_way_to_others(tmp_path: Path) -> None:
    book = load_book_file(write_book_file(tmp_path, 'outputs = ["build/a.epub", "a.pdf"]'))
    assert make_order(book, (), (), tmp_path).outputs == (tmp_path / "build/a.epub", tmp_path / "a.pdf")
    assert make_order(book, (), (Path("b.epub"),), tmp_path).outputs == (Path("b.epub"),)
