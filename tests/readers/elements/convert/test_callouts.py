"""Callouts, asides and boxes that open."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.walk import text
from tests.readers.elements.reading import found, one, p, read


@pytest.mark.parametrize(
    ("markup", "role", "kind", "title"),
    [
        ('<div class="admonition tip"><p class="admonition-title">Do</p><p>words</p></div>', "doc-tip", "tip", "Do"),
        ('<div class="markdown-alert markdown-alert-note"><p class="markdown-alert-title">Note</p><p>words</p></div>',
         "doc-notice", "note", "Note"),
        ('<div class="alert alert-info"><h4>Look</h4><p>words</p></div>', "doc-notice", "note", "Look"),
        ('<div class="box" role="note"><h4>Look</h4><p>words</p></div>', "doc-notice", "", "Look"),
        ("<blockquote><p>[!WARNING]\nwords</p></blockquote>", "doc-notice", "warning", ""),
        ("<blockquote><p>[!attention]\nwords</p></blockquote>", "doc-notice", "caution", "Attention"),
        ("<blockquote><p>[!question]\nwords</p></blockquote>", "doc-notice", "", "Question"),
        ("<blockquote><p>[!tip]- Do it\nwords</p></blockquote>", "doc-tip", "tip", "Do it"),
        ('<aside class="callout"><h4>Look</h4><p>words</p></aside>', "", "", "Look"),
        ('<div class="warning"><p>words</p></div>', "doc-notice", "warning", ""),
        ("<details><summary>More</summary><p>words</p></details>", "", "", "More"),
    ],
)  # fmt: skip
def test_callouts_of_every_make(markup: str, role: m.Role, kind: m.CalloutKind, title: str) -> None:
    assert one(markup) == m.Aside((p("words"),), title=m.to_inlines(title), role=role, kind=kind)


def test_a_whole_page_is_no_callout() -> None:
    assert not found(read(f'<div class="note">{"<p>many words</p>" * 300}</div>'), m.Aside)


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ('<div class="hint hint-warning"><div class="hint-content"><p>x</p></div></div>', ""),
        ('<div class="info-macro x-information-macro-tip"><p class="title">So</p><div><p>x</p></div></div>', "So"),
        ('<div class="tip custom-block"><p class="custom-block-title">TIP</p><p>x</p></div>', "TIP"),
        ('<div class="notecard warning"><p>x</p></div>', ""),
        ('<div class="callout callout-success"><h5>Done</h5><p>x</p></div>', "Done"),
        ('<figure class="callout"><div>x</div></figure>', ""),
        (
            '<div class="admonitionblock note"><table><tr><td class="icon"><div class="title">Note</div></td>'
            "<td>x</td></tr></table></div>",
            "Note",
        ),
    ],
)  # fmt: skip
def test_callouts_of_many_makers(markup: str, title: str) -> None:
    box = one(markup)
    assert isinstance(box, m.Aside)
    assert text(box.title) == title
    assert text(box.body).strip() == "x"


@pytest.mark.parametrize(
    "markup",
    ['<div class="hint-content"><p>x</p></div>', '<div class="primary"><p>x</p></div>', '<p class="hint">x</p>'],
)
def test_parts_of_callouts_and_columns_are_none(markup: str) -> None:
    assert one(markup) == p("x")


@pytest.mark.parametrize(
    "markup",
    [
        '<section class="abstract"><h2>Abstract</h2><p>We walked.</p></section>',
        '<div class="abstract" id="ab"><h3>Zusammenfassung</h3><p>Wir gingen.</p><h4>Methoden</h4><p>Zu Fuß.</p></div>',
        '<div class="abstract"><h4>Summary</h4><p>We walked.</p></div>',
    ],
)
def test_an_abstract_with_a_heading_is_a_section(markup: str) -> None:
    (section,) = read(markup)
    assert isinstance(section, m.Section)
    assert section.role == "doc-abstract"


def test_an_abstract_without_a_heading_stands_apart() -> None:
    assert read('<div class="abstract"><p>We walked.</p></div>') == (m.Aside((p("We walked."),), role="doc-abstract"),)
