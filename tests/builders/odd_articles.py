"""Articles that are odd, and that a reader might still make: what is empty, nested strangely, or no good value."""

from __future__ import annotations

from functools import reduce
from typing import get_args

from octavo.model import (
    Abbreviation,
    Article,
    Aside,
    Block,
    Cell,
    CodeBlock,
    DescriptionList,
    Entry,
    Figure,
    Footnote,
    Image,
    Item,
    LineBreak,
    Link,
    List,
    Math,
    NoteReference,
    Origin,
    Paragraph,
    Person,
    Placeholder,
    Quote,
    Role,
    Row,
    Section,
    Span,
    Table,
    Text,
    Verse,
    to_inlines,
)
from tests.making import paragraph as p

LINKS = (
    "#nowhere", "#", "", "foo.html", "?q", "//example.org/x", "javascript:alert(1)", "data:text/html,x", "file:///etc",
    "http://a b", "http://", "https://[x", "https://example.org/a b|c^{}", "https://example.org/%zz#a#b",
    'https://example.org/?"<>', "https://example.org:99999/", "mailto:a b@example.org", "tel:+1 2", "about:blank",
)  # fmt: skip

FORMULAS = (
    "", "{", "%", "x^", r"\frac{1}", r"\foo{x}", r"\left( x", "a<b & c", r"\hline", r"\label{x}", r"\tag{1}", "é", "x'",
    r"\begin{matrix} a & b \\ c \end{matrix}", r"\begin{cases} a\\b \end{cases}", r"\text{hi $x$}", r"\color{red}x",
    r"\begin{align} a&=b\\ c&=d \end{align}", r"\sqrt[3]{x}", r"\overset{a}{b}", r"\mathbb{R}", r"\not=", r"\binom n k",
    r"\underbrace{x}_{y}", r"\lim_{x\to 0}", r"\operatorname{foo}", r"\href{x}{y}", r"\int_0^\infty", r"\boxed{x}",
    r"\displaystyle x", r"\substack{a\\b}", r"\hspace{1em}", r"\dots",
)  # fmt: skip

MATHML = (
    '<math class="k" data-x="1" title="t" lang="en"><mi intent="a" onclick="x">a</mi></math>',
    '<math><semantics><mi>a</mi><annotation encoding="application/x-tex">a</annotation></semantics></math>',
    '<math><semantics><mi>a</mi><annotation-xml encoding="MathML-Content"><ci>a</ci></annotation-xml>'
    "</semantics></math>",
    "<math><mfrac><mi>a</mi></mfrac></math>",
    "<math></math>",
    "<math>characters</math>",
    '<math><mi><b xmlns="http://www.w3.org/1999/xhtml">x</b></mi></math>',
    "<math><script>x</script></math>",
    "<math><mtr><mtd></mtd></mtr></math>",
    '<math display="block" id="z"><mtable><mtr><mtd><mi>a</mi></mtd></mtr></mtable></math>',
    '<math><mspace width="1em"/><mo stretchy="maybe">(</mo></math>',
    '<math><mtable columnspacing="" rowspacing="2 wide" align="upper" frame="thick"><mtr><mtd rowspan="-1">'
    '<mi mathvariant="weird" mathcolor="12">x</mi></mtd></mtr></mtable></math>',
    '<math><mpadded width="+e"><mfenced open=""><mfrac linethickness="huge"><mi>a</mi><mi>b</mi></mfrac></mfenced>'
    '</mpadded><menclose notation="wobble"><mi>w</mi></menclose></math>',
    "<math><mi>a</mi>tail</math>",
    "<math><munder><mo stretchy='true'><mrow><mtext>argmax</mtext></mrow></mo><mi>Y</mi></munder></math>",
    "broken<",
    "<svg/>",
)


def odd_articles(picture: str) -> tuple[Article, ...]:
    """One article a case; `picture` is the name of an asset."""
    cases = _empty() + _lists() + _tables() + _nested(picture) + _notes() + _values(picture) + _roles()
    numbered = [Article(id=f"case-{n}", headline=to_inlines(f"Case {n}"), body=(case,)) for n, case in enumerate(cases)]
    return (*numbered, *_headings(picture))


WORDS = p("words")
HEADED = Section(to_inlines("A heading"), (WORDS,))


def _empty() -> list[Block]:
    return [
        Paragraph(()), Section((), ()), List(()), List((Item(()),)), List((), numbering="decimal", start=0),
        DescriptionList(()), DescriptionList((Entry((), ()),)), DescriptionList((Entry((), ((WORDS,),)),)),
        Quote(()), Verse(()), Verse(((),)), Verse((((),),)), CodeBlock(""), Figure(()), Aside(()),
        Figure((), caption=(WORDS,)), Figure((), credit=to_inlines("credit")), p(Footnote(())),
        p(Span((), style="quotation"), Abbreviation((), ""), LineBreak(), LineBreak()),
    ]  # fmt: skip


def _lists() -> list[Block]:
    return [
        List((Item((WORDS,)),), numbering="decimal", start=-3),
        List((Item((HEADED,)),)),
        DescriptionList(
            (Entry((to_inlines("term"),), ((HEADED,), (Quote((WORDS,), attribution=to_inlines("who")),))),)
        ),
        DescriptionList((Entry(((Footnote((WORDS,)),),), ((WORDS,),)),)),
    ]


def _table(*cells: Cell) -> Table:
    return Table(((Row(cells),),))


def _tables() -> list[Block]:
    overlap = Row((Cell((), rowspan=2), Cell((), colspan=2))), Row((Cell(()), Cell((), colspan=3)))
    return [
        Table(()), Table(((),)), _table(), Table((), head=(Row((Cell((), header=True),)),)),
        Table((), foot=(Row((Cell(()),)),)), Table((), caption=(WORDS, WORDS)), Table((overlap,)),
        _table(Cell((_table(Cell((WORDS,))),))), _table(Cell((HEADED, WORDS), header=True)),
        _table(Cell((WORDS,), colspan=1000, rowspan=65534)),
    ]  # fmt: skip


def _nested(picture: str) -> list[Block]:
    shown = Image(picture, alt="shown")
    address = "https://example.org"
    return [
        Figure((Figure((WORDS,)),), caption=(HEADED,)), Figure((p(shown, shown),)),
        Figure((p(Link((shown,), address)),)), Aside((HEADED,), title=to_inlines("title"), role="doc-tip"),
        Aside((Aside((WORDS,)),)), Quote((HEADED,)),
        p(Link((Text("outer"), Link(to_inlines("inner"), address)), address)),
        p(Link((Text("noted"), Footnote((p(Link(to_inlines("in it"), address)),))), address)),
        p(Link((Placeholder("video", href=address),), address)),
        reduce(lambda inner, _: Quote((inner,)), range(60), _as_block(WORDS)),
        reduce(lambda inner, n: Section(to_inlines(f"Level {n}"), (inner,)), range(12), _as_block(WORDS)),
    ]  # fmt: skip


def _as_block(block: Block) -> Block:
    return block


def _notes() -> list[Block]:
    deep = reduce(lambda inner, _: p(Footnote((inner,))), range(4), WORDS)
    again = Footnote((p(Text("noted"), NoteReference("odd-again")),), id="odd-again")
    called = [p(Text("called"), again, NoteReference("odd-again")), p(NoteReference("odd-again"))]
    return [p(Footnote((HEADED,))), p(Footnote((_table(Cell((WORDS,))),))), deep, *called]


def _values(picture: str) -> list[Block]:
    tags = ("en_US", "english", "x", "en-", "zz", "de-1901")
    return [
        p(*(Link(to_inlines("link"), href) for href in LINKS)),
        p("null \x00 and \x0b and \ufffe", Link(to_inlines("x"), "https://example.org/\x01", title="\x00 \n \"'")),
        p(*(Span(to_inlines("words"), language=tag) for tag in tags)),
        CodeBlock("c++", syntax='c++ "x"'), Quote((WORDS,), cite="no address"), Quote((WORDS,), cite="http://example.org"),
        p(*(Math(tex=tex) for tex in FORMULAS)), p(*(Math(mathml=mathml) for mathml in MATHML)),
        p("beside", Math(tex="a", display=True), "words", Math(tex=r"\foo", id="odd-formula")),
        p(Image(picture), Image(picture, alt=""), Image(picture, title="title"), Image(picture, alt="long " * 900)),
    ]  # fmt: skip


def _roles() -> list[Block]:
    roles: tuple[Role, ...] = get_args(Role)
    cases: list[Block] = []
    for role in roles:
        cases += [Paragraph(to_inlines("words"), role=role), Quote((WORDS,), role=role)]
        cases += [Section(to_inlines("A heading"), (WORDS,), role=role), Aside((WORDS,), role=role)]
    return cases


def _headings(picture: str) -> tuple[Article, ...]:
    noted = (Footnote((WORDS,)), Link(to_inlines("linked"), "#case-1"))
    sections = (
        Section((Image(picture, alt=""),), (), id="odd-section"),
        Section((Footnote((WORDS,)),), (), id="odd-note"),
    )
    return (
        Article(id="é", headline=(), body=()),
        Article(id="CASE-1", headline=(Math(tex="x^2"),), body=()),
        Article(
            id="stray", headline=(Image(picture, alt="Pictured"),), alternative_headline=(Image(picture),), body=(),
            in_language="xx", authors=(Person(""),), license="no < address", origin=Origin(url="http://a b"),
            date_published="May <2024>", date_modified="later",
        ),
        Article(id="turned", headline=noted, body=sections, direction="rtl", in_language="en_US"),
    )  # fmt: skip
