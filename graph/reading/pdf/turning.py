"""Which way up a page of a PDF is read, where its text was set across it."""

import math
from collections import Counter
from itertools import islice

from pypdfium2 import raw

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
    seen = (n for n in range(0, count, step) if raw.FPDFText_IsGenerated(text, n) != 1)
    ways = Counter(_quarters(text, n) for n in islice(seen, 2 * _SAMPLE))
    if not ways:
        return shown
    way, times = ways.most_common(1)[0]
    return way if times >= _MOST * ways.total() else shown


def _quarters(text: object, n: int) -> int:
    """Return the direction in which character *n* runs, in quarters against the clock."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, n, matrix):
        return 0
    angle = math.atan2(matrix.b, matrix.a)
    return round(angle / (math.pi / 2)) % 4 if math.isfinite(angle) else 0
