"""What the file says of itself in its XMP metadata: the book in the words of Dublin Core, and PDF/UA-1 beside PDF/A-3a.

WeasyPrint writes title, authors, description and dates, and the identifier of one standard. The other one has to
stand inside the same rdf:RDF (ISO 19005-3, 6.6.2), together with a description of its schema, because PDF/A
does not know PDF/UA's. Dublin Core needs no such description: it is a schema of XMP itself (ISO 16684-1, 8.3).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from octavo.builders.xhtml.markup import escape

VARIANT = "pdf/a-3a"

PRODUCER = "Octavo"
"""What the file names as its maker, in its information dictionary and in its metadata alike."""

_IDENTIFIER = (
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    "<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
)

_SCHEMA = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>'
    '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>'
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq>"
    "</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


_FORMS = {
    "publisher": "<rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag>",
    "rights": '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>',
    "date": "<rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq>",
    "identifier": "{}",
    "source": "{}",
    "relation": "<rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag>",
}
"""The Dublin Core properties that WeasyPrint does not write, and the form of each (ISO 16684-1, table 8.3)."""


def declared(rdf: bytes, said: Mapping[str, str], language: str, subjects: Sequence[str]) -> bytes:
    """`rdf`, an rdf:RDF element as PDF/A wants it, with what else is known of the book, and with PDF/UA-1.

    `said` are the meta elements of the document by their names ("dcterms.publisher").
    """
    found = [
        (name, form.format(escape(said[f"dcterms.{name}"])))
        for name, form in _FORMS.items()
        if said.get(f"dcterms.{name}")
    ]
    found += [("language", f"<rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag>")] if language else []
    if listed := "".join(f"<rdf:li>{escape(subject)}</rdf:li>" for subject in subjects):
        found.append(("subject", f"<rdf:Bag>{listed}</rdf:Bag>"))
    core = "".join(f"<dc:{name}>{value}</dc:{name}>" for name, value in found)
    dublin = f'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</rdf:Description>'
    return _produced(rdf).replace(b"</rdf:RDF>", f"{dublin if core else ''}{_IDENTIFIER}{_SCHEMA}</rdf:RDF>".encode())


def _produced(rdf: bytes) -> bytes:
    return re.sub(rb'(pdf:Producer=")[^"]*', rb"\g<1>" + PRODUCER.encode(), rdf)
