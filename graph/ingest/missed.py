"""What was not understood of a file, in sentences that name the place."""

from collections.abc import Iterable, Iterator

from ..disclosure.basics.gaps import Gap
from ..disclosure.coverage.coverage import Coverage
from ..reading.document import Unread


def missed(unread: Iterable[Unread], gaps: Iterable[Gap], coverage: Coverage) -> Iterator[str]:
    """Yield a sentence for each part without text, each gap, and each number without a fact."""
    for part in unread:
        text = f": {part.text}" if part.text else ""
        yield f"{_place(part.place)}未能读取 not read: {part.what}{text}"
    for gap in gaps:
        yield gap.sentence()
    for entry in coverage.unclaimed:
        text, around = entry.text, entry.context
        yield f"{entry.place}: 数字未识别 number not understood: {text} …{around}…"


def _place(place: object) -> str:
    return f"{text}: " if (text := str(place)) else ""
