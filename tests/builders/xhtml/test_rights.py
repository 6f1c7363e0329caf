"""The page that says where articles come from, how they are cited, and what may be done with them."""

from __future__ import annotations

import pytest
from lxml import etree
from msgspec.structs import replace

from octavo.builders.xhtml.pages import colophon_section
from octavo.builders.xhtml.rights import rights_section
from octavo.model import Article, Origin, Person
from octavo.store import NoStore
from tests.making import article, book_of

WEB = replace(
    article("proofs", authors=(Person("Ada Reader"), Person("Bo Setter")), publisher="The <Quire>"),
    date_published="2026-09-08", license="https://creativecommons.org/licenses/by-nc/4.0/deed.de",
    origin=Origin(url="https://example.org/a?b=1&c=2", fetched="2026-11-27T10:00:00Z", sha256="0123456789abcdef" * 4),
)  # fmt: skip


def words(*articles: Article, language: str = "en") -> str:
    """The words of the page, whose markup is XML."""
    page = rights_section(book_of(*articles, language=language), NoStore())
    return " ".join("".join(etree.fromstring(page).itertext()).split())


def test_an_article_is_cited_with_all_that_is_known() -> None:
    assert words(WEB) == (
        "Sources and rights Ada Reader and Bo Setter. ‘Proofs’. The <Quire>, 8 September 2026. Accessed 27 November"
        " 2026. https://example.org/a?b=1&c=2Licence: CC BY-NC 4.0 · SHA-256 0123456789ab…"
    )
    page = rights_section(book_of(WEB), NoStore())
    assert '<a href="https://example.org/a?b=1&amp;c=2">' in page
    assert "<cite>The &lt;Quire&gt;</cite>" in page
    assert '<a href="https://creativecommons.org/licenses/by-nc/4.0/deed.de">CC BY-NC 4.0</a>' in page


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "Ada Reader und Bo Setter. „Proofs“. The <Quire>, 8. September 2026. Zugegriffen 27. November 2026."),
        ("fr", "« Proofs ». The <Quire>, 8 septembre 2026. Consulté le 27 novembre 2026."),
        ("ru", "«Proofs». The <Quire>, 8 сентября 2026 г. Просмотрено 27 ноября 2026 г."),
        ("zh-Hans", "《Proofs》. The <Quire>, 2026年9月8日. 见于 2026年11月27日."),
        ("en-US", "“Proofs”. The <Quire>, September 8, 2026. Accessed November 27, 2026."),
        ("sw", "‘Proofs’. The <Quire>"),
    ],
)
def test_citations_speak_the_language_of_the_book(language: str, expected: str) -> None:
    assert expected in words(WEB, language=language)


def test_a_title_keeps_its_language() -> None:
    page = rights_section(book_of(replace(WEB, in_language="he")), NoStore())
    assert '‘<span lang="he" xml:lang="he" dir="rtl">Proofs</span>’' in page


def test_little_is_known() -> None:
    bare = article("Is <b>it</b> so?", id="a", url="https://example.org/b", license="As agreed")
    assert words(bare) == "Sources and rights ‘Is <b>it</b> so?’. https://example.org/bLicence: As agreed"
    assert rights_section(book_of(article("a")), NoStore()) == ""


def test_the_colophon_lists_what_no_page_before_it_does() -> None:
    other = article(
        "Marks", authors=(Person("Cy Caster"), Person("Di Ever", role="trl")), license="All rights reserved"
    )
    assert "Cy Caster" in colophon_section(book_of(other))
    assert "Proofs" not in colophon_section(book_of(WEB))
    assert "Marks Cy CasterTranslated by Di Ever · Licence: All rights reserved" in words(WEB, other).replace(
        "Marks", "Marks "
    )


def test_citations_are_kept() -> None:
    kept: dict[str, bytes] = {}

    class Kept(NoStore):
        def get(self, key: str) -> bytes | None:
            return kept.get(key)

        def put(self, key: str, content: bytes) -> None:
            kept[key] = content

    first = rights_section(book_of(WEB), Kept())
    assert len(kept) == 1
    assert rights_section(book_of(WEB), Kept()) == first == rights_section(book_of(WEB), NoStore())
