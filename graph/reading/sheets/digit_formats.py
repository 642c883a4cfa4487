"""Numbers as spreadsheets show them: digit places, thousands, percent, exponents."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext

Token = tuple[str, str]

_FILL = {"0": "0", "#": "", "?": " "}


def shown_digits(section: Sequence[Token], number: Decimal) -> str:
    """Return *number* in the digit places of a format section, rounded half up to fit.

    A minus sign is put in front where *number* is negative; text without any digit place
    stands alone.
    """
    if not any(kind == "digit" for kind, _ in section):
        sign = "-" if number < 0 and section else ""
        return sign + "".join(piece for kind, piece in section if kind in ("literal", "sign"))
    with localcontext() as context:
        context.prec = 700  # the longest float has 309 digits before its point
        return _shown(section, number)


def _shown(section: Sequence[Token], number: Decimal) -> str:
    size, power = abs(number), ""
    exponent = next((piece for kind, piece in section if kind == "exponent"), "")
    if exponent:
        size, power = _normal(size, exponent)
    whole, fraction = _halves(section)
    size *= Decimal(100) ** section.count(("sign", "%"))
    size /= Decimal(1000) ** (_trailing_commas(whole) + _trailing_commas(fraction))
    places = sum(kind == "digit" for kind, _ in fraction)
    fixed = format(size.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "f")
    before, _, after = fixed.partition(".")
    point = "." if ("sign", ".") in section else ""
    shown = _whole(whole, before.lstrip("0")) + point + _fraction(fraction, after)
    return ("-" if number < 0 else "") + shown.replace("\0", power)


def _normal(size: Decimal, exponent: str) -> tuple[Decimal, str]:
    """Return the mantissa, with one digit before the point, and the power of ten as written."""
    power = size.adjusted() if size else 0
    sign = "-" if power < 0 else ("+" if exponent[1] == "+" else "")
    return size.scaleb(-power), f"E{sign}{str(abs(power)).zfill(len(exponent) - 2)}"


def _halves(section: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """Return the tokens before and behind the decimal point; an exponent is marked by NUL."""
    tokens = [("literal", "\0") if kind == "exponent" else (kind, p) for kind, p in section]
    tokens = [token for token in tokens if token[0] != "condition"]
    if ("sign", ".") not in tokens:
        return tokens, []
    point = tokens.index(("sign", "."))
    return tokens[:point], tokens[point + 1 :]


def _trailing_commas(tokens: list[Token]) -> int:
    """Count the commas right behind the last digit place: each divides by a thousand."""
    last = max((n for n, (kind, _) in enumerate(tokens) if kind == "digit"), default=-1)
    count = 0
    while last >= 0 and tokens[last + count + 1 : last + count + 2] == [("sign", ",")]:
        count += 1
    return count


def _whole(tokens: Sequence[Token], digits: str) -> str:
    """Fill the places before the point from the right; the first one takes what is left."""
    places = [n for n, (kind, _) in enumerate(tokens) if kind == "digit"]
    grouped = places and ("sign", ",") in tokens[places[0] : places[-1]]
    rest, shown, pieces = digits, 0, []
    for n in range(len(tokens) - 1, -1, -1):
        kind, piece = tokens[n]
        if kind != "digit":
            pieces.append("" if piece == "," else piece)
            continue
        taken = rest if n == places[0] else rest[-1:]
        rest = rest[: len(rest) - len(taken)]
        for digit in reversed(taken or _FILL[piece]):
            comma = "," if grouped and shown and shown % 3 == 0 and digit.isdigit() else ""
            pieces.append(digit + comma)
            shown += 1
    return "".join(reversed(pieces)) if places else "".join(reversed(pieces)) + digits


def _fraction(tokens: Sequence[Token], digits: str) -> str:
    """Fill the places behind the point; zeros at the end show only under 0."""
    kept = digits.rstrip("0")
    pieces, n = [], 0
    for kind, piece in tokens:
        if kind != "digit":
            pieces.append("" if piece == "," else piece)
            continue
        pieces.append(digits[n] if n < len(kept) else _FILL[piece])
        n += 1
    return "".join(pieces)
