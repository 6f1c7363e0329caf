"""Word to HTML, by mammoth: it gets a file that holds the prepared text alone, and gives back a tree."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

from lxml import etree
from msgspec import Struct

from octavo.readers.docx.fields import resolve_fields
from octavo.readers.docx.form_fields import show_form_fields
from octavo.readers.docx.formulas import MathmlBuilder
from octavo.readers.docx.note_marks import drop_own_marks
from octavo.readers.docx.note_references import link_note_references
from octavo.readers.docx.numbering import Numbering
from octavo.readers.docx.package import DocxPackage, Relationship
from octavo.readers.docx.paragraphs import Paragraphs
from octavo.readers.docx.pictures import Drawings
from octavo.readers.docx.placeholders import STYLE_PREFIX, Placeholders
from octavo.readers.docx.revisions import accept_revisions
from octavo.readers.docx.ruby import replace_ruby
from octavo.readers.docx.strip import strip_formatting
from octavo.readers.docx.styles import Styles
from octavo.readers.docx.symbols import drop_codeless_symbols
from octavo.readers.docx.wordml import child, is_on, new_element, number, remove, stands_in, tag, value, words
from octavo.readers.elements import Context
from octavo.readers.elements.tree import Element

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_NOTE_KINDS = ("footnote", "endnote")
_STYLE_MAP = ("u => u", "small-caps => span.small-caps", "highlight => mark")
"""What mammoth makes of the looks of runs, in its own language."""

_KNOWN_MESSAGE = re.compile(r"Unrecognised|was referenced but not defined")  # "Unrecognised run style: Octavo1"
_WIDEST = 1000
"""Columns that a cell may span."""

_MOST_ELEMENTS = 300_000
"""Elements that mammoth is given: it takes a kilobyte and a half for each. *War and Peace* has fewer."""


class Converted(Struct, frozen=True):
    """A file as a tree of HTML (its `body`), with what mammoth could not say in HTML, and its main language."""

    body: Element
    placeholders: Placeholders
    language: str


class Converter:
    """Converts one file. Use once: it counts its lists."""

    def __init__(self, package: DocxPackage, context: Context) -> None:
        self._package = package
        self._context = context
        self._placeholders = Placeholders()
        self._styles = Styles(package.read_part(package.find_part("styles")))
        numbering = Numbering(package.read_part(package.find_part("numbering")), self._styles)
        self._paragraphs = Paragraphs(self._styles, numbering, self._placeholders, context)
        self._parts: dict[str, bytes] = {}
        self._elements = 0

    def convert(self) -> Converted:
        """The whole text. Raises `ReadError` where mammoth cannot read it."""
        names = {"document": self._package.main, **{kind: self._package.find_part(f"{kind}s") for kind in _NOTE_KINDS}}
        roots = {kind: root for kind, name in names.items() if (root := self._package.read_part(name)) is not None}
        link_note_references(roots.values())
        for kind, root in roots.items():
            self._prepare(root, self._package.relationships(names[kind]))
        drop_own_marks(roots, self._context)
        self._drop_dangling_references(roots)
        for root in roots.values():
            self._paragraphs.gather(root)
        self._paragraphs.mark()
        for kind, root in roots.items():
            self._write_part(kind, root, self._package.relationships(names[kind]))
        return Converted(_parse(self._run_mammoth()), self._placeholders, self._paragraphs.language)

    # -- preparation --------------------------------------------------------------------------------

    def _prepare(self, root: Element, relationships: Mapping[str, Relationship]) -> None:
        """Makes of a part what mammoth reads, with placeholders for what it does not."""
        accept_revisions(root, self._context)
        drop_codeless_symbols(root, self._context)
        resolve_fields(root, self._context)
        show_form_fields(root)
        replace_ruby(root, self._placeholders)
        Drawings(relationships, self._placeholders, self._context).replace_all(root)
        self._replace_formulas(root)
        for table in root.iter(tag("w:tbl")):
            self._normalise_table(table)
        for link in root.iter(tag("w:hyperlink")):
            if value(link, "", "r:id") not in relationships:
                link.attrib.pop(tag("r:id"), None)

    def _replace_formulas(self, root: Element) -> None:
        for found in list(root.iter(tag("m:oMath"))):
            if found.getparent() is None or next(found.iterancestors(tag("m:oMath")), None) is not None:
                continue
            builder = MathmlBuilder()
            math = builder.build(found)
            if stands_in(found, "oMathPara"):
                math.set("display", "block")
            for name in dict.fromkeys(builder.unknown):
                self._context.notes.add("math-unreadable", f"{name} in “{words(found)[:60]}” became plain text")
            found.addprevious(self._placeholders.mark_element(math))
            remove(found)
        for found in list(root.iter(tag("m:oMathPara"))):
            for inner in list(found):
                found.addprevious(inner)
            remove(found)

    def _normalise_table(self, table: Element) -> None:
        """Heads where the table or its style has them, and spans that are numbers."""
        for span in table.iter(tag("w:gridSpan")):
            span.set(tag("w:val"), str(max(1, min(number(value(span), 1), _WIDEST))))
        rows = table.findall(tag("w:tr"))
        for row in rows:
            header = child(row, "w:trPr/w:tblHeader")
            if header is not None and is_on(row, "w:trPr/w:tblHeader") is False:
                remove(header)
        style = value(table, "w:tblPr/w:tblStyle")
        if len(rows) > 1 and _formats_first_row(table) and self._styles.marks_first_row(style):
            properties = child(rows[0], "w:trPr")
            if properties is None:
                properties = new_element("w:trPr")
                rows[0].insert(0, properties)
            properties.append(new_element("w:tblHeader"))

    def _drop_dangling_references(self, roots: Mapping[str, Element]) -> None:
        """References to notes that are not there go; so do the numbers in the notes themselves."""
        for kind in _NOTE_KINDS:
            footnotes = roots[kind].findall(tag(f"w:{kind}")) if kind in roots else []
            known = {found.get(tag("w:id")) for found in footnotes if found.get(tag("w:type")) in (None, "normal")}
            for root in roots.values():
                for found in list(root.iter(tag(f"w:{kind}Reference"))):
                    if found.get(tag("w:id")) not in known:
                        self._context.count("text-dropped", "the mark of a note that is not in the file")
                        remove(found)
                for found in list(root.iter(tag(f"w:{kind}Ref"))):
                    remove(found)

    # -- mammoth ------------------------------------------------------------------------------------

    def _write_part(self, kind: str, root: Element, relationships: Mapping[str, Relationship]) -> None:
        """Writes a prepared part, and what it refers to, for mammoth. Raises `ReadError` for more than it can hold."""
        strip_formatting(root)
        self._elements += sum(1 for _ in root.iter())
        if self._elements > _MOST_ELEMENTS:
            raise self._package.archive.error("the text is too large for one article", "divide it into several files")
        name = kind if kind == "document" else f"{kind}s"
        self._parts[f"word/{name}.xml"] = _serialise(root)
        listed = etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap={None: _RELATIONSHIPS})
        for key, found in relationships.items():
            stated = {"Id": key, "Type": _HYPERLINK, "Target": found.target, "TargetMode": "External"}
            etree.SubElement(listed, f"{{{_RELATIONSHIPS}}}Relationship", stated)
        self._parts[f"word/_rels/{name}.xml.rels"] = _serialise(listed)

    def _run_mammoth(self) -> str:
        """The HTML that mammoth makes of the prepared parts. Raises `ReadError` where it cannot."""
        from mammoth import convert_to_html

        styles = [f"r.{name} => span.{name.lower()}" for name in self._placeholders.style_ids.values()]
        try:
            result = convert_to_html(
                self._zip_parts(),
                style_map="\n".join([*_STYLE_MAP, *styles]),
                include_default_style_map=False,
                include_embedded_style_map=False,
            )
        except RecursionError as error:
            raise self._package.archive.error("tables and boxes are nested too deeply") from error
        except Exception as error:  # mammoth trusts what it reads: anything that Word never writes may end so
            reason = f"{type(error).__name__}: {error}"
            raise self._package.archive.error(f"the text cannot be read ({reason})", "save it again in Word") from error
        for message in result.messages:
            if not _KNOWN_MESSAGE.search(message.message) or "element was ignored" in message.message:
                self._context.count("text-dropped", message.message)
        return str(result.value)

    def _zip_parts(self) -> BytesIO:
        """A Word file of the prepared parts and no more."""
        file = BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name, content in {**self._parts, "word/styles.xml": _write_styles(self._placeholders)}.items():
                archive.writestr(name, content)
        file.seek(0)
        return file


def _formats_first_row(table: Element) -> bool:
    """Whether a table asks for what its style says of the first row (ECMA-376 part 1, section 17.4.55)."""
    look = child(table, "w:tblPr/w:tblLook")
    if stated := value(look, "", "w:firstRow"):
        return stated not in ("0", "false")
    return _is_hex(value(look)) and int(value(look), 16) & 0x20 != 0


def _is_hex(text: str) -> bool:
    return 0 < len(text) < 9 and all(letter in "0123456789abcdefABCDEF" for letter in text)


def _write_styles(placeholders: Placeholders) -> bytes:
    """A part that declares our styles of runs."""
    root = new_element("w:styles")
    for name in placeholders.style_ids.values():
        style = new_element("w:style", type="character", styleId=name)
        style.append(new_element("w:name", val=f"{STYLE_PREFIX} {name.removeprefix(STYLE_PREFIX)}"))
        root.append(style)
    return _serialise(root)


def _serialise(root: Element) -> bytes:
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _parse(html: str) -> Element:
    """Mammoth's HTML, which is well-formed, as the children of a body."""
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False)
    return etree.fromstring(f"<body>{html}</body>", parser)
