"""The shape files of the package: which there are, what they say, where a shape stands in them."""

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import pyoxigraph as ox
from rdflib import Graph

from ..errors import FiscusError
from .conversion import graph_of

PREFIXES = "prefixes"
"""The file that declares the prefixes of all queries."""
_FOLDERS = ("", "dcat-ap/")
_ENDING = ".ttl"


class BrokenShape(FiscusError):
    """A shape lacks what the engine needs, or its file is no Turtle."""

    reason = "shape"


@cache
def all_shape_files() -> Mapping[str, Traversable]:
    """Return every shape file by its name: ``sections``, ``dcat-ap/dataset``."""
    top = files("fiscus").joinpath("shapes")
    found = {
        folder + file.name.removesuffix(_ENDING): file
        for folder in _FOLDERS
        for file in top.joinpath(folder).iterdir()
        if file.name.endswith(_ENDING)
    }
    return dict(sorted(found.items()))


def shape_files(pattern: str = "*") -> dict[str, Traversable]:
    """Return the shape files whose names match.

    :param pattern: as the shell has it, within one folder: ``sections*``, ``dcat-ap/*``.
    """
    return {name: file for name, file in all_shape_files().items() if _matches(name, pattern)}


def _matches(name: str, pattern: str) -> bool:
    return name.count("/") == pattern.count("/") and fnmatchcase(name, pattern)


@cache
def file_graph(name: str) -> Graph:
    """Return what a shape file says; the graph is shared, read-only.

    :raises BrokenShape: it is no Turtle; the error names the line.
    """
    return turtle_graph(all_shape_files()[name].read_bytes(), name)


def turtle_graph(data: bytes, name: str) -> Graph:
    """Return the graph of a file of shapes or of a profile.

    :param name: its name without the ending, below ``shapes/``.
    :raises BrokenShape: it is no Turtle; the error names the line.
    """
    try:
        return graph_of(ox.parse(data, format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        where = f"shapes/{name}{_ENDING}, line {error.lineno}"
        raise BrokenShape(f"no Turtle: {error.msg}", where, "correct the file") from error


def where_of(shape: str) -> str:
    """Return the file and the line in which a shape begins; its IRI where no file has it."""
    start = re.compile(rf"fsh:{re.escape(shape.rpartition('#')[2])}\s")
    for name, file in all_shape_files().items():
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            if start.match(line):
                return f"shapes/{name}{_ENDING}, line {number}"
    return shape
