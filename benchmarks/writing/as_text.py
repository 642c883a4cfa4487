"""Text files: rows of bars between rules, a cell a line, other encodings."""

from collections.abc import Callable, Iterator

from .layout import Grid, Layout

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


def closed(layout: Layout) -> bytes:
    """Return the text with a cell a line, each closed by a bar and each row by two."""
    return "\n".join("\n".join(_closed(b)) if isinstance(b, Grid) else b for b in layout).encode()


def _closed(grid: Grid) -> Iterator[str]:
    begun = {(cell.row, cell.column): cell.text for cell in grid.cells}
    yield ""
    for row in range(grid.height):
        reaching = (c for c in grid.cells if c.row <= row < c.row + c.height)
        cells = sorted(reaching, key=lambda cell: cell.column)
        for cell in cells:
            lines = begun.get((row, cell.column), "").split("\n")
            text = "\n".join(line for line in lines if line.strip())
            yield f"{text} |" if cell is not cells[-1] else f"{text} | |"
    yield ""


def stream(layout: Layout) -> bytes:
    """Return the text as word processors export it: a cell a line behind a tab.

    Rows are parted by a blank line, two stand behind a table; what a cell covers is blank.
    """
    return "\n".join(_streamed(b) if isinstance(b, Grid) else b for b in layout).encode() + b"\n"


def _streamed(grid: Grid) -> str:
    begun = {(cell.row, cell.column): cell for cell in grid.cells}
    covered = {
        (row, cell.column): ""
        for cell in grid.cells
        for row in range(cell.row + 1, cell.row + cell.height)
    }
    rows = (
        "\n".join(
            f"\t{begun[place].text if place in begun else ''}"
            for place in ((row, column) for column in range(grid.width))
            if place in begun or place in covered
        )
        for row in range(grid.height)
    )
    return "\n\n".join(rows) + "\n\n"


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "gb18030": lambda text: text.encode("gb18030"),
    "windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
}
"""A text in the encodings in which text files are found."""
