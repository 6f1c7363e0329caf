"""The first step of the press: inputs become articles, and one that cannot be read never costs the others."""

from __future__ import annotations

from octavo.alt_text import describe_pictures
from octavo.errors import ConfigError, OctavoError, is_of_machine, report_bug
from octavo.model import Article
from octavo.pictures import make_fetch
from octavo.press.keepdrop import apply_keep_drop
from octavo.press.lost import lose_article, refuse_all
from octavo.press.run import Run
from octavo.projects.inputs import Input, find_inputs, load_input, open_door
from octavo.readers import find_reader


def read_articles(run: Run) -> list[Article]:
    """Each input as an article; its pictures go to the assets. One that cannot be read is a page that says so.

    Raises `OctavoError` where there is no other.
    """
    order = run.order
    inputs = find_inputs(order.inputs, order.root, order.allowed)
    outcomes = [_try_input(source, run) for source in run.progress.track("reading", inputs)]
    errors = [outcome for outcome in outcomes if isinstance(outcome, OctavoError)]
    if len(errors) == len(outcomes):
        raise refuse_all(errors)
    articles = [
        lose_article(source.name, outcome, run.notes) if isinstance(outcome, OctavoError) else outcome
        for source, outcome in zip(inputs, outcomes, strict=True)
    ]
    return describe_pictures(apply_keep_drop(articles, order, run.notes), order.alt, run.assets, run.notes)


def read_article(run: Run) -> Article:
    """The only article that is asked for. Raises `ConfigError` if there are others, and as `read_articles` does."""
    article, *more = read_articles(run)
    if more:
        raise ConfigError(
            f"{1 + len(more)} articles are in it", where=", ".join(run.order.inputs), hint="name one file"
        )
    return article


def _try_input(source: Input, run: Run) -> Article | OctavoError:
    """The article of an input, or why there is none. A bug of a reader's is of one article, and named as a bug.

    Raises what is no fault of the input: a full disk, an interrupt.
    """
    try:
        return _read_input(source, run)
    except OctavoError as error:
        error.where = error.where or source.name
        return error
    except Exception as error:
        if is_of_machine(error):
            raise
        return report_bug(error, source.name)


def _read_input(source: Input, run: Run) -> Article:
    notes = run.notes.at(source.name)
    resource = load_input(source)
    return find_reader(resource.media_type)(resource, make_fetch(open_door(source), run.assets, notes), notes)
