"""An article with every block."""

from __future__ import annotations

from octavo.model import (
    Align,
    Article,
    Aside,
    Block,
    Cell,
    Code,
    CodeBlock,
    DescriptionList,
    Entry,
    Figure,
    FigureGroup,
    Footnote,
    Image,
    Item,
    List,
    Origin,
    Paragraph,
    Person,
    Quote,
    Row,
    Scope,
    Section,
    Series,
    Span,
    Table,
    Text,
    ThematicBreak,
    Verse,
)
from tests.sample_books.words import ALIGNS, KINDS, NUMBERINGS, ROLES, SCOPES, said, words


def workshop(photo: str, drawing: str) -> Article:
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
        FigureGroup(
            (Figure((Paragraph((shown,)),), caption=said("Before.")), Figure((Paragraph((sheet,)),))),
            caption=said("The table and a sheet."),
            credit=words("Oona Marsh"),
        ),
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
        *(Aside(said(f"A {kind}."), title=words("Knives"), role="doc-notice", kind=kind) for kind in KINDS),
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
