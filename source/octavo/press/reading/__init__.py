"""The first step of the press: inputs become articles, and one that cannot be read never costs the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from octavo.alt_text import describe_pictures, note_undescribed
from octavo.errors import ConfigError, OctavoError
from octavo.model import Article
from octavo.press.keepdrop import apply_keep_drop
from octavo.press.lost import is_lost, lose_article, refuse_all
from octavo.press.reading.kept import KeptOutcomes
from octavo.press.reading.outcome import Outcome
from octavo.press.reading.overriding import find_overrides, is_settled, override_article
from octavo.press.reading.task import read_input, write_request
from octavo.press.run import Run
from octavo.press.workers import Answer
from octavo.press.workers.answers import unpack_error
from octavo.projects.inputs import Input, find_inputs
from octavo.projects.overrides import ArticleOverrides
from octavo.readers import READERS, find_reader
from octavo.resources import media_type


def read_articles(run: Run) -> list[Article]:
    """Each input as an article; its pictures go to the assets. One that cannot be read is a page that says so.

    Raises `OctavoError` where there is no other.
    """
    order = run.order
    inputs = find_inputs(order.inputs, order.root, order.allowed)
    overrides = [find_overrides(source, order) for source in inputs]
    asked = [replace(source, keep=one.keep) for source, one in zip(inputs, overrides, strict=True)]
    found = _read_inputs(asked, run)
    outcomes = [_take(next(found), one, run) for one in run.progress.track("reading", overrides)]
    errors = [outcome for outcome in outcomes if isinstance(outcome, OctavoError)]
    if len(errors) == len(outcomes):
        raise refuse_all(errors)
    articles = [
        lose_article(source.name, outcome, run.notes) if isinstance(outcome, OctavoError) else outcome
        for source, outcome in zip(inputs, outcomes, strict=True)
    ]
    return _apply_wishes(articles, overrides, run)


def _apply_wishes(articles: Sequence[Article], overrides: Sequence[ArticleOverrides], run: Run) -> list[Article]:
    """The articles as the order has them: what it says of all of them, then what of each."""
    order, assets, notes = run.order, run.assets, run.notes
    articles = describe_pictures(apply_keep_drop(articles, order, notes), order.alt, assets, notes)
    articles = [
        article if is_lost(article) else override_article(article, one, assets, notes)
        for article, one in zip(articles, overrides, strict=True)
    ]
    note_undescribed(articles, assets, notes)
    return articles


def read_article(run: Run) -> Article:
    """The only article that is asked for. Raises `ConfigError` if there are others, and as `read_articles` does."""
    article, *more = read_articles(run)
    if more:
        raise ConfigError(
            f"{1 + len(more)} articles are in it", where=", ".join(run.order.inputs), hint="name one file"
        )
    return article


def _read_inputs(inputs: Sequence[Input], run: Run) -> Iterator[Outcome | OctavoError]:
    """What comes of each input, in their order: what an earlier build kept, and the rest as it is read."""
    kept = KeptOutcomes(run.cache, run.notes, run.assets)
    known = [_find_outcome(source, kept) for source in inputs]
    unread = [source for source, outcome in zip(inputs, known, strict=True) if outcome is None]
    _load_readers(unread)
    answers = run.workers.run(read_input, [write_request(source, run.notes, run.assets) for source in unread])
    read = _sort(answers)
    for source, outcome in zip(inputs, known, strict=True):
        yield _keep_outcome(source, next(read), kept) if outcome is None else outcome


def _find_outcome(source: Input, kept: KeptOutcomes) -> Outcome | OctavoError | None:
    """What is known of an input before it is read: that it is none, or what came of it before."""
    if isinstance(source.body, OctavoError):
        source.body.where = source.body.where or source.name
        return source.body
    return kept.find(source)


def _load_readers(inputs: Iterable[Input]) -> None:
    """Loads what reads these inputs, before other processes share what is loaded."""
    kinds = {media_type(source.name) for source in inputs}
    for kind in kinds & READERS.keys():
        find_reader(kind)


def _sort(answers: Iterable[tuple[int, Answer]]) -> Iterator[Answer]:
    """The answers in the order of what was asked, each as soon as it and those before it are there."""
    early: dict[int, Answer] = {}
    wanted = 0
    for index, answer in answers:
        early[index] = answer
        while wanted in early:
            yield early.pop(wanted)
            wanted += 1


def _keep_outcome(source: Input, answer: Answer, kept: KeptOutcomes) -> Outcome | OctavoError:
    """What came of an input, kept for the next build. Raises an error of this machine: a full disk."""
    if isinstance(answer, bytes):
        outcome = msgspec.msgpack.decode(answer, type=Outcome)
        kept.keep(source, outcome)
        return outcome
    if isinstance(answer, OctavoError):
        answer.where = answer.where or source.name
        return answer
    raise answer


def _take(outcome: Outcome | OctavoError, overrides: ArticleOverrides, run: Run) -> Article | OctavoError:
    """The article of an input, with its notes and pictures in the run; or why there is none."""
    if isinstance(outcome, OctavoError):
        return outcome
    notes = tuple(note for note in outcome.notes if not is_settled(note, overrides))
    replace(outcome, notes=notes).add_notes(run.notes)
    outcome.add_pictures(run.assets)
    if outcome.article is not None:
        return outcome.article
    error = unpack_error(outcome.error)
    assert isinstance(error, OctavoError)
    return error
