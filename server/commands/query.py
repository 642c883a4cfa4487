"""``fiscus query``: a saved query by name, a file, or a text, asked of a store."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import typer

from ...graph.store import open_store
from ...queries.loading import saved_queries
from ..formats import turtle
from ..guard import check_query
from .answer_table import table_of
from .options import (
    DEFAULT_STORE,
    GraphStoreOption,
    StoreOption,
)
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


def query(
    what: Annotated[str, typer.Argument(metavar="NAME|FILE|TEXT", help="What to ask.")],
    store: StoreOption = DEFAULT_STORE,
    param: Annotated[
        list[str] | None, typer.Option("--param", metavar="K=V", help="Value of a parameter.")
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", help="table, csv, tsv, json, xml or turtle.")
    ] = "table",
    graph_store_url: GraphStoreOption = None,
) -> None:
    """Ask a store, never another host; the saved queries are listed when NAME is none of them."""
    wanted = choose(Format, format_, "--format")
    text, bindings = resolve(what, param or [])
    if what not in saved_queries():
        check_query(text)
    with open_store(store, write=False, graph_store_url=graph_store_url) as opened:
        answer = opened.query(text, substitutions=bindings)
        write_output(None, render(answer, wanted))


def resolve(what: str, given: Sequence[str]) -> tuple[str, Bindings]:
    """Return the text to ask and the terms of its variables.

    A saved query's name wins over a file, a file over a text.

    :raises BadUsage: it is neither a name, nor a file, nor does it look like SPARQL.
    """
    values = dict(_pair(item) for item in given)
    saved = saved_queries().get(what)
    if saved is not None:
        return saved.text, saved.bind(values)
    if values:
        raise BadUsage("parameters belong to saved queries", "--param", _names())
    if what.endswith(".rq") or (len(what) < 255 and Path(what).is_file()):
        return _decoded(what), {}
    if "{" not in what and not what.strip().lower().startswith("describe"):
        raise BadUsage("neither a saved query, nor a file, nor SPARQL", _shown(what), _names())
    return what, {}


def render(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, wanted: Format) -> bytes:
    """Return an answer in one form.

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
    return table_of(answer)


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


def _names() -> str:
    return "saved queries: " + (", ".join(saved_queries()) or "none")


def _shown(what: str) -> str:
    return what if len(what) <= 40 else f"{what[:40]}…"
