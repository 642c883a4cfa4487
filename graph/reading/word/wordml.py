"""WordprocessingML (ISO/IEC 29500-1) as elements: parsing, names and attributes.

The transitional and the strict form differ in the names of their namespaces; here both
have the same short names, ``w:p`` and so on.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Protocol

from lxml import etree

from ...errors import HostileSource
from ..package import Package, refuse_doctype
from ..xml_faults import xml_fault

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "chart",
    "http://purl.oclc.org/ooxml/drawingml/chart": "chart",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "chart",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
_WORD = tuple(f"{{{uri}}}" for uri, prefix in _PREFIXES.items() if prefix == "w")
_DEEPEST = 200
"""Levels of elements; a table in a text box in a table has some 30."""

_TOO_DEEP = etree.XPath(f"boolean({'/*' * (_DEEPEST + 1)})")


class Element(Protocol):
    """What is used of an element; its iterator gives the children."""

    tag: str
    text: str | None

    def __iter__(self) -> Iterator["Element"]: ...

    def iterchildren(self, *tags: str) -> Iterator["Element"]:
        """Return the children of these names."""

    def get(self, key: str, /) -> str | None:
        """Return an attribute."""


def parse(package: Package, part: str) -> Element:
    """Return the root of *part*; nothing is fetched and no entity resolved.

    :raises DamagedSource: it is missing or no XML.
    :raises HostileSource: it declares a document type or nests deeper than documents do.
    """
    content = package.read(part)
    refuse_doctype(content, part, package.name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: Element = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise xml_fault(error, f"the part {part!r}", package.name) from error
    _refuse_depth(root, part, package.name)
    return root


def _refuse_depth(root: Element, part: str, name: str) -> None:
    if _TOO_DEEP(root):
        raise HostileSource(
            f"the part {part!r} nests deeper than {_DEEPEST} levels", name, "simplify it"
        )


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    uri, _, local = tag[1:].rpartition("}")
    return f"{_PREFIXES.get(uri, '')}:{local}"


def kind(element: Element) -> str:
    """Return the short name of *element*, ``w:p``; without prefix where it is not known."""
    return _short(element.tag)


def value(element: Element | None, attribute: str = "val") -> str | None:
    """Return an attribute of WordprocessingML, None where there is none."""
    if element is None:
        return None
    for name in _names(attribute):
        if (text := element.get(name)) is not None:
            return text
    return None


@cache
def _names(attribute: str) -> tuple[str, ...]:
    """Return the full names of an attribute of WordprocessingML, one in each edition."""
    return tuple(namespace + attribute for namespace in _WORD)


def number(element: Element | None, attribute: str = "val", missing: int = 0) -> int:
    """Return an attribute as a whole number from 0 to a million, *missing* where it is none."""
    text = value(element, attribute) or ""
    if not (text.isascii() and text.isdigit()):
        return missing
    return min(int(text.lstrip("0")[:9] or "0"), 1_000_000)


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first child called path[0], in it the first called path[1], and so on."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(*_tags(name)), None)
    return element


def properties_in(element: Element | None) -> dict[str, Element]:
    """Return the children of *element* by their short names, of several the first."""
    found: dict[str, Element] = {}
    for inner in element if element is not None else ():
        found.setdefault(kind(inner), inner)
    return found


@cache
def _tags(name: str) -> tuple[str, ...]:
    """Return the full names that a short name stands for, one in each edition."""
    prefix, _, local = name.partition(":")
    return tuple(f"{{{uri}}}{local}" for uri, short in _PREFIXES.items() if short == prefix)


def is_on(element: Element | None) -> bool:
    """Tell whether a property that is on or off is there and on."""
    return element is not None and value(element) not in {"0", "false", "off"}


def chosen(alternatives: Element) -> Element | None:
    """Return the one branch of ``mc:AlternateContent`` that is read: the first with text."""
    branches = [branch for branch in alternatives if kind(branch) in {"mc:Choice", "mc:Fallback"}]
    with_text = [branch for branch in branches if holds(branch, "w:txbxContent")]
    return next(iter(with_text or branches), None)


def holds(element: Element, name: str) -> bool:
    """Tell whether there is an element called *name* anywhere in *element*."""
    return any(kind(inner) == name or holds(inner, name) for inner in element)
