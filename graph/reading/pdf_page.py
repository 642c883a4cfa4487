"""What stands on one page of a PDF: characters, ruling lines and pictures.

All lengths are points; *top* and *bottom* grow downwards from the top of the page as it is
shown, a rotated page turned upright.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from pdfplumber.page import Page

from ..errors import TooLarge

MOST_DRAWN = 200_000
"""Lines and rectangles on one page; a page of a disclosure has less than a thousand."""

_THIN = 2.5
_SHORTEST_RULE = 4.0
_SMALLEST_PICTURE = 20.0
_UNMAPPED = re.compile(r"\(cid:\d+\)")


class Glyph(NamedTuple):
    """A character and its box; *size* is the height of its font."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


class Rule(NamedTuple):
    """A straight line at *at* (y of a level line, x of an upright one) from *low* to *high*."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PageContent:
    """The text and the drawing of a page.

    *pictures* counts the pictures that are large enough to show something, *unmapped* the
    characters whose font does not tell which they are (they stand as U+FFFD).
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]
    pictures: int
    unmapped: int


def page_content(page: Page, where: str) -> PageContent:
    """Return what stands on *page*, a page of pdfplumber.

    :raises TooLarge: there is more drawing on it than any disclosure has.
    """
    drawn = page.objects
    strokes = [*drawn.get("line", ()), *drawn.get("rect", ()), *drawn.get("curve", ())]
    if len(strokes) > MOST_DRAWN:
        raise TooLarge(
            f"page {page.page_number} has {len(strokes)} lines, more than {MOST_DRAWN}",
            where,
            "leave out the drawing",
        )
    glyphs = tuple(_glyphs(drawn.get("char", ())))
    level, upright = _rules(strokes)
    return PageContent(
        int(page.page_number),
        float(page.width),
        float(page.height),
        glyphs,
        level,
        upright,
        sum(map(_is_picture, drawn.get("image", ()))),
        sum(glyph.text == "\ufffd" for glyph in glyphs),
    )


def _glyphs(characters: Iterable[dict[str, Any]]) -> Iterator[Glyph]:
    for character in characters:
        text = _plain(character["text"])
        if text:
            yield Glyph(
                text,
                float(character["x0"]),
                float(character["x1"]),
                float(character["top"]),
                float(character["bottom"]),
                float(character["size"]) or 1.0,
            )


def _plain(text: str) -> str:
    """Return *text* without blanks and control characters, radicals as the characters they are."""
    if _UNMAPPED.fullmatch(text):
        return "\ufffd"
    if text.isascii():
        return text if text.isprintable() and text != " " else ""
    return "".join(map(_plain_character, text))


def _plain_character(character: str) -> str:
    if "\u2e80" <= character <= "\u2fdf" or "\uf900" <= character <= "\ufb06":
        return unicodedata.normalize("NFKC", character)
    if character.isspace() or unicodedata.category(character) in {"Cc", "Cf"}:
        return ""
    return "\ufffd" if unicodedata.category(character) == "Cs" else character


def _is_picture(image: dict[str, Any]) -> bool:
    width, height = image["x1"] - image["x0"], image["bottom"] - image["top"]
    return bool(width >= _SMALLEST_PICTURE and height >= _SMALLEST_PICTURE)


def _rules(strokes: Iterable[dict[str, Any]]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the level and the upright rules: lines, thin boxes and sides of drawn boxes."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for stroke in strokes:
        x0, x1, top, bottom = (float(stroke[key]) for key in ("x0", "x1", "top", "bottom"))
        if bottom - top <= _THIN:
            level.append(Rule((top + bottom) / 2, x0, x1))
        elif x1 - x0 <= _THIN:
            upright.append(Rule((x0 + x1) / 2, top, bottom))
        elif stroke["object_type"] == "rect" and stroke.get("stroke"):
            level += (Rule(top, x0, x1), Rule(bottom, x0, x1))
            upright += (Rule(x0, top, bottom), Rule(x1, top, bottom))
    return merged(level), merged(upright)


def merged(rules: Iterable[Rule], near: float = 2.0) -> tuple[Rule, ...]:
    """Return *rules* with those that go on in one another made one; scraps are dropped."""
    found: list[Rule] = []
    for group in _groups(sorted(rules), near):
        at = sum(rule.at for rule in group) / len(group)
        low, high = group[0].low, group[0].high
        for rule in sorted(group, key=lambda rule: rule.low)[0:]:
            if rule.low > high + near:
                found.append(Rule(at, low, high))
                low, high = rule.low, rule.high
            low, high = min(low, rule.low), max(high, rule.high)
        found.append(Rule(at, low, high))
    return tuple(rule for rule in found if rule.high - rule.low >= _SHORTEST_RULE)


def _groups(rules: list[Rule], near: float) -> Iterator[list[Rule]]:
    """Yield the rules, sorted by place, in groups of about the same place."""
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at - group[0].at > near:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group
