"""Language tags (BCP 47): whether one is real, how it is written, and which way its script runs."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

Direction = Literal["ltr", "rtl"]

_PLAIN = re.compile("(ar|cs|da|de|el|en|es|fi|fr|he|hu|it|ja|ko|nb|nl|no|pl|pt|ro|ru|sv|tr|uk|zh)(-[A-Z]{2})?")
"""Tags known to be good ("pt-BR") without asking the registry, which takes longer to load than a short book to make."""

_SCRIPTS_FROM_RIGHT = """
adlm arab aran armi avst chrs elym gara hatr hebr hung khar lydi mand mani mend merc mero narb nbat nkoo orkh
ougr palm phli phlp phnx prti rohg samr sarb sogd sogo syrc syre syrj syrn thaa yezi
"""
"""The scripts of ISO 15924 whose letters Unicode counts among those from right to left (Bidi_Class R and AL)."""

_LANGUAGES_FROM_RIGHT = """
aeb ajp apc apd ar arc arq ars ary arz azb bal bej bft bgn bqi brh ckb dcc dv fa gbz gjk gju glk grr haz hbo he
hnd hno iw ji khw ks kvx kxp lad lah lki lrc luz mey mvy myz mzb mzn nqo ota pbt pbu pes pnb prd prs ps rhg rmt
sam sd sdh skr smp syc syr trw ug ur ydd yi az-iq az-ir kk-af kk-cn kk-ir kk-mn ku-iq ku-ir ku-lb ky-cn pa-pk
tg-pk uz-af
"""
"""The languages, some of them in a region alone, whose usual script is one of those (CLDR, likely subtags)."""


@cache
def standardise(written: str) -> str:
    """`written` as a tag of the IANA registry ("en_US" is "en-US"); "" where it names no language."""
    if not written or _PLAIN.fullmatch(written):
        return written
    import langcodes

    try:
        standard = langcodes.standardize_tag(written.strip())
    except ValueError:  # langcodes.LanguageTagError
        return ""
    return standard if langcodes.tag_is_valid(standard) else ""


@cache
def is_right_to_left(language: str) -> bool:
    """Whether a language's script runs from right to left: by the script the tag names, or its usual one."""
    primary, *others = language.lower().replace("_", "-").split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    if script:
        return script in _SCRIPTS_FROM_RIGHT.split()
    region = next((part for part in others if len(part) == 2), "")
    if primary == "sd" and region == "in":  # in India, Sindhi is written in Devanagari
        return False
    return not {primary, f"{primary}-{region}"}.isdisjoint(_LANGUAGES_FROM_RIGHT.split())


def direction_of(language: str) -> Direction:
    """The direction of the lines of a language."""
    return "rtl" if is_right_to_left(language) else "ltr"
