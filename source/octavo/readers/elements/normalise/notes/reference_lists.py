"""Lists of works that the text cites by number: they look like notes, and stay lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from octavo.readers.elements.normalise.notes.noterefs import find_block_before
from octavo.readers.elements.tree import Element, classes, words

_NAMES = re.compile(
    r"(^|[-_. ])(bib(item|list|entry|lio\w{0,12})?|csl-(entry|bib-body)|thebibliography|doc-biblio\w*|biblioentry"
    r"|(ref|reference|citation)-list|works?-cited)([-_. ]|\d|$)"
)
"""Classes, ids and roles of lists of works: "ltx_bibitem", "bib.bib3", "csl-entry", "doc-bibliography", "ref-list"."""

_HEADINGS = re.compile(
    r"references?( cited)?|(selected )?bibliography|works? cited|literature( cited)?|citations|sources"
    r"|literatur(verzeichnis|hinweise)?|quellen(verzeichnis)?|références( bibliographiques)?|bibliographie"
    r"|referencias( bibliográficas)?|bibliografía|bibliografia|riferimenti( bibliografici)?|referências|literatuur"
    r"|referenties|källor|referenser|litteratur|kilder|lähteet|literatura|bibliografie|литература|источники"
    r"|список литературы|参考文献|參考文獻|参考资料|参考資料|참고문헌|المراجع",
    re.I,
)
"""The words of headings above lists of works: "References", "Works cited", "Literaturverzeichnis", "参考文献"."""

_LONG = 15
"""Entries from which a list without links back is one of works, and not of notes."""


def find_cited_works(notes: Iterable[Element], linked_back: set[Element]) -> set[Element]:
    """Those among elements that look like notes which are entries of a list of works.

    They say so by a name; or they stand in a long list under a heading of such lists, and none leads back to the text.
    """
    found, lists = set[Element](), dict[Element, bool]()
    for note in notes:
        around = note.getparent()
        if around is None:
            continue
        if around not in lists:
            lists[around] = _is_long_list(around) and not any(entry in linked_back for entry in around)
        if lists[around] or _is_named_entry(note):
            found.add(note)
    return found


def _is_named_entry(note: Element) -> bool:
    around = (note, *islice(note.iterancestors(), 3))
    named = (f"{' '.join(classes(found))} {found.get('role') or ''}" for found in around)
    return any(_NAMES.search(name) for name in (*named, (note.get("id") or "").lower()))


def _is_long_list(around: Element) -> bool:
    """Whether an element has many children, under a heading of lists of works."""
    return is_long_list_of_works(around, len(around))


def is_long_list_of_works(around: Element, count: int) -> bool:
    """Whether so many entries, which begin with `around` or stand in it, are below a heading of lists of works."""
    above = find_block_before(around) if count > _LONG else None
    return above is not None and _HEADINGS.fullmatch(words(above).rstrip(":.： ")) is not None
