"""Footnotes of every make, moved to the place that refers to them as `octavo-note` elements, then `Footnote`.

A note is a link and the place it leads to: the link looks like a mark (a number, a star, an element or
class made for it) and the place looks like a note (it links back, or it, or a list around it, says so).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from octavo.model import Footnote
from octavo.readers.elements.context import Context, Element, inline
from octavo.readers.elements.flow import body
from octavo.readers.elements.inlines import Line
from octavo.readers.elements.tree import classes, common, drop, fragment, swap, words

NOTE = "octavo-note"

_MARK = re.compile(
    r"[\[(]?\s*(?:(?:note|nb|n|fn|a|ref)\.?\s*)?(\d{1,3}|[a-z]|[ivxl]{1,6}|[*†‡§¶#‖]{1,4}|[¹²³⁰-⁹]+)\s*[\])]?", re.I
)
_MARK_NAMES = re.compile(
    r"(^|[-_:. ])(fn-?ref|footnote-?ref|noteref|footnote-?(anchor|reference|link)|reference|sdfootnoteanc|ftnref"
    r"|endnote-?ref)"
)
_NOTE_NAMES = re.compile(
    r"^(fn|fnote|ftn|foot-?notes?|end-?notes?|note|notes|cite_note|sdfootnote|_ftn|_edn|_note|sidenote|reference)([-_:.]?\w{0,20})?$"
    r"|(^|[-_])(footnotes?|endnotes?|notes-list|references|reflist|footnote-(body|content|definition|text|item))([-_]|$)"
)
_BACK_NAMES = re.compile(
    r"footnote-?back|reversefootnote|back-?(link|ref)|doc-backlink|footnote-?return|mw-cite-backlink"
)
_BACK_SIGNS = re.compile(r"[\s↩↑⏎↵^⬑⤴▲↲🔙︎️]+|\[?(back|return|jump up|zurück|retour)( to (text|content))?\]?", re.I)
_HEADINGS = re.compile(
    r"(foot|end)?-?\s?notes?|references|(foot|end)notes and references|notes and references|anmerkungen|fußnoten"
    r"|notas|citations|einzelnachweise|note|noten|voetnoten|notes et références|références|referencias|sources",
    re.I,
)
_INLINE = {"a", "sup", "span", "b", "strong", "em", "i", "small", "sub", "label", "font", "code"}
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")


def gather(element: Element, base: str = "") -> None:
    """Moves every note in the tree to its reference; what held only notes goes."""
    _beside(element)
    _titled(element)
    _linked(element, base)


# --- notes that stand in the line already --------------------------------------------------------------


def _beside(element: Element) -> None:
    """Side notes, and elements made for notes that hold them where they belong."""
    for toggle in element.xpath(".//*[contains(@class, 'margin-toggle')]"):
        if toggle.getparent() is not None:
            drop(toggle)
    for found in list(element.iter()):
        if isinstance(found.tag, str) and found is not element and _is_inline_note(found) and words(found):
            _become(found)


def _is_inline_note(found: Element) -> bool:
    tag = found.tag
    if tag in (NOTE, "a") or ("id" in found.attrib and tag in ("li", "p", "div", "aside")):
        return False
    if "-" in tag and tag.rpartition("-")[2] in ("footnote", "fn", "sidenote"):
        return bool(words(found))
    named = classes(found)
    if tag in ("span", "small") and {"sidenote", "marginnote", "side-note", "margin-note"} & set(named):
        return True
    return (
        tag in ("span", "small") and "footnote" in named and len(words(found)) > 8 and found.find(".//a[@href]") is None
    )


def _become(found: Element) -> None:
    new = found.makeelement(NOTE)
    if found.get("id"):
        new.set("id", found.get("id"))
    swap(found, new)
    _move(found, new)


def _move(old: Element, new: Element) -> None:
    new.text = old.text
    for child in list(old):
        new.append(child)


def _titled(element: Element) -> None:
    """Marks whose note is in an attribute."""
    for found in element.xpath(
        ".//a[@title or @data-footnote-content] | .//sup[@title] | .//*[@data-footnote-content]"
    ):
        note = found.get("data-footnote-content") or found.get("title") or ""
        made_for = found.get("data-footnote-content") or found.tag == "sup" or _made_for_marks(found)
        if (
            found.getparent() is None
            or not made_for
            or len(note.split()) < 3
            or not _MARK.fullmatch(words(found) or "1")
        ):
            continue
        if found.tag == "a" and fragment(found.get("href") or "", ""):
            continue
        new = found.makeelement(NOTE)
        new.append(_parsed(note))
        swap(found, new)


def _parsed(markup: str) -> Element:
    from lxml import html

    return html.fragment_fromstring(markup, create_parent="div")


# --- pairs of links -----------------------------------------------------------------------------------


def _linked(element: Element, base: str) -> None:
    places = _places(element)
    pairs = [
        (link, place)
        for link in element.iter("a")
        if (name := fragment(link.get("href") or "", base)) and (place := places.get(name)) is not None
    ]
    if not pairs:
        return
    marks = [(link, place) for link, place in pairs if _is_mark(link)]
    bodies: dict[Element, Element] = {}
    for link, place in marks:
        note = bodies.get(place)
        if note is None and (note := _note(place)) is not None and _is_note(note, link, place, base):
            bodies[place] = note
    _pull([(link, place) for link, place in marks if place in bodies], bodies, base)


def _places(element: Element) -> dict[str, Element]:
    """The targets of links, by name."""
    places: dict[str, Element] = {}
    for found in element.xpath(".//*[@id] | .//a[@name]"):
        for name in (found.get("id"), found.get("name") if found.tag == "a" else None):
            if name:
                places.setdefault(name.strip(), found)
    return places


def _is_mark(link: Element) -> bool:
    """Whether a link looks like the mark of a note."""
    if _is_back(link):
        return False
    if _made_for_marks(link):
        return len(words(link)) < 40
    said = words(link)
    return bool(said and len(said) < 12 and _MARK.fullmatch(said)) and not _in_heading(link)


def _made_for_marks(link: Element) -> bool:
    if "noteref" in (link.get("role") or "") + _epub_type(link) or link.get("data-footnote-ref") is not None:
        return True
    around = link.getparent()
    named = [link.get("class"), link.get("id"), link.get("rel"), around.get("class") if around is not None else ""]
    return any(_MARK_NAMES.search(name.lower()) for name in named if name) or link.get("rel") == "footnote"


def _epub_type(found: Element) -> str:
    return found.get("epub:type") or found.get("{http://www.idpf.org/2007/ops}type") or ""


def _in_heading(found: Element) -> bool:
    return any(around.tag in _HEADS for around in found.iterancestors())


def _is_back(link: Element) -> bool:
    """Whether a link leads from a note back to the text."""
    around = link.getparent()
    named = " ".join(
        filter(None, [link.get("class"), link.get("role"), around.get("class") if around is not None else ""])
    )
    said = words(link)
    return bool(_BACK_NAMES.search(named.lower())) or bool(said and _BACK_SIGNS.fullmatch(said))


def _note(place: Element) -> Element | None:
    """The element that holds the note a link leads to: an anchor stands at its start."""
    note = place
    while note is not None and note.tag in _INLINE:
        note = note.getparent()
    if note is None or note.tag in ("body", "html", "article", "main", *_HEADS):
        return None
    if note.tag == "p" and note.getparent().tag == "li" and note.getprevious() is None:
        note = note.getparent()
    if note.tag in ("td", "th"):
        note = note.getparent()
    return note


def _is_note(note: Element, link: Element, place: Element, base: str) -> bool:
    """Whether an element that a mark leads to is a note."""
    if note in link.iterancestors() or any(next(note.iter(name), None) is not None for name in _HEADS):
        return False
    if len(words(note)) > 6000 or (note.find(f".//{NOTE}") is not None and len(words(note)) > 4000):
        return False
    return _links_back(note, link, base) or any(_says_note(found) for found in _near(note, place))


def _near(note: Element, place: Element) -> Iterator[Element]:
    yield place
    if place is not note:
        yield note
    for depth, around in enumerate(note.iterancestors()):
        if depth < 3 and around.tag not in ("body", "html", "main", "article"):
            yield around


def _says_note(found: Element) -> bool:
    if (found.get("role") or "") in ("doc-footnote", "doc-endnote", "doc-endnotes") or "note" in _epub_type(found):
        return True
    named = [*classes(found), (found.get("id") or found.get("name") or "").lower()]
    return any(_NOTE_NAMES.search(name) for name in named if name)


def _links_back(note: Element, link: Element, base: str) -> bool:
    names = {
        name
        for found in (link, link.getparent(), link.getparent().getparent())
        if found is not None
        for name in _names(found)
    } | {name for child in link for name in _names(child)}
    before = link.getprevious()
    names |= set(_names(before)) if before is not None else set()
    return any(fragment(found.get("href") or "", base) in names for found in note.iter("a"))


def _names(found: Element) -> list[str]:
    return [name for name in (found.get("id"), found.get("name")) if name]


def _pull(marks: list[tuple[Element, Element]], bodies: dict[Element, Element], base: str) -> None:
    """Moves each note into the place of its mark; a note with two marks is copied."""
    backs = {
        name
        for link, _ in marks
        for around in (link, *list(link.iterancestors())[:3], *link)
        for name in _names(around)
    }
    tails = {note: _following(note, set(bodies.values())) for note in bodies.values()}
    done: dict[Element, Element] = {}
    holders: list[Element] = []
    for link, place in marks:
        note = bodies[place]
        if link.getparent() is None:
            continue
        if note in done:
            _again(link, done[note])
            continue
        mark, holder = words(link), note.getparent()
        new = link.makeelement(NOTE, {"id": place.get("id") or place.get("name") or ""})
        parts = [note, *tails[note]]
        _clean(parts, mark, backs, base, place)
        _stand(link, new)
        for part in parts:
            _take(part, new)
        done[note] = new
        if holder is not None:
            holders.append(holder)
    for holder in holders:
        _empty(holder)


def _again(link: Element, note: Element) -> None:
    """A second mark of a note gets a copy of it, unless it stands in a note itself."""
    if next(link.iterancestors(NOTE), None) is not None:
        del link.attrib["href"]
        return
    copy = deepcopy(note)
    copy.tail = None
    _stand(link, copy)


def _stand(link: Element, new: Element) -> None:
    """Puts a note in the place of its mark, and of what only encloses the mark."""
    old = link
    around = link.getparent()
    mark = words(link)
    while (
        around is not None
        and around.tag in ("sup", "span", "small", "cite", "a", "b", "font")
        and around.getparent() is not None
        and words(around).strip("[]() ,;") == mark.strip("[]() ")
    ):
        old, around = around, around.getparent()
    swap(old, new)
    before = new.getprevious()
    parent = new.getparent()
    if before is None and parent.text and parent.text.endswith(("[", " [")) and (new.tail or "").startswith("]"):
        parent.text, new.tail = parent.text[:-1], new.tail[1:]
    elif before is not None and (before.tail or "").endswith("[") and (new.tail or "").startswith("]"):
        before.tail, new.tail = before.tail[:-1], new.tail[1:]


def _following(note: Element, others: set[Element]) -> list[Element]:
    """The paragraphs that belong to a note after its first: in a list of notes, up to the next note."""
    parts: list[Element] = []
    if note.tag == "dt":
        found = note.getnext()
        while found is not None and found.tag == "dd":
            parts.append(found)
            found = found.getnext()
    elif note.tag in ("p", "div") and note.getparent() is not None and _says_note(note.getparent()):
        found = note.getnext()
        while (
            found is not None and found not in others and found.tag in ("p", "ul", "ol", "blockquote", "pre", "table")
        ):
            if any(inner in others for inner in found.iter("li", "p")):
                break
            parts.append(found)
            found = found.getnext()
    return parts


def _take(part: Element, new: Element) -> None:
    """Moves a part of a note: what holds it in a list or a table is left behind."""
    drop(part)
    if part.tag in ("li", "dd", "div", "aside", "section", "td", "tr", "dt", "body"):
        part.tag = "div"
        for cell in list(part.iterchildren("td", "th")):
            cell.tag = "div"
    for key in ("id", "class", "role"):
        part.attrib.pop(key, None)
    new.append(part)


def _clean(parts: list[Element], mark: str, backs: set[str], base: str, place: Element) -> None:
    """Takes the links back and the note's own number out of it."""
    for part in parts:
        for link in list(part.iter("a")):
            inside = fragment(link.get("href") or "", base)
            if link.getparent() is not None and (_is_back(link) or inside in backs):
                _unlink(link, mark, part)
    for found in list(parts[0].xpath(".//*[contains(@class, 'cite-backlink') or contains(@class, 'footnote-number')]")):
        if found.getparent() is not None:
            drop(found)
    if place is not parts[0] and place.getparent() is not None and _same(words(place), mark):
        drop(place)
    _unnumber(parts[0], mark)
    for part in parts:
        for empty in [found for found in part.iter("sup", "p", "span") if found is not part]:
            if empty.getparent() is not None and not words(empty) and not len(empty):
                drop(empty)


def _same(said: str, mark: str) -> bool:
    return said.strip("[]().:^ ") == mark.strip("[]() ") or not said.strip("[]().:^ ")


def _unlink(link: Element, mark: str, part: Element) -> None:
    """A link back goes; its words stay if they say something."""
    said = words(link)
    if _is_back(link) or _same(said, mark) or len(said) < 4 or link is part:
        drop(link)
    else:
        del link.attrib["href"]


def _unnumber(note: Element, mark: str) -> None:
    """Takes the mark off the first words of a note."""
    bare = re.escape(mark.strip("[]() "))
    number = re.compile(
        rf"\s*[\[(^]*\s*{bare}?\s*[\])]?[.:)]?\s+(?=\S)|\s*[\[(]?{bare}[\])][.:]?\s*|\s*{bare}[.:)]?\s*$"
    )
    for found in note.iter():
        if not isinstance(found.tag, str):
            continue
        if found.text and found.text.strip():
            match = number.match(found.text)
            if match and match.group().strip():
                found.text = found.text[match.end() :]
            return
        if found.tag in ("img", NOTE):
            return
        if found is not note and found.tail and found.tail.strip() and not len(found):
            match = re.match(r"\s*[\])]?[.:)\]]?\s*", found.tail)
            found.tail = found.tail[match.end() :] if match else found.tail
            return


def _empty(holder: Element) -> None:
    """Drops what held notes and holds nothing now, with its heading and the rule above it."""
    while (
        holder is not None and holder.getparent() is not None and holder.tag not in ("body", "html", "article", "main")
    ):
        rest = [child for child in holder if isinstance(child.tag, str) and child.tag not in ("hr", "br")]
        heads = [child for child in rest if _is_title(child)]
        if (holder.text or "").strip() or any((child.tail or "").strip() for child in holder):
            return
        if len(heads) != len(rest) and any(
            words(child) or child.find(".//img") is not None for child in rest if child not in heads
        ):
            return
        above = holder.getprevious()
        outer = holder.getparent()
        drop(holder)
        if above is not None and above.tag == "hr":
            above, rule = above.getprevious(), above
            drop(rule)
        if above is not None and _is_title(above) and not (above.tail or "").strip():
            below = above.getnext()
            if below is None or below.tag in _HEADS or below.tag == "hr":
                drop(above)
        holder = outer
    _last_heading(holder)


def _last_heading(holder: Element | None) -> None:
    """A heading of notes that has nothing under it any more."""
    if holder is None or not len(holder):
        return
    last = holder[-1]
    if isinstance(last.tag, str) and _is_title(last) and not (last.tail or "").strip():
        drop(last)


def _is_title(found: Element) -> bool:
    said = words(found)
    return (
        found.tag in (*_HEADS, "p", "div", "header", "strong", "b", "dt")
        and len(said) < 40
        and bool(_HEADINGS.fullmatch(said.rstrip(":.")))
    )


# --- the node -----------------------------------------------------------------------------------------


@inline(NOTE)
def _footnote(element: Element, line: Line, context: Context) -> None:
    carried = common(element, context)
    content = body(element, context)
    if content:
        line.glue(Footnote(content, **carried))
