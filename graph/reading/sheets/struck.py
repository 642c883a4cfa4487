"""What is struck through in the cells of a workbook: left out of their text, and listed."""

from collections.abc import Iterable

from ..document import Place, Unread

Run = tuple[str, bool | None]
"""A part of a cell's text and whether it is struck; none where it is so as the cell itself is."""

_MOST_UNREAD = 10_000
_LONGEST = 1000


def parted(runs: Iterable[Run], *, in_struck_cell: bool) -> tuple[str, str]:
    """Return what the *runs* of a cell show, and what of them is struck."""
    told = [(text, in_struck_cell if own is None else own) for text, own in runs]
    shown = "".join(text for text, is_struck in told if not is_struck)
    return shown, "".join(text for text, is_struck in told if is_struck)


def note_struck(text: str, place: Place, unread: list[Unread]) -> None:
    """List the struck *text* of the cell at *place*, if it is more than blanks."""
    if text.strip() and len(unread) < _MOST_UNREAD:
        what = "struck text, left out as no content"
        unread.append(Unread(place, what, text.strip()[:_LONGEST]))
