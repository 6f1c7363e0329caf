"""Pages of questions and answers, and threads of forums: their posts, each under its author's name, are the article.

Two signs make a thread: posts that their makers call so, each with an author and words of its own; and that they hold
most of the page's words, or that the page says that it is a question (schema.org, or classes of a question beside those
of answers). Comments under an article are no thread: the article holds words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from lxml import etree
from msgspec import Struct

from octavo.readers.elements.tree import Element, collapse, drop, select, words
from octavo.readers.html.parse import Parsed


def _named(pattern: str) -> Callable[[str], bool]:
    """Whether a class or an id has a name that fits; each is asked about once, as most stand on many elements."""
    find = re.compile(pattern, re.I).search
    return lru_cache(maxsize=8192)(lambda name: find(name) is not None)


_is_question_name = _named(r"(?:^|[\s_-])question(?=[\s_]|$|-?(?:post|body|container)\b)")
_is_answer_name = _named(r"(?:^|[\s_-])(?:answer|accepted-?answer)(?=[\s_]|$|-?(?:post|item|container)\b)")
"""Classes of a question and its answers: "question", "answer js-answer", "answer-item"."""

_is_post_name = _named(
    r"(?:^|\s)(?:(?:forum|topic|thread|crawler|board|comment|message|discussion)-?_?(?:post|message|reply|item|entry)"
    r"|(?:post|message|reply|comment|postbit(?:legacy)?|post_wrapper|postcontainer|comtr|timeline-comment|commentpost))"
    r"(?=\s|$)"
)
"""Classes of posts: "forum-post", "message message--post", "postbit", "topic-reply"."""

_is_body_name = _named(
    r"(?:^|[\s_-])(?:(?:post|message|comment|answer|question|reply)[-_]?(?:body|content|text|message|copy)|commtext|bbwrapper"
    r"|prose|usertext-body|markdown-body|postbody|content|entry|md|t_f)(?=[\s]|$)"
)
"""Classes of what a post says: "post-content", "messageText", "js-post-body"."""

_is_author_name = _named(
    r"(?:^|[\s_-])(?:author|post-?author|user-?name|nick-?name|hnuser|poster|user-?details|message-?name|comment-?user"
    r"|user-?info|postprofile)(?:[-_]?name)?(?=[\s_]|$)"
)
"""Classes of what names a post's author: "author", "username", "user-details"."""

_HOLDERS = ("div", "article", "section", "li", "tr", "table", "td")

_MOST = 0.6
"""Of a page's words, what the posts of a thread hold."""

_OWN = 40
"""Words of paragraphs outside posts by which a page has an article of its own, and the posts are comments on it."""


class _Post(Struct, frozen=True):
    """One post: the element of its words, and its author's name, "" if it shows none."""

    body: Element
    author: str


def gather_thread(parsed: Parsed) -> None:
    """Moves the posts of a thread into one article, in the page's order: the first as it is, the others under names."""
    posts = _find_answers(parsed) or _find_posts(parsed)
    if len(posts) < 2:
        return
    article = etree.Element("article", {"itemprop": "articleBody"})
    posts[0].body.addprevious(article)
    for number, post in enumerate(posts):
        if number:
            etree.SubElement(article, "h2").text = post.author or f"{number + 1}"
        drop(post.body)
        post.body.attrib.pop("class", None)  # it may call the post a comment, and comments go
        article.append(post.body)


def _read_posts(holders: Iterable[Element]) -> list[_Post]:
    """The posts that these elements hold, each once."""
    found = [(holder, _find_own(holder, set(holders), _is_body)) for holder in holders]
    return [
        _Post(body, _read_author(holder, set(holders))) for holder, body in found if body is not None and words(body)
    ]


def _find_own(holder: Element, holders: set[Element], wanted: Callable[[Element], bool]) -> Element | None:
    """The first element of a post that is wanted, and is no other post's."""
    for found in holder.iterdescendants(etree.Element):
        if wanted(found) and next(around for around in found.iterancestors() if around in holders) is holder:
            return found
    return None


def _is_body(element: Element) -> bool:
    return element.get("itemprop") in ("text", "articleBody", "commentText") or _says(_is_body_name, element)


def _is_author(element: Element) -> bool:
    return element.get("itemprop") == "author" or element.get("rel") == "author" or _says(_is_author_name, element)


def _says(is_name: Callable[[str], bool], element: Element) -> bool:
    classes, name = element.get("class"), element.get("id")
    return bool((classes and is_name(classes)) or (name and is_name(name)))


def _read_author(holder: Element, holders: set[Element]) -> str:
    """The name of a post's author: of the first link in what names him, else all that it says if that is short."""
    author = _find_own(holder, holders, lambda found: _is_author(found) and bool(words(found)))
    if author is None:
        return collapse(holder.get("data-author"))
    links = (words(link) for link in author.iter("a"))
    said = next(filter(None, links), "") or words(author)
    return said if len(said.split()) <= _LONGEST_NAME else ""


_LONGEST_NAME = 6
"""Words in the name of an author."""


# --- questions and answers --------------------------------------------------------------------------


def _find_answers(parsed: Parsed) -> list[_Post]:
    """The question and its answers, [] if the page has no such; questions that nobody signs are an article's own."""
    if not select(parsed.body, _ANSWERS) and not parsed.names.find(_is_answer_name, _HOLDERS):
        return []
    answers = _outermost([found for found in parsed.body.iter(*_HOLDERS) if _is_answer(found)])
    asked = _outermost([found for found in parsed.body.iter(*_HOLDERS) if answers and _is_question(found)])
    posts = _read_posts([*asked, *answers]) if len(asked) == 1 else []
    return posts if any(post.author for post in posts[1:]) else []


_ANSWERS = "descendant::*/@itemprop[. = 'acceptedAnswer' or . = 'suggestedAnswer']"


def _outermost(holders: list[Element]) -> list[Element]:
    inside = set(holders)
    return [found for found in holders if not any(around in inside for around in found.iterancestors())]


def _is_question(element: Element) -> bool:
    return "schema.org/Question" in (element.get("itemtype") or "") or _says(_is_question_name, element)


def _is_answer(element: Element) -> bool:
    return element.get("itemprop") in ("acceptedAnswer", "suggestedAnswer") or _says(_is_answer_name, element)


# --- forums -----------------------------------------------------------------------------------------


def _find_posts(parsed: Parsed) -> list[_Post]:
    """The posts of a forum's thread, [] if the page has an article of its own."""
    named = parsed.names.find(_is_post_name, _HOLDERS)
    holders = [found for found in named if _is_post_name(found.get("class") or "")]
    posts = [post for post in _read_posts(holders) if post.author] if len(holders) > 1 else []
    if len(posts) < 2 or _has_article(parsed.body, {*holders}):
        return []
    said = sum(len(words(post.body).split()) for post in posts)
    return posts if said >= _MOST * sum(len(text.split()) for text in _unlinked(parsed.body)) else []


def _has_article(body: Element, posts: set[Element]) -> bool:
    """Whether paragraphs outside posts say so much that the page has an article."""
    outside = (found for found in body.iter("p") if not any(around in posts for around in found.iterancestors()))
    return sum(len(words(found).split()) for found in outside) >= _OWN


def _unlinked(body: Element) -> Iterator[str]:
    """The text of a page that is in no link, script or style."""
    for found in body.iter(etree.Element):
        if found.tag not in ("a", "script", "style", "noscript", "option", "button") and found.text:
            yield found.text
        if found is not body and found.tail:
            yield found.tail
