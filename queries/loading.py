"""Reads the saved queries that come with the package (``*.rq``, see README.md)."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import cast

from ..graph.errors import FiscusError
from .saved_query import PARAMETER_TYPES, Column, Parameter, ParameterType, SavedQuery, Wording

_FIELD = re.compile(
    r"#\s*(?P<key>title-zh|title-en|question-zh|question-en|param|column):\s*(?P<value>.*)"
)
_PARAMETER = re.compile(
    r"(?P<name>[a-z][a-z0-9_]*)\s+(?P<type>[a-z]+)(?P<optional>\?)?(?:=(?P<default>\S+))?"
)
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class BadSavedQuery(FiscusError):
    """A file of a saved query has a header that cannot be understood."""

    reason = "bad-saved-query"


def parse_saved_query(name: str, text: str) -> SavedQuery:
    """Return the query told by the text of ``{name}.rq``.

    :raises BadSavedQuery: the name or the header does not follow README.md.
    """
    if not _NAME.fullmatch(name):
        raise BadSavedQuery("a name is made of lower-case words parted by -", f"{name}.rq")
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            break
        match = _FIELD.fullmatch(line.rstrip())
        if match is None:
            continue
        key, value = match["key"], match["value"].strip()
        if key == "param":
            parameters.append(_parse_parameter(value, f"{name}.rq:{number}"))
        elif key == "column":
            columns.append(_parse_column(value, f"{name}.rq:{number}"))
        elif key in fields or not value:
            raise BadSavedQuery(f"{key} is empty or stands twice", f"{name}.rq:{number}")
        else:
            fields[key] = value
    return replace(
        _assemble(name, fields, tuple(parameters), text), columns=_distinct(columns, name)
    )


def _assemble(
    name: str, fields: Mapping[str, str], parameters: tuple[Parameter, ...], text: str
) -> SavedQuery:
    for key in ("title-zh", "title-en", "question-zh", "question-en"):
        if key not in fields:
            raise BadSavedQuery(f"{key} is missing", f"{name}.rq", "see queries/README.md")
    if len({parameter.name for parameter in parameters}) != len(parameters):
        raise BadSavedQuery("a parameter stands twice", f"{name}.rq")
    return SavedQuery(
        name,
        Wording(fields["title-zh"], fields["title-en"]),
        Wording(fields["question-zh"], fields["question-en"]),
        parameters,
        text,
    )


def _distinct(columns: list[Column], name: str) -> tuple[Column, ...]:
    if len({column.name for column in columns}) != len(columns):
        raise BadSavedQuery("a column stands twice", f"{name}.rq")
    return tuple(columns)


def _parse_column(value: str, place: str) -> Column:
    parts = [part.strip() for part in value.split("|")]
    if len(parts) != 3 or not all(parts) or not _VARIABLE.fullmatch(parts[0]):
        raise BadSavedQuery("a column reads `NAME | zh | en`", place)
    return Column(parts[0], Wording(parts[1], parts[2]))


def _parse_parameter(value: str, place: str) -> Parameter:
    parts = [part.strip() for part in value.split("|")]
    match = _PARAMETER.fullmatch(parts[0])
    if match is None or len(parts) != 3 or not all(parts):
        raise BadSavedQuery("a parameter reads `NAME TYPE | zh | en`", place)
    if match["type"] not in PARAMETER_TYPES:
        known = ", ".join(PARAMETER_TYPES)
        raise BadSavedQuery(f"unknown type {match['type']!r}", place, f"one of {known}")
    if match["optional"] and match["default"]:
        raise BadSavedQuery("`?` and a default exclude each other", place)
    parameter = Parameter(
        name=match["name"],
        type=cast("ParameterType", match["type"]),
        default=match["default"],
        required=not match["optional"] and match["default"] is None,
        description=Wording(parts[1], parts[2]),
    )
    if parameter.default is not None:
        parameter.term(parameter.default)
    return parameter


@cache
def saved_queries() -> Mapping[str, SavedQuery]:
    """Return the package's saved queries by name, in the order of their names.

    :raises BadSavedQuery: a file does not follow README.md.
    """
    found = {
        entry.name.removesuffix(".rq"): entry.read_text("utf-8")
        for entry in files("fiscus.queries").iterdir()
        if entry.name.endswith(".rq")
    }
    return MappingProxyType({name: parse_saved_query(name, found[name]) for name in sorted(found)})
