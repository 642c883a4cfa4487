"""Figures: the number and the way a clerk wrote it, and the spellings used in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
YUAN_PER_UNIT = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written; without a value when the cell was left blank."""

    written: str
    value: Decimal | None

    @property
    def number(self) -> Decimal:
        """The value, a blank counting as nothing."""
        return self.value if self.value is not None else Decimal(0)


def figure(raw: str | int | Decimal) -> Figure:
    """Read a figure from a source file: a number, or text such as ``1,200.00`` or a blank."""
    written = str(raw)
    digits = written.replace(",", "").strip()
    return Figure(written, Decimal(digits) if digits else None)


def plain(number: Decimal) -> str:
    """Write a number without exponent and without trailing zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_yuan(number: Decimal, unit: str) -> Decimal:
    """Convert an amount in 元, 万元 or 亿元 to yuan."""
    return number * YUAN_PER_UNIT[unit]


def money(number: Decimal, unit: str) -> str:
    """Write an amount given in 万元 with its unit: 元 with commas and cents, others plain."""
    yuan = number * YUAN_PER_UNIT["万元"]
    if unit == "元":
        return f"{yuan:,.2f}元"
    return f"{plain(yuan / YUAN_PER_UNIT[unit])}{unit}"


def percent(part: Decimal, whole: Decimal) -> str:
    """Write the size of a part in percent of the whole, with two decimals."""
    share = (abs(part) * 100 / whole).quantize(CENT, ROUND_HALF_UP)
    return f"{share}%"


def direction(number: Decimal, words: str, unit: str = "万元") -> str:
    """Write a change with the word for its sign; ``words`` is 增加/减少 or 增加/减少/持平.

    A third word stands alone for a change of zero; without one the second is used with 0.
    """
    up, down, *same = words.split("/")
    if number == 0 and same:
        return same[0]
    return (up if number > 0 else down) + money(abs(number), unit)
