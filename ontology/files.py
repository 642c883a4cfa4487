"""Which files the ontology and the code lists are, found in the installed package.

Nothing is fetched from the network.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable

from ..graph.errors import FiscusError

_FOLDER = files(__package__)
_CODE_LISTS = _FOLDER / "codelists"
_ALIGNMENTS = "alignments.ttl"
_CUBE = "cube.ttl"


class UnknownCodeList(FiscusError):
    """There is no code list of that name."""

    reason = "unknown-code-list"


def closure_files() -> tuple[Traversable, ...]:
    """Return the ontology's Turtle files that reasoning rests on, ordered by name.

    The alignments to other vocabularies and the structure of the data cubes are not among them.
    """
    found = (file for file in _FOLDER.iterdir() if file.name.endswith(".ttl"))
    inside = (file for file in found if file.name not in (_ALIGNMENTS, _CUBE))
    return tuple(sorted(inside, key=lambda file: file.name))


def alignments_file() -> Traversable:
    """Return the Turtle file of alignments to other vocabularies."""
    return _FOLDER / _ALIGNMENTS


def cube_file() -> Traversable:
    """Return the Turtle file of the structure of the data cubes."""
    return _FOLDER / _CUBE


def code_list_names() -> tuple[str, ...]:
    """Return the names of all code lists, such as ``unit``, in order."""
    found = (file.name for file in _CODE_LISTS.iterdir() if file.name.endswith(".ttl"))
    return tuple(sorted(name.removesuffix(".ttl") for name in found))


def code_list_file(name: str) -> Traversable:
    """Return the Turtle file of a code list.

    :raises UnknownCodeList: there is none of that name.
    """
    if name not in code_list_names():
        known = ", ".join(code_list_names())
        raise UnknownCodeList("no such code list", name, f"there are {known}")
    return _CODE_LISTS / f"{name}.ttl"
