"""The ``fiscus`` command: options in, exit status out, one line for what went wrong.

Exit status: 0 done; 1 findings (``validate``) or quarantined files (``ingest``); 2 could not.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from typing import Annotated

import typer
from typer.exceptions import Abort, TyperException

from ..graph.errors import FiscusError
from .commands.terminal import complain

COULD_NOT = 2
INTERRUPTED = 130
COMMANDS = ("convert", "ingest", "coverage", "validate", "query", "dump", "serve")
"""Each is the function of that name in the module of that name in ``commands``."""


def command_line(arguments: Sequence[str]) -> typer.Typer:
    """Return the command line that can take *arguments*.

    The command that they name comes alone: to load the others takes longer than most of what
    a command does. Without one all are there, for the help and for what was mistyped.
    """
    app = typer.Typer(
        callback=options,
        help="Budget disclosures as linked data: convert, check, query, serve.",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    named = arguments[:1] if arguments and arguments[0] in COMMANDS else COMMANDS
    for name in named:
        module = import_module(f".commands.{name}", __package__)
        app.command(name)(getattr(module, name))
    return app


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - the form that typer calls
    if wanted:
        typer.echo(f"fiscus {version('fiscus')}")
        raise typer.Exit


def options(
    _version: Annotated[  # noqa: FBT002 - a flag of the command line
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Tell the version."),
    ] = False,
) -> None:
    """Budget disclosures as linked data: convert, check, query, serve."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status; whatever fails becomes one line on stderr."""
    try:
        app = command_line(arguments)
        status = app(args=list(arguments), prog_name="fiscus", standalone_mode=False)
    except FiscusError as error:
        return _failed(error.sentence())
    except TyperException as error:
        return _failed(f"{error.format_message()} (see fiscus --help)")
    except (Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT
    except Exception as error:  # noqa: BLE001 - the border of the process
        return _failed(_unforeseen(error))
    return status if isinstance(status, int) else 0


def _unforeseen(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename}: {error.strerror}"
    return f"unexpected {type(error).__name__}: {error} (please report this)"


def _failed(sentence: str) -> int:
    complain(sentence)
    return COULD_NOT


def main() -> None:
    """Run the command that the arguments of this process name, and exit."""
    sys.exit(run(sys.argv[1:]))
