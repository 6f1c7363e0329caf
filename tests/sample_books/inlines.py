"""An article with every inline, and one that is written from right to left."""

from __future__ import annotations

from octavo.model import (
    Abbreviation,
    Article,
    Block,
    Cell,
    Code,
    CodeBlock,
    Footnote,
    Image,
    Item,
    LineBreak,
    Link,
    List,
    Math,
    NoteReference,
    Paragraph,
    Person,
    Placeholder,
    Quote,
    Row,
    Ruby,
    Span,
    Table,
    Text,
)
from tests.sample_books.words import PLACEHOLDERS, STYLES, said, words

MATHML = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><mi>a</mi><mo>=</mo>'
    "<mfrac><mn>1</mn><mn>2</mn></mfrac></mrow></math>"
)


def notebook(drawing: str) -> Article:
    return Article(
        id="notebook",
        headline=words("The Binder’s Notebook"),
        authors=(Person("Tobias Rehn"),),
        body=(_spans(), _links(drawing), _footnotes(), *_formulas(), *_kept_places()),
    )


def _spans() -> Paragraph:
    styled = tuple(Span(words(f"{style} words"), style=style) for style in STYLES)
    nested = Span(
        (Text("bold "), Span((Text("and "), Code("code"), LineBreak(), Text("in it")), style="emphasis")),
        style="strong",
    )
    hebrew = Span(words("שלום עולם"), language="he", direction="rtl")
    arabic = Span(words("مرحبا بالعالم"), language="ar", direction="rtl")
    greek = Span(words("Ἐν ἀρχῇ"), language="grc")
    apart = (Text(", "),)
    spaced = tuple(inline for span in (*styled, nested, hebrew, arabic, greek) for inline in (span, *apart))
    target = Span((), id="here")
    ruby = Ruby(words("folio"), words("in two"))
    return Paragraph(
        (target, *spaced, ruby, *apart, Abbreviation(words("ISBN"), "International Standard Book Number"), Text("."))
    )


def _links(drawing: str) -> Paragraph:
    picture = Image(drawing, alt="The sheet, which leads to the folds")
    return Paragraph(
        (
            Link((Text("The "), Span(words("folds"), style="emphasis")), "#folds"),
            Text(", the "),
            Link(words("first article"), "#workshop"),
            Text(", "),
            Link(words("this line"), "#here", title="The line above"),
            Text(", "),
            Link((picture,), "#folds"),
            Text(", a "),
            Link(words("page"), "https://example.org/a?b=c&d=%20e", id="page-link"),
            Text(" and an "),
            Link(words("address"), "mailto:ink@example.org"),
            Text("."),
        )
    )


def _footnotes() -> Paragraph:
    inner = Footnote(said("A note inside a note."))
    rich = Footnote(
        (
            Paragraph((Text("First a line with "), Code("code"), Text(","), inner)),
            List((Item(said("then a list")), Item(said("of two"))), numbering="decimal"),
            Quote(said("and a quotation.")),
        ),
        id="rich-note",
    )
    bare = Footnote((CodeBlock("only code"),))
    foreign = Footnote(
        (Paragraph((Span(words("הערה"), language="he", direction="rtl"),)),), language="he", direction="rtl"
    )
    link = Link(words("the long note"), "#rich-note")
    return Paragraph(
        (
            Text("One"),
            Footnote(said("Plain.")),
            Text(" two"),
            rich,
            Text(" three"),
            bare,
            Text(" four"),
            foreign,
            Text(", see "),
            link,
            Text(" again"),
            NoteReference("rich-note", id="rich-again"),
        )
    )


def _formulas() -> tuple[Block, ...]:
    return (
        Paragraph(
            (Text("A leaf is "), Math(tex=r"\frac{1}{8}"), Text(" of a sheet, or "), Math(mathml=MATHML), Text("."))
        ),
        Paragraph((Math(tex=r"\sum_{i=0}^{n} 2^i = 2^{n+1} - 1", display=True),), id="sum"),
        Paragraph((Math(tex=r"a = \frac{1}{2}", mathml=MATHML, display=True),)),
    )


def _kept_places() -> tuple[Block, ...]:
    places = [
        Placeholder(kind, label=f"a {kind} & its words", href=f"https://example.org/{kind}?a=1&b=2")
        for kind in PLACEHOLDERS
    ]
    return (
        *(Paragraph((place,)) for place in places),
        Paragraph((Text("And one without words: "), Placeholder("picture"))),
    )


def letters() -> Article:
    hebrew = (Text("הדף מקופל שלוש פעמים, ואז "), Span(words("folded"), language="en", direction="ltr"), Text(" שוב."))
    head = Row((Cell(said("קיפול"), header=True, scope="col"), Cell(said("דפים"), header=True, scope="col")))
    return Article(
        id="letters",
        headline=words("מכתבים"),
        in_language="he",
        direction="rtl",
        body=(
            Paragraph((*hebrew, Footnote(said("הערה קצרה."), id="hebrew-note"))),
            List((Item(said("ראשון")), Item(said("שני"))), numbering="decimal"),
            Table(bodies=((Row((Cell(said("אחד")), Cell(said("2")))),),), head=(head,)),
            Paragraph(words("ثلاث طيات وورقة واحدة."), language="ar", direction="rtl"),
            Quote(said("A line of English stands here."), language="en", direction="ltr"),
        ),
    )
