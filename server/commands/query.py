"""``fiscus query``: a saved query by name, a file, or a text, asked of a store."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import typer

from ...graph.errors import StoreError
from ...graph.store import Store
from ...queries.loading import saved_queries
from ...queries.saved_query import SavedQuery, Wording
from ..formats import turtle
from ..guard import check_query
from ..store_folder import open_for_reading
from ..syntax_faults import syntax_error
from .answer_table import table_of
from .options import (
    DEFAULT_STORE,
    GraphStoreOption,
    StoreOption,
)
from .query_list import list_of, unknown
from .terminal import BadUsage, choose, read_file, write_output

Bindings = dict[ox.Variable, ox.NamedNode | ox.Literal]


class Format(StrEnum):
    """Forms of an answer; ``turtle`` is for CONSTRUCT and DESCRIBE, the rest for tables."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TURTLE = "turtle"


_RESULTS = {
    Format.CSV: ox.QueryResultsFormat.CSV,
    Format.TSV: ox.QueryResultsFormat.TSV,
    Format.JSON: ox.QueryResultsFormat.JSON,
    Format.XML: ox.QueryResultsFormat.XML,
}

_NAME = re.compile(r"[A-Za-z0-9_-]+")
_HINT = "fiscus query lists the saved queries"


def query(
    what: Annotated[
        str | None,
        typer.Argument(metavar="NAME|FILE|TEXT", help="What to ask; left out, what there is."),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    param: Annotated[
        list[str] | None, typer.Option("--param", metavar="K=V", help="Value of a parameter.")
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", help="table, csv, tsv, json, xml or turtle.")
    ] = "table",
    graph_store_url: GraphStoreOption = None,
) -> None:
    """Ask a store, never another host. Without NAME the saved queries are listed."""
    wanted = choose(Format, format_, "--format")
    if what is None:
        write_output(None, list_of(saved_queries()).encode())
        return
    text, bindings = resolve(what, param or [])
    saved = saved_queries().get(what)
    if saved is None:
        check_query(text)
    with open_for_reading(store, graph_store_url=graph_store_url) as opened:
        answer = _asked(opened, text, bindings)
        tabular = wanted is Format.TABLE and not isinstance(answer, ox.QueryTriples)
        heading = question_of(saved) if saved and tabular else b""
        write_output(None, heading + render(answer, wanted, saved.labels if saved else {}))


def _asked(
    store: Store, text: str, bindings: Bindings
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    try:
        return store.query(text, substitutions=bindings)
    except StoreError as error:
        if isinstance(error.__cause__, SyntaxError):
            raise syntax_error(text, str(error.__cause__)) from error
        raise


def question_of(saved: SavedQuery) -> bytes:
    """Return the line above the table: the question in both languages."""
    return f"{saved.question.zh} · {saved.question.en}\n".encode()


def resolve(what: str, given: Sequence[str]) -> tuple[str, Bindings]:
    """Return the text to ask and the terms of its variables.

    A saved query's name wins over a file, a file over a text.

    :raises BadUsage: it is neither a name, nor a file, nor does it look like SPARQL.
    """
    values = dict(_pair(item) for item in given)
    saved = saved_queries().get(what)
    if saved is not None:
        return saved.text, saved.bind(values)
    if _NAME.fullmatch(what) and not Path(what).is_file():
        raise unknown(what, saved_queries())
    if values:
        raise BadUsage("parameters belong to saved queries", "--param", _HINT)
    if what.endswith(".rq") or (len(what) < 255 and Path(what).is_file()):
        return _decoded(what), {}
    if "{" not in what and not what.strip().lower().startswith("describe"):
        raise BadUsage("neither a saved query, nor a file, nor SPARQL", _shown(what), _HINT)
    return what, {}


def render(
    answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples,
    wanted: Format,
    labels: Mapping[str, Wording],
) -> bytes:
    """Return an answer in one form.

    :param labels: headings of columns by variable; for the table only.
    :raises BadUsage: the form does not fit the kind of query.
    """
    if isinstance(answer, ox.QueryTriples):
        if wanted not in (Format.TABLE, Format.TURTLE):
            raise BadUsage(f"a graph has no {wanted} form", "--format", "use turtle")
        return turtle(answer)
    if wanted is Format.TURTLE:
        raise BadUsage("a table has no turtle form", "--format", "use csv, tsv, json, xml or table")
    if wanted is not Format.TABLE:
        return answer.serialize(format=_RESULTS[wanted]) or b""
    if isinstance(answer, ox.QueryBoolean):
        return b"true\n" if answer else b"false\n"
    return table_of(answer, labels)


def _pair(item: str) -> tuple[str, str]:
    name, mark, value = item.partition("=")
    if not mark or not name:
        raise BadUsage(f"{item!r} is no K=V", "--param", "write --param year=2023")
    return name, value


def _decoded(name: str) -> str:
    try:
        return read_file(Path(name)).decode()
    except UnicodeDecodeError as error:
        raise BadUsage("the file is not UTF-8", name, "a query is written in UTF-8") from error


def _shown(what: str) -> str:
    return what if len(what) <= 40 else f"{what[:40]}…"
