"""Questions keep all their answers, and threads of forums all their posts, each under its author's name."""

from __future__ import annotations

import pytest

from octavo.model import Section
from octavo.walk import text, visit
from tests.readers.html.reading import LONG, article

_NAMES = ("Ada Green", "bo_77", "Clerk of Works")


def _thread(post: str, around: str = "{}") -> str:
    posts = "".join(
        post.format(name=name, number=number, words=f"<p>Word {number} of {name}.</p><p>{LONG * 2}</p>")
        for number, name in enumerate(_NAMES)
    )
    return f"<title>Why does it leak?</title><body><h1>Why does it leak?</h1>{around.format(posts)}"


@pytest.mark.parametrize(
    "post",
    [
        "<div class='post has-profile' id=p{number}><dl class=postprofile><dt><a class=username>{name}</a></dt></dl>"
        "<div class=postbody><div class=content>{words}</div></div></div>",
        "<article class='message message--post' data-author='{name}'><div class=message-body>{words}</div></article>",
        "<table class=postbit><tr><td class=poster>{name}<td><div class=post_message>{words}</div></table>",
        "<div class='crawler-post'><span itemprop=author>{name}</span><div itemprop=text>{words}</div></div>",
        "<li class=comment><a class=author href=/u>{name}</a><div class='comment-body'>{words}</div><a>Reply</a></li>",
    ],
)
def test_all_posts_of_a_thread_are_read_under_their_authors(post: str) -> None:
    made = article(_thread(post))
    assert [f"Word {number} of {name}." in text(made.body) for number, name in enumerate(_NAMES)] == [True] * 3
    assert [text(node.heading) for node in visit(made) if isinstance(node, Section)] == list(_NAMES[1:])


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("<div class=question><div class=post-text>{}</div></div>",
         "<div class=answer><div class=post-text>{words}</div><span class=user-details>{name}</span></div>"),
        ("<div itemscope itemtype='https://schema.org/Question'><div itemprop=text>{}</div></div>",
         "<div itemprop=suggestedAnswer><b itemprop=author>{name}</b><div itemprop=text>{words}</div></div>"),
        ("<section class='question-post'><div class=content>{}</div></section>",
         "<li class='answer-item'><a rel=author href=/u>{name}</a><div class='answer-body'>{words}</div></li>"),
    ],
)  # fmt: skip
def test_a_question_keeps_all_its_answers(question: str, answer: str) -> None:
    asked = question.format(f"<p>It leaks at the seam. {LONG * 6}</p>")
    made = article(_thread(answer, asked + "<div id=all><h2>3 answers</h2>{}</div>"))
    said = text(made.body)
    assert said.startswith("It leaks at the seam.")
    assert [f"Word {number} of {name}." in said for number, name in enumerate(_NAMES)] == [True] * 3


def test_comments_under_an_article_are_no_thread() -> None:
    comment = "<li class=comment><b class=author>{name}</b><div class=comment-content>{words}</div></li>"
    made = article(_thread(comment, f"<article><p>It begins. {LONG * 5}</p></article><ol class=comments>{{}}</ol>"))
    assert text(made.body).startswith("It begins.")
    assert "Word 1" not in text(made.body)


def test_questions_that_nobody_signs_are_read_as_they_stand() -> None:
    pairs = "".join(
        f"<div class=question><div class=content>What is {n}?</div></div>"
        f"<div class=answer><div class=content>It is {n}. {LONG * 2}</div></div>"
        for n in range(4)
    )
    said = text(article(f"<body><main><h1>Asked often</h1>{pairs}</main>").body)
    assert [f"What is {n}?" in said and f"It is {n}." in said for n in range(4)] == [True] * 4
