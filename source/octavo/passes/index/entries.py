"""The entries of an index, from what the articles of a book name."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, cast, get_args

from octavo.locale.collation import sort_key
from octavo.model import IndexEntry, IndexKind
from octavo.passes.index.mentions import Mention
from octavo.passes.index.persons import family_name, file_person

MOST = 20
"""Places of an entry: nobody looks up more."""


class Wishes(Protocol):
    """Names to leave out, and those that others stand under."""

    @property
    def drop(self) -> Sequence[str]:
        """Names to leave out."""

    @property
    def merge(self) -> Mapping[str, str]:
        """Names, and those that they stand under."""


@dataclass
class _Subject:
    """What is named in a book: how it is written first, what it is, where, and other names for it."""

    text: str
    kind: str = ""
    ids: list[str] = field(default_factory=list)
    short: set[str] = field(default_factory=set)

    @property
    def term(self) -> str:
        """How it is filed."""
        return file_person(self.text) if self.kind == "person" else self.text


def make_entries(mentions: Sequence[Mention], wishes: Wishes, persons: Iterable[str] = ()) -> tuple[IndexEntry, ...]:
    """The entries, sorted; names that mean the same are one. `persons` are names that are known to be of persons."""
    subjects: dict[str, _Subject] = {}
    for mention in mentions:
        _add_mention(subjects, mention)
    for name in persons:
        if (subject := subjects.get(_fold(name))) is not None:
            subject.kind = subject.kind or "person"
    _join_short_names(subjects)
    _join_family_names(subjects)
    for name, whole in wishes.merge.items():
        _join(subjects, name, whole)
    dropped = {_fold(name) for name in wishes.drop}
    kept = [one for one in subjects.values() if not dropped & {_fold(one.text), _fold(one.term)}]
    return tuple(sorted(_write_entries(kept, dropped), key=lambda entry: sort_key(entry.term)))


def _fold(text: str) -> str:
    """By what names are the same: without accents, capitals, and the article before them."""
    plain = unicodedata.normalize("NFKD", text.casefold().removeprefix("the "))
    return "".join(one for one in plain if not unicodedata.combining(one))


def _add_mention(subjects: dict[str, _Subject], mention: Mention) -> None:
    subject = subjects.setdefault(_fold(mention.text), _Subject(mention.text))
    subject.kind = subject.kind or mention.kind
    subject.ids += mention.ids
    subject.short |= set(mention.short)


def _join_short_names(subjects: dict[str, _Subject]) -> None:
    """Puts what one article calls by letters to what another one gives the words of."""
    for subject in list(subjects.values()):
        for short in subject.short:
            if (other := subjects.get(_fold(short))) and other is not subject:
                subject.ids += other.ids
                del subjects[_fold(short)]


def _join_family_names(subjects: dict[str, _Subject]) -> None:
    """Puts persons with a family name alone to the only one with that name: "Mr. Brown" to "Ada Brown"."""
    bearers: defaultdict[str, list[_Subject]] = defaultdict(list)
    for subject in subjects.values():
        if subject.kind == "person" and " " in subject.text:
            bearers[_fold(family_name(subject.text))].append(subject)
    for family, named in bearers.items():
        alone = subjects.get(family)
        if alone and alone.kind == "person" and len(named) == 1 and alone is not named[0]:
            named[0].ids += alone.ids
            del subjects[family]


def _join(subjects: dict[str, _Subject], name: str, whole: str) -> None:
    """Puts a name under another one, as the user wants it."""
    subject = subjects.pop(_fold(name), None)
    if subject is None:
        return
    target = subjects.setdefault(_fold(whole), _Subject(whole, subject.kind))
    target.ids += subject.ids
    target.short |= {subject.term, *subject.short} - {target.term}


def _write_entries(subjects: Iterable[_Subject], dropped: set[str]) -> Iterable[IndexEntry]:
    terms = set()
    for subject in subjects:
        terms.add(subject.term)
        kind = cast("IndexKind", subject.kind if subject.kind in get_args(IndexKind) else "")
        yield IndexEntry(subject.term, kind, tuple(dict.fromkeys(subject.ids))[:MOST])
    for subject in subjects:
        for short in sorted(subject.short):
            if short not in terms and _fold(short) not in dropped:
                terms.add(short)
                yield IndexEntry(short, see=subject.term)
