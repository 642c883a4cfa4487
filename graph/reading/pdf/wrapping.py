"""Lines that end only because the page or the cell is full, and go on in the next one."""

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from ..document import Passage, Place
from ..tables import cell_passage
from .lines import TextLine

PADDING = 12.0
"""What a cell keeps free at its two sides; a line that has more would take another word."""

ITEM = re.compile(
    r"\s*(?:[((（]?[一二三四五六七八九十\d]{1,3}(?:[))）、]|[.．](?!\d))|其中|[合小总]计)"
)
"""How a line begins that is no rest of the one above it."""

_IN_FIGURE = re.compile(r"\d[,，.．]$")
"""How a line ends in the middle of a figure, which may go on with 700. and then 00."""

_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_WORD = re.compile(
    r"[（〔﹝［【《〈“‘「『]*(?:[!-~]+|.(?:[/“‘].)*)[，。、；：？！）〕﹞］】》〉”’」』…％‰℃]*"
    r"(?:(?<=[〕﹞］】])\d+)?",
    re.DOTALL,
)
"""What is not broken: brackets stay with what they enclose, stops with what they end.

So do words with a slash or an opening quotation mark between them (台/套/件, 年“民), and the
number of a document with its year (〔2022〕181).
"""


def wrapped(line: TextLine, following: TextLine) -> str | None:
    """Return the text of *line* so that *following* goes on in it; nothing where words part.

    A blank that was typed before the next line is kept; between two words in letters there
    is one even where it was not.
    """
    blanks = line.glyphs[-1].after if line.glyphs else 0
    edges = line.text[-1:], following.text[:1]
    if not blanks and all(edge.isascii() and edge.isalpha() for edge in edges):
        return None
    return line.text + " " * blanks


def wrapped_passage(lines: Sequence[TextLine], width: float, place: Place) -> Passage:
    """Return the text of a cell: lines that fill its *width* go on in the next one."""
    texts = [
        wrapped(line, following) if fills(line, following, width) else None
        for line, following in pairwise(lines)
    ]
    kept = (line.text if text is None else text for line, text in zip_longest(lines, texts))
    return cell_passage(kept, place, {n for n, text in enumerate(texts) if text is not None})


def fills(line: TextLine, following: TextLine, width: float) -> bool:
    """Tell whether *following* is no item of its own, and had no room behind *line*."""
    is_item = ITEM.match(following.text) and not _IN_FIGURE.search(line.text)
    if is_item and not is_spaced(line):
        return False
    return is_full(line, following, width)


def is_full(line: TextLine, following: TextLine, width: float) -> bool:
    """Tell whether the first word of *following* had no room behind *line*.

    A word that is wider than the cell is broken anywhere: of it one character is asked for.
    """
    free = width - (line.x1 - line.x0)
    needed = first_word_width(following)
    if needed + last_word_width(line) + PADDING > width and _in_one_word(line, following):
        needed = following.glyphs[0].x1 - following.glyphs[0].x0
    return free < needed + PADDING


def _in_one_word(line: TextLine, following: TextLine) -> bool:
    edges = line.text[-1:], following.text[:1]
    return all("!" <= edge <= "~" for edge in edges)


def first_word_width(line: TextLine) -> float:
    """Return the width of what at the beginning of *line* is not broken."""
    word = _WORD.match(line.text)
    last = line.glyphs[min(len(word[0]) if word else 1, len(line.glyphs)) - 1]
    return last.x1 - line.x0


def last_word_width(line: TextLine) -> float:
    """Return the width of the letters, digits and signs at the end of *line*."""
    count = len(line.text) - len(line.text.rstrip(_ASCII))
    return line.x1 - line.glyphs[max(len(line.glyphs) - count, 0)].x0 if count else 0.0


def is_spaced(line: TextLine) -> bool:
    """Tell whether a line is spaced out, as one that wraps is to fill its cell."""
    free = sum(max(b.x0 - a.x1, 0.0) for a, b in zip(line.glyphs, line.glyphs[1:], strict=False))
    return free > line.size
