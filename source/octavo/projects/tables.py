"""The tables of a book file: what may stand where, each key with the words that editors and the documentation show."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from msgspec import Meta, Struct, field

from octavo.model import Person, Series
from octavo.projects.overrides import ArticleOverrides, IndexWishes


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What the tables of a book file share: keys have hyphens, and no table has others than these."""


class PersonTable(Table, frozen=True):
    """A person with more than a name."""

    name: Annotated[str, Meta(description="The name, as it is printed.")]
    role: Annotated[str, Meta(description="What the person did: a relator code of MARC, such as aut, edt or trl.")] = (
        "aut"
    )
    file_as: Annotated[str, Meta(description="The name, as it is sorted: “Reader, Ada”.")] = ""
    url: Annotated[str, Meta(description="The address of the person's page.")] = ""


class SeriesTable(Table, frozen=True):
    """A series, and the book's place in it."""

    name: Annotated[str, Meta(description="The name of the series.")]
    position: Annotated[str | int | float, Meta(description="The book's number in the series.")] = ""


class ArticleTable(Table, frozen=True):
    """An article, with what the book says of it instead of what its file says."""

    file: Annotated[str, Meta(description="The file of the article, from the folder of the book file.")]
    title: Annotated[str, Meta(description="The title, instead of the one that was read.")] = ""
    subtitle: Annotated[str, Meta(description="The subtitle, instead of the one that was read.")] = ""
    authors: Annotated[
        tuple[str | PersonTable, ...], Meta(description="The authors, instead of those that were read.")
    ] = ()
    date: Annotated[str, Meta(description="The day of publication: 2026-05-01, 2026-05 or 2026.")] = ""
    language: Annotated[str, Meta(description="The language of the article: a tag such as en or pt-BR.")] = ""
    id: Annotated[
        str, Meta(description="The article's name in links and file names of the book, instead of its title.")
    ] = ""
    keep: Annotated[
        tuple[str, ...], Meta(description="The first words of passages that would be left out, and are to be kept.")
    ] = ()
    drop: Annotated[tuple[str, ...], Meta(description="The first words of passages to leave out.")] = ()
    alt: Annotated[
        dict[str, str],
        Meta(description="Words for pictures of this article, by the picture's file name; “” marks an ornament."),
    ] = field(default_factory=dict)

    def overrides(self) -> ArticleOverrides:
        """What the table says of its article."""
        return ArticleOverrides(
            title=self.title, subtitle=self.subtitle, authors=tuple(map(make_person, self.authors)), date=self.date,
            language=self.language, id=self.id, keep=self.keep, drop=self.drop, alt=self.alt,
        )  # fmt: skip


Member: TypeAlias = str | ArticleTable
"""A file, a folder, or a file with more."""


class PartTable(Table, frozen=True):
    """A part of the book."""

    title: Annotated[str, Meta(description="The title of the part, which stands on a page of its own.")]
    articles: Annotated[
        tuple[Member, ...], Meta(description="The articles of the part, in their order: files, folders or tables.")
    ]


class SourceTable(Table, frozen=True):
    """An address that the book is collected from."""

    address: Annotated[str, Meta(description="The address of a page, a feed, a sitemap or an index page.")]
    follow: Annotated[str, Meta(description="A CSS selector of the links on that page that lead to articles.")] = ""
    limit: Annotated[int, Meta(ge=0, description="The most articles to take from it; 0 takes all.")] = 0


class IndexTable(Table, frozen=True):
    """What the index of people, organisations, products and places has besides what is found."""

    add: Annotated[
        dict[str, str], Meta(description="Names that the index is to have, each with its kind, such as organisation.")
    ] = field(default_factory=dict)
    drop: Annotated[tuple[str, ...], Meta(description="Names that the index is not to have.")] = ()
    merge: Annotated[dict[str, str], Meta(description="Names that stand under another one: Shell under Shell plc.")] = (
        field(default_factory=dict)
    )

    def wishes(self) -> IndexWishes:
        """What the table asks for."""
        return IndexWishes(self.add, self.drop, self.merge)


def make_person(author: str | PersonTable) -> Person:
    """The person that a book file names."""
    if isinstance(author, str):
        return Person(author)
    return Person(author.name, file_as=author.file_as, role=author.role, url=author.url)


def make_series(series: str | SeriesTable) -> Series | None:
    """The series that a book file names; None for "" """
    if isinstance(series, SeriesTable):
        return Series(series.name, str(series.position))
    return Series(series) if series else None


def file_name(member: Member) -> str:
    """The file or folder that a member of the book is read from."""
    return member if isinstance(member, str) else member.file
