"""Web pages for tests: what is read of them, and what is lost."""

from fiscus.graph.reading.document import Document, Paragraph
from fiscus.graph.reading.web.html import read_html


def read(page: str) -> Document:
    return read_html(page.encode(), "a.html")


def shape(page: str) -> list[object]:
    """Return paragraphs as text and tables as grids of cell texts."""
    return [
        block.passage.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row] for row in block.grid or ()]
        for block in read(page).blocks
    ]


def lost(page: str) -> list[tuple[str, str]]:
    return [(entry.what, entry.text) for entry in read(page).unread]
