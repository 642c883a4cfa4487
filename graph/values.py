"""The kinds of value a fact can hold besides numbers and dates.

The Python type decides the RDF term: :class:`Iri` a node, :class:`Zh` text tagged
``@zh``, ``str`` a plain string, ``Decimal`` ``xsd:decimal``, ``int`` ``xsd:integer``,
``date`` ``xsd:date``.
"""

import re

from .mirrored import without_pinyin
from .vocabulary import CODE


class Iri(str):
    """An absolute IRI."""

    __slots__ = ()


class Zh(str):
    """Chinese text, already tidied by :func:`zh`."""

    __slots__ = ()


def code(scheme: str, notation: str) -> Iri:
    """Return the IRI of a concept of the code list *scheme*."""
    return Iri(f"{CODE}{scheme}/{notation}")


_WIDE = r"\u2014-\u2026\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6"
_BETWEEN_WIDE = re.compile(rf"(?<=[{_WIDE}])\s+(?=[{_WIDE}])")


def zh(text: str) -> Zh:
    """Tidy *text* for a ``@zh`` literal.

    Trimmed; runs of blanks and line breaks become one blank; blanks between two Han
    characters (full-width punctuation counts as Han) vanish, as does pinyin that a copy put
    behind characters.
    """
    plain = without_pinyin(text.strip())
    if len(plain.split(None, 1)) < 2:
        return Zh(plain)
    return Zh(" ".join(_BETWEEN_WIDE.sub("", plain).split()))
