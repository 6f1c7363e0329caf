"""Makes the accessibility statement of what was measured of a book, for its last page and for the package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from octavo.builders.epub.accessibility import Measurements
from octavo.builders.statement import Statement, StatementGroup
from octavo.builders.xhtml.markup import attributes, escape
from octavo.locale.phrases import phrases, statement_language
from octavo.markup_names import Class


def make_statement(found: Measurements, language: str) -> Statement:
    """The statement of what was `found`, in the language of the book; in English where its words are not known."""
    spoken = statement_language(language)
    words = phrases(spoken)
    groups = (
        StatementGroup(words["ways-of-reading"], tuple(_reading_sentences(found, words))),
        StatementGroup(words["navigation"], tuple(_navigation_sentences(found, words))),
        StatementGroup(words["hazards"], (words["hazards-unknown" if found.moving else "hazards-none"],)),
        StatementGroup(words["conformance"], (words["conforms" if found.conforms else "conforms-unclaimed"],)),
    )
    other = spoken if spoken != language else ""
    return Statement(words["accessibility"], other, groups, words["measured"])


def statement_section(statement: Statement) -> str:
    """The statement as a page."""
    language = statement.language
    named = attributes(
        class_=Class.ACCESSIBILITY, aria_label=statement.title,
        lang=language, xml_lang=language, dir="ltr" if language else "",
    )  # fmt: skip
    lines = "".join(
        f"<dt>{escape(group.title)}</dt>\n" + "".join(f"<dd>{escape(one)}</dd>\n" for one in group.sentences)
        for group in statement.groups
    )
    method = f'<p class="{Class.METHOD}">{escape(statement.method)}</p>'
    return f"<section{named}>\n<h1>{escape(statement.title)}</h1>\n<dl>\n{lines}</dl>\n{method}\n</section>\n"


def _reading_sentences(found: Measurements, words: Mapping[str, str]) -> Iterator[str]:
    """How the book can be read: with larger type, by ear, by finger."""
    yield words["appearance-changes"]
    yield words["aloud" if found.readable else "aloud-partly"]
    if not found.pictures:
        yield words["pictures-none"]
    elif found.undescribed:
        yield words["pictures-undescribed"].format(missing=found.undescribed, all=found.pictures)
    else:
        yield words["pictures-described"]
    if found.formulas:
        yield words["formulas-mathml"]
    if found.drawn:
        yield words["formulas-drawn"]
    yield words["language-marked" if found.language else "language-guessed"]


def _navigation_sentences(found: Measurements, words: Mapping[str, str]) -> Iterator[str]:
    """How to find a place in the book."""
    yield words["contents-lead"].format(listed=found.listed, all=found.headings)
    yield words["order-marked"]
    if found.headless:
        yield words["tables-headless"].format(missing=found.headless, all=found.tables)
    elif found.tables:
        yield words["tables-headed"]
    if found.pages:
        yield words["pages-marked"].format(pages=found.pages)
