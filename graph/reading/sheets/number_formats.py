"""Spreadsheet values as they are shown: number formats of ECMA-376, part 1, 18.8.30–31."""

import math
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from .date_formats import is_date, shown_date
from .digit_formats import shown_digits

GENERAL = "General"

_CURRENCY = '"¥"#,##0', '"¥"#,##0.00'
_YEAR_MONTH, _MONTH_DAY, _HALF_DAY = 'yyyy"年"m"月"', 'm"月"d"日"', '上午/下午h"时"mm"分"'
BUILT_IN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    **{number: f'{form};"¥"-{form[3:]}' for number, form in zip((5, 7), _CURRENCY, strict=True)},
    **{number: f'{form};"¥"-{form[3:]}' for number, form in zip((6, 8), _CURRENCY, strict=True)},
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    **dict.fromkeys((27, 36, 50, 52, 57), _YEAR_MONTH),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), _MONTH_DAY),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    **dict.fromkeys((34, 55), _HALF_DAY),
    **dict.fromkeys((35, 56), _HALF_DAY + 'ss"秒"'),
    **dict.fromkeys((37, 38), "#,##0;-#,##0"),
    **dict.fromkeys((39, 40), "#,##0.00;-#,##0.00"),
    41: '#,##0;-#,##0;"-";@',
    42: '"¥"#,##0;"¥"-#,##0;"¥""-";@',
    43: '#,##0.00;-#,##0.00;"-";@',
    44: '"¥"#,##0.00;"¥"-#,##0.00;"¥""-";@',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
"""Formats known by number only (18.8.30), those of the language as a Chinese Excel shows them."""

_LARGEST_POWER = 308  # digits before the point of any float; 15 digits may round to more
_LONGEST = 255  # what Excel allows a format; a longer one shows plain values
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.?)|[_*].?|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式)|(?P<half>AM/PM|A/P|上午/下午)|(?P<exponent>E[+-]0+)"
    r"|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?|aaaa?|e+(?![+-]))"
    r"|(?P<digit>[0#?])|(?P<sign>[.,%/@;])|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")

Token = tuple[str, str]


def shown_number(value: float, form: str, *, since_1904: bool = False) -> str:
    """Return *value* as the format code *form* shows it; blank where the format hides it.

    :param since_1904: whether the workbook counts its days from 1904.
    """
    if not math.isfinite(value):
        return ""
    sections = [section for section in _sections(form) if ("sign", "@") not in section]
    if not sections:
        return shown_plainly(value)
    section, number = _chosen(sections, value)
    if any(kind == "general" for kind, _ in section):
        return _around_general(section, number)
    if is_date(section):
        return shown_date(section, value, since_1904=since_1904) or shown_plainly(value)
    if ("sign", "/") in section and any(kind == "digit" for kind, _ in section):
        return shown_plainly(value)
    return shown_digits(section, number).strip()


def shows_digits(value: float, form: str) -> bool:
    """Tell whether *form* shows *value* in digit places of its own: no day, nothing General."""
    sections = [section for section in _sections(form) if ("sign", "@") not in section]
    if not sections or not math.isfinite(value):
        return False
    section, _ = _chosen(sections, value)
    is_general = any(kind == "general" for kind, _ in section)
    return not (is_general or is_date(section) or ("sign", "/") in section)


def shown_text(text: str, form: str) -> str:
    """Return *text* as the format code *form* shows it: as it is, unless a section is for text."""
    sections = _sections(form)
    last = sections[-1] if sections else ()
    if len(sections) != 4 and ("sign", "@") not in last:
        return text
    return "".join(text if (kind, piece) == ("sign", "@") else piece for kind, piece in last)


def shown_plainly(value: float) -> str:
    """Return *value* as the format General shows it in a column that is wide enough.

    Rounded to 11 significant digits, which leaves out the noise of binary fractions, but no
    digit of an amount: six places behind the point stay (0.01 yuan in units of 10,000), from
    10⁸ on two (0.01 yuan), up to the 15 digits that a cell holds.
    """
    return _plain(Decimal(format(value, ".15g")))


def _plain(number: Decimal) -> str:
    size = number.adjusted() + 1
    places = max(11 - size, 6 if size <= 8 else 2)
    if -int(number.as_tuple().exponent) > places:
        number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if 0.0001 <= abs(number) < 10**15:
        fixed = format(number, "f")
        return fixed.rstrip("0").rstrip(".") if "." in fixed else fixed
    if size > _LARGEST_POWER:
        return format(number, "E")
    return format(float(number), ".15g").replace("e", "E") if number else "0"


@lru_cache(maxsize=1024)
def _sections(form: str) -> tuple[tuple[Token, ...], ...]:
    if len(form) > _LONGEST:
        return ((("general", ""),),)
    if "[$-F800]" in form.upper():
        form = BUILT_IN[31]
    sections: list[list[Token]] = [[]]
    for token in _tokens(form):
        if token == ("sign", ";"):
            sections.append([])
        else:
            sections[-1].append(token)
    return tuple(map(tuple, sections)) if form else ((("general", ""),),)


def _tokens(form: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(form):
        kind = match.lastgroup
        if kind in ("quoted", "escaped", "literal"):
            yield "literal", match[kind]
        elif kind == "bracket":
            yield from _bracket(match[kind])
        elif kind == "date" and match[kind][0] in "Ee":
            yield "date", "yyyy"
        elif kind:
            yield kind, match[kind]


def _bracket(inside: str) -> Iterator[Token]:
    """Yield what [...] says: a currency sign, a condition, a time gone by; colours say nothing."""
    if inside.startswith("$"):
        if sign := inside[1:].partition("-")[0]:
            yield "literal", sign
    elif _CONDITION.fullmatch(inside):
        yield "condition", inside
    elif inside and len(set(inside.lower())) == 1 and inside[0] in "hmsHMS":
        yield "elapsed", inside.lower()


def _chosen(sections: list[tuple[Token, ...]], value: float) -> tuple[tuple[Token, ...], Decimal]:
    """Return the section for *value* and the number to show in it, which may lack its sign."""
    number = Decimal(format(value, ".15g"))
    conditions = [_condition(section) for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _holds(condition, number):
                return section, number if condition is None or number > 0 else abs(number)
        return sections[-1], number
    if number < 0 and len(sections) > 1:
        return sections[1], -number
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return sections[0], number


def _condition(section: tuple[Token, ...]) -> str | None:
    return next((piece for kind, piece in section if kind == "condition"), None)


def _holds(condition: str, number: Decimal) -> bool:
    match = _CONDITION.fullmatch(condition)
    if not match:
        return False
    limit = Decimal(match[2])
    less, equal = number < limit, number == limit
    return {
        "<": less,
        "<=": less or equal,
        ">": not less and not equal,
        ">=": not less,
        "=": equal,
        "<>": not equal,
    }[match[1]]


def _around_general(section: tuple[Token, ...], number: Decimal) -> str:
    plain = _plain(number)
    pieces = (
        plain if kind == "general" else piece
        for kind, piece in section
        if kind in ("general", "literal")
    )
    return "".join(pieces).strip()
