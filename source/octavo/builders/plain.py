"""An article as one XHTML document, with nothing around it: for eyes and for other programs, not for a book."""

from __future__ import annotations

from msgspec import structs

from octavo.builders.formulas.errors import FormulaError
from octavo.builders.formulas.mathml import to_mathml
from octavo.builders.formulas.svg import formula_text
from octavo.builders.xhtml import Xhtml, markup
from octavo.locale import tags
from octavo.locale.phrases import phrases
from octavo.model import Article, Image, Math, Table
from octavo.urls import valid_url
from octavo.walk import title


class PlainMedium:
    """The medium of a lone article: pictures by their names in the store, formulas as MathML, notes at the end."""

    footnotes_at_reference = False
    figures_in_row = 3

    def __init__(self, language: str) -> None:
        self._formula = phrases(language)["formula"]

    def image(self, image: Image) -> str:
        """A picture under its name."""
        return markup.img(image, image.asset)

    def math(self, math: Math) -> str:
        """A formula as MathML, or as it was written where that cannot be."""
        try:
            return to_mathml(math, self._formula)
        except FormulaError:
            return markup.formula_as_written(math, formula_text(math))

    def link(self, href: str) -> str:
        """Links as they are, but for those that lead nowhere."""
        return href if href.startswith("#") else valid_url(href)

    def stacks_table(self, table: Table) -> bool:  # noqa: ARG002
        """No table: an article has no screen of its own."""
        return False


def write_document(article: Article) -> str:
    """The article as an XHTML document."""
    language = tags.standardise(article.in_language) or "en"
    named = structs.replace(article, id=article.id or "article")
    spoken = markup.attributes(lang=language, xml_lang=language)
    return (
        '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f'{spoken}>\n<head>\n<meta charset="utf-8"/>\n<title>{markup.escape(title(article))}</title>\n</head>\n'
        f"<body>\n{Xhtml(named, PlainMedium(language), language).section()}</body>\n</html>"
    )
