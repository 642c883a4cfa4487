"""What became of the files."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A file that was not taken, and why; *reason* is a code."""

    source: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of the files: numbers of those taken and unchanged, and the others.

    :ivar skipped: by ending, how many files of folders were not tried because of it.
    """

    ingested: int
    unchanged: int
    quarantined: tuple[Quarantined, ...]
    skipped: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is.

    :ivar source: the file that was done last.
    :ivar done: files done, quarantined ones included.
    :ivar found: files found so far; archives add theirs when they are opened.
    """

    source: str
    done: int
    quarantined: int
    found: int


@dataclass(slots=True)
class Tally:
    """The counts while they grow."""

    ingested: int = 0
    unchanged: int = 0
    found: int = 0
    quarantined: list[Quarantined] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)

    def done(self) -> int:
        """Return the number of files done."""
        return self.ingested + self.unchanged + len(self.quarantined)

    def progress(self, source: str) -> Progress:
        """Return how far it is after *source*."""
        return Progress(source, self.done(), len(self.quarantined), self.found)

    def report(self, order: Mapping[str, int]) -> IngestReport:
        """Return the counts as they are, files in the *order* given and not of arrival."""

        def place(item: Quarantined) -> tuple[int, str]:
            return order.get(item.source.partition("!/")[0], 0), item.source

        ordered = sorted(self.quarantined, key=place)
        skipped = dict(sorted(self.skipped.items()))
        return IngestReport(self.ingested, self.unchanged, tuple(ordered), skipped)
