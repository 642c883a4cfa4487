"""What a paragraph says behind a character that could not be read.

The reader puts U+FFFD where it does not know a character. Of 基本支出59�万元，增加3万元 the amount
is lost, and with it what the increase is of: it must not go to whatever was named before.
"""

from collections.abc import Iterable, Iterator

from ...reading.document import ILLEGIBLE
from ..figures.statements import Figure, Ratio, Reason, Statement, Uses


def without_lost_subjects(text: str, said: Iterable[Statement]) -> Iterator[Statement]:
    """Yield what is *said* in folded *text*, but for figures whose item may be unreadable."""
    lost: list[Figure] = []
    named_at = 0
    for statement in said:
        if isinstance(statement, Figure):
            if statement.names_item:
                named_at = statement.start
            elif ILLEGIBLE in text[named_at : statement.number_start]:
                lost.append(statement)
                continue
        elif _of(statement) in lost:
            continue
        yield statement


def _of(statement: Statement) -> Figure | None:
    match statement:
        case Reason():
            return statement.change
        case Uses():
            return statement.amount
        case Ratio():
            return statement.of
        case _:
            return None
