"""The XML parts of a workbook, read as a stream and without regard to namespaces.

The namespaces of the strict and the transitional variant of ISO/IEC 29500 differ; the
names in them do not.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ...errors import DamagedSource, TooLarge
from ..superscripts import raised
from ..xml_faults import xml_fault
from .struck import Run, parted

Element = Any

_MOST_EVENTS = 8_000_000
"""Beginnings and ends of elements in one part; a cell has two to four."""

_MOST_HELD = 400_000
"""The same inside of one element, as all cells of a row."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def parsed(content: bytes, name: str, *kinds: str) -> Iterator[Element]:
    """Yield the elements with these local names when they end; they are emptied afterwards.

    Nothing else is kept either, so that memory does not grow with the part.

    :raises DamagedSource: the XML is not well-formed.
    :raises TooLarge: there are more elements than in any disclosure.
    """
    wanted = frozenset(kinds)
    depth = held = 0
    for count, (event, element) in enumerate(_events(content, name)):
        is_wanted = local(element.tag) in wanted
        held = held + 1 if depth else 0
        if count > _MOST_EVENTS or held > _MOST_HELD:
            raise TooLarge("its parts have more elements than any disclosure", name, "split it")
        if event == "start":
            depth += is_wanted
            continue
        depth -= is_wanted
        if is_wanted:
            yield element
        if is_wanted or not depth:
            element.clear(keep_tail=False)
            while element.getprevious() is not None:
                del element.getparent()[0]


def _events(content: bytes, name: str) -> Iterator[tuple[str, Element]]:
    events = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        yield from events
    except etree.XMLSyntaxError as error:
        raise xml_fault(error, "one of its parts", name) from error


def local(tag: object) -> str:
    """Return the name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: Element) -> str:
    """Return the text below *element*: its runs joined, without how they are read aloud.

    A run that is struck through is left out, one that is raised has raised digits.
    """
    return parted(runs_of(element), in_struck_cell=False)[0]


def runs_of(element: Element) -> tuple[Run, ...]:
    """Return the runs (18.4.4) below *element*; what has no font of its own has the cell's."""
    return tuple(_runs(element))


def _runs(element: Element) -> Iterator[Run]:
    for inner in element.iter("{*}t"):
        outer = inner.getparent()
        kind = local(outer.tag)
        if kind != "rPh":
            forms = {local(form.tag): form.get("val") for form in outer.iterfind("{*}rPr/*")}
            has_font = kind == "r" and bool(forms)
            text = inner.text or ""
            is_raised = has_font and forms.get("vertAlign") == "superscript"
            is_struck = is_on(forms, "strike") if has_font else None
            yield unescaped(raised(text) if is_raised else text), is_struck


def is_on(forms: dict[str, str | None], name: str) -> bool:
    """Tell whether a property that is on or off is there and on."""
    return name in forms and forms[name] not in {"0", "false"}


def unescaped(text: str) -> str:
    """Return *text* with plain line ends, and the characters written as _xHHHH_ (22.9.2.19)."""
    if "_x" in text:
        text = _ESCAPED.sub(_character, text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if 0xD800 <= code < 0xE000 or code == 0 else chr(code)


def damaged(what: str, name: str) -> DamagedSource:
    """Return the error for a workbook that cannot be read."""
    return DamagedSource(what, name, "get the file again from where it was published")
