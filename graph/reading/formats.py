"""Which reader reads a file: told by content, not by name."""

from .document import Document
from .text import read_text


def read(data: bytes, name: str) -> Document:
    """Read *data*, a file called *name*, with the reader for its format.

    :raises FiscusError: the file is empty, damaged or of a format that is not read.
    """
    return read_text(data, name)
