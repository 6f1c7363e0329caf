"""The contents of an EPUB."""

from __future__ import annotations

from octavo.builders.labels import plain_label
from octavo.model import Image, Math, Text


def test_pictures_and_formulas_of_a_heading_are_words_in_the_contents() -> None:
    root = Math(mathml='<math alttext="\\sqrt{2}"><msqrt><mn>2</mn></msqrt></math>')
    half = Math(mathml="<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>")
    heading = (Text("Of "), root, Text(", "), half, Text(", "), Math(tex="x"), Text(" and "), Image("a.png", "a mill"))
    assert plain_label(heading) == r"Of √2, 1/2, x and a mill"
