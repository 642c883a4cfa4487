"""What was met but not understood: reported with its place, never dropped."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...reading.document import Passage, Place, Span


@dataclass(frozen=True, slots=True)
class Gap:
    """A piece of the source that gave no fact, and why."""

    text: str
    place: Place
    reason: str

    def sentence(self) -> str:
        """Return one line for a person: place, reason and the text concerned."""
        text = self.text if len(self.text) <= 60 else f"{self.text[:59]}…"
        return f"{self.place}: {self.reason}: {text}"


def gap_at(spans: Iterable[Span], reason: str) -> Gap:
    """Return a gap about the first of *spans*."""
    span = next(iter(spans))
    return Gap(span.text, span.line.place, reason)


def gap_in(passage: Passage, reason: str) -> Gap:
    """Return a gap about a whole passage."""
    text = passage.text.strip()
    line = next((line for line in passage.lines if line.text.strip()), passage.lines[0])
    return Gap(text, line.place, reason)
