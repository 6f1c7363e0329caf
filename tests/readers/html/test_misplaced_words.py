"""Words at places where HTML has none are words: browsers show them."""

from __future__ import annotations

import pytest

from octavo.notes import Notes
from octavo.walk import text
from tests.readers.html.reading import LONG, article


def read(markup: str) -> list[str]:
    page = f"<article><h1>The Ford</h1><p>{LONG * 3}</p>{markup}<p>{LONG * 3}</p></article>"
    return text(article(page, Notes()).body).split()


@pytest.mark.parametrize(
    "markup",
    [
        "<ul>gravel<li>sand</ul>",
        "<ol><li>sand</li>gravel<li>silt</ol>",
        "<menu><b>gravel</b><li>sand</menu>",
        "<dl>gravel<dt>sand<dd>fine</dl>",
        "<dl><dt>sand<dd>fine</dd>gravel</dl>",
        "<table>gravel<tr><td>sand<td>silt</table>",
        "<table><tr>gravel<td>sand<td>silt</table>",
        "<table><colgroup>gravel</colgroup><tr><td>sand<td>silt</table>",
        "<table><colgroup><col>gravel<col></colgroup><tr><td>sand<td>silt</table>",
        "<table><thead>gravel<tr><th>sand<th>silt</thead><tr><td>1<td>2</table>",
        "<table><tbody><tr><td>sand<td>silt</tr>gravel</tbody></table>",
        "<p>Choose <select>gravel<option>sand</select> here.</p>",
        "<details>gravel<summary>sand</summary>silt</details>",
        "<h3>sand<ul><li>gravel</ul></h3>",
        "<h3><table><tr><td>gravel<td>sand</table></h3>",
        "<dl><dt><p>gravel</p><p>sand</p><dd>silt</dl>",
        "<fieldset><legend>sand</legend>gravel</fieldset>",
        "<ul><ul>gravel</ul></ul>",
        "<p><colgroup>gravel",
    ],
)
def test_words_at_wrong_places_are_kept_and_stand_apart(markup: str) -> None:
    assert "gravel" in read(markup)
