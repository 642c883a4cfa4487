"""What a PDF may be before it is read: not encrypted, not broken, not a bomb."""

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import pypdfium2

from ...errors import DamagedSource, EncryptedSource, TooLarge
from .fonts import use_stand_in

MOST_PAGES = 500
"""Disclosures of the largest departments have about two hundred pages."""

MOST_UNFOLDED = 300_000_000
"""Bytes that all compressed streams of a file together may unfold to."""

_PASSWORD_ERROR = 4
_CHUNK = 1_000_000
_FED = 1_000
"""Bytes unfolded at a time: at most a thousandfold, so hardly more than a chunk comes of them."""

_STREAM = re.compile(rb"stream\r?\n")
_ONE_AT_A_TIME = Lock()


@contextmanager
def opened(data: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF and close it again; PDFium works on one at a time.

    :raises EncryptedSource: it asks for a password.
    :raises DamagedSource: it cannot be opened.
    :raises TooLarge: it unfolds to more than any disclosure, or has more pages.
    """
    _check_unfolded(data, name)
    with _ONE_AT_A_TIME:
        use_stand_in()
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == _PASSWORD_ERROR:
                raise EncryptedSource(
                    "the PDF asks for a password", name, "save it without a password"
                ) from error
            raise DamagedSource("the PDF cannot be opened", name, "get the file again") from error
        try:
            if len(document) > MOST_PAGES:
                raise TooLarge(
                    f"{len(document)} pages, more than {MOST_PAGES}", name, "split the file"
                )
            yield document
        finally:
            document.close()


def _check_unfolded(data: bytes, name: str) -> None:
    """Unfold each compressed stream, keeping nothing, and stop where there is too much."""
    left = MOST_UNFOLDED
    for match in _STREAM.finditer(data):
        left -= _unfolded(data, match.end(), left)
        if left < 0:
            raise TooLarge(
                f"unfolds to more than {MOST_UNFOLDED} bytes", name, "save it without pictures"
            )


def _unfolded(data: bytes, start: int, most: int) -> int:
    """Return how many bytes the stream at *start* unfolds to, counting no further than *most*."""
    end = data.find(b"endstream", start)
    stop = end if end >= 0 else len(data)
    unfolding = zlib.decompressobj()
    size = 0
    try:
        for at in range(start, stop, _FED):
            rest = data[at : min(at + _FED, stop)]
            while rest and size <= most and not unfolding.eof:
                size += len(unfolding.decompress(rest, _CHUNK))
                rest = unfolding.unconsumed_tail
            if size > most or unfolding.eof:
                break
    except zlib.error:
        return size
    return size
