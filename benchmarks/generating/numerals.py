"""Numbers in front of lines."""

_ONES = "一二三四五六七八九"


def ordinal(number: int) -> str:
    """Return a number from 1 to 99 in Chinese: 一, 十二, 二十."""
    tens, ones = divmod(number, 10)
    start = ("" if tens == 1 else _ONES[tens - 1]) + "十" if tens else ""
    return start + (_ONES[ones - 1] if ones else "")
