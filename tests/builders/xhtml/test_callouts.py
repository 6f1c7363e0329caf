"""Callouts say what they are, once, in the language of their article."""

from __future__ import annotations

import pytest
from lxml import html

from octavo.model import Aside, Block, Paragraph, Span, to_inlines
from tests.builders.xhtml.test_xhtml import written as write_article
from tests.making import article, paragraph

BODY = (paragraph("Herring spawn on the bar."),)


def written(box: Aside, language: str = "en") -> str:
    """A callout alone in an article, its blocks on one line."""
    section = write_article(article("one", box), language)
    return section.partition("</header>\n")[2].removesuffix("</section>\n").replace("\n", "")


def head(box: Aside, language: str = "en") -> str:
    """What stands over a callout."""
    return "".join(html.fragment_fromstring(written(box, language=language)).xpath("p[@class='title']//text()"))


def test_the_kind_stands_before_the_title() -> None:
    box = Aside(BODY, title=to_inlines("Do not dredge"), role="doc-notice", kind="warning")
    assert written(box).startswith(
        '<section class="aside warning" role="doc-notice" aria-label="Warning: Do not dredge">'
        '<p class="title"><span class="kind">Warning</span> · Do not dredge</p>'
    )


def test_the_kind_stands_alone_where_there_is_no_title() -> None:
    assert head(Aside(BODY, kind="tip")) == "Tip"
    assert head(Aside(BODY, kind="caution"), language="de") == "Vorsicht"


@pytest.mark.parametrize("title", ["NOTE", "Hinweis", "Note!", "Info", "Note on the gauge"])
def test_a_title_that_says_it_stands_alone(title: str) -> None:
    assert head(Aside(BODY, title=to_inlines(title), kind="note")) == title


@pytest.mark.parametrize(
    "first",
    [
        paragraph("Note: the gauge was moved."),
        Paragraph((Span(to_inlines("Note."), style="strong"), *to_inlines(" It was."))),
    ],
)
def test_a_body_that_says_it_needs_no_head(first: Block) -> None:
    assert head(Aside((first,), kind="note")) == ""


@pytest.mark.parametrize("title", ["Not for children", "Noteworthy tides"])
def test_other_words_say_nothing(title: str) -> None:
    assert head(Aside(BODY, title=to_inlines(title), kind="note")) == f"Note · {title}"


def test_a_box_of_no_kind_is_as_it_was() -> None:
    assert written(Aside(BODY)) == '<aside class="aside" role="note"><p>Herring spawn on the bar.</p></aside>'
