"""The shared texts of an xls workbook ([MS-XLS] 2.4.265), followed before they are parsed."""

import struct
from collections.abc import Sequence

_HEAD = struct.Struct("<HB")
_WIDE, _PHONETIC, _RICH = 1, 4, 8


def lead_back(pieces: Sequence[bytes]) -> bool:
    """Tell whether a text has a phonetic part of negative size: what follows is read again.

    A few kilobytes could so hold any number of long texts.

    :param pieces: the record of the shared texts and those that continue it.
    """
    try:
        _follow(pieces)
    except (struct.error, IndexError):
        return False  # it ends too early, which the parser will say
    except _LedBackError:
        return True
    return False


class _LedBackError(Exception):
    pass


def _follow(pieces: Sequence[bytes]) -> None:
    (count,) = struct.unpack_from("<i", pieces[0], 4)
    n, place = 0, 8
    for _ in range(count):
        data = pieces[n]
        length, options = _HEAD.unpack_from(data, place)
        place += _HEAD.size
        runs = phonetic = 0
        if options & _RICH:
            (runs,) = struct.unpack_from("<H", data, place)
            place += 2
        if options & _PHONETIC:
            (phonetic,) = struct.unpack_from("<i", data, place)
            place += 4
        if phonetic < 0:
            raise _LedBackError
        n, place = _behind_text(pieces, n, place, (length, options))
        n, place = _behind(pieces, n, place, 4 * runs)
        n, place = _behind(pieces, n, place, phonetic)


def _behind_text(
    pieces: Sequence[bytes], n: int, place: int, text: tuple[int, int]
) -> tuple[int, int]:
    """Return where a text ends; each further piece says anew how wide its letters are."""
    left, options = text
    while True:
        width = 2 if options & _WIDE else 1
        here = min((len(pieces[n]) - place) // width, left)
        left, place = left - here, place + here * width
        if not left:
            return n, place
        n, place = n + 1, 1
        options = pieces[n][0]


def _behind(pieces: Sequence[bytes], n: int, place: int, size: int) -> tuple[int, int]:
    """Return the place *size* bytes further on, in the next piece if this one ends there."""
    place += size
    while n < len(pieces) and place >= len(pieces[n]):
        place -= len(pieces[n])
        n += 1
    return n, place
