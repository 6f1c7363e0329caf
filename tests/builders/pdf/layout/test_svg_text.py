"""Words in drawings are shaped as a whole where their letters join, and are read back as they were written."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from octavo.model import Image
from octavo.pictures import read_picture
from octavo.resources import Assets
from tests.builders.making import pdf
from tests.making import book_with, paragraph
from tests.tools import verapdf
from tests.tools.places import program

LABELS = ("हिन्दी", "क्षत्रिय", "منارة", "מגדלור", "မြန်မာ", "ภาษาไทยที่นี่")


def drawing(labels: tuple[str, ...]) -> bytes:
    texts = "".join(f'<text x="9" y="{30 * n}" font-size="20">{label}</text>' for n, label in enumerate(labels, 1))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">{texts}</svg>'.encode()


def test_labels_of_a_drawing_are_found_in_every_script(tmp_path: Path) -> None:
    assets = Assets()
    picture, _ = read_picture(drawing(LABELS))
    shown = paragraph(Image(assets.keep(picture), alt="Names of lamps"))
    file = tmp_path / "book.pdf"
    file.write_bytes(pdf(book_with(shown), assets).content)
    printed = subprocess.run([program("pdftotext"), str(file), "-"], capture_output=True, check=True).stdout.decode()
    read = re.sub("[\u202a-\u202e\u2066-\u2069]", "", printed)
    assert [label for label in LABELS if label not in read] == []
    assert verapdf.check([file]) == {file: []}
