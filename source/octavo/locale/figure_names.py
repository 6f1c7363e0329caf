"""What figures, tables and listings are called, in the languages of articles: "Figure 3", "Abb. 11.2", "図4".

Languages that put the number first ("3. ábra") are not here.
"""

from __future__ import annotations

import re
from typing import Literal

FigureKind = Literal["figure", "table", "listing"]

_NAMES: dict[FigureKind, str] = {
    "figure": (
        r"figures?|figs?\.|figs?(?=\s?\d)|figura|figur|figuur|afbeelding(?:en)?|afb\.|abbildung(?:en)?|abb\.|bild|kuva"
        r"|kuvio|rysunek|rys\.|ryc\.|obrázek|obrázok|obr\.|şekil|slika|εικόνα|σχήμα|рисунок|рисунке|рис\.|фигура|фиг\."
        r"|малюнок|мал\.|図|图|圖|그림|شكل|الشكل|איור|תרשים"
    ),
    "table": (
        r"tables?|tab\.|tabelle|tabellen|tableau|tabla|cuadro|tabella|tabela|tabel|tabell|taulukko|tabulka|tabuľka|tabelul"
        r"|tablo|çizelge|taula|πίνακας|таблица|таблице|табл\.|таблиця|表|표|جدول|الجدول|טבלה"
    ),
    "listing": r"listings?|listado|algorithms?|algorithmus",
}
"""Regular expressions of the names, singular and plural, in full and short."""

_BY_KIND = "|".join(f"(?P<{kind}>{names})" for kind, names in _NAMES.items())

_NUMBER = r"(?:[A-Z]{1,2}[.-]?)?\d{1,3}(?:[.\u2011-]\d{1,3}){0,3}(?:\s?\([a-z]\)|[a-z](?!\w))?"
"""The number of a figure: "3", "11.2", "A.1", "S4", "3a", "3 (a)"."""

_END = r"\s*[.:：|–—]+|\s-(?=\s)|\s*$"
LABEL = re.compile(rf"\s*(?:{_BY_KIND})\s?(?P<number>{_NUMBER})(?!\w)(?P<end>{_END})?", re.I)
"""How a caption begins that says what it is: "Figure 3:", "Fig. 11.2 –". `end` is None where words follow at once."""

REFERENCE = re.compile(rf"(?:(?<!\w)|(?=[図图圖]))(?:{_BY_KIND})\s?(?P<number>{_NUMBER})(?![\w%])(?!\.\d)", re.I)
"""How a text refers to one: "see Fig. 3", "Figures 3"."""

_AND = r",|\s(?:and|und|et|y|e|en|og|och|ja|i|a|и|та|و|&|to|bis|à)|–|-"
ALSO = re.compile(rf"(?:{_AND})\s?(?P<number>{_NUMBER})(?![\w%])(?!\.\d)")
"""How a text goes on to refer: the "and 4" of "Figures 3 and 4"."""


_KEPT = (
    "Figure", "figure", "Figures", "figures", "Fig.", "fig.", "Figs.", "figs.", "Table", "table", "Tables", "tables",
    "Listing", "listing", "Abbildung", "Abbildungen", "Abb.", "Bild", "Tabelle", "Tab.", "Figura", "figura", "Tabla",
    "tabla", "Tabella", "tabella", "Tabela", "tabela", "Tableau", "tableau", "Figuur", "figuur", "Tabel", "tabel",
    "Figur", "figur", "Tabell", "tabell", "Kuva", "Rys.", "Obr.", "Рисунок", "рисунок", "Рис.", "рис.", "Таблица",
    "таблица", "Табл.", "табл.",
)  # fmt: skip
_PLACES = (
    "p.", "pp.", "P.", "vol.", "vols.", "Vol.", "no.", "nos.", "No.", "Nos.", "ch.", "chap.", "Ch.", "Chap.", "sec.",
    "Sec.", "eq.", "Eq.", "S.", "Bd.", "Nr.", "Kap.", "Gl.", "Abs.", "pág.", "págs.", "núm.", "cap.", "pag.", "num.",
    "blz.", "nr.", "str.", "стр.", "т.", "гл.", "с.",
)  # fmt: skip
BEFORE_NUMBER = "|".join(rf"(?<=\b{re.escape(name)}[ ])" for name in _KEPT)
"""A regular expression for the place after a name and a space, where a number may follow: they stay on one line."""

BEFORE_PLACE = "|".join((*(rf"(?<=\b{re.escape(name)}[ ])" for name in _PLACES), "(?<=[§№][ ])"))
"""The same for what says where in a work something stands: "p. 17", "vol. 2", "§ 5"."""


def kind_of(match: re.Match[str]) -> FigureKind:
    """The kind of what a label or a reference names."""
    return next(kind for kind in _NAMES if match[kind])


def number_of(match: re.Match[str]) -> str:
    """The number in a form in which labels and references agree: "3a" for "3 (a)"."""
    return re.sub(r"[\s()]", "", match["number"]).replace("\u2011", "-").casefold()
