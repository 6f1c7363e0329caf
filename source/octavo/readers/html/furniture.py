"""What stands around and inside an article on a page and is no part of it: menus, buttons, adverts, comments.

By what its makers call it (element, role, class, id), by what it says, and by being links only. Nothing
that holds a good part of the page's prose is furniture, whatever it is called.
"""

from __future__ import annotations

import re
from functools import lru_cache

from octavo.readers.html.measure import INLINE, Element, Measure

_TAGS = {"nav", "menu", "dialog", "button", "select", "textarea", "template", "script", "style", "input"}
_ROLES = {
    "navigation", "search", "banner", "contentinfo", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist",
    "complementary", "alert", "status", "tooltip",
}  # fmt: skip
_NAMES = (
    r"share|sharing|shar(e|ing)(bar|box|buttons?|links?|tools?|daddy)|sd-(block|content|social)|social\w*|addtoany|addthis|shareaholic\w*"
    r"|related\w*|recommend(ed|ations?)?|recirc\w*|suggested|more-?(stories|articles|posts|news|from|on|like|reading|link)|read-?(more|next|also)"
    r"|also-?(read|like)|you-?may|see-?also-?(box|links)|up-?next|next-?(article|post|up)|prev(ious)?-?(article|post)|post-?nav\w*"
    r"|newsletters?\w*|subscri(be|ption)\w*|sign-?up\w*|mailchimp|mc_embed\w*|optin|opt-in|email-?(capture|form|signup)|lead-?gen"
    r"|cookie\w*|consent|gdpr|comments?(-?(list|area|section|form|wrapper|container|box|count|link|thread|holder|s))?|disqus\w*|respond"
    r"|replies|discussion|sidebar\w*|side-?bar|rail|right-?col(umn)?|breadcrumbs?\w*|promo\w*|promotion|advert\w*|ads?|adslot|ad-?(box|unit|container|wrapper|slot|label|banner|text|block|zone)"
    r"|dfp|gpt|google-?ad\w*|adsense|sponsor(ed|s)?\w*|outbrain|taboola|zergnet|popup|pop-up|modal|overlay|lightbox-?(controls|nav)|paywall|regwall|meter"
    r"|trending|most-?(read|popular|viewed|commented)|popular(-?(posts|stories|articles))?|latest(-?(news|posts|stories|articles))?|pagination|pager|page-?(links|nav|numbers)"
    r"|nav|navbar|navigation|menu|submenu|dropdown|toolbar|tool-?bar|tools|utility|utilities|print-?(button|link|only)?|noprint|no-print|tags?|tag-?(list|cloud|links)|post-?tags|tagged|topics|categories|cat-links|keywords|article-?tags"
    r"|author-?(bio|box|info|card|profile|about|block|description)|about-?(the-)?author|bio|biography|writer-?bio|byline-?bio|contributors?"
    r"|rating|ratings|stars|votes?|voting|like-?(button|box)|reactions?|widget\w*|skip(-?(link|to|nav)\w*)?|screen-?reader(-text)?|sr-only|visually-?hidden|visuallyhidden|hidden-?(text|print)"
    r"|editsection|mw-editsection|mw-jump-link|hatnote|navbox|catlinks|printfooter|jp-relatedposts|wpcnt|follow(-?(us|me|box|button))?|donat(e|ion)\w*|cta|call-?to-?action|teaser(s|list|-list)?"
    r"|login|log-in|register|registration|sign-?in|feedback|poll|survey|quiz-?promo|app-?(promo|download|banner)|download-?app|banner|masthead|site-?(header|footer|nav|title|logo)"
    r"|footer|foot|page-?footer|copyright|legal|disclaimer|colophon|toc|table-?of-?contents|contents-?list|onthispage|on-this-page|jump-?(links?|nav)|back-?to-?top|scroll-?top|to-top"
    r"|carousel-?(nav|controls|indicators)|slick-(arrow|dots)|swiper-(button|pagination)\w*|slideshow-?(nav|controls)|player-?controls|vjs\w*|jw-?\w*"
    r"|flag|report|permalink|short-?url|trackback\w*|pingback\w*|hidden|hide|is-hidden|d-none|invisible|advertisement|ad-?notice|partner-?(links|content)|affiliate-?(box|links)"
    r"|edit-?(page|link|this)|page-?actions|article-?(actions|tools|share|footer|nav|controls|utility|toolbar|sharing|social)|post-?(actions|footer|share|sharing|social|tools|controls|author-bio)|entry-?(footer|utility|actions)"
    r"|webring|guestbook|infobox-?nav|metadata-?nav|sticky\w*|floating|affix|gallery-?nav|textsize|font-?size\w*|text-?size|a11y-?tools"
)
_FURNITURE = re.compile(rf"(?:^|[\s_]|-{{1,2}})(?:{_NAMES})(?=$|[\s_]|--?)", re.I)
_BODY = re.compile(r"(?:^|[\s_-])(?:article|story|post|entry|blog|main)[-_]*(?:body|content|text|copy|well)(?=$|[\s_])", re.I)
_META = re.compile(
    r"(?:^|[\s_-])(?:by-?line\w*|bylines?|author(s|-?name|-?line|-?names|-?link|-?meta|-?date|-?wrapper)?|date-?line|datetime|date|time-?stamp|timestamp|published\w*|pub-?date|publish-?date|post-?(meta|date|info|byline|author|details)"
    r"|entry-?(meta|date|info|author)|article-?(meta|date|info|byline|author|header-?meta|details|timestamp)|story-?(meta|date|byline)|meta(data|-?info|-?data)?|posted-?(on|by|in)|updated|last-?(updated|modified)|reading-?time|read-?time|time-?to-?read|minutes|views?|view-?count|kicker|eyebrow|section-?(name|label|link)|category|rubric|vcard|submitted|credits-?line|dateline)(?=$|[\s_-])",
    re.I,
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PROTECTED = {"html", "body", "main", "article", "p", "pre", "blockquote", "figure", "table", "tbody", "td", "tr", "thead",
              "octavo-note", "octavo-math", "math", "code", "img", "picture", "h1", "figcaption", "caption", "li", "dt", "dd"}  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@lru_cache(maxsize=4096)
def _named(name: str) -> bool:
    return _FURNITURE.search(_CAMEL.sub("-", name)) is not None


@lru_cache(maxsize=4096)
def _is_meta_name(name: str) -> bool:
    return _META.search(_CAMEL.sub("-", name)) is not None


def reason(element: Element) -> str:
    """Why an element is furniture by what it is called, "" if it is not."""
    tag = element.tag
    if tag in _TAGS:
        return tag
    role = (element.get("role") or "").lower()
    if role in _ROLES:
        return role
    if is_hidden(element):
        return "hidden"
    if tag in _PROTECTED or (tag in INLINE and any(around.tag in ("pre", "code") for around in element.iterancestors())):
        return ""
    boxes = tag not in INLINE and tag not in _HEADINGS
    for name in (element.get("class"), *((element.get("id"), element.get("data-component")) if boxes else ())):
        if name and _named(name) and not _BODY.search(_CAMEL.sub("-", name)):
            match = _FURNITURE.search(_CAMEL.sub("-", name))
            return match.group().strip(" _-").lower() if match else ""
    return ""


def is_meta(element: Element) -> bool:
    """Whether an element is called a byline, a date or the like."""
    if element.tag in ("time", "address"):
        return True
    if (
        element.tag in ("p", "h1", "li", "body", "article", "main", "figure", "figcaption", "a", "td", "blockquote")
        and element.tag != "p"
    ):
        return False
    if (element.get("rel") or "") == "author" or (element.get("itemprop") or "") in (
        "author",
        "datePublished",
        "dateModified",
    ):
        return True
    return any(name and _is_meta_name(name) for name in (element.get("class"), element.get("id")))


_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def is_hidden(element: Element) -> bool:
    """Whether a page shows an element to no one."""
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))


def is_links(measure: Measure) -> bool:
    """Whether an element says hardly anything outside links."""
    return measure.links >= 3 and measure.linked * 10 > measure.words * 7 and measure.words > 0


SAYS = re.compile(
    r"(share (this|on|via|with)\b.*|share|tweet|pin( it)?|e-?mail( this)?|print( this)?( page| article)?|facebook|twitter|whatsapp|linkedin|reddit|pinterest|telegram|copy link|x"
    r"|follow (us|me|him|her|them)\b.*|advertisement|anzeige|werbung|advertising|ad|publicité|publicidad|continue reading( below)?.*|story continues below.*|article continues.*|scroll (down )?to continue.*"
    r"|sign up (for|to)\b.*|subscribe( now| to| here| today|!)?.{0,60}|get (the|our) .{0,40}newsletter.*|join (our|the) .{0,40}(newsletter|mailing list|community).*"
    r"|(read|see|view) (more|also|next|all)\b.{0,80}|related( (articles?|stories|posts|content|news|topics|links|reading))?:?|more (from|on|in|stories|news|articles)\b.{0,60}|you (may|might) (also )?(like|enjoy|be interested).*|recommended( for you)?:?|also read.{0,100}|don't miss.{0,80}|trending( now)?"
    r"|(post|leave|add|write) a (comment|reply).*|\d* ?comments?( \(?\d+\)?)?|(no|view|show|hide|load) comments?.*|comments are closed.*|log ?in to .*|click here to .*|tags?:.{0,200}|filed under:?.*|posted in:?.*|categor(y|ies):.*|topics?:.{0,100}"
    r"|all rights reserved.*|(copyright |©).{0,120}|back to top|skip to .*|table of contents|on this page|\d+ (min(ute)?s?|sec) read.*|reading time.*|loading\.*|play( video)?|pause|mute|close|menu|search|next|previous|prev|older posts?|newer posts?|← .*|.* →"
    r"|image \d+ of \d+|\d+ ?/ ?\d+|\d+ of \d+|photos?( \d+)?|view gallery|getty images|enlarge( this image)?|toggle caption|hide caption|mehr zum thema.*|lesen sie auch.*|auch interessant.*|teilen|drucken|kommentare?|zur startseite|startseite|lire aussi.*|à lire aussi.*|partager.*|leia (também|mais).*|compartilhe.*|compartir.*|leer también.*|te puede interesar.*|leggi anche.*|condividi.*|lees ook.*|delen|mais lidas|czytaj (także|też|również).*|zobacz (także|też).*|читайте также.*|поделиться.*)",
    re.I | re.S,
)
"""What short blocks say that belong to the page and not to the article."""

ENDS = re.compile(
    r"(\d+ )?(comments?|responses?|replies|kommentare|comentarios|commentaires|reacties|commenti)( \(?\d+\)?| on .*)?|leave a (reply|comment).*|related (articles?|posts?|stories|content|links|news|reading|topics)|you (may|might) also (like|enjoy).*|more (from|stories|articles|posts|news).*|recommended (for you|stories|articles|posts|reading)|about the authors?|share this.*|read next|up next|what to read next.*|popular posts|recent posts|latest (news|posts|stories|articles)|join the (conversation|discussion).*|mehr zum thema.*|das könnte sie auch interessieren.*|related|further stories|most (read|popular).*|similar (posts|articles|stories)|post navigation|keep reading|trending.*|top stories|sponsored.*|from around the web|newsletter.*|subscribe.*|stay (informed|connected|up to date).*|discussion|see also: .*",
    re.I,
)
"""Headings that end an article: what follows them is the page's."""
