"""The names of places: countries and their parts, and the cities that time zones are named after (CLDR)."""

from __future__ import annotations

from functools import cache

from octavo.passes.index.words import read_list

_SHORT = {
    "U.S.": "United States", "US": "United States", "USA": "United States", "U.S.A.": "United States",
    "U.K.": "United Kingdom", "UK": "United Kingdom", "UAE": "United Arab Emirates",
    "U.N.": "United Nations", "EU": "European Union", "E.U.": "European Union", "UN": "United Nations",
}  # fmt: skip
"""What English writes in letters, by the names that are listed."""


@cache
def place_names(language: str) -> dict[str, str]:
    """The names of places in a language ("de"), by how they may be written; nothing for one that is not known."""
    if language == "en":
        return {name: name for name in read_list("places.txt")} | _SHORT
    from babel.core import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    zones = locale.time_zones  # of a city that is called as its zone's id says, nothing is listed
    cities = (zones.get(id_, {}).get("city", id_.rpartition("/")[2]) for id_ in _ZONES)
    countries = (name for code, name in locale.territories.items() if code.isalpha() and code not in _NO_PLACES)
    return {name: name for name in (*countries, *cities) if name[:1].isupper() and "(" not in name}


_ZONES = (
    *(f"Europe/{city}" for city in (
        "Amsterdam", "Athens", "Belgrade", "Berlin", "Brussels", "Bucharest", "Budapest", "Copenhagen", "Dublin",
        "Helsinki", "Istanbul", "Kiev", "Lisbon", "London", "Luxembourg", "Madrid", "Minsk", "Moscow", "Oslo", "Paris",
        "Prague", "Riga", "Rome", "Sarajevo", "Sofia", "Stockholm", "Tallinn", "Tirane", "Vienna", "Vilnius", "Warsaw",
        "Zagreb", "Zurich",
    )),
    *(f"Asia/{city}" for city in (
        "Baghdad", "Bangkok", "Beirut", "Damascus", "Dubai", "Jakarta", "Jerusalem", "Kabul", "Karachi", "Manila",
        "Seoul", "Shanghai", "Singapore", "Taipei", "Tehran", "Tokyo",
    )),
    *(f"America/{city}" for city in ("Bogota", "Caracas", "Chicago", "Denver", "Detroit", "Havana", "Lima", "Toronto")),
    *(f"Africa/{city}" for city in ("Algiers", "Cairo", "Casablanca", "Johannesburg", "Lagos", "Nairobi", "Tunis")),
    "Australia/Melbourne", "Australia/Sydney",
)  # fmt: skip
"""Zones that are named after large cities."""

_NO_PLACES = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AC", "CP", "DG", "EA", "IC", "TA"}
"""Codes of what is no country, and of islands that nobody means by their names."""
