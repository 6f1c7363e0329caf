"""Word files made by hand, for the tests of their reader: each part is written as Word writes it."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from html import escape
from io import BytesIO

TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "r": TYPES,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
    }.items()
)

STYLE_NAMES = {
    "Titel": "Title", "Untertitel": "Subtitle", "Author": "Author", "Date": "Date", "berschrift1": "heading 1",
    "berschrift2": "heading 2", "berschrift3": "heading 3", "Beschriftung": "caption", "Zitat": "Quote",
    "IntensivesZitat": "Intense Quote", "SourceCode": "Source Code", "HTMLVorformatiert": "HTML Preformatted",
    "Verse": "Verse", "Listenabsatz": "List Paragraph", "Verzeichnis1": "toc 1",
}  # fmt: skip
"""Ids as a German Word gives them, and the names of the styles, which are English in every file."""


def w(name: str, inner: str = "", /, **attributes: str) -> str:
    """An element of WordprocessingML; attributes are of its namespace."""
    stated = "".join(f' w:{key}="{value}"' for key, value in attributes.items())
    return f"<w:{name}{stated}>{inner}</w:{name}>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*inner: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; plain text becomes one."""
    styled = w("pStyle", val=style) if style else ""
    content = "".join(part if part.startswith("<") else r(part) for part in inner)
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{content}</w:p>"


def item(text: str, level: int = 0, list_: int = 1, style: str = "Listenabsatz") -> str:
    """A paragraph in a list."""
    return p(text, style=style, properties=w("numPr", w("ilvl", val=str(level)) + w("numId", val=str(list_))))


def table(*rows: str, properties: str = "") -> str:
    return w("tbl", w("tblPr", properties) + "".join(rows))


def row(*cells: str, head: bool = False) -> str:
    return w("tr", w("trPr", w("tblHeader") if head else "") + "".join(cells))


def cell(text: str, *, span: str = "", merge: str = "") -> str:
    """A cell; `span` counts columns, `merge` is "restart" or "continue"."""
    said = (w("gridSpan", val=span) if span else "") + (w("vMerge", val=merge) if merge else "")
    return w("tc", w("tcPr", said) + p(text))


def drawing(relation: str, alt: str | None = "A dot", attribute: str = "embed") -> str:
    """A run with a picture, 96 by 48 pixels."""
    said = "" if alt is None else f' descr="{alt}"'
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="457200"/><wp:docPr id="1" name="Picture 1"{said}/>'
        f"<a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        f'<a:blip r:{attribute}="{relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def field(instruction: str, result: str) -> str:
    """A field in its long form."""
    return (
        w("r", w("fldChar", fldCharType="begin"))
        + w("r", w("instrText", instruction))
        + w("r", w("fldChar", fldCharType="separate"))
        + r(result)
        + w("r", w("fldChar", fldCharType="end"))
    )


def note(kind: str, number: int, *paragraphs: str) -> str:
    """A note, after the two that draw the line above the notes."""
    return w(kind, w("p", w("r", w(f"{kind}Ref")) + r(" ")) + "".join(paragraphs), id=str(number))


def reference(kind: str, number: int) -> str:
    return w("r", w("rPr", w("vertAlign", val="superscript")) + w(f"{kind}Reference", id=str(number)))


def styles(extra: str = "", language: str = "en-US") -> str:
    named = "".join(w("style", w("name", val=name), type="paragraph", styleId=key) for key, name in STYLE_NAMES.items())
    defaults = w("docDefaults", w("rPrDefault", w("rPr", w("lang", val=language))))
    return f"<w:styles {NAMES}>{defaults}{named}{extra}</w:styles>"


def numbering() -> str:
    """List 1: bullets; 2: figures, letters, roman; 3: as 2, from 4 on; 9: headings 1, 1.1."""

    def level(at: int, kind: str, text: str, style: str = "") -> str:
        said = w("start", val="1") + w("numFmt", val=kind) + (w("pStyle", val=style) if style else "")
        return w("lvl", said + w("lvlText", val=text), ilvl=str(at))

    bullets = w("abstractNum", level(0, "bullet", "•") + level(1, "bullet", "o"), abstractNumId="0")
    kinds = level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)") + level(2, "upperRoman", "%3.")
    heads = level(0, "decimal", "%1", "berschrift1") + level(1, "decimal", "%1.%2", "berschrift2")
    abstract = bullets + w("abstractNum", kinds, abstractNumId="1") + w("abstractNum", heads, abstractNumId="2")
    restarted = w("lvlOverride", w("startOverride", val="4"), ilvl="0")
    lists = [("1", "0", ""), ("2", "1", ""), ("3", "1", restarted), ("9", "2", "")]
    made = "".join(w("num", w("abstractNumId", val=one) + more, numId=number) for number, one, more in lists)
    return f"<w:numbering {NAMES}>{abstract}{made}</w:numbering>"


def core(**said: str) -> str:
    """Core properties: title, creator, language, description; "keywords" is of its own namespace."""
    inner = "".join(
        f"<{'cp' if key == 'keywords' else 'dc'}:{key}>{escape(value)}</{'cp' if key == 'keywords' else 'dc'}:{key}>"
        for key, value in said.items()
    )
    dates = "<dcterms:created>2020-01-02T03:04:05Z</dcterms:created>"
    dates += "<dcterms:modified>2021-01-02T03:04:05Z</dcterms:modified>"
    return f"<cp:coreProperties {NAMES}>{inner}{dates}</cp:coreProperties>"


def word(
    *blocks: str,
    footnotes: str = "",
    endnotes: str = "",
    properties: str = "",
    sheet: str = "",
    links: Mapping[str, tuple[str, str]] | None = None,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """A Word file. `links` are relations by id: kind and target (outside where it is an address)."""
    relations = {
        "s": ("styles", "styles.xml"), "n": ("numbering", "numbering.xml"),
        **({"f": ("footnotes", "footnotes.xml")} if footnotes else {}),
        **({"e": ("endnotes", "endnotes.xml")} if endnotes else {}),
        **(links or {}),
    }  # fmt: skip
    parts = {
        "_rels/.rels": _relations(
            {"d": ("officeDocument", "word/document.xml"), "c": ("core-properties", "docProps/core.xml")}
        ),
        "docProps/core.xml": properties or core(),
        "word/document.xml": f"<w:document {NAMES}><w:body>{''.join(blocks)}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(relations),
        "word/styles.xml": sheet or styles(),
        "word/numbering.xml": numbering(),
        **({"word/footnotes.xml": f"<w:footnotes {NAMES}>{footnotes}</w:footnotes>"} if footnotes else {}),
        **({"word/endnotes.xml": f"<w:endnotes {NAMES}>{endnotes}</w:endnotes>"} if endnotes else {}),
    }
    return pack_parts({**{name: text.encode() for name, text in parts.items()}, **(files or {})})


def pack_parts(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP archive."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def _relations(relations: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{TYPES}/{kind}" Target="{escape(target)}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for key, (kind, target) in relations.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )
