"""The parts of a Word document: which they are and how they hang together."""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

from ...errors import UnreadableSource
from ..package import Package
from .wordml import Element, child, kind, parse


@dataclass(frozen=True, slots=True)
class Parts:
    """The roots of the parts that are read; *notes* are footnotes, then endnotes.

    *comments* are none where there is no such part.
    """

    body: Element
    numbering: Element | None
    styles: Element | None
    notes: tuple[Element, ...]
    comments: Iterable[Element]


def parts_of_document(package: Package) -> Parts:
    """Return the parts of the Word document in *package*.

    :raises UnreadableSource: it is none, or a part is damaged or hostile.
    """
    names = frozenset(package.names())
    main = _related(package, names, "").get("officeDocument", "word/document.xml")
    if main not in names:
        raise _no_document(package.name)
    body = child(parse(package, main), "w:body")
    if body is None:
        raise _no_document(package.name)
    related = _related(package, names, main)

    def root(role: str) -> Element | None:
        part = related.get(role)
        return parse(package, part) if part in names and part is not None else None

    notes = (root("footnotes"), root("endnotes"))
    comments = root("comments")
    return Parts(
        body,
        root("numbering"),
        root("styles"),
        tuple(note for note in notes if note is not None),
        () if comments is None else comments,
    )


def _related(package: Package, names: frozenset[str], source: str) -> dict[str, str]:
    """Return the parts that *source* points to, by the last word of the kind of relation."""
    folder, file = posixpath.split(source)
    part = posixpath.join(folder, "_rels", f"{file}.rels")
    if part not in names:
        return {}
    found: dict[str, str] = {}
    for relation in parse(package, part):
        if kind(relation) == "rel:Relationship" and relation.get("TargetMode") != "External":
            role = (relation.get("Type") or "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or ""))
            found.setdefault(role, target.lstrip("/"))
    return found


def _no_document(name: str) -> UnreadableSource:
    return UnreadableSource("this is no Word document", name, "save it as docx in a word processor")
