"""What the file says of itself in its XMP metadata: the book in the words of Dublin Core, and PDF/UA-1 beside PDF/A-3a.

WeasyPrint writes title, authors, description and dates, and the identifier of one standard. The other one has to
stand inside the same rdf:RDF (ISO 19005-3, 6.6.2), together with a description of its schema, because PDF/A
does not know PDF/UA's. Dublin Core needs no such description: it is a schema of XMP itself (ISO 16684-1, 8.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.builders.pdf.fragment import Metadata
from octavo.builders.xhtml.markup import escape

PRODUCER = "Octavo"
"""What the file names as its maker, in its information dictionary and in its metadata alike."""

STANDARDS = ("PDF/UA-1", "PDF/A-3a")
"""What it says that the file meets."""

_HEAD = b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
_END = b'</x:xmpmeta>\n<?xpacket end="r"?>'
"""What stands around the rdf:RDF element (ISO 16684-1, 7.3)."""

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


def make_packet(metadata: Metadata) -> bytes:
    """The metadata stream (ISO 32000-1, 14.3.2), which stays readable without a PDF parser: it is not packed."""
    return b"\n".join((_HEAD, _complete_rdf(metadata), _END))


def _complete_rdf(metadata: Metadata) -> bytes:
    """The rdf:RDF element of the metadata with what else is known of the book, and with PDF/UA-1."""
    core = "".join(f"<dc:{name}>{value}</dc:{name}>" for name, value in _properties(metadata))
    dublin = f'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</rdf:Description>'
    rdf = re.sub(rb'(pdf:Producer=")[^"]*', rb"\g<1>" + PRODUCER.encode(), metadata.rdf)
    return rdf.replace(b"</rdf:RDF>", f"{dublin if core else ''}{_IDENTIFIER}{_SCHEMA}</rdf:RDF>".encode())


def _properties(metadata: Metadata) -> Iterator[tuple[str, str]]:
    """The names and the markup of the properties of Dublin Core that WeasyPrint does not write."""
    for name, form in _FORMS.items():
        if value := metadata.meta.get(f"dcterms.{name}"):
            yield name, form.format(escape(value))
    if metadata.language:
        yield "language", f"<rdf:Bag><rdf:li>{escape(metadata.language)}</rdf:li></rdf:Bag>"
    if metadata.keywords:
        listed = "".join(f"<rdf:li>{escape(subject)}</rdf:li>" for subject in metadata.keywords)
        yield "subject", f"<rdf:Bag>{listed}</rdf:Bag>"
