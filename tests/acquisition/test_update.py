"""A project is kept up to date: new parts come in, changes are shown, corrections stay, names stay."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from octavo.errors import ConfigError
from octavo.press import build
from octavo.projects.book_file import load_book_file
from octavo.projects.edition import load_edition
from octavo.projects.order import make_order
from octavo.projects.records import load_record
from tests.acquisition.making import files_of, part, png, run_add, run_update, series
from tests.web.site import Site, page, picture, status, versioned


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def states(report: object) -> dict[str, str]:
    return {Path(page.file).stem: page.state for page in report.pages}  # type: ignore[attr-defined]


def test_nothing_changes_where_nothing_has_changed() -> None:
    with Site(series(3)) as site:
        folder = run_add(site.address("/"), follow=".parts a").folder
        before = files_of(folder, site)
        assert set(states(run_update(folder)).values()) == {"unchanged"}
        assert files_of(folder, site) == before


def test_pages_that_have_not_changed_are_not_sent_again() -> None:
    rows = series(2) | {f"/part-{number}/": versioned(page(part(number))) for number in (1, 2)}
    with Site(rows) as site:
        folder = run_add(site.address("/"), follow=".parts a").folder
        run_update(folder)
        asked = [one for one in site.log if one.path.startswith("/part")]
        assert [bool(one.headers.get("if-none-match")) for one in asked] == [False, False, True, True]


def test_a_new_part_comes_in_where_its_listing_has_it() -> None:
    with Site(series(3)) as site:
        folder = run_add(site.address("/"), follow=".parts a").folder
        site.rows |= series(4)
        assert states(run_update(folder))["part-4"] == "added"
        assert load_book_file(folder / "book.toml").articles[-1] == "source/part-4.html"
        edition = load_edition(folder)
        assert edition is not None
        assert (edition.number, edition.added, edition.changed) == (2, ("source/part-4.html",), ())


def test_what_changed_is_shown_word_by_word() -> None:
    with Site(series(2)) as site:
        folder = run_add(site.address("/"), follow=".parts a").folder
        site.rows["/part-2/"] = page(part(2).replace("any order", "every order"))
        site.rows["/i/2.png"] = picture(png(9))
        report = run_update(folder)
        [changed] = [one for one in report.pages if one.state == "changed"]
        assert changed.file == "source/part-2.html"
        assert any("[-any-] {+every+}" in line for line in changed.changes)
        assert b"every order" in (folder / "source/part-2.html").read_bytes()
        record = load_record(folder / "source/part-2.html")
        assert record is not None
        assert [path.name for path in sorted((folder / "source/part-2_files").iterdir())] == sorted(
            ["record.json", *record.pictures.values()]
        )


def test_what_only_surrounds_an_article_is_no_change() -> None:
    with Site(series(1)) as site:
        folder = run_add(site.address("/part-1/")).folder
        before = (folder / "source/part-1.html").read_bytes()
        site.rows["/part-1/"] = page(part(1).replace("<nav>", '<nav class="now"><a href="/new">New</a>'))
        assert states(run_update(folder)) == {"part-1": "unchanged"}
        assert (folder / "source/part-1.html").read_bytes() == before


def test_a_picture_that_came_to_an_article_is_a_change() -> None:
    with Site(series(1)) as site:
        folder = run_add(site.address("/part-1/")).folder
        shown = part(1).replace("</figure>", '</figure><p><img src="/i/2.png" alt="A vat"></p>', 1)
        site.rows |= {"/part-1/": page(shown), "/i/2.png": picture(png(2))}
        assert states(run_update(folder)) == {"part-1": "changed"}
        record = load_record(folder / "source/part-1.html")
        assert record is not None
        assert site.address("/i/2.png") in record.pictures


def test_a_correction_is_kept_and_the_page_lies_beside_it() -> None:
    with Site(series(2)) as site:
        folder = run_add(site.address("/"), follow=".parts a").folder
        saved = folder / "source/part-1.html"
        saved.write_text(saved.read_text().replace("spoilt", "spoiled"))
        mine = saved.read_bytes()
        site.rows["/part-1/"] = page(part(1).replace("any order", "every order"))
        assert states(run_update(folder)) == {"part-1": "corrected", "part-2": "unchanged"}
        assert saved.read_bytes() == mine
        assert b"every order" in (folder / "source/part-1_files/fetched.html").read_bytes()
        assert states(run_update(folder)) == {"part-1": "unchanged", "part-2": "unchanged"}
        assert saved.read_bytes() == mine


def test_a_page_that_is_gone_stays_as_it_was_saved() -> None:
    with Site(series(2)) as site:
        folder = run_add(site.address("/"), follow=".parts a").folder
        site.rows["/part-2/"] = status(410)
        report = run_update(folder)
        assert states(report)["part-2"] == "gone"
        assert (folder / "source/part-2.html").is_file()
        assert report.failures == ()


def test_a_title_that_changed_gives_no_page_another_name() -> None:
    with Site(series(2)) as site:
        folder = run_add(site.address("/"), follow=".parts a").folder
        site.rows["/part-1/"] = page(part(1).replace("part 1: Paper", "part 1: On paper"))
        assert states(run_update(folder)) == {"part-1": "changed", "part-2": "unchanged"}
        assert load_book_file(folder / "book.toml").articles == ("source/part-1.html", "source/part-2.html")


def test_comments_and_order_of_the_book_file_stay() -> None:
    with Site(series(3)) as site:
        folder = run_add(site.address("/"), follow=".parts a").folder
        file = folder / "book.toml"
        lines = file.read_text().splitlines()
        first, second = (next(at for at, line in enumerate(lines) if f"part-{n}.html" in line) for n in (1, 2))
        lines[first], lines[second] = f"{lines[second]}  # first, because it is better", lines[first]
        file.write_text("\n".join(lines) + "\n")
        site.rows |= series(4)
        run_update(folder)
        assert "# first, because it is better" in file.read_text()
        assert load_book_file(file).articles == tuple(f"source/part-{n}.html" for n in (2, 1, 3, 4))


def test_a_project_that_came_from_nowhere_cannot_be_updated(tmp_path: Path) -> None:
    (tmp_path / "book.toml").write_text('title = "Mine"\n')
    with pytest.raises(ConfigError, match="came from the web"):
        run_update(tmp_path)


def test_a_limit_holds_for_updates() -> None:
    with Site(series(5)) as site:
        folder = run_add(site.address("/"), follow=".parts a", limit=2).folder
        assert [source.limit for source in load_book_file(folder / "book.toml").source_tables()] == [2]
        assert set(states(run_update(folder)).values()) == {"unchanged"}


def test_highlights_outlive_an_update() -> None:
    """A reading system keeps a highlight by the name of a file, the ids in it and places in its text."""
    with Site(series(3)) as site:
        folder = run_add(site.address("/"), follow=".parts a").folder
        before = chapters(folder)
        site.rows |= series(4) | {"/part-2/": page(part(2).replace("part 2: Type", "part 2: On type"))}
        run_update(folder)
        after = chapters(folder)
    assert before.keys() < after.keys()
    unchanged = [name for name in before if "part-1" in name or "part-3" in name]
    assert len(unchanged) == 2
    assert all(before[name] == after[name] for name in unchanged)
    [changed] = [name for name in before if "part-2" in name]
    assert ids(before[changed]) == ids(after[changed])
    assert before["identifier"] == after["identifier"]


def chapters(folder: Path) -> dict[str, bytes]:
    """The documents of the EPUB of a project by name, and its identifier."""
    result = build(make_order(load_book_file(folder / "book.toml"), (), (folder / "build/x.epub",), folder))
    with ZipFile(result.outputs[0].path) as book:
        found = {name: book.read(name) for name in book.namelist() if "part-" in name}
        package = next(book.read(name) for name in book.namelist() if name.endswith(".opf"))
    return found | {"identifier": re.search(rb"urn:uuid:[0-9a-f-]+", package)[0]}  # type: ignore[index]


def ids(document: bytes) -> list[bytes]:
    return re.findall(rb' id="([^"]+)"', document)
