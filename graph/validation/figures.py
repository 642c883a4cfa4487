"""The figures in a quoted text, so that reports can set them off."""

import re
from collections.abc import Iterator

_FIGURE = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?%?(?![0-9A-Za-z.])", re.ASCII)


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the text piece by piece, with whether a piece is a figure."""
    end = 0
    for match in _FIGURE.finditer(text):
        if match.start() > end:
            yield text[end : match.start()], False
        yield match[0], True
        end = match.end()
    if end < len(text):
        yield text[end:], False
