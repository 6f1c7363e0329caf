"""What the file says of itself in its XMP metadata: PDF/UA-1 beside PDF/A-3a.

WeasyPrint writes the identifier of one standard. The other one has to stand inside the same rdf:RDF
(ISO 19005-3, 6.6.2), together with a description of its schema, because PDF/A does not know PDF/UA's.
"""

from __future__ import annotations

VARIANT = "pdf/a-3a"

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


def accessible(rdf: bytes) -> bytes:
    """`rdf`, an rdf:RDF element as PDF/A wants it, with the identifier of PDF/UA-1 in it."""
    return rdf.replace(b"</rdf:RDF>", f"{_IDENTIFIER}{_SCHEMA}</rdf:RDF>".encode())
