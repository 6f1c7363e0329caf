"""The command line. Each module here is one command, found by listing; it takes arguments and prints, no more."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pkgutil import iter_modules

import click

from octavo import __version__
from octavo.errors import ConfigError, ExitCode, OctavoError, report_bug
from octavo.printing import open_streams, print_error
from octavo.stopping import stopped_by_signals


class _Commands(click.Group):
    """Loads a command's module only when it is called, so that the rest costs no time."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return sorted(module.name for module in iter_modules(__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="octavo")
def octavo() -> None:
    """Turns articles into books for e-readers, screens and paper."""


def main() -> None:
    """Runs the command line. An `OctavoError` is one line on standard error and its exit code, and so is a bug."""
    gc.set_threshold(_COLLECTED)
    open_streams()
    with stopped_by_signals():
        code = _run_command()
    sys.exit(code)


_COLLECTED = 20_000
"""Objects between two searches for cycles: a book makes many objects and few cycles, and Python's 700 cost a tenth."""


def _run_command() -> int:
    """The exit code of the command that the arguments of the process name."""
    try:
        _check_folder()
        code = octavo.main(standalone_mode=False)
    except OctavoError as error:
        code = _print_error(error)
    except click.ClickException as error:
        print_error(f"octavo: {error.format_message()}")
        code = error.exit_code
    except Exception as error:
        code = _print_error(report_bug(error))
    return code if isinstance(code, int) else 0


def _check_folder() -> None:
    """Raises `ConfigError` where the current folder was deleted: no name leads anywhere then."""
    try:
        os.getcwd()  # noqa: PTH109  (`octavo --version` needs no paths)
    except OSError as error:
        raise ConfigError("the current folder is gone", hint="change to another one") from error


def _print_error(error: OctavoError) -> ExitCode:
    print_error(f"octavo: {error}")
    return error.exit_code
