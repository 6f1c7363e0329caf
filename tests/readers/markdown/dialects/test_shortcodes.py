"""Shortcodes of Hugo, tags of Liquid and GitBook."""

from __future__ import annotations

import re

import pytest

from tests.readers.markdown.reading import boxes, markup, noted


@pytest.mark.parametrize(
    ("opening", "closing", "title", "role"),
    [
        ('{% hint style="warning" %}', "{% endhint %}", "", "doc-notice"),
        ('{{< callout type="info" >}}', "{{< /callout >}}", "Info", "doc-notice"),
        ('{{% notice tip "Of oars" %}}', "{{% /notice %}}", "Of oars", "doc-tip"),
        ('{{< admonition type=tip title="Of oars" >}}', "{{< /admonition >}}", "Of oars", "doc-tip"),
        ('{{< details "Open me" >}}', "{{< /details >}}", "Open me", ""),
        ("{% note %}", "{% endnote %}", "", "doc-notice"),
    ],
)
def test_boxes_between_marks(opening: str, closing: str, title: str, role: str) -> None:
    assert boxes(f"{opening}\nRow *hard*.\n{closing}\n\nAfter.") == [(title, role, "Row hard.")]


@pytest.mark.parametrize(
    ("around", "first", "second", "end"),
    [
        ("{% tabs %}", '{% tab title="Sail" %}', '{% tab title="Oars" %}', "{% endtab %}"),
        ("{{< tabs >}}", '{{< tab "Sail" >}}', '{{< tab "Oars" >}}', "{{< /tab >}}"),
        ("{{% tabpane %}}", '{{% tab header="Sail" %}}', '{{% tab header="Oars" %}}', "{{% /tab %}}"),
    ],
)
def test_tabs_stand_after_their_labels(around: str, first: str, second: str, end: str) -> None:
    found = markup(f"{around}\n{first}\nHoist it.\n{end}\n{second}\nRow.\n{end}\n\nAfter.")
    plain = re.sub(' class="(?:question|answer)"', "", found)  # they are set as questions are
    sail, oars = "<p><strong>Sail</strong></p>\n<p>Hoist it.</p>\n", "<p><strong>Oars</strong></p>\n<p>Row.</p>\n"
    assert plain == f"{sail}{oars}<p>After.</p>\n"


def test_a_figure_is_one() -> None:
    found = markup('{{< figure src="boat.png" alt="A boat" caption="Red" >}}')
    assert '<img src="boat.png" alt="A boat"' in found
    assert "<figcaption>Red</figcaption>" in found


def test_listings_between_marks_are_code() -> None:
    assert '<code class="language-ruby">' in markup("{% highlight ruby linenos %}\n*row*\n{% endhighlight %}\n")
    assert '<code class="language-go">' in markup("{{< highlight go >}}\n*row*\n{{< /highlight >}}\n")


def test_an_embed_becomes_a_link_with_a_note() -> None:
    assert 'href="https://www.youtube.com/watch?v=a1b2"' in markup("{{< youtube a1b2 >}}")
    assert [code for code, _ in noted('{% embed url="https://boats.example/" %}')] == ["embed-linked"]


@pytest.mark.parametrize(
    "mark", ["{% include nav.html %}", "{{< partial x >}}", "{{#include other.md}}", "{% assign a = 1 %}"]
)
def test_other_marks_go_with_a_note(mark: str) -> None:
    assert markup(f"One.\n\n{mark}\n\nTwo.") == "<p>One.</p>\n<p>Two.</p>\n"
    assert [code for code, _ in noted(f"One.\n\n{mark}\n\nTwo.")] == ["text-dropped"]


@pytest.mark.parametrize("source", ["Use {% if x %} here", "the {{ name }} of it", "a {{< ref x >}} b", "{% who knows"])
def test_marks_in_a_sentence_stay(source: str) -> None:
    assert markup(source) == "<p>" + source.replace("<", "&lt;").replace(">", "&gt;") + "</p>\n"


def test_raw_marks_go_and_what_they_guard_stays() -> None:
    assert markup("Write {% raw %}{{ x }}{% endraw %} so.") == "<p>Write {{ x }} so.</p>\n"
