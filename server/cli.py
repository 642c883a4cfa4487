"""The ``fiscus`` command: options in, exit status out, one line for what went wrong.

Exit status: 0 done; 1 findings (``validate``) or quarantined files (``ingest``); 2 could not.
"""

import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import Annotated

import typer
from typer.exceptions import Abort, TyperException

from ..graph.errors import FiscusError
from .commands.convert import convert
from .commands.coverage import coverage
from .commands.dump import dump
from .commands.ingest import ingest
from .commands.query import query
from .commands.serve import serve
from .commands.terminal import complain
from .commands.validate import validate

COULD_NOT = 2
INTERRUPTED = 130

app = typer.Typer(
    help="Budget disclosures as linked data: convert, check, query, serve.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (convert, ingest, coverage, validate, query, dump, serve):
    app.command()(command)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - the form that typer calls
    if wanted:
        typer.echo(f"fiscus {version('fiscus')}")
        raise typer.Exit


@app.callback()
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
