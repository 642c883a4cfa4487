"""Which characters of a document some fact was built from."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from typing import Any

from ..reading.document import Line, Span
from .fact import Node, Stated


class Claims:
    """Which characters of each line some fact was built from."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._marked: dict[int, bytearray] = {}
        for node in nodes:
            for span in _spans(node):
                key = id(span.line)
                if (marks := self._marked.get(key)) is None:
                    marks = self._marked[key] = bytearray(len(span.line.text))
                marks[span.start : span.end] = b"\1" * (span.end - span.start)

    def of(self, line: Line) -> bytearray:
        """Return a 1 for each character of *line* that is claimed, else a 0."""
        return self._marked.get(id(line)) or bytearray(len(line.text))

    def touch(self, line: Line) -> bool:
        """Tell whether anything of *line* is claimed."""
        return any(self._marked.get(id(line), b""))


def _spans(node: Node) -> Iterator[Span]:
    kind: Any = type(node)
    for name in _field_names(kind):
        content = getattr(node, name)
        for part in content if isinstance(content, tuple) else (content,):
            if isinstance(part, Stated):
                yield from part.spans


@cache
def _field_names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
