"""A book file that is changed keeps what its user wrote, and says what it is to say."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.errors import ConfigError, FetchError
from octavo.projects.book_file import BookFile, load_book_file
from octavo.projects.editing import BookFileEditor

BOOK = """#:schema .book.schema.json
title = "Mills"   # of the valley

# What the book is made of
articles = [
  "source/1.html",  # the first
  # { file = "source/never.html" },
  { file = "source/3.html",   title = "Three" }
]

# Words for pictures
[alt]
"mill.png" = "A mill"   # red
"""


def edit(folder: Path, text: str) -> BookFileEditor:
    (folder / "book.toml").write_bytes(text.encode())
    return BookFileEditor(folder / "book.toml")


def test_new_articles_come_after_those_before_them(tmp_path: Path) -> None:
    editor = edit(tmp_path, BOOK)
    editor.place_articles([f"source/{number}.html" for number in range(5)])
    assert editor.text() == BOOK.replace(
        '  "source/1.html",  # the first\n',
        '  "source/0.html",\n  "source/1.html",  # the first\n',
    ).replace(
        '  { file = "source/3.html",   title = "Three" }\n',
        '  "source/2.html",\n  { file = "source/3.html",   title = "Three" },\n  "source/4.html"\n',
    )


def test_what_the_user_moved_stays_and_brings_others_along(tmp_path: Path) -> None:
    text = """frontmatter = ["source/2.html"]
[[parts]]
title = "Late"
articles = ["source/3.html"]
[[parts]]
title = "Early"
articles = ["source/1.html", "mine.md"]
"""
    editor = edit(tmp_path, text)
    editor.place_articles([f"source/{number}.html" for number in range(1, 5)])
    editor.save()
    parts = load_book_file(tmp_path / "book.toml").parts
    assert [part.articles for part in parts] == [("source/3.html", "source/4.html"), ("source/1.html", "mine.md")]


def test_tables_get_tables_and_comments_stay_before_what_they_are_of(tmp_path: Path) -> None:
    one, three, rest = (
        '[[articles]]\nfile = "1.md"  # one\n# still one\n',
        '\n# three\n[[articles]]\nfile = "3.md"\ntitle = "x"\n',
        "\n# words\n[alt]\n",
    )
    editor = edit(tmp_path, one + three + rest)
    editor.place_articles([f"{number}.md" for number in range(5)])
    zero, two, four = (f'[[articles]]\nfile = "{number}.md"\n' for number in (0, 2, 4))
    assert editor.text() == zero + one + two + three + four + rest


def test_a_folder_has_the_files_in_it(tmp_path: Path) -> None:
    text = 'articles = ["./source/", "last.md"]\n'
    editor = edit(tmp_path, text)
    editor.place_articles(["source/1.html", "source/deep/2.html"])
    assert editor.text() == text
    editor.place_articles(["source/1.html", "other/2.html"])
    assert load_articles(editor) == ["./source/", "other/2.html", "last.md"]


def load_articles(editor: BookFileEditor) -> list[str]:
    return list(tomllib.loads(editor.text())["articles"])


def test_where_nothing_is_named_all_is_and_what_was_read_before_comes_first(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    for name in ("2.html", "10-mine.md", "1.html"):
        (tmp_path / "source" / name).touch()
    editor = edit(tmp_path, '# mine\n\n# words\n[alt]\n"a" = "b"\n')
    editor.place_articles(["source/2.html", "source/1.html"])
    rows = "".join(f'    "source/{name}",\n' for name in ("10-mine.md", "2.html", "1.html"))
    assert editor.text() == f'# mine\n\narticles = [\n{rows}]\n# words\n[alt]\n"a" = "b"\n'


def test_nothing_to_place_changes_nothing(tmp_path: Path) -> None:
    editor = edit(tmp_path, "title = 'x'")
    editor.place_articles([])
    assert editor.text() == "title = 'x'"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'language = "en"\n'),
        ("title = 'x'", "title = 'x'\nlanguage = \"en\"\n"),
        ("language = 'de' # it is\n", "language = 'de' # it is\n"),
        ("title = 'x' # y\r\n\r\n[alt]\r\n", "title = 'x' # y\r\nlanguage = \"en\"\r\n\r\n[alt]\r\n"),
        ("# a\n# b\n[alt]\n", 'language = "en"\n# a\n# b\n[alt]\n'),
        ("#:schema x\n[alt]\n", '#:schema x\nlanguage = "en"\n[alt]\n'),
        ("# a", '# a\nlanguage = "en"\n'),
        ("series.name = 'x' # y\n", "series.name = 'x' # y\nlanguage = \"en\"\n"),
        ("\ufefftitle = 'x'\n", "\ufefftitle = 'x'\nlanguage = \"en\"\n"),
        (
            "title = 'a'\n# language =  'de'\ndate = '2'\n",
            "title = 'a'\n# language =  'de'\nlanguage = \"en\"\ndate = '2'\n",
        ),
        ("css = [\n 'a.css', # a\n] # end\n# z\n", "css = [\n 'a.css', # a\n] # end\nlanguage = \"en\"\n# z\n"),
    ],
)
def test_a_value_is_set_once_where_it_belongs(tmp_path: Path, before: str, after: str) -> None:
    editor = edit(tmp_path, before)
    editor.set_value("language", "en")
    assert editor.text() == after


def test_a_value_is_replaced_on_request_and_keeps_its_comment(tmp_path: Path) -> None:
    editor = edit(tmp_path, "title = 'x' # y\n")
    editor.set_value("title", "z", replace=True)
    editor.set_value("authors", ["Ada", "Bo"])
    editor.set_value("css", ["a-rather-long-name-of-a-stylesheet.css"] * 3)
    assert editor.text().startswith('title = "z" # y\nauthors = ["Ada", "Bo"]\ncss = [\n    "a-rather-long-')


def test_a_source_is_added_once(tmp_path: Path) -> None:
    editor = edit(tmp_path, "title = 'x'\n")
    for _ in range(2):
        editor.add_source("https://a.example/feed")
        editor.add_source("https://b.example/", follow="main a", limit=0)
    assert editor.text() == (
        "title = 'x'\nsources = [\n    \"https://a.example/feed\",\n"
        '    { address = "https://b.example/", follow = "main a" },\n]\n'
    )
    tables = edit(tmp_path, '[[sources]]\naddress = "https://a.example/" # a\n')
    tables.add_source("https://b.example/")
    assert tomllib.loads(tables.text()) == {
        "sources": [{"address": "https://a.example/"}, {"address": "https://b.example/"}]
    }


def test_saving_writes_what_was_changed_alone(tmp_path: Path) -> None:
    editor = edit(tmp_path, BOOK)
    file = tmp_path / "book.toml"
    file.chmod(0o640)
    before = file.stat()
    editor.save()
    assert file.stat() == before
    editor.set_value("language", "en")
    editor.save()
    assert (load_book_file(file).language, file.stat().st_mode) == ("en", before.st_mode)
    assert [path.name for path in tmp_path.iterdir()] == ["book.toml"]


def test_a_link_to_a_book_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_text("")
    (tmp_path / "book.toml").symlink_to("real.toml")
    editor = BookFileEditor(tmp_path / "book.toml")
    editor.set_value("title", "x")
    editor.save()
    assert ((tmp_path / "book.toml").is_symlink(), (tmp_path / "real.toml").read_text()) == (True, 'title = "x"\n')


def test_what_is_no_book_file_is_not_edited(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="did you mean title"):
        edit(tmp_path, "titel = 'x'")
    with pytest.raises(FetchError):
        BookFileEditor(tmp_path / "none.toml")


# --- any book file ---------------------------------------------------------------------------------

_NAMES = [f"source/{number}.html" for number in range(8)]
_comments = st.sampled_from(["", "  # why", "# so", " # “quoted”, [and] more"])


def _lists(names: list[str]) -> st.SearchStrategy[str]:
    """A list of these names in brackets, as people write them."""

    def write(drawn: tuple[str, list[tuple[bool, str, str]], bool]) -> str:
        style, looks, last = drawn
        members = [
            f'{{ file = "{name}", title="T" }}' if table else f"'{name}'"
            for name, (table, _, _) in zip(names, looks, strict=True)
        ]
        if style == "line":
            return f"[ {', '.join(members)}{',' if last and members else ''}]"
        rows = []
        for number, (member, (_, comment, above)) in enumerate(zip(members, looks, strict=True)):
            comma = "," if last or number < len(members) - 1 else ""
            rows.append(f"{f'  {above}{chr(10)}' if above.strip() else ''}\t{member}{comma}{comment}\n")
        return f"[\n{''.join(rows)}  ]"

    look = st.tuples(st.booleans(), _comments, _comments)
    looks = st.lists(look, min_size=len(names), max_size=len(names))
    return st.tuples(st.sampled_from(["line", "lines"]), looks, st.booleans()).map(write)


@st.composite
def _book_files(draw: st.DrawFn) -> str:
    """A book file with some of the names in its articles, its parts and its ends, and files of the user's own."""
    names = draw(st.permutations([*_NAMES, "mine.md", "folder"]))
    cuts = sorted(draw(st.lists(st.integers(0, len(names)), min_size=5, max_size=5)))
    pieces = [names[start:end] for start, end in zip([0, *cuts], [*cuts, len(names)], strict=True)]
    front, articles, first, second, back, _ = pieces
    text = f'title = "x"{draw(_comments)}\n'
    for key, some in (("frontmatter", front), ("backmatter", back)):
        if some:
            text += f"{draw(_comments)}\n{key} = {draw(_lists(some))}{draw(_comments)}\n"
    as_tables: bool = draw(st.booleans())
    if articles and not as_tables:
        text += f"articles = {draw(_lists(articles))}\n\n"
    if articles and as_tables:
        text += "".join(f'{draw(_comments)}\n[[articles]]{draw(_comments)}\nfile = "{name}"\n' for name in articles)
    both: bool = draw(st.booleans())
    for number, part in enumerate((first, second)):
        if part or both:
            text += (
                f'{draw(_comments)}\n[[parts]]\ntitle = "{number}"\narticles = {draw(_lists(part))}{draw(_comments)}\n'
            )
    return text + draw(_comments) + "\n[alt]\n'a.png' = 'A'\n"


def _lists_of(book: BookFile) -> list[list[str]]:
    lists = [book.frontmatter, book.articles, *(part.articles for part in book.parts), book.backmatter]
    return [[one if isinstance(one, str) else one.file for one in members] for members in lists]


def _values_but_articles(text: str) -> object:
    found = tomllib.loads(text)
    return [found["title"], found["alt"], [part["title"] for part in found.get("parts", [])]]


def _words(text: str) -> list[str]:
    """What stands in a file, but for commas, brackets and white space."""
    return re.findall(r"#|[^\s,#\[\]]+", text)


def _is_within(some: list[str], all_of: list[str]) -> bool:
    rest = iter(all_of)
    return all(one in rest for one in some)


@settings(deadline=None, max_examples=60)
@given(text=_book_files(), wished=st.permutations(_NAMES), count=st.integers(0, len(_NAMES)))
def test_whatever_stands_in_a_book_file_stays_and_all_that_is_wished_comes_in(
    tmp_path_factory: pytest.TempPathFactory, text: str, wished: list[str], count: int
) -> None:
    folder = tmp_path_factory.mktemp("book")
    wished = wished[:count]
    editor = edit(folder, text)
    before = _lists_of(load_book_file(folder / "book.toml"))
    editor.place_articles(wished)
    editor.save()
    after = _lists_of(load_book_file(folder / "book.toml"))
    assert _is_within(_words(text), _words(editor.text()))
    assert _values_but_articles(text) == _values_but_articles(editor.text())
    assert all(map(_is_within, before, after))
    flat = [name for names in after for name in names]
    old = [name for names in before for name in names]
    assert sorted(flat) == sorted({*old, *wished})
    for first, second in pairwise(wished):
        for names in after[1:-1]:
            if second not in old and first in names:
                assert names[names.index(first) + 1] == second
    again = BookFileEditor(folder / "book.toml")
    again.place_articles(wished)
    assert again.text() == editor.text()


def test_an_article_is_taken_out(tmp_path: Path) -> None:
    file = tmp_path / "book.toml"
    file.write_text('articles = [\n    "a.md",  # the first\n    "b.md",\n]\n')
    editor = BookFileEditor(file)
    editor.remove_article("b.md")
    editor.remove_article("c.md")
    editor.save()
    assert load_book_file(file).articles == ("a.md",)
    assert "# the first" in file.read_text()
