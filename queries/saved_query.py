"""What a saved query is: a question in two languages, its parameters and its SPARQL text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal as OneOf
from typing import get_args

import pyoxigraph as ox

from ..graph.errors import FiscusError

ParameterType = OneOf["iri", "string", "text", "integer", "decimal", "year"]
PARAMETER_TYPES: tuple[str, ...] = get_args(ParameterType)

_XSD = "http://www.w3.org/2001/XMLSchema#"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+")
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,24}(\.[0-9]{1,12})?")
_YEAR = re.compile(r"[0-9]{4}")
_CONSTRUCT = re.compile(r"^CONSTRUCT\b", re.MULTILINE)


class BadParameter(FiscusError):
    """A parameter is unknown, missing, or its value does not fit its type."""

    reason = "bad-parameter"


@dataclass(frozen=True, slots=True)
class Wording:
    """The same words in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of the answer holds; ``name`` is its variable, without the question mark."""

    name: str
    label: Wording


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that the caller may set.

    :ivar name: name of the variable, without the question mark.
    :ivar type: how the value is read and which RDF term it becomes.
    :ivar default: the value taken when none is given; None where there is none.
    :ivar required: whether the query cannot be asked without a value.
    """

    name: str
    type: ParameterType
    default: str | None
    required: bool
    description: Wording

    def term(self, value: str) -> ox.NamedNode | ox.Literal:
        """Return the RDF term that ``value`` stands for.

        :raises BadParameter: the value does not fit the type.
        """
        text = value if self.type in ("string", "text") else value.strip()
        if self.type == "string":
            return ox.Literal(text)
        if self.type == "text":
            return ox.Literal(text, language="zh")
        if self.type == "iri" and _IRI.fullmatch(text):
            return ox.NamedNode(text)
        if self.type == "integer" and _INTEGER.fullmatch(text):
            return ox.Literal(int(text))
        if self.type == "year" and _YEAR.fullmatch(text):
            return ox.Literal(int(text))
        if self.type == "decimal" and _DECIMAL.fullmatch(text):
            return ox.Literal(_canonical_decimal(text), datatype=ox.NamedNode(_XSD + "decimal"))
        raise BadParameter(
            f"{value[:60]!r} is no {self.type}", f"parameter {self.name}", _HINTS[self.type]
        )


_HINTS: Mapping[str, str] = {
    "iri": "give an absolute IRI such as https://w3id.org/fiscus/id/department/130730/471",
    "integer": "give a whole number such as 20",
    "decimal": "give a plain number such as 46.4, in yuan for money",
    "year": "give a year of four digits such as 2023",
}


def _canonical_decimal(text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation as error:  # pragma: no cover - the pattern forbids it
        raise BadParameter(f"{text!r} is no decimal") from error
    plain = format(number, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain in ("-0", "") else plain


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """One question that the graph answers.

    :ivar name: public name, part of its address.
    :ivar text: the SPARQL 1.1 text, its header included.
    :ivar columns: the columns that have a label; those of parameters need none.
    """

    name: str
    title: Wording
    question: Wording
    parameters: tuple[Parameter, ...]
    text: str
    columns: tuple[Column, ...] = ()

    @property
    def gives_graph(self) -> bool:
        """Tell whether the answer is RDF (``CONSTRUCT``) and no table."""
        return _CONSTRUCT.search(self.text) is not None

    @property
    def labels(self) -> dict[str, Wording]:
        """Return the labels of the columns by the names of their variables."""
        return {column.name: column.label for column in self.columns}

    def bind(self, values: Mapping[str, str]) -> dict[ox.Variable, ox.NamedNode | ox.Literal]:
        """Return the terms for the query's variables; an empty value counts as not given.

        :raises BadParameter: a name is unknown, a needed value is missing, or one does not fit.
        """
        known = {parameter.name for parameter in self.parameters}
        for name in values:
            if name not in known:
                hint = "it takes " + ", ".join(sorted(known)) if known else "it takes none"
                raise BadParameter(f"unknown parameter {name[:60]!r}", self.name, hint)
        bound: dict[ox.Variable, ox.NamedNode | ox.Literal] = {}
        for parameter in self.parameters:
            value = values.get(parameter.name) or parameter.default
            if value:
                bound[ox.Variable(parameter.name)] = parameter.term(value)
            elif parameter.required:
                raise BadParameter(
                    "no value given", f"parameter {parameter.name}", parameter.description.en
                )
        return bound
