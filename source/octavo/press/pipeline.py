"""The only order of work: read, bind, run the passes, render the pictures, build, check, publish.

Each step takes values and gives values; what all of them share is a `Run`. The progress shows them by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path

from msgspec.structs import replace

from octavo.builders import MadeBook, PageMap
from octavo.builders.form import choose_form
from octavo.checks import Known, check_file
from octavo.errors import ConfigError, OctavoError, is_of_machine, report_bug
from octavo.files import show_name
from octavo.licences import note_forbidden
from octavo.model import Article, Book
from octavo.notes import Notes
from octavo.passes.figure_numbers import number_figures
from octavo.passes.index import make_index
from octavo.passes.kept import BookPasses
from octavo.passes.names import slug
from octavo.pictures import make_fetch
from octavo.press.binding import arrange_matter, bind
from octavo.press.building import BuiltFile, build_file
from octavo.press.formats import FORMATS, Target, format_of, sort_targets
from octavo.press.lost import is_lost, write_lost_pages
from octavo.press.news import announce
from octavo.press.offprints import make_offprints
from octavo.press.output import OutputFiles, path_beside
from octavo.press.progress import Progress, Silent
from octavo.press.reading import read_article, read_articles
from octavo.press.results import Result, describe_file, format_notes, notes_path, report_path, sources_path
from octavo.press.run import BuildRun, Run, open_run
from octavo.press.size_limit import SizeLimit
from octavo.projects.inputs import find_inputs
from octavo.projects.order import Order
from octavo.projects.overrides import IndexWishes
from octavo.repeats import note_repeated
from octavo.resources import Assets, read_file
from octavo.sources import format_sources, from_web
from octavo.store import make_key
from octavo.theme import Theme
from octavo.walk import images, text


def build(order: Order, progress: Progress | None = None) -> Result:
    """Makes the books of an order and puts them in place.

    Raises `OctavoError` where none can be made; nothing is written then. One that fails among others is an error of
    the result.
    """
    with open_run(order, progress or Silent()) as run:
        check_outputs(order, run.files)
        book = make_book(run)
        targets = plan_targets(book, order)
        render_pictures(book, targets, run)
        files = build_files(book, targets, run)
        offprints = build_offprints(book, files[0].path, run) if order.individual else []
        check_files([*files, *offprints], run)
        report = write_report(book, files, offprints, run)
        share = write_share_folder(book, files, offprints, run)
        publish(files, book, run)
        return Result(
            title=book.metadata.title,
            outputs=tuple(map(describe_file, files)),
            offprints=tuple(map(describe_file, offprints)),
            share=share,
            articles=sum(not is_lost(article) for article in book.articles),
            words=len(text(book).split()),
            pictures=sum(1 for _ in images(book)),
            notes=tuple(run.notes),
            errors=tuple(run.errors),
            article_files=tuple((article.id, article.origin.path) for article in book.articles),
            report=report,
        )


def read(name: str, assets: Assets | None = None, notes: Notes | None = None) -> Article:
    """The article of one file, as a build reads it. Raises `OctavoError` if there is none, or more than one."""
    return read_article(
        Run(
            order=Order(inputs=(name,)),
            assets=Assets() if assets is None else assets,
            notes=Notes() if notes is None else notes,
        )
    )


# --- one book --------------------------------------------------------------------------------------


def make_book(run: Run) -> Book:
    """The finished book of an order, as every builder gets it. Raises `OctavoError` where it cannot be read."""
    book = run_passes(bind_book(read_articles(run), run), run)
    return announce(book, run.order.edition, run.order.root)


def bind_book(articles: Sequence[Article], run: Run) -> Book:
    """The articles as one book, as the order has it. Raises `FetchError` for a cover that is no picture."""
    order, overrides = run.order, run.order.overrides
    if path := order.cover:
        cover = make_fetch(lambda _: read_file(path), run.assets)(path.name)
        overrides = replace(overrides, cover=cover.name)
    found = [article for article in articles if not is_lost(article)]
    note_repeated(found, run.notes, run.cache, order.keep, order.drop, order.articles)
    note_forbidden(found, run.notes)
    book = bind(found, overrides, run.notes)
    book = replace(book, bodymatter=write_lost_pages(articles, book.metadata))
    counted = [(one, len(find_inputs(one.names, order.root, order.allowed))) for one in order.matters]
    return arrange_matter(book, counted) if counted else book


def run_passes(book: Book, run: Run) -> Book:
    """The book after all passes, and with its index: names are looked for in the words as they are printed."""
    passes = BookPasses(book, run.cache)
    book = passes.finish(
        [passes.finish_article(step, run.notes) for step in run.progress.track("passes", passes.steps)]
    )
    book = number_figures(book, run.order.figure_numbers or Theme(name=run.order.theme).settings.figures.numbers)
    wishes = run.order.index
    if wishes is None or (wishes == IndexWishes() and choose_form(book, run.order.form) == "short"):
        return book  # a work of a few pages needs none but one that is asked for
    return make_index(book, wishes, run.cache)


# --- its files -------------------------------------------------------------------------------------


def check_outputs(order: Order, files: OutputFiles) -> None:
    """Sees before the work that files can be written. Raises `ConfigError` for an ending, `BuildError` for a place."""
    for path in order.outputs:
        row = format_of(path)
        files.check(path, is_folder=row.is_folder)
        report = [report_path(path)] if order.report else []
        beside = [path_beside(path, ending) for ending in row.beside]
        for place in (*beside, *report, notes_path(path), sources_path(path)):
            files.check(place)
    if not order.outputs:
        files.check(order.folder / "book")


def plan_targets(book: Book, order: Order) -> list[Target]:
    """The files that are to be built: those named; else one of each format wanted or default, named after the title.

    Raises `ConfigError` for one that is an input.
    """
    stem = slug(book.metadata.title) or book.articles[0].id
    endings = order.endings or tuple(row.ending for row in FORMATS if row.default)
    paths = order.outputs or tuple(order.folder / f"{stem}{ending}" for ending in endings)
    _refuse_inputs(paths, order)
    return [Target(path, format_of(path).limits(order)) for path in dict.fromkeys(paths)]


def render_pictures(book: Book, targets: Iterable[Target], run: BuildRun) -> None:
    """Renders the book's pictures for each target. One that fails is noted when it is used."""
    limits = dict.fromkeys(target.limits for target in targets)
    if wanted := list(product(run.renditions.shown_pictures(book), limits)):
        rendered = run.renditions.render_all(wanted, run.workers)
        for _ in run.progress.track("pictures", wanted):
            next(rendered)


def build_files(book: Book, targets: Sequence[Target], run: BuildRun) -> list[BuiltFile]:
    """The files of all targets, in their order; one that fails does not stop others. Raises its error if all do."""
    built: dict[Path, list[BuiltFile]] = {}
    for target in run.progress.track("building", sort_targets(targets)):
        before = [file for files in built.values() for file in files]
        try:
            built[target.path] = _build_target(book, _tell_target(target, before, run.files), run)
        except Exception as error:
            run.errors.append(name_error(error, target.path))
    if not built:
        raise run.errors[0]
    return [file for target in targets for file in built.get(target.path, ())]


def name_error(error: Exception, path: Path) -> OctavoError:
    """The error of one file. Raises it if it is this machine's, so that no other file can be made either."""
    if isinstance(error, OctavoError):
        return error
    if is_of_machine(error):
        raise error
    return report_bug(error, show_name(path))


def _tell_target(target: Target, built: Iterable[BuiltFile], files: OutputFiles) -> Target:
    """A target with what it can name: the files of formats that its own comes after, and the pages of the last of
    these that has any.
    """
    after = format_of(target.path).after
    before = [file for file in built if file.format.ending in after]
    pagemap = next((file.built.pagemap for file in reversed(before) if file.built.pages), PageMap())
    books = (MadeBook(one.format.name, files.draft(one.path), one.sizes.whole, one.digest) for one in before)
    return replace(target, pagemap=pagemap, books=tuple(books))


def _build_target(book: Book, target: Target, run: BuildRun) -> list[BuiltFile]:
    """One file, or volumes where the order says how large they may be; no draft of another that was tried is left."""
    files: list[BuiltFile] = []
    before = set(run.files.paths)
    try:
        if run.order.max_size and format_of(target.path).divisible:
            files = SizeLimit(run).build(book, target)
        else:
            files = [build_file(book, target, run)]
    finally:
        run.files.discard(run.files.paths - before - {file.path for file in files})
    _refuse_inputs([file.path for file in files], run.order)
    _merge_notes(files, run.notes)
    return files


def build_offprints(book: Book, beside: Path, run: BuildRun) -> list[BuiltFile]:
    """Each article as a file of its own, in a folder beside the book's file and named like it.

    One that fails does not stop others.
    """
    folder = path_beside(beside, "-articles") if format_of(beside).is_folder else beside.with_suffix("")
    wanted = [(row, one) for row in FORMATS if row.offprints for one in make_offprints(book, row.ending)]
    files: list[BuiltFile] = []
    for row, one in run.progress.track("offprints", wanted):
        target = Target(folder / one.file, row.limits(run.order), offprint=one.offprint)
        try:
            files.append(build_file(one.book, target, run))
        except Exception as error:
            run.files.discard([target.path])
            run.errors.append(name_error(error, target.path))
    _merge_notes(files, run.notes)
    return files


def _merge_notes(files: Iterable[BuiltFile], notes: Notes) -> None:
    """Adds what was noted of these files, each thing once: volumes and offprints are made of the same articles."""
    known = set(notes)
    notes.merge(note for note in dict.fromkeys(note for file in files for note in file.notes) if note not in known)


def check_files(files: Sequence[BuiltFile], run: BuildRun) -> None:
    """Reads the files back: what is not in one, though it is in the book, becomes an error note.

    A file in which nothing was missing before is not read again.
    """
    for file in run.progress.track("checking", [file for file in files if file.format.check]):
        key = make_key("checked", file.key, file.digest)
        if run.cache.get(key) is None:
            found, draft = len(run.notes), run.files.draft(file.path)
            notes = run.notes.at(file.path.name)
            check_file(file.format.check, file.book, draft, notes, Known(file.built.parts, run.cache))
            if len(run.notes) == found:
                run.cache.put(key, b"whole")


def write_share_folder(book: Book, files: Sequence[BuiltFile], offprints: Sequence[BuiltFile], run: BuildRun) -> str:
    """Writes the folder to pass the book on with; its path, "" where none is asked for.

    Raises `BuildError` if it cannot be written, and `ConfigError` where there is no book to pass on.
    """
    if not run.order.share:
        return ""
    from octavo.press.share import write_share  # few builds need it

    return show_name(write_share(book, files, offprints, run))


def write_report(book: Book, files: Sequence[BuiltFile], offprints: Sequence[BuiltFile], run: BuildRun) -> str:
    """Writes the page that says all that came of the book, beside its first file; its path, "" where none is asked for.

    Raises `BuildError` if it cannot be written.
    """
    books = [file for file in files if file.format.check]
    if not run.order.report or not books:
        return ""
    from octavo.press.receipt import collect_receipt, format_receipt  # few builds need it

    path = report_path(books[0].path)
    run.files.write(path, format_receipt(collect_receipt(book, files, offprints, run)).encode())
    return show_name(path)


def publish(files: Sequence[BuiltFile], book: Book, run: BuildRun) -> None:
    """Puts all drafts in place, with what belongs beside `files`; beside the first book, the notes and the sources.

    Raises `BuildError` if one cannot be written.
    """
    for file in files:
        for ending, content in file.built.beside:
            run.files.write(path_beside(file.path, ending), content)
    sources = from_web(book.articles)
    for first in [file.path for file in files if file.format.check][:1]:
        run.files.write(notes_path(first), format_notes(run.notes))
        if sources:
            run.files.write(sources_path(first), format_sources(sources))
    run.files.publish()


def _refuse_inputs(paths: Iterable[Path], order: Order) -> None:
    """Raises `ConfigError` if an output would overwrite an input."""
    inputs = [Path(name) for name in order.inputs if name != "-"]
    for path in paths:
        if any(_is_same_file(path, name) for name in inputs):
            raise ConfigError(
                "this is an input, and would be overwritten", where=show_name(path), hint="choose another -o"
            )


def _is_same_file(path: Path, other: Path) -> bool:
    """Whether two names are of one file: by a link, or where the disk does not tell capitals apart."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):  # one of them is not there
        return False
