"""Counting as lists do: 1, 01, IV, c, 十二, 甲, ③ (ST_NumberFormat, ISO/IEC 29500-1, 17.18.59)."""

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def written(number: int, style: str) -> str:
    """Return *number*, 0 to a million, as the number format *style* writes it.

    A format that is not known, or does not reach so far, gives plain digits.
    """
    write = _WRITERS.get(style)
    return (write(number) if write else "") or str(number)


def chinese(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """Return *number* below 10,000 in Chinese: 十二, 一百零三; else nothing."""
    if not 0 < number < 10_000:
        return digits[0] if number == 0 else ""
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += (digits[0] if gap else "") + digits[digit] + ("", *units)[place]
        gap = False
    return text.removeprefix(digits[1]) if 10 <= number < 20 and digits == _DIGITS else text


def _roman(number: int) -> str:
    text = ""
    for amount, letters in _ROMAN:
        count, number = divmod(number, amount)
        text += letters * min(count, 100)
    return text


def _letters(number: int) -> str:
    """Return a … z, aa, bb, …: Word repeats the letter."""
    if not 0 < number <= 26 * 20:
        return ""
    repeat, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (repeat + 1)


def _row(first: str, last: int) -> Callable[[int], str]:
    """Return the writer for characters that follow each other from *first*, for 1 to *last*."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= last else ""


def _list(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if 0 < number <= len(characters) else ""


def _digit_by_digit(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _row("①", 20),
    "decimalEnclosedCircleChinese": _row("①", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "ideographEnclosedCircle": _row("㊀", 10),
    "numberInDash": lambda number: f"- {number} -",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": lambda number: chinese(number, _LEGAL, "拾佰仟"),
    "ideographLegalTraditional": lambda number: chinese(number, _LEGAL, "拾佰仟"),
    "ideographTraditional": _list(_STEMS),
    "ideographZodiac": _list(_BRANCHES),
}
