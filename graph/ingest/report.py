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
class Extent:
    """How much of a file became facts.

    :ivar numbers: how many numbers stand in it.
    :ivar unclaimed: how many of them became no fact and are no numbering, date or the like.
    :ivar missed: a sentence on each number, table or picture that was not understood, with its
        place; the first ``KEPT`` of them.
    :ivar more: how many sentences there are beyond these.
    """

    numbers: int
    unclaimed: int = 0
    missed: tuple[str, ...] = ()
    more: int = 0

    @property
    def gaps(self) -> int:
        """How many things were not understood."""
        return len(self.missed) + self.more


KEPT = 20
"""Sentences that a report keeps of one file; ``fiscus coverage`` tells all."""


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A file that was taken though not everything in it was understood."""

    source: str
    extent: Extent


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of the files: numbers of those taken and unchanged, and the others.

    :ivar skipped: by ending, how many files of folders were not tried because of it.
    :ivar incomplete: of those taken now, the files that were not understood wholly.
    :ivar numbers: numbers that stand in the files taken now.
    :ivar unclaimed: how many of them were not understood.
    """

    ingested: int
    unchanged: int
    quarantined: tuple[Quarantined, ...]
    skipped: Mapping[str, int]
    incomplete: tuple[Incomplete, ...] = ()
    numbers: int = 0
    unclaimed: int = 0


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
    numbers: int = 0
    unclaimed: int = 0
    quarantined: list[Quarantined] = field(default_factory=list)
    incomplete: list[Incomplete] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)

    def done(self) -> int:
        """Return the number of files done."""
        return self.ingested + self.unchanged + len(self.quarantined)

    def take(self, source: str, extent: Extent) -> None:
        """Count a file that was put into the store."""
        self.ingested += 1
        self.numbers += extent.numbers
        self.unclaimed += extent.unclaimed
        if extent.gaps:
            self.incomplete.append(Incomplete(source, extent))

    def progress(self, source: str) -> Progress:
        """Return how far it is after *source*."""
        return Progress(source, self.done(), len(self.quarantined), self.found)

    def report(self, order: Mapping[str, int]) -> IngestReport:
        """Return the counts as they are, files in the *order* given and not of arrival."""

        def place(item: Quarantined | Incomplete) -> tuple[int, str]:
            return order.get(item.source.partition("!/")[0], 0), item.source

        return IngestReport(
            self.ingested,
            self.unchanged,
            tuple(sorted(self.quarantined, key=place)),
            dict(sorted(self.skipped.items())),
            tuple(sorted(self.incomplete, key=place)),
            self.numbers,
            self.unclaimed,
        )
