"""Text files: rows of bars between rules, and other encodings."""

from collections.abc import Callable

from tests.formats.layout import Grid, Layout

RULE = "+------+"


def barred(layout: Layout) -> bytes:
    """Return the text with tables drawn with bars, a rule between all rows."""
    return "\n".join("\n".join(_drawn(b)) if isinstance(b, Grid) else b for b in layout).encode()


def _drawn(grid: Grid) -> list[str]:
    lines = ["", RULE]
    for row in grid.rows():
        columns: list[list[str]] = [[] for _ in range(grid.width)]
        for cell in row:
            columns[cell.column] = cell.text.split("\n")
        for n in range(max(map(len, columns))):
            parts = (column[n] if n < len(column) else "" for column in columns)
            lines.append("| " + " | ".join(parts) + " |")
        lines.append(RULE)
    return [*lines, ""]


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "gb18030": lambda text: text.encode("gb18030"),
    "windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
}
"""A text in the encodings in which text files are found."""
