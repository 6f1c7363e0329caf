"""A book with every node of the model in every state that matters, for the tests of all rooms.

The words, the pictures and the formulas were made for it. It is a finished book: every id is unique,
every link inside it leads somewhere, every picture is in the store.
"""

from __future__ import annotations

from io import BytesIO
from typing import get_args

from PIL import Image as Picture

from octavo.model import (
    Abbreviation,
    Align,
    Article,
    Aside,
    Block,
    Book,
    Cell,
    Code,
    CodeBlock,
    DescriptionList,
    Entry,
    Figure,
    Footnote,
    Image,
    Inline,
    Item,
    LineBreak,
    Link,
    List,
    Math,
    Metadata,
    Numbering,
    Origin,
    Paragraph,
    Person,
    Placeholder,
    PlaceholderKind,
    Quote,
    Role,
    Row,
    Scope,
    Section,
    Series,
    Span,
    Style,
    Table,
    Text,
    ThematicBreak,
    Verse,
)
from octavo.resources import Asset, Assets, asset

STYLES: tuple[Style, ...] = get_args(Style)
ROLES: tuple[Role, ...] = get_args(Role)
NUMBERINGS: tuple[Numbering, ...] = get_args(Numbering)
ALIGNS: tuple[Align, ...] = get_args(Align)
SCOPES: tuple[Scope, ...] = get_args(Scope)
PLACEHOLDERS: tuple[PlaceholderKind, ...] = get_args(PlaceholderKind)

MATHML = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><mi>a</mi><mo>=</mo>'
    "<mfrac><mn>1</mn><mn>2</mn></mfrac></mrow></math>"
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80" viewBox="0 0 120 80">'
    '<title>A folded sheet</title><path d="M10 10h45v60h-45zM65 10h45v60h-45z" fill="none" stroke="black"/></svg>'
)


def every_node() -> tuple[Book, Assets]:
    """The book, and the store with its two pictures (a PNG and an SVG)."""
    assets = Assets()
    photo, drawing = assets.keep(photograph()), assets.keep(folded_sheet())
    book = Book(
        metadata=_metadata(photo),
        frontmatter=(_foreword(),),
        bodymatter=(_workshop(photo, drawing), _notebook(drawing), _letters()),
        backmatter=(_afterword(),),
    )
    return book, assets


def photograph() -> Asset:
    """A PNG of 96 × 64 pixels: a gradient with a dark square, opaque."""
    picture = Picture.new("RGB", (96, 64))
    picture.putdata([(x * 2, y * 3, 90) if x + y > 40 else (20, 20, 20) for y in range(64) for x in range(96)])
    written = BytesIO()
    picture.save(written, "PNG")
    return asset(written.getvalue(), "image/png", picture.size)


def folded_sheet() -> Asset:
    """An SVG of 120 × 80 pixels."""
    return asset(DRAWING.encode(), "image/svg+xml", (120, 80))


def words(text: str) -> tuple[Inline, ...]:
    """Running text, as the content of a paragraph or a heading."""
    return (Text(text),)


def said(text: str) -> tuple[Block, ...]:
    """One paragraph, as the body of an item, a cell or a note."""
    return (Paragraph(words(text)),)


def _metadata(cover: str) -> Metadata:
    return Metadata(
        title="The Folded Sheet",
        language="en",
        subtitle="A workshop & its <habits>",
        creators=(
            Person("Ines Vautrin", file_as="Vautrin, Ines"),
            Person("Tobias Rehn", role="edt"),
            Person("Oona Marsh", role="ill", url="https://example.org/oona"),
        ),
        publisher="Quire & Sons",
        date="2024-05-06",
        modified="2024-05-07T08:09:10Z",
        rights="CC BY 4.0",
        description="How a sheet becomes a book, told by those who fold it.",
        subjects=("printing", "binding"),
        identifier="urn:uuid:5b0f5e38-7b1c-4c0a-9a0e-3a1d2c4b5e6f",
        series=Series("Workshop Papers", "2"),
        cover=cover,
    )


# --- around the book -------------------------------------------------------------------------------


def _foreword() -> Article:
    return Article(
        id="foreword", headline=words("Foreword"), body=said("Whoever folds a sheet three times holds an octavo.")
    )


def _afterword() -> Article:
    thanks = Section(words("Thanks"), said("To the bindery."), id="thanks", role="doc-acknowledgments")
    return Article(id="afterword", headline=words("Afterword"), body=(*said("The press is quiet now."), thanks))


# --- the first article: every block ------------------------------------------------------------------


def _workshop(photo: str, drawing: str) -> Article:
    return Article(
        id="workshop",
        headline=(Text("In the "), Span(words("Workshop"), style="emphasis"), Text(": Ink & Paper")),
        alternative_headline=words("What lies on the table"),
        authors=(Person("Ines Vautrin"), Person("Tobias Rehn"), Person("Oona Marsh")),
        date_published="2023-04-05T06:07:08+02:00",
        date_modified="2023-05-01",
        publisher="The Quire",
        license="https://creativecommons.org/licenses/by/4.0/",
        description="A first look at the tools.",
        keywords=("tools", "paper"),
        in_language="en-GB",
        is_part_of=Series("Evenings", "1"),
        image=photo,
        origin=Origin(
            url="https://example.org/workshop?page=1&view=all",
            path="workshop.html",
            fetched="2024-01-02T03:04:05Z",
            sha256="0" * 64,
            reader="html",
        ),
        body=(
            *said("A bone folder, a knife, a pot of paste."),
            Paragraph(words("This paragraph sums the evening up."), role="doc-abstract"),
            *_lists(),
            *_quotes(),
            *_figures(photo, drawing),
            *_tables(),
            *_boxes(),
            *_sections(),
        ),
    )


def _lists() -> tuple[Block, ...]:
    deep = List((Item(said("the second fold")), Item((*said("the third"), List((Item(said("and the knife")),))))))
    tasks = List((Item(said("sheets counted"), checked=True), Item(said("sheets pressed"), checked=False)))
    loose = List(
        (Item((*said("Damp the paper."), *said("Wait an hour.")), id="damp"), Item((CodeBlock("wait 3600\n"),))),
        tight=False,
    )
    numbered = [
        List((Item(said(f"counted in {kind}")), Item(said("once more"))), numbering=kind, start=start)
        for start, kind in enumerate(NUMBERINGS, 1)
    ]
    plain = List((Item((*said("the first fold"), deep)), Item(said("the cut"))), id="folds")
    return plain, tasks, loose, *numbered, _terms()


def _terms() -> DescriptionList:
    return DescriptionList(
        (
            Entry((words("signature"), words("quire")), (said("Sheets folded into one another."),)),
            Entry(
                (words("deckle"),), (said("The uneven edge."), (*said("Also a frame:"), List((Item(said("of wood")),))))
            ),
            Entry((words("recto"),), ()),
        ),
        language="en",
    )


def _quotes() -> tuple[Block, ...]:
    inner = Quote(said("Fold, then think."))
    return (
        Quote(
            (*said("My master used to say:"), inner),
            attribution=(Text("Hugo Lind, "), Span(words("Letters"), style="cited-title")),
            cite="https://example.org/lind",
        ),
        Quote(said("A sheet forgives once."), role="doc-epigraph"),
        Verse(
            (
                (words("The roller turns,"), words("\u2003the paper waits,")),
                ((Span(words("and nobody"), style="emphasis"), Text(" speaks.")),),
            ),
            attribution=words("Oona Marsh"),
        ),
        ThematicBreak(),
        CodeBlock('def fold(sheet: "Sheet") -> None:\n    return sheet & 7 < 8\n\n\tprint("]]>")\n', syntax="python"),
        CodeBlock("no syntax here"),
    )


def _figures(photo: str, drawing: str) -> tuple[Block, ...]:
    shown = Image(photo, alt="The table by the window", title="Evening", width=96, height=64)
    sheet = Image(drawing, alt="A sheet with one fold", width=120, height=80)
    return (
        Figure(
            (Paragraph((shown,)), Paragraph((sheet,))),
            caption=(Paragraph((Text("The table "), Span(words("before"), style="strong"), Text(" work."))),),
            credit=words("Photograph: Oona Marsh"),
            id="table-photo",
        ),
        Figure((CodeBlock("fold --times 3", syntax="sh"),), caption=said("The whole procedure.")),
        Figure((Paragraph((sheet,)),)),
        Paragraph((Image(photo, alt=""),)),
        Paragraph((Image(photo),)),
        Paragraph((Text("Beside the words stands "), Image(drawing, alt="a small sheet"), Text(" now and then."))),
    )


def _tables() -> tuple[Block, ...]:
    head = Row(tuple(Cell(said(name), header=True, scope="col") for name in ("Fold", "Leaves", "Pages", "Name")))
    first = Row((_named("one"), *(Cell(said(cell), align="right") for cell in ("2", "4")), Cell(said("folio"))))
    note = Footnote(said("Counted by hand."))
    spans = Row(
        (
            _named("two"),
            Cell((Paragraph((Text("4"), note)),), rowspan=2, align="center"),
            Cell((List((Item(said("eight")), Item(said("or so")))),), colspan=2),
        )
    )
    last = Row((_named("three"), Cell(said("16")), Cell(())))
    scopes = Row(tuple(Cell(said(f"scope {scope}"), header=True, scope=scope, align=align) for scope, align in _KINDS))
    return (
        Table(
            bodies=((first,), (spans, last)),
            head=(head,),
            foot=(Row((Cell(said("all from one sheet"), colspan=4),)),),
            caption=(Paragraph((Text("Folds and "), Span(words("leaves"), style="emphasis"))),),
            id="leaves",
        ),
        Table(bodies=((scopes, Row(tuple(Cell(said("below")) for _ in _KINDS))),)),
    )


_KINDS: tuple[tuple[Scope, Align], ...] = tuple(zip(SCOPES, (*ALIGNS, ALIGNS[0]), strict=True))


def _named(name: str) -> Cell:
    return Cell(said(name), header=True, scope="row")


def _boxes() -> tuple[Block, ...]:
    return (
        Aside((*said("Keep the knife dry."), List((Item(said("always")),))), title=words("A warning"), role="doc-tip"),
        *(Aside(said(f"A box that is a {role or 'plain'} one."), role=role) for role in ROLES),
    )


def _sections() -> tuple[Block, ...]:
    depth: tuple[Block, ...] = said("Nobody folds deeper than this.")
    for level in range(7, 0, -1):
        depth = (*said(f"Before fold {level}."), Section(words(f"Fold {level}"), depth, id=f"fold-{level}"))
    roles = tuple(
        Section(words(f"Part {at}"), said(f"Its role is {role}."), id=f"part-{at}", role=role)
        for at, role in enumerate(ROLES)
    )
    heading = (Text("On "), Code("ink"), Text(", with a note"), Footnote(said("Black, mostly.")))
    return (Section(heading, depth, id="ink"), *roles, Section(words("Nothing under it"), (), id="nothing"))


# --- the second article: every inline ----------------------------------------------------------------


def _notebook(drawing: str) -> Article:
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
    return Paragraph((target, *spaced, Abbreviation(words("ISBN"), "International Standard Book Number"), Text(".")))


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


# --- the third article: from right to left --------------------------------------------------------------


def _letters() -> Article:
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
