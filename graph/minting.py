"""IRIs of data: deterministic, ASCII, the same in whatever order things are met."""

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any

from .reading.document import Place, Span
from .values import Iri

COORDINATES = ("of", "function", "economic", "fund", "phase", "year", "compared")
"""The coordinates of an amount, in the order in which an IRI carries them.

The last tells changes of one item apart that are compared with several years or phases.
"""


def name_hash(name: str) -> str:
    """Return the first 16 hex digits of the SHA-256 of *name*, NFKC, without blanks."""
    plain = "".join(unicodedata.normalize("NFKC", name).split())
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


@lru_cache(maxsize=4096)
def pinyin(text: str) -> str:
    """Return *text* as ASCII pinyin without tones and blanks.

    The dictionary is loaded when it is first asked for: it takes half a second.
    """
    dictionary: Any = import_module("pypinyin")
    style = dictionary.Style.NORMAL
    syllables = dictionary.lazy_pinyin(text, style=style, errors=lambda rest: rest)
    ascii_only = unicodedata.normalize("NFKD", "".join(syllables)).encode("ascii", "ignore")
    return ascii_only.decode().lower().replace(" ", "")


@dataclass(frozen=True, slots=True)
class Minter:
    """Mints under *base*, an IRI that ends with a slash."""

    base: str

    def _id(self, path: str) -> Iri:
        return Iri(f"{self.base}id/{path}")

    def source(self, digest: str) -> Iri:
        """Return the IRI of a file, also of its named graph, from its SHA-256."""
        return self._id(f"source/{digest[:16]}")

    def division(self, gb2260: str) -> Iri:
        """Return the IRI of an administrative division."""
        return self._id(f"division/{gb2260}")

    def department(self, gb2260: str, key: str) -> Iri:
        """Return the IRI of a department; *key* is its code or the hash of its name."""
        return self._id(f"department/{gb2260}/{key}")

    def unit(self, gb2260: str, key: str) -> Iri:
        """Return the IRI of a budget unit; *key* is its code or the hash of its name."""
        return self._id(f"unit/{gb2260}/{key}")

    def authority(self, gb2260: str) -> Iri:
        """Return the IRI of the finance authority of a division."""
        return self._id(f"finance-authority/{gb2260}")

    def document(self, gb2260: str, issuer_code: str, year: int, serial: int) -> Iri:
        """Return the IRI of a numbered official document."""
        return self._id(f"document/{gb2260}/{pinyin(issuer_code)}/{year}/{serial}")

    def titled_document(self, title: str) -> Iri:
        """Return the IRI of a document that is known by its title alone."""
        return self._id(f"document/title/{name_hash(title)}")

    def project(self, code: str) -> Iri:
        """Return the IRI of a project with a code."""
        return self._id(f"project/{code}")

    def named_project(self, gb2260: str, publisher: str, key: str) -> Iri:
        """Return the IRI of a project without a code; *key* is the hash of its name."""
        return self._id(f"project/{gb2260}/{publisher}/{key}")

    def disclosure(self, gb2260: str, publisher: str, year: int, kind: str) -> Iri:
        """Return the IRI of a disclosure; *publisher* is a code or hash, ``.own`` for 本级."""
        return self._id(f"disclosure/{gb2260}/{publisher}/{year}/{kind}")


def beneath(disclosure: Iri, path: str) -> Iri:
    """Return the IRI of a node that belongs to *disclosure* or to a node beneath it."""
    return Iri(f"{disclosure}/{path}")


def with_coordinates(item: str, coordinates: Mapping[str, str]) -> str:
    """Return *item* followed by its coordinates in their order."""
    return item + "".join(
        f";{name}={coordinates[name]}" for name in COORDINATES if name in coordinates
    )


def fragment(source: Iri, span: Span) -> Iri:
    """Return the IRI of the place of *span* in *source*."""
    place = _place(span.line.place)
    return Iri(f"{source}#{place}" if span.is_whole else f"{source}#{place}-{_columns(span)}")


def _columns(span: Span) -> str:
    start, end = span.bounds
    return f"c{start}-c{end}"


def _place(place: Place) -> str:
    line = ("L", place.line)
    if place.sheet is not None and place.row is not None and place.column is not None:
        cell = f"{_letters(place.column)}{place.row}"
        return "-".join([f"s{place.sheet}", cell, *_marked((line,))])
    marks = (("s", place.sheet), ("p", place.page), ("t", place.table))
    return "-".join(_marked((*marks, ("r", place.row), ("c", place.column), line)))


def _marked(numbers: tuple[tuple[str, int | None], ...]) -> list[str]:
    return [f"{mark}{number}" for mark, number in numbers if number is not None]


def _letters(column: int) -> str:
    """Return the letters of a spreadsheet's column: 1 is A, 27 is AA."""
    before, last = divmod(column - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)
