"""Word to HTML, by mammoth: it gets a file that holds the prepared text alone, and gives back a tree."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

from msgspec import Struct

from octavo.readers.docx.formulas import Formula
from octavo.readers.docx.numbering import Numbering
from octavo.readers.docx.package import Package, Relation
from octavo.readers.docx.paragraphs import Paragraphs
from octavo.readers.docx.pictures import Shown
from octavo.readers.docx.placeholders import LOOK, Marks
from octavo.readers.docx.revisions import accept
from octavo.readers.docx.strip import lean
from octavo.readers.docx.styles import Styles
from octavo.readers.docx.wordml import Element, child, local, made, number, on, remove, tag, value, words
from octavo.readers.elements import Context

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_NOTES = ("footnote", "endnote")
_STYLES = ("u => u", "small-caps => span.small-caps", "highlight => mark")
_UNREADABLE = re.compile(r"Unrecognised|was referenced but not defined")
_WIDEST = 1000
_MOST = 300_000
"""Elements that mammoth is given: it takes a kilobyte and a half for each. *War and Peace* has fewer."""


class Converted(Struct, frozen=True):
    """A file as a tree of HTML (its `body`), with what mammoth could not say in HTML, and its main language."""

    body: Element
    marks: Marks
    language: str


class Converter:
    """Converts one file. Use once: it counts its lists."""

    def __init__(self, package: Package, context: Context) -> None:
        self._package = package
        self._context = context
        self._marks = Marks()
        self._styles = Styles(package.part(package.name("styles")))
        numbering = Numbering(package.part(package.name("numbering")), self._styles)
        self._paragraphs = Paragraphs(self._styles, numbering, self._marks, context)
        self._parts: dict[str, bytes] = {}
        self._elements = 0

    def convert(self) -> Converted:
        """The whole text. Raises `ReadError` where mammoth cannot read it."""
        roots = {"document": self._package.part(self._package.main)}
        names = {"document": self._package.main, **{kind: self._package.name(f"{kind}s") for kind in _NOTES}}
        roots |= {kind: root for kind in _NOTES if (root := self._package.part(names[kind])) is not None}
        for kind, root in roots.items():
            self._prepare(root, self._package.relations(names[kind]))
        self._refer(roots)
        for root in roots.values():
            self._paragraphs.gather(root)
        self._paragraphs.mark()
        for kind, root in roots.items():
            self._write(kind, root, self._package.relations(names[kind]))
        return Converted(self._parsed(self._html()), self._marks, self._paragraphs.language)

    def _prepare(self, root: Element, relations: Mapping[str, Relation]) -> None:
        accept(root, self._context)
        Shown(relations, self._marks, self._context).find(root)
        self._formulas(root)
        for table in root.iter(tag("w:tbl")):
            self._table(table)
        for link in root.iter(tag("w:hyperlink")):
            if value(link, "", "r:id") not in relations:
                link.attrib.pop(tag("r:id"), None)

    def _formulas(self, root: Element) -> None:
        for found in list(root.iter(tag("m:oMath"))):
            if found.getparent() is None or next(found.iterancestors(tag("m:oMath")), None) is not None:
                continue
            formula = Formula()
            markup = formula.math(found)
            if local(found.getparent()) == "oMathPara":
                markup.set("display", "block")
            for name in dict.fromkeys(formula.unknown):
                self._context.notes.add("math-unreadable", f"{name} in “{words(found)[:60]}” became plain text")
            found.getparent().replace(found, self._marks.element(markup))
        for found in list(root.iter(tag("m:oMathPara"))):
            for inner in found:
                found.addprevious(inner)
            remove(found)

    def _table(self, table: Element) -> None:
        """Heads where the table or its style has them, and spans that are numbers."""
        for span in table.iter(tag("w:gridSpan")):
            span.set(tag("w:val"), str(max(1, min(number(value(span), 1), _WIDEST))))
        rows = table.findall(tag("w:tr"))
        for row in rows:
            if on(row, "w:trPr/w:tblHeader") is False:
                remove(child(row, "w:trPr/w:tblHeader"))
        look, style = child(table, "w:tblPr/w:tblLook"), value(table, "w:tblPr/w:tblStyle")
        first = value(look, "", "w:firstRow") or str(int(value(look), 16) & 0x20 if _is_hex(value(look)) else 0)
        if len(rows) > 1 and first not in ("", "0", "false") and self._styles.marks_first_row(style):
            properties = child(rows[0], "w:trPr")
            if properties is None:
                properties = made("w:trPr")
                rows[0].insert(0, properties)
            properties.append(made("w:tblHeader"))

    def _refer(self, roots: Mapping[str, Element]) -> None:
        """References to notes that are not there go; so do the numbers in the notes themselves."""
        for kind in _NOTES:
            notes = roots[kind].findall(tag(f"w:{kind}")) if kind in roots else []
            known = {note.get(tag("w:id")) for note in notes if note.get(tag("w:type")) in (None, "normal")}
            for root in roots.values():
                for found in list(root.iter(tag(f"w:{kind}Reference"))):
                    if found.get(tag("w:id")) not in known:
                        self._context.count("text-dropped", "the mark of a note that is not in the file")
                        remove(found)
                for found in list(root.iter(tag(f"w:{kind}Ref"))):
                    remove(found)

    # -- mammoth ------------------------------------------------------------------------------------

    def _write(self, kind: str, root: Element, relations: Mapping[str, Relation]) -> None:
        from lxml import etree

        lean(root)
        self._elements += sum(1 for _ in root.iter())
        if self._elements > _MOST:
            raise self._package.archive.error("the text is too large for one article", "divide it into several files")
        name = kind if kind == "document" else f"{kind}s"
        self._parts[f"word/{name}.xml"] = etree.tostring(root, encoding="utf-8", xml_declaration=True)
        listed = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
        for key, relation in relations.items():
            stated = {"Id": key, "Type": _HYPERLINK, "Target": relation.target, "TargetMode": "External"}
            etree.SubElement(listed, f"{{{_RELATIONS}}}Relationship", stated)
        self._parts[f"word/_rels/{name}.xml.rels"] = etree.tostring(listed, encoding="utf-8", xml_declaration=True)

    def _html(self) -> str:
        from mammoth import convert_to_html

        looks = [f"r.{name} => span.{name.lower()}" for name in self._marks.looks.values()]
        try:
            result = convert_to_html(
                self._file(),
                style_map="\n".join([*_STYLES, *looks]),
                include_default_style_map=False,
                include_embedded_style_map=False,
            )
        except RecursionError as error:
            raise self._package.archive.error("tables and boxes are nested too deeply") from error
        except Exception as error:  # mammoth trusts what it reads: anything that Word never writes may end so
            reason = f"{type(error).__name__}: {error}"
            raise self._package.archive.error(f"the text cannot be read ({reason})", "save it again in Word") from error
        for message in result.messages:
            if not _UNREADABLE.search(message.message) or "element was ignored" in message.message:
                self._context.count("text-dropped", message.message)
        return str(result.value)

    def _file(self) -> BytesIO:
        """A Word file of the prepared parts and no more."""
        file = BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name, content in {**self._parts, "word/styles.xml": _styles(self._marks)}.items():
                archive.writestr(name, content)
        file.seek(0)
        return file

    def _parsed(self, written: str) -> Element:
        from lxml import etree

        parser = etree.XMLParser(huge_tree=True, resolve_entities=False)
        return etree.fromstring(f"<body>{written}</body>", parser)


def _styles(marks: Marks) -> bytes:
    """A part that declares our styles of runs."""
    from lxml import etree

    root = made("w:styles")
    for name in marks.looks.values():
        style = made("w:style", type="character", styleId=name)
        style.append(made("w:name", val=f"{LOOK} {name.removeprefix(LOOK)}"))
        root.append(style)
    content: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def _is_hex(said: str) -> bool:
    return 0 < len(said) < 9 and all(letter in "0123456789abcdefABCDEF" for letter in said)
