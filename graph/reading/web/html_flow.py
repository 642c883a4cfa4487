"""The flow of a web page: paragraphs, tables and what is no text, in reading order."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from ..superscripts import raised
from .html_chrome import MARK, MARK_WITHIN, is_attached
from .html_lists import Numbering
from .markup import Element

_BLOCKS = frozenset(
    tag
    for tags in (
        "html body main header footer section article aside nav hgroup address div center",
        "p pre blockquote h1 h2 h3 h4 h5 h6 hr fieldset legend form details summary dialog",
        "ul ol li dl dt dd dir menu figure figcaption option title left-out",
        "table caption thead tbody tfoot tr td th",
    )
    for tag in tags.split()
)
_SPACED = frozenset(["td", "th"])
_PLAYED = ("object", "embed", "applet", "iframe", "frame", "video", "audio")
_DRAWN = ("canvas", "svg", "math", "v:imagedata", "v:shape")
_EMBEDDED = frozenset(_PLAYED + _DRAWN)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_HAN = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_WRAPPED = re.compile(rf"(?<={_HAN})[ \t]*[\r\n]+[ \t\r\n]*(?={_HAN})")
_SMALL = 32
"""Width or height in pixels up to which a picture is an icon or a spacer."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Lost:
    """What gives no text, or was left out."""

    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Tabular:
    """A table element, still to be read."""

    element: Element


Piece = Text | Lost | Tabular


def pieces_of(root: Element, is_table: Callable[[Element], bool] | None = None) -> Iterator[Piece]:
    """Yield what the element *root* holds.

    :param is_table: tells tables of data from such that only lay out the page; without it
        all tables are read as text, a row a paragraph.
    """
    flow = _Flow(flat=is_table is None)
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        if event == "end":
            yield from flow.leave(element, within=element is not root)
        elif element.tag == "table" and element is not root and is_table and is_table(element):
            yield from flow.flush()
            yield Tabular(element)
            element.text = None
            steps.skip_subtree()
        else:
            yield from flow.enter(element)
            if element.tag in _EMBEDDED:
                steps.skip_subtree()
    yield from flow.flush()


class _Flow:
    """The text of the paragraph that is being read."""

    def __init__(self, *, flat: bool) -> None:
        self._blocks = _BLOCKS - _SPACED if flat else _BLOCKS
        self._parts: list[str] = []
        self._number = ""
        self._numbering = Numbering()
        self._preformatted = 0
        self._raised = 0

    def enter(self, element: Element) -> Iterator[Piece]:
        tag = element.tag
        if tag in self._blocks or tag == "br":
            yield from self.flush()
        elif tag in _SPACED:
            self._parts.append(" ")
        if tag == "li":
            self._number = self._numbering.number(element)
        self._preformatted += tag == "pre"
        self._raised += tag == "sup"
        yield from _lost(element)
        if tag not in _EMBEDDED:
            yield from self._add(element.text)

    def leave(self, element: Element, *, within: bool) -> Iterator[Piece]:
        if element.tag in self._blocks:
            yield from self.flush()
        elif element.tag in _SPACED:
            self._parts.append(" ")
        if element.tag == "li":
            self._number = ""
        self._preformatted -= element.tag == "pre"
        self._raised -= element.tag == "sup"
        if within:
            yield from self._add(element.tail)

    def flush(self) -> Iterator[Piece]:
        text = _BLANKS.sub(" ", _WRAPPED.sub("", "".join(self._parts)))
        text = text.replace("\u00a0", " ").strip()
        self._parts.clear()
        if text:
            yield Text(self._number + text)
            self._number = ""

    def _add(self, text: str | None) -> Iterator[Piece]:
        if not text:
            return
        if not self._preformatted:
            self._parts.append(raised(text) if self._raised else text)
            return
        first, *others = text.splitlines() or [""]
        self._parts.append(first)
        for line in others:
            yield from self.flush()
            self._parts.append(line)


def _lost(element: Element) -> Iterator[Piece]:
    tag = element.tag
    if tag in (MARK, MARK_WITHIN):
        if element.get("what"):
            yield Lost(element.get("what"), element.get("text") or "")
    elif tag == "img":
        if not _is_icon(element):
            yield Lost("a picture", _known_of(element))
    elif tag in _EMBEDDED:
        yield Lost(f"an embedded {tag}", _known_of(element))
    elif tag == "a" and is_attached(element):
        text = _BLANKS.sub(" ", "".join(element.itertext())).strip()
        address = (element.get("href") or "").strip()
        yield Lost("an attached file", f"{text} {address}".strip()[:300])
    elif tag == "input" and (value := _filled_in(element)):
        yield Lost("a field of a form", value)


def _filled_in(field: Element) -> str:
    """Return the figure that is filled in a field of text; nothing where it has none."""
    is_text = (field.get("type") or "text").lower() in {"text", "number"}
    value = (field.get("value") or "").strip()
    return value[:300] if is_text and any(map(str.isdigit, value)) else ""


def _is_icon(element: Element) -> bool:
    sides = (element.get("width") or "", element.get("height") or "")
    sizes = [int(match[0]) for side in sides if (match := re.match(r"\d{1,5}", side.strip()))]
    return bool(sizes) and min(sizes) <= _SMALL


def _known_of(element: Element) -> str:
    """Return what is known of a picture: its description, else its address without the data."""
    known = element.get("alt") or element.get("title") or element.get("src") or element.get("data")
    text = (known or "").strip()
    return "" if text.startswith("data:") else text[:300]
