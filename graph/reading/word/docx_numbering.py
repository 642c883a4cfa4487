"""Automatic numbers of paragraphs, as Word shows them (ISO/IEC 29500-1, 17.9)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .numerals import written
from .wordml import Element, child, is_on, kind, number, value

_SLOT = re.compile(r"%([1-9])")
_LONGEST_CHAIN = 20
"""Styles that are based on each other; guards against a circle."""


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each was counted."""

    nums: dict[str, Element] = field(default_factory=dict)
    lists: dict[str, Element] = field(default_factory=dict)
    styles: dict[str, Element] = field(default_factory=dict)
    default_style: str | None = None
    _chains: dict[str | None, list[tuple[str, Element]]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _restarted: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: Mapping[str, Element]) -> str:
        """Count a paragraph and return its number, with what sets it off; "" where it has none.

        :param paragraph: its properties, by name.
        """
        num, depth = self._numbered(paragraph)
        key, levels = self._levels(num)
        level = levels.get(depth)
        if level is None or num is None:
            return ""
        self._count(num, key, depth, levels)
        return self._shown(key, level, levels)

    def _numbered(self, paragraph: Mapping[str, Element]) -> tuple[str | None, int]:
        """Return the number of the list that *paragraph* is in, and its level."""
        own = paragraph.get("w:numPr")
        num, level = value(child(own, "w:numId")), child(own, "w:ilvl")
        style = value(paragraph.get("w:pStyle")) or self.default_style
        for name, properties in self._known_chain(style) if num is None else ():
            num = value(child(properties, "w:numId"))
            if num is not None and level is None:
                level = child(properties, "w:ilvl")
                return num, self._level_of_style(num, name, number(level))
            if num is not None:
                break
        return num, number(level)

    def _known_chain(self, style: str | None) -> list[tuple[str, Element]]:
        """Return the same as ``_chain``, each style looked at once."""
        if style not in self._chains:
            self._chains[style] = self._chain(style)
        return self._chains[style]

    def _chain(self, style: str | None) -> list[tuple[str, Element]]:
        """Return the numbering properties of *style* and of those that it is based on."""
        found: list[tuple[str, Element]] = []
        for _ in range(_LONGEST_CHAIN):
            if style is None or style not in self.styles:
                break
            element = self.styles[style]
            properties = child(element, "w:pPr", "w:numPr")
            if properties is not None:
                found.append((style, properties))
            style = value(child(element, "w:basedOn"))
        return found

    def _level_of_style(self, num: str, style: str, missing: int) -> int:
        """Return the level that names *style* as its own."""
        for depth, level in self._levels(num)[1].items():
            if value(child(level, "w:pStyle")) == style:
                return depth
        return missing

    def _levels(self, num: str | None) -> tuple[str, dict[int, Element]]:
        """Return the key under which a list is counted, and its levels."""
        element = self.nums.get(num or "")
        if element is None:
            return "", {}
        key = self._followed(value(child(element, "w:abstractNumId")) or "")
        levels = _levels_in(self.lists.get(key))
        for override in element:
            if kind(override) == "w:lvlOverride":
                levels.update(_levels_in(override))
        return key, levels

    def _followed(self, key: str) -> str:
        """Return the list behind a list that only points to a list style."""
        style = value(child(self.lists.get(key), "w:numStyleLink"))
        if style is None or style not in self.styles:
            return key
        num = value(child(self.styles[style], "w:pPr", "w:numPr", "w:numId"))
        return value(child(self.nums.get(num or ""), "w:abstractNumId")) or key

    def _count(self, num: str, key: str, depth: int, levels: dict[int, Element]) -> None:
        counts = self._counts.setdefault(key, {})
        start = self._restart(num, depth)
        if start is not None:
            counts[depth] = start
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = _start(levels.get(depth))
        for deeper in [inner for inner in counts if inner > depth]:
            restart = child(levels.get(deeper), "w:lvlRestart")
            if restart is None or number(restart) > depth:
                del counts[deeper]

    def _restart(self, num: str, depth: int) -> int | None:
        """Return where *num* asks for a new start, when it is met first at this level."""
        if (num, depth) in self._restarted:
            return None
        self._restarted.add((num, depth))
        for override in self.nums[num]:
            if kind(override) == "w:lvlOverride" and number(override, "ilvl") == depth:
                start = child(override, "w:startOverride")
                return None if start is None else number(start)
        return None

    def _shown(self, key: str, level: Element, levels: dict[int, Element]) -> str:
        if value(child(level, "w:numFmt")) == "bullet":
            return ""
        legal = is_on(child(level, "w:isLgl"))
        counts = self._counts[key]

        def fill(slot: re.Match[str]) -> str:
            depth = int(slot[1]) - 1
            source = levels.get(depth)
            style = "decimal" if legal else value(child(source, "w:numFmt")) or "decimal"
            return "" if style == "none" else written(counts.get(depth, _start(source)), style)

        text = _SLOT.sub(fill, value(child(level, "w:lvlText")) or "")
        apart = value(child(level, "w:suff")) != "nothing" and text[-1:].isascii()
        return f"{text} " if text and apart else text


def numbering_of(numbering: Element | None, styles: Element | None) -> Numbering:
    """Return the lists that the parts *numbering* and *styles* define."""
    found = Numbering()
    for element in numbering if numbering is not None else ():
        if kind(element) == "w:num":
            found.nums[value(element, "numId") or ""] = element
        elif kind(element) == "w:abstractNum":
            found.lists[value(element, "abstractNumId") or ""] = element
    for element in styles if styles is not None else ():
        if kind(element) == "w:style":
            name = value(element, "styleId") or ""
            found.styles[name] = element
            is_paragraph = value(element, "type") == "paragraph"
            if is_paragraph and value(element, "default") in {"1", "true", "on"}:
                found.default_style = name
    return found


def _levels_in(element: Element | None) -> dict[int, Element]:
    inner = element if element is not None else ()
    return {number(level, "ilvl"): level for level in inner if kind(level) == "w:lvl"}


def _start(level: Element | None) -> int:
    return number(child(level, "w:start"), missing=1)
