"""Which way up a page of a PDF is read, where its text was set across it."""

import ctypes
import math
from collections import Counter
from itertools import islice

from pypdfium2 import raw

from .calls import get_matrix, is_generated

_SAMPLE = 500
"""Characters that are looked at, spread over the page."""

_MOST = 0.8
"""The share of them that runs one way where the page is to be turned for them."""


def quarters_of(text: object, shown: int) -> int:
    """Return by how many quarters clockwise a sheet is to be turned to read its *text*.

    :param shown: by how many it is turned where it is shown: right unless most characters say
        something else.
    """
    count = raw.FPDFText_CountChars(text)
    step = max(count // _SAMPLE, 1)
    seen = (n for n in range(0, count, step) if is_generated(text, n) != 1)
    matrix = raw.FS_MATRIX()
    filled = ctypes.byref(matrix)
    ways = Counter(
        _quarters(matrix) if get_matrix(text, n, filled) else 0 for n in islice(seen, 2 * _SAMPLE)
    )
    if not ways:
        return shown
    way, times = ways.most_common(1)[0]
    return way if times >= _MOST * ways.total() else shown


def _quarters(matrix: raw.FS_MATRIX) -> int:
    """Return the direction in which a character runs, in quarters against the clock."""
    if not matrix.b and matrix.a > 0:
        return 0
    angle = math.atan2(matrix.b, matrix.a)
    return round(angle / (math.pi / 2)) % 4 if math.isfinite(angle) else 0
