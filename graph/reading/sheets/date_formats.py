"""Days and times as spreadsheets show them: serial numbers under a date format."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

Token = tuple[str, str]

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_LAST_SERIAL = 2_958_465  # 9999-12-31
_LEAP_DAY = 60  # the day 1900-02-29, which never was
_SECONDS = {"h": 3600, "m": 60, "s": 1}


def is_date(section: Sequence[Token]) -> bool:
    """Tell whether a format section shows a day or a time."""
    return any(kind in ("date", "elapsed", "half") for kind, _ in section)


def shown_date(section: Sequence[Token], serial: float, *, since_1904: bool) -> str:
    """Return the day and time with the number *serial*; blank if there is no such day."""
    if not 0 <= serial <= _LAST_SERIAL:
        return ""
    moment = _moment(serial, since_1904=since_1904)
    if moment is None:
        return ""
    minutes = _minute_places(section)
    by_halves = any(kind == "half" for kind, _ in section)
    pieces = []
    for place, (kind, piece) in enumerate(section):
        if kind == "elapsed":
            whole = int(round(serial * 86400) // _SECONDS[piece[0]])
            pieces.append(str(whole).zfill(len(piece)))
        elif kind == "half":
            pieces.append(_half(piece, moment))
        elif kind == "date":
            pieces.append(_part(piece.lower(), moment, place in minutes, by_halves))
        elif kind in ("literal", "sign", "digit"):
            pieces.append(piece)
    return "".join(pieces).strip()


def _moment(serial: float, *, since_1904: bool) -> datetime | None:
    if since_1904:
        first = datetime(1904, 1, 1, tzinfo=UTC)
    elif serial >= _LEAP_DAY:
        first = datetime(1899, 12, 30, tzinfo=UTC)
    else:
        first = datetime(1899, 12, 31, tzinfo=UTC)
    try:
        return first + timedelta(seconds=round(serial * 86400))
    except OverflowError:
        return None


def _minute_places(section: Sequence[Token]) -> set[int]:
    """Return where m or mm means minutes: behind hours or before seconds."""
    parts = [(n, piece.lower()) for n, (kind, piece) in enumerate(section) if _counts(kind)]
    found = set()
    for i, (place, piece) in enumerate(parts):
        before = parts[i - 1][1][0] if i else ""
        after = parts[i + 1][1][0] if i + 1 < len(parts) else ""
        if piece in ("m", "mm") and (before == "h" or after == "s"):
            found.add(place)
    return found


def _counts(kind: str) -> bool:
    return kind in ("date", "elapsed")


def _half(piece: str, moment: datetime) -> str:
    first, _, second = piece.partition("/")
    return first if moment.hour < 12 else second


def _part(piece: str, moment: datetime, is_minute: bool, by_halves: bool) -> str:  # noqa: FBT001
    letter, width = piece[0], len(piece)
    if letter == "y":
        return f"{moment.year % 100:02}" if width < 3 else str(moment.year)
    if letter == "a":
        return ("星期" if width == 4 else "") + "一二三四五六日"[moment.weekday()]
    if letter == "m" and not is_minute and width > 2:
        return _name(_MONTHS[moment.month - 1], width)
    if letter == "d" and width > 2:
        return _name(_DAYS[moment.weekday()], width)
    if letter == "s":
        whole, point, rest = piece.partition(".")
        return str(moment.second).zfill(len(whole)) + point + "0" * len(rest)
    hour = (moment.hour - 1) % 12 + 1 if by_halves else moment.hour
    month = moment.minute if is_minute else moment.month
    return str({"m": month, "d": moment.day, "h": hour}[letter]).zfill(min(width, 2))


def _name(name: str, width: int) -> str:
    return {3: name[:3], 5: name[:1]}.get(width, name)
