"""The articles of a package: their pages, and the pictures that they show."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import structs

from octavo import languages
from octavo.builders.epub.accessibility import Facts, moves
from octavo.builders.epub.files import files, places
from octavo.builders.epub.medium import EpubMedium
from octavo.builders.epub.navigation import label
from octavo.builders.epub.package import Package, Page
from octavo.builders.epub.writer import Item
from octavo.builders.xhtml import Xhtml
from octavo.model import Article
from octavo.phrases import phrases
from octavo.profiles import FormulaForm
from octavo.resources import Assets


def add_articles(package: Package, assets: Assets, formulas: FormulaForm) -> Facts:
    """Adds the page of every article and the pictures that they show; returns what was counted."""
    articles = package.book.articles
    names = files(articles)
    where = places(articles)
    media = [_add(package, article, name, where, formulas) for article, name in zip(articles, names, strict=True)]
    pictures = tuple(picture for medium in media for picture in medium.pictures)
    shown = [assets[name] for name in dict.fromkeys(picture.asset for picture in pictures)]
    drawn = {file.name: file for medium in media for file in medium.drawn}
    for asset in (*shown, *drawn.values()):
        package.add(Item(f"picture.{asset.name}", f"pictures/{asset.name}", asset.media_type, asset.content))
    counted = sum(medium.formulas for medium in media), any(map(moves, shown))
    return Facts(pictures, *counted, drawn=sum(len(medium.drawn) for medium in media))


def _add(  # noqa: PLR0913
    package: Package, article: Article, name: str, where: Mapping[str, str], formulas: FormulaForm
) -> EpubMedium:
    language = languages.tag(article.in_language) or package.language
    medium = EpubMedium(name, where, phrases(language), package.notes.at(article.id), formulas)
    page = Page(
        file=name,
        title=label(article.headline) or package.book.metadata.title,
        body=Xhtml(structs.replace(article, in_language=language), medium, language).section(),
        properties=_properties(medium),
        language=language,
        direction=article.direction,
    )
    package.add_page(page)
    return medium


def _properties(medium: EpubMedium) -> list[str]:
    """What the manifest must say of a page: MathML. Drawings are pictures of their own, and scripts never come in."""
    return ["mathml"] if medium.formulas else []
