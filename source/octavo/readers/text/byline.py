"""What a line says of an article's writers and dates: "By Ada Holm", "Published May 3, 2021 by Ada Holm"."""

from __future__ import annotations

import re

from octavo.readers.dates import find_date, locate_date
from octavo.readers.text.line_features import is_prose, is_sentence, looks_like_job, looks_like_name, size
from octavo.readers.text.wording import has_section, likely_reason

_BY = (
    r"(?:(?:recommended |written |posted |published |contributed |submitted |created |reported |"
    r"(?:story|words|text|article|interview|content)(?: (?:and|&) (?:photos?|pictures|images|photography))? |"
    r"(?:a )?guest post )?by|(?:geschrieben |verfasst |veröffentlicht )?von|(?:écrit |rédigé |publié |proposé )?par|"
    r"(?:escrito |publicado |redactado )?por|(?:scritto |pubblicato |a cura )?d[ia]|(?:geschreven |gepubliceerd )?door|"
    r"(?:skriv[et]n? |skrevet |publicerad )?a[vf]|napisała?|autor(?:in|a|zy)?|auteure?|autore|автор|"
    r"文|取材・文|著者|作者|執筆)"
)
_TEXT_BY = (  # "Text: Ada Holm", which is no byline without the colon
    r"(?:texte?|texto|testo|tekst|текст|words|story|reporting|interview|bericht|reportage)\s?[:：/／]"
)
_GENRE = (  # "An essay by Ada Holm", "Ein Interview von Ada Holm mit …"
    r"(?:(?:an?|eine?|une?|una?|uno) )?(?:interview|kolumne|kommentar|gastbeitrag|gastkommentar|analyse|essay|beitrag|"
    r"bericht|reportage|text|chronique|entretien|texte|columna|entrevista|artículo|texto|column|analysis|opinion|"
    r"review) (?:von|vom|par|de|por|di|by)"
)
_BYLINE = re.compile(  # "Story by: Ada Holm"
    rf"(?:(?:{_BY}|{_GENRE})(?: |\s*[:：・／/|]\s*)(?:by )?|{_TEXT_BY}\s*)(.+)", re.IGNORECASE
)
_REVIEWED = re.compile(  # "Medically reviewed by Per Lind, MD — " before the byline
    r"(?:(?:medically|clinically|expert|legally) )?(?:reviewed|edited|fact[- ]checked) by:? [^—–|·•]{2,60}[—–|·•]\s*",
    re.IGNORECASE,
)
_UNSPACED_BYLINE = re.compile(  # "来源：北港日报 作者：李海", "文／田中花子　写真／山本太郎", "김하나 기자"
    r"(?:作者|记者|記者|撰文|文|取材・文|著者|執筆|筆者)\s?[:：・／/|｜ \u3000]\s?([\u3040-\u30ff\u3400-\u9fff·]{2,8})"
    r"(?=$|[\s\u3000（(／/|｜、，,])|(?:^|\s)([\uac00-\ud7af]{2,4}) ?기자(?=$|\s)"
)
_CUE = re.compile(  # "By", "Written by:", "Authors"
    rf"(?:{_BY}|(?:article |post |the )?(?:authors?|writers?|contributors?)|autor(?:in|en)?|auteurs?|autores?)"
    r"\s?[:：]?",
    re.IGNORECASE,
)
_BY_INSIDE = re.compile(  # "Published May 3 by Ada Holm"
    r"(?:\b(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|Author|Autor(?:in)?)|(?<=\d)By):? (?!the\b)(.+)"
)
_ABOUT = re.compile(  # lines after an article that name its writer: "View all posts by Ada Holm", "About Ada Holm"
    r"(?:(?:view|see|read) (?:all|more) (?:posts|articles|stories)?|(?:all |more )?(?:posts|articles|stories)|"
    r"(?:read )?more|find articles|written|(?:article|story|content) (?:written )?) ?(?:by|from):? (.+)|"
    r"(?:about|meet)(?: the author)?:? (.+)",
    re.IGNORECASE,
)
_GLUED = re.compile(  # where a date is glued to the word before or after it: "Ada HolmMay 3, 2021Comment", "ByAda Holm"
    r"(?<=[^\W\d_])(?=[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})|(?<=[^\W\d_])(?=\d{1,4}[./-]\d{1,2}[./-]\d{2,4})|"
    r"(?<=\b(?:19|20)\d\d)(?=\d{1,2}\.? ?[^\W\d_]{3})|"  # "25. Januar 202225. Januar 2022"
    r"(?<=[^\W\d_A-Z])(?=(?:Staff|Senior|Follow|CEO|Contributor|Contributing|Editor|Reporter|Correspondent|Published|"
    r"Updated|Author|Autor)\b)|"  # "Ada HolmStaff Writer"
    r"(?<=\d{4})(?=[^\W\d_]{2})|(?<=\d)(?=[Bb]y [A-Z])|(?<=^By)(?=[A-Z][a-z])|(?<=\d\d)(?=T\d\d:)"
)
_GLUED_FIGURE = re.compile(
    r"(\b[A-Z][a-z]{2,8}\.? \d{1,2},? (?:19|20)\d\d)(?=\d{1,3}\b)"
)  # "May 3, 202112", 12 comments
_FIELD = re.compile(  # "Author: Ada Holm", "Published on: May 3, 2021"
    r"(?P<name>title|author|authors|by|written by|autor(?:in|a|en)?|auteure?|auteurs|autore|автор|date|published|"
    r"posted|last updated|updated|modified|datum|fecha|data|dato|дата|date de publication|fecha de publicación|"
    r"data di pubblicazione|дата публикации|veröffentlicht am|発行日|公開日|发布时间)"
    r"(?: on| at)?\s*[:：]\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_AUTHOR_FIELDS = {
    *("author", "authors", "by", "written by", "autor", "autorin", "autora", "autoren"),
    *("auteur", "auteure", "auteurs", "autore", "автор"),
}
_POSTED = re.compile(  # "Last updated …"
    r"(originally |last |first )?(posted|published|updated|edited|veröffentlicht|aktualisiert|publié|mis à jour)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(  # "… | Updated May 5"
    r"\b(updated|modified|aktualisiert|mis à jour|actualizado|aggiornato|bijgewerkt|обновлено)\b|更新", re.IGNORECASE
)
_TELLS_WHEN = re.compile(r"\d|\bby\b|\bago\b|\bvon\b|\bpar\b")  # "Posted 6 days ago", "Published by the editor"
_BETWEEN_NAMES = re.compile(  # "Ada Holm and Per Lind", "Ada Holm / Per Lind"
    r"\s*(?:,|;|&|、|\b(?:and|und|et|en|och|og|[yei])\b(?!\.)|\bи\b)\s*|\s[/+]\s"
)
_AND = re.compile(r" (?:and|&|und|et|och|og) ")
_WITH = re.compile(r" with (?=[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3}$)")  # "By Ada Holm with Per Lind"
_PLACE_AFTER = re.compile(r"(\w \w[^,]*), [^\W\d_]+$")  # "Ada Holm, Vik"
_HOUSE = re.compile(  # "Northhaven Courier", "University of Vik": where a writer works
    r"(?:.* )?(?:news|times|post|press|courier|herald|tribune|gazette|journal|magazine|university|institute|college|"
    r"inc|ltd|llc|gmbh|media|zeitung|nachrichten|agency|agence|group|foundation|association|team|staff|network|radio|tv)"
    r"(?: of .*)?",
    re.IGNORECASE,
)
_AFTER_NAMES = re.compile(  # "Ada Holm | Staff writer", "Ada Holm for the Courier", "Ada Holm, May 3", "Ada Holm 3/5"
    r"\s*(?:[|•·–—@(]|\s-\s|,? \b(?:edited|(?:medically )?reviewed|fact[- ]checked|translated|photographed|"
    r"illustrated|photos?|photography|pictures|images|video) by\b|"
    r",? ?\b(?:fotos?|photos?|bilder|images?|写真|фото)\s?[:：/／]|\b(?:le|el|am|il|op|den|em)\s+(?=\d)|"
    r"\s(?:associated press|reuters)$|\b(?:for|in|on|at|updated|published)\b|,\s+an? |,\s+\S*\d|"
    r"\b(?:mit|with|avec|illustrations?|lesezeit|reading time|"
    r"staff (?:writer|reporter)|senior (?:writer|editor|reporter)|contributor|follow$)\b|"
    r"\b[^\W\d_]{3,9}\.? \d(?!\d?(?:[./-]\d|\.?,? (?:de )?[^\W\d_]{3}))|\d).*$",
    re.IGNORECASE,
)
_DESK = re.compile(  # names of writers that are no persons': "Newsdesk", "AFP", "Courier Staff"
    r"(newsdesk|news desk|staff|AFP|AP|dpa|Reuters|EFE|ANSA|.{2,30} (staff|team|editors|redaktion|editorial board)|"
    r"(die )?redaktion|la rédaction|redacción|редакция|編集部|.{1,12}編集部)",
    re.IGNORECASE,
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_BEFORE_DATE = re.compile(  # what stands between a name and its date: "Ada Holm | Updated on Mon, "
    rf"(?:[\s,|·•–-]|\b(?:{_DAY}|on|at|date|published|posted|updated))*$", re.IGNORECASE
)
_DATE_BEFORE = re.compile(  # "04.02.2022 | 15:33 Uhr | "
    r".{0,24}?\b(?:19|20)\d\d\b(?:[\s,|·•–-]|\d{1,2}[:.]\d\d|\b(?:uhr|um|at|à|[ap]\.?m\.?)(?!\w))*", re.IGNORECASE
)
_COUNT_AFTER = re.compile(r"[\s|·•–-]+\d{1,4}$")  # "Ada Holm 6"
_LONGEST_BYLINE = 16
"""Words; a sentence from "By" on may have more."""

_LONGEST_UNSPACED = 60
"""Characters of a line of Han, kana or hangul that names a writer."""

_SHORTEST_POSTED = 3
"""A line of fewer words may say "Posted on" and no more."""

_NEAR_START = 6
"""A sentence is a line of dates only where its date stands before so many characters."""

_LONGEST_LINE = 400
"""Characters; what is longer says nothing of writers and dates."""


def unglue(text: str) -> str:
    """A line of a header with spaces around the date and before the name that a page's elements had glued."""
    return _GLUED.sub(" ", _GLUED_FIGURE.sub(r"\1 ", text)) if size(text) <= 18 else text


def read_field(text: str) -> tuple[str, str]:
    """Name and value of a line like "Author: …"; "" and "" of any other."""
    match = _FIELD.fullmatch(text) if len(text) <= _LONGEST_LINE else None
    return (match["name"].lower(), match["value"].strip()) if match else ("", "")


def is_dateline(text: str) -> bool:
    """Whether a line says when something was posted: "Posted by the editor", "Mon, 3 May 2021"."""
    if len(text) > _LONGEST_LINE or (is_sentence(text) and size(text) > 6):
        return False
    date, at = locate_date(text)
    is_posted = _POSTED.match(text) and (_TELLS_WHEN.search(text) or size(text) < _SHORTEST_POSTED)
    return bool(is_posted and size(text) <= 18) or (size(text) <= 12 and date != "" and at < 24)


def is_byline(text: str) -> bool:
    """Whether a line says who wrote something: "By", "By Ada Holm"."""
    return is_cue(text) or bool(read_names(text))


def is_cue(text: str) -> bool:
    """Whether the next line names the writer: "By", "Written by:"."""
    return len(text) < 40 and bool(_CUE.fullmatch(text.strip()))


def read_names(text: str) -> tuple[str, ...]:
    """The persons that a line names as its authors, by the words that it says so with."""
    if len(text) > _LONGEST_LINE:
        return ()
    text = text.replace("**", "").strip("_* ")  # "**By Ada Holm** — May 3, 2021"
    text = _REVIEWED.sub("", text, count=1)
    name, value = read_field(text)
    if name in _AUTHOR_FIELDS:
        return split_names(value)
    if (unspaced := _UNSPACED_BYLINE.search(text)) and len(text) <= _LONGEST_UNSPACED:
        return (unspaced[1] or unspaced[2],)
    match = _BYLINE.fullmatch(text)
    if match and (size(text) <= _LONGEST_BYLINE or _AFTER_NAMES.search(match[1])) and size(text) <= 60:
        return split_names(match[1])
    if is_dateline(text) and (inside := _BY_INSIDE.search(text)):
        return split_names(re.sub(r"^by ", "", inside[1], flags=re.IGNORECASE))
    return ()


def read_name_and_date(text: str) -> tuple[str, ...]:
    """The person of a line of a name and a date: "Ada Holm, May 3, 2021", "AFP 30 avril 2015"."""
    if len(text) > _LONGEST_LINE:
        return ()
    before = _BEFORE_DATE.sub("", text[: locate_date(text)[1]])
    if not before or len(before) == len(text) or size(text) > 16:
        return ()
    names = split_names(before)
    return names if all(map(looks_like_writer, names)) else ()


def strip_date(text: str) -> str:
    """A line without the date, the hour and the counter around a name: "1. Februar 2022 Ada Holm 6"."""
    return _COUNT_AFTER.sub("", _DATE_BEFORE.sub("", text)) if len(text) <= _LONGEST_LINE else text


def looks_like_writer(text: str) -> bool:
    """Whether a line could name a writer: a person, or an agency or a desk."""
    is_name = looks_like_name(text) and not looks_like_job(text) and not has_section(text) and not likely_reason(text)
    return is_name or bool(_DESK.fullmatch(text))


def read_name_and_job(text: str) -> tuple[str, ...]:
    """The person of a line of a name and a job: "Ada Holm, managing editor"."""
    name, comma, job = text.partition(", ")
    return (name,) if comma and looks_like_writer(name) and looks_like_job(job) else ()


def read_writer(text: str) -> str:
    """The writer whom a line after an article names ("View all posts by Ada Holm"), "" if it names none."""
    match = _ABOUT.fullmatch(text) if len(text) <= _LONGEST_LINE else None
    name = (match[1] or match[2]).strip() if match else ""
    return name if looks_like_name(name) and looks_like_writer(name) else ""


def split_names(text: str) -> tuple[str, ...]:
    """The persons of a byline; () if what it names are no persons."""
    bare = _AFTER_NAMES.sub("", _WITH.sub(", ", text)).strip(" .,:|·-–—")
    bare = _PLACE_AFTER.sub(r"\1", bare)
    parts = [part for part in _BETWEEN_NAMES.split(bare) if part]
    names = tuple(part for at, part in enumerate(parts) if at == 0 or not _tells_more(part))
    if len(names) > 1 and size(names[0]) == 1 and not _DESK.fullmatch(names[0]) and names[0].isascii():
        return ()  # "Von Sprache, Macht und Mut" is a headline
    return names if all(map(_is_person, names)) else ()


def are_names(text: str) -> bool:
    """Whether a line is the names of several persons and no more: "Ada Holm and Per Lind"."""
    names = split_names(text) if len(text) <= _LONGEST_LINE and _AND.search(text) else ()
    return len(names) > 1 and all(map(looks_like_name, names))


def _tells_more(part: str) -> bool:
    """Whether a part of a byline says more of the writer before it: a job, a degree, where she works."""
    return looks_like_job(part) or _is_degree(part) or bool(_HOUSE.fullmatch(part))


def _is_degree(part: str) -> bool:
    """Whether a part of a byline is what a person has reached: the "MS" and "RDN" of "Ada Holm, MS, RDN"."""
    return len(part) <= 5 and part.replace(".", "").isupper()


def _is_person(name: str) -> bool:
    if any(map(str.isdigit, name)) or size(name) > 5:
        return False
    return (
        looks_like_name(name.removeprefix("The "))  # "The Octavo Project"; "The Sea" is one word, and no name
        or (name[0].isalpha() and not name[0].isascii())
        or name.isupper()
        or (name[0].isupper() and " " not in name)
    )


def read_dates(text: str) -> dict[str, str]:
    """The dates that a line of dates states, as fields of a header; a sentence with a date in it is none."""
    if (
        len(text) > _LONGEST_LINE
        or not find_date(text)
        or size(text) > 18
        or (is_prose(text) and not _UPDATED.search(text))
    ):
        return {}
    if is_sentence(text) and not (_POSTED.match(text) or locate_date(text)[1] < _NEAR_START):
        return {}
    before, *after = _UPDATED.split(text, maxsplit=1)
    found = {"published": find_date(before), "modified": find_date(after[-1]) if after and after[-1] else ""}
    return {name: value for name, value in found.items() if value}
