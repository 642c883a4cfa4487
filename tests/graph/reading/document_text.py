"""What a document says, as plain values that a test can be held against."""

from fiscus.graph.reading.document import Document, Paragraph


def shown(document: Document) -> list[str | list[list[str]]]:
    """Return each paragraph as its text, each table as the texts of its rows."""
    return [
        block.passage.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def texts(document: Document) -> list[str]:
    """Return the lines that are not empty."""
    return [line.text for line in document.lines if line.text]
