"""From addresses to a project: order, names, pictures, what fails and what goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo.errors import ConfigError, FetchError
from octavo.model import Book, Link
from octavo.press.pipeline import make_book
from octavo.press.run import Run, make_notes
from octavo.projects.book_file import load_book_file
from octavo.projects.order import make_order
from octavo.projects.records import load_record
from octavo.projects.scaffold import make_project
from octavo.resources import Assets
from octavo.walk import images, title, visit
from tests.acquisition.making import contents, files_of, part, png, prose, run_add, run_update, series
from tests.web.site import PIXEL, Site, content, in_turn, needs, page, picture, redirect, status


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def book_of(folder: Path) -> Book:
    file = folder / "book.toml"
    order = make_order(load_book_file(file), (), (), folder)
    return make_book(Run(order=order, assets=Assets(), notes=make_notes(order)))


def test_a_series_becomes_a_project_named_after_it() -> None:
    with Site(series()) as site:
        report = run_add(site.address("/"), follow=".parts a")
        assert (report.folder, report.is_new, report.failures) == (Path("the-workshop"), True, ())
        assert [page.file for page in report.pages] == [f"source/part-{number}.html" for number in range(1, 6)]
        book = load_book_file(report.folder / "book.toml")
        assert book.articles == tuple(page.file for page in report.pages)
        assert [source.address for source in book.source_tables()] == [site.address("/")]


def test_pages_are_saved_as_they_were_with_the_pictures_that_they_show() -> None:
    with Site(series()) as site:
        folder = run_add(site.address("/part-2/")).folder
        saved = folder / "source/part-2.html"
        assert saved.read_bytes() == f"<!doctype html>{part(2)}".encode()
        record = load_record(saved)
        assert record is not None
        assert record.address == site.address("/part-2/")
        [(address, name)] = record.pictures.items()
        assert address == site.address("/i/2.png")
        assert (folder / "source/part-2_files" / name).read_bytes() == png(2)
        assert site.asked("/blank.gif") == 0


def test_the_book_is_made_without_the_network_and_links_lead_inside() -> None:
    with Site(series()) as site:
        folder = run_add(site.address("/"), follow=".parts a").folder
    book = book_of(folder)
    assert [title(article) for article in book.articles][:2] == [
        "The Workshop, part 1: Paper",
        "The Workshop, part 2: Type",
    ]
    assert [len(list(images(article))) for article in book.articles] == [1] * 5
    assert {article.authors[0].name for article in book.articles} == {"Ada Reader"}
    links = [node.href for node in visit(book.articles[1].body) if isinstance(node, Link)]
    assert links == ["#part-1.sec"]


def test_one_page_that_fails_costs_no_other_and_is_taken_the_next_time() -> None:
    rows = series() | {"/part-3/": in_turn(status(404), page(part(3)))}
    with Site(rows) as site:
        first = run_add(site.address("/"), follow=".parts a")
        assert [failure.address for failure in first.failures] == [site.address("/part-3/")]
        assert len(first.pages) == 4
        again = run_add(site.address("/"), folder=first.folder, follow=".parts a")
        assert [page.state for page in again.pages] == ["known", "known", "added", "known", "known"]
        assert site.asked("/part-1/") == 1
        assert load_book_file(first.folder / "book.toml").articles == tuple(
            f"source/part-{number}.html" for number in range(1, 6)
        )


def test_a_picture_that_fails_is_named_and_taken_the_next_time() -> None:
    rows = series(1) | {"/i/1.png": in_turn(status(404), picture(png(1)))}
    with Site(rows) as site:
        first = run_add(site.address("/part-1/"))
        assert list(first.pages[0].missing) == [site.address("/i/1.png")]
        again = run_add(site.address("/part-1/"), folder=first.folder)
        assert (again.lost_pictures, site.asked("/part-1/")) == (0, 1)
        assert (first.folder / "source/part-1_files").joinpath(
            *load_record(first.folder / "source/part-1.html").pictures.values()  # type: ignore[union-attr]
        ).read_bytes() == png(1)


def test_the_best_source_of_a_picture_is_taken_and_the_next_where_it_fails() -> None:
    body = prose("Paper") + (
        '<p><img src="/small.png" srcset="/large.png 2000w, /middle.png 800w" alt="Two moulds"></p>'
        '<p><picture><source srcset="/gone.webp 900w"><img src="/there.png" alt="A vat"></picture></p>'
        '<p><img src="/beacon.png" alt=""></p>'
    )
    rows = {
        "/a": page(f"<title>Moulds</title><article><h1>Moulds</h1>{body}{prose('felt', 4)}</article>"),
        "/large.png": picture(png(3)), "/there.png": picture(png(4)), "/beacon.png": picture(PIXEL),
    }  # fmt: skip
    with Site(rows) as site:
        report = run_add(site.address("/a"))
        record = load_record(report.folder / "source/a.html")
        assert record is not None
        shown = {address.rpartition("/")[2] for address in record.pictures}
        assert shown == {"large.png", "there.png", "beacon.png"}
        assert set(record.missing) == {site.address("/gone.webp")}
        assert site.asked("/small.png") == 0
        assert len(list(images(book_of(report.folder).articles[0]))) == 2


def test_pictures_of_another_host_that_want_to_know_the_page_are_told() -> None:
    rows = series(1) | {"/i/1.png": needs("Referer", "/part-1/", picture(png(1)))}
    with Site(rows) as site:
        assert run_add(site.address("/part-1/")).lost_pictures == 0


def test_a_picture_of_many_pages_is_fetched_once() -> None:
    shared = '<p><img src="/logo.png" alt="A mark"></p>'
    rows = series(2) | {f"/part-{n}/": page(part(n, prose(f"paper {n}") + shared)) for n in (1, 2)}
    with Site(rows | {"/logo.png": picture(png(7))}) as site:
        folder = run_add(site.address("/"), follow=".parts a").folder
        assert site.asked("/logo.png") == 1
        assert len(list(folder.glob("source/*_files/logo-*.png"))) == 2


def test_two_addresses_of_one_article_are_one_page() -> None:
    rows = series(2) | {"/again": redirect("/part-1/", 301), "/print/1": page(part(1))}
    with Site(rows) as site:
        report = run_add(site.address("/part-1/"), site.address("/again"), site.address("/print/1"))
        assert [page.file for page in report.pages] == ["source/part-1.html"]
        record = load_record(report.folder / "source/part-1.html")
        assert record is not None
        assert {site.address("/again"), site.address("/print/1")} <= set(record.addresses)
        assert sorted(path.name for path in (report.folder / "source").iterdir()) == ["part-1.html", "part-1_files"]


def test_what_a_feed_has_of_an_article_is_taken_where_the_page_has_less() -> None:
    feed = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Notes</title>'
        "<link>/</link><item><title>On size</title><link>/size</link><pubDate>Fri, 01 May 2026 10:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[{prose('size', 8)}]]></content:encoded></item></channel></rss>"
    )
    rows = {
        "/feed": content(feed.encode(), "application/rss+xml"),
        "/size": page(
            "<title>On size</title><article><h1>On size</h1><p>Subscribe to read on about size.</p></article>"
        ),
    }
    with Site(rows) as site:
        [one] = run_add(site.address("/feed")).pages
        assert (one.made_from, one.title, one.date[:10]) == ("feed", "On size", "2026-05-01")
        assert one.words > 300


def test_a_page_that_cannot_be_had_is_one_error() -> None:
    with Site({}) as site, pytest.raises(FetchError, match="404"):
        run_add(site.address("/none"))
    assert list(Path().iterdir()) == []


def test_the_same_addresses_go_to_the_same_project() -> None:
    with Site(series()) as site:
        first = run_add(site.address("/"), follow=".parts a")
        before = files_of(first.folder, site)
        again = run_add(site.address("/"), follow=".parts a")
        assert (again.folder, again.is_new) == (first.folder, False)
        assert files_of(first.folder, site) == before


def test_files_and_lists_are_added_too(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "size.md").write_text(f"# On size\n\nA sheet is dipped twice.\n\n![A vat](vat.png)\n\n{'Size. ' * 40}\n")
    (notes / "vat.png").write_bytes(png(2))
    with Site(series(2)) as site:
        listed = tmp_path / "list.txt"
        listed.write_text(f"# later\n{site.address('/part-1/')}\n\n{site.address('/part-2/')}\n")
        report = run_add(str(listed), str(notes))
        assert [page.title for page in report.pages][2] == "On size"
        assert (len(report.pages), report.lost_pictures) == (3, 0)
    assert [len(list(images(article))) for article in book_of(report.folder).articles] == [1, 1, 1]


def test_parts_that_were_named_in_another_order_are_put_in_theirs() -> None:
    with Site(series()) as site:
        report = run_add(*(site.address(f"/part-{number}/") for number in (3, 1, 5, 2, 4)))
        assert [page.file for page in report.pages] == [f"source/part-{number}.html" for number in range(1, 6)]
        assert report.order


def test_contents_are_listed_without_being_told_how() -> None:
    with Site(series()) as site:
        assert "Part 1" in contents(5)
        report = run_add(site.address("/"))
        assert [page.file for page in report.pages] == [f"source/part-{number}.html" for number in range(1, 6)]


def test_a_folder_that_is_named_becomes_the_project() -> None:
    with Site(series(2)) as site:
        report = run_add(site.address("/part-1/"), folder=Path("mine"))
        assert (report.folder, report.is_new) == (Path("mine"), True)
        again = run_add(site.address("/part-2/"), folder=Path("mine"))
        assert not again.is_new
        assert load_book_file(Path("mine/book.toml")).articles == ("source/part-1.html", "source/part-2.html")
        Path("full").mkdir()
        Path("full/letter.txt").write_text("A letter.")
        with pytest.raises(ConfigError, match="not empty"):
            run_add(site.address("/part-1/"), folder=Path("full"))


def test_pictures_of_passages_that_are_kept_are_fetched() -> None:
    kept = (
        '<div class="related-posts"><p>Errata of last week, with a plate.</p><img src="/i/2.png" alt="A plate"></div>'
    )
    with Site(series(2) | {"/part-1/": page(part(1).replace("</article>", f"{kept}</article>"))}) as site:
        folder = run_add(site.address("/part-1/")).folder
        file = folder / "book.toml"
        file.write_text(file.read_text().replace("\ncss =", '\nkeep = ["Errata of last week"]\ncss ='))
        run_update(folder)
        assert len(list(images(book_of(folder).articles[0]))) == 2


def test_the_article_of_a_new_project_gives_way_if_nobody_wrote_in_it() -> None:
    with Site(series(2)) as site:
        for name, is_mine in (("untouched", False), ("mine", True)):
            make_project(Path(name), "The Workshop")
            sample = Path(name, "source/first-article.md")
            if is_mine:
                sample.write_text("# Mine\n\nA letter.\n")
            run_add(site.address("/part-1/"), folder=Path(name))
            articles = load_book_file(Path(name, "book.toml")).articles
            assert sample.exists() == ("source/first-article.md" in articles) == is_mine
            assert "source/part-1.html" in articles
