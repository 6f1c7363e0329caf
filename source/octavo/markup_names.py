"""The names that markup, templates, stylesheets and checks share: classes, data-* attributes, headings.

The words of classes are a promise to users, whose stylesheets name them. Roles and types are not here: they are
those of DPUB-ARIA and EPUB. A test compares the list with the stylesheets and the templates, so that a name that is
misspelled on one side is found.
"""

from __future__ import annotations

from enum import StrEnum

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
"""The elements of headings (HTML, 4.3.6), the highest first: in pages that are read and in books that are made."""

DEEPEST_INDENT = 16
"""Columns of its indentation that the rest of a wrapped line of code keeps; there is a class for each of them."""


class Class(StrEnum):
    """Every class of the markup of books, but for those that `indent_class` and `syntax_class` make."""

    # pages
    ACCESSIBILITY = "accessibility"
    ARTICLE = "article"
    COLOPHON = "colophon"
    COVER = "cover"
    INDEX = "index"
    LANDMARKS = "landmarks"
    NEWS = "news"
    PAGE_LIST = "page-list"
    PART = "part"
    RIGHTS = "rights"
    TITLEPAGE = "titlepage"
    TOC = "toc"
    TOC_PART = "toc-part"

    # what stands in pages of the book's own
    IMPRINT = "imprint"
    CLOSING = "closing"
    CONTENTS = "contents"
    LAST = "last"
    LEADER = "leader"
    LETTER = "letter"
    LOCATOR = "locator"
    LOCATORS = "locators"
    MADE_WITH = "made-with"
    METHOD = "method"
    PAGEREF = "pageref"
    POSITION = "position"
    SERIES = "series"
    SOURCES = "sources"
    TERMS = "terms"
    WORK = "work"

    # around the text of an article
    AUTHOR = "author"
    BYLINE = "byline"
    FOOTNOTES = "footnotes"
    SEPARATOR = "separator"
    SOURCE = "source"
    SUBTITLE = "subtitle"

    # blocks
    ANSWER = "answer"
    ASIDE = "aside"
    ATTRIBUTION = "attribution"
    CHECKBOX = "checkbox"
    CREDIT = "credit"
    GROUP = "group"
    LEAD = "lead"
    MATH = "math"
    PICTURE = "picture"
    QUESTION = "question"
    ROW = "row"
    SHORT = "short"
    STANZA = "stanza"
    TASKS = "tasks"
    KIND = "kind"
    TITLE = "title"
    UNMARKED = "unmarked"
    VERSE = "verse"

    # kinds of callouts
    CAUTION = "caution"
    DANGER = "danger"
    IMPORTANT = "important"
    NOTE = "note"
    TIP = "tip"
    WARNING = "warning"

    # numbers of lists, as CSS names them (CSS Counter Styles 3, 6)
    ARABIC_INDIC = "arabic-indic"
    ARMENIAN = "armenian"
    BENGALI = "bengali"
    CJK_DECIMAL = "cjk-decimal"
    CJK_EARTHLY_BRANCH = "cjk-earthly-branch"
    CJK_HEAVENLY_STEM = "cjk-heavenly-stem"
    DEVANAGARI = "devanagari"
    GEORGIAN = "georgian"
    GUJARATI = "gujarati"
    GURMUKHI = "gurmukhi"
    HEBREW = "hebrew"
    HIRAGANA = "hiragana"
    HIRAGANA_IROHA = "hiragana-iroha"
    JAPANESE_INFORMAL = "japanese-informal"
    KANNADA = "kannada"
    KATAKANA = "katakana"
    KATAKANA_IROHA = "katakana-iroha"
    KHMER = "khmer"
    LAO = "lao"
    LONG_NUMBERS = "long-numbers"
    LOWER_ALPHA = "lower-alpha"
    LOWER_GREEK = "lower-greek"
    LOWER_ROMAN = "lower-roman"
    MALAYALAM = "malayalam"
    MONGOLIAN = "mongolian"
    MYANMAR = "myanmar"
    ORIYA = "oriya"
    PERSIAN = "persian"
    TAMIL = "tamil"
    TELUGU = "telugu"
    THAI = "thai"
    TIBETAN = "tibetan"
    UPPER_ALPHA = "upper-alpha"
    UPPER_ROMAN = "upper-roman"

    # tables: `CARDS` is one whose rows are stacked, `FIRST` the first row of a card, `DEEP` a card of many rows,
    # `REPEATED` a head said before, `FIXED` one whose columns are as wide as the screen says, `TALL` one whose rows
    # take several lines, `SPANNED` one whose cells span rows; `TIGHT` is a cell whose lines end anywhere, `NUMERIC` a
    # number in a column of numbers
    CARDS = "cards"
    CENTER = "center"
    DEEP = "deep"
    FIRST = "first"
    FIXED = "fixed"
    LEFT = "left"
    NUMERIC = "numeric"
    REPEATED = "repeated"
    SPANNED = "spanned"
    TALL = "tall"
    TIGHT = "tight"
    RIGHT = "right"

    # in lines
    BACKLINK = "backlink"
    DISPLAY = "display"
    FOOTNOTE = "footnote"
    FORMULA = "formula"
    LABEL = "label"
    NOTEREF = "noteref"
    PLACEHOLDER = "placeholder"
    SMALL_CAPS = "small-caps"
    WHOLE = "whole"
    WIDE = "wide"

    # code
    COMMENT = "comment"
    DELETED = "deleted"
    INDENT = "indent"
    INSERTED = "inserted"
    KEYWORD = "keyword"
    LINE = "line"
    NAME = "name"
    NUMBER = "number"
    OPERATOR = "operator"
    STRING = "string"

    # the web alone
    DESCRIPTION = "description"
    DOWNLOADS = "downloads"
    FOUND = "found"
    FRONT = "front"
    ON_PAPER = "on-paper"
    SEARCH = "search"
    SITE_FOOT = "site-foot"
    SITE_HEAD = "site-head"
    SKIP = "skip"
    TURN = "turn"

    # beside the text, on paper and on wide screens
    BESIDE = "beside"

    # paper alone
    ADDRESS = "address"
    BROKEN = "broken"
    CODED = "coded"
    ENDNOTE = "endnote"
    ENDPAPER = "endpaper"
    FORMULA_LINE = "formula-line"
    GLYPH = "glyph"
    LANDSCAPE = "landscape"
    LINKS = "links"
    LINK_MARK = "link-mark"
    LONG = "long"
    OPENING = "opening"
    OUTSET = "outset"
    PAGE_REFERENCE = "page-reference"
    PART_OF = "part-of"
    QR = "qr"
    TOKEN = "token"
    WIDEST = "widest"
    UNCALLED = "uncalled"


class Data(StrEnum):
    """Every data-* attribute."""

    CONTINUES = "data-continues"
    """Of a section in an EPUB: the id of the article whose text goes on in it."""
    ROOM = "data-room"
    """In tables: the characters whose room is left behind a number, so that decimals stand under decimals."""

    FOUND = "data-found"
    """On the web: how the search says how many places it found."""
    NOTE = "data-note"
    """On the web: the number that a short note and its reference share."""
    NOTHING = "data-nothing"
    """On the web: what the search says where it finds nothing."""
    ROOT = "data-root"
    """On the web: the way from a page to the folder of all."""

    AT = "data-at"
    """On paper: how many characters of its article stand before an element, white space apart."""
    BOOK = "data-book"
    """On paper: the title of the book, for running heads that a user's styles make."""
    FIRST = "data-first"
    """On paper: of the article or part that comes first."""
    LABEL = "data-label"
    """On paper: the bookmark of a heading, where that is not all of its words."""
    LENGTH = "data-length"
    """On paper: how many characters an element stands for that names characters no font has."""
    PART = "data-part"
    """On paper: the id of the part that an article is in."""
    SUBHEAD = "data-subhead"
    """On paper: of what stands behind a section's heading, the running head over the section's pages."""
    TITLE = "data-title"
    """On paper: the running head over the pages of an article, and over those that begin with a section's heading."""
    TO = "data-to"
    """On paper: the id whose page number is put in."""


def indent_class(columns: int) -> str:
    """The class of a line of code that is indented by so many columns, `DEEPEST_INDENT` at most; "" for none."""
    return f"in{min(columns, DEEPEST_INDENT)}" if columns else ""


def syntax_class(syntax: str) -> str:
    """The class of code in a programming language, as HTML (4.5.15) and those who read it know it; "" for none."""
    return f"language-{syntax}" if syntax else ""
