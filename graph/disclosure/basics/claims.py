"""Which characters of a document some fact was built from."""

from collections.abc import Iterable, Iterator
from typing import Any

from ...reading.document import Line, Span
from .fact import Node, Stated, fields_with


class Claims:
    """Which characters of each line some fact was built from."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._marked: dict[int, bytearray] = {}
        self.add(nodes)

    def add(self, nodes: Iterable[Node]) -> None:
        """Let further facts claim what they were built from."""
        marked = self._marked
        for node in nodes:
            for span in _spans(node):
                line, start, end = span.line, span.start, span.end
                if (marks := marked.get(id(line))) is None:
                    marks = marked[id(line)] = bytearray(len(line.text))
                marks[start:end] = b"\1" * (end - start)

    def of(self, line: Line) -> bytearray | None:
        """Return a 1 for each character of *line* that is claimed, else a 0; None for none."""
        return self._marked.get(id(line))

    def touch(self, line: Line) -> bool:
        """Tell whether anything of *line* is claimed."""
        return any(self._marked.get(id(line), b""))


def _spans(node: Node) -> Iterator[Span]:
    kind: Any = type(node)
    for name in fields_with(kind, Stated):
        content = getattr(node, name)
        if isinstance(content, Stated):
            yield from content.spans
        elif isinstance(content, tuple):
            for part in content:
                if isinstance(part, Stated):
                    yield from part.spans
