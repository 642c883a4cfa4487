"""Numbers as a spreadsheet stores them: a value, and the format that shows it as written."""

import re

_NUMBER = re.compile(
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(?P<part>\d{1,5}))?(?P<percent>%?)"
)


def number_of(text: str) -> tuple[float, str] | None:
    """Return the value and number format of *text*, or nothing where it is no plain number."""
    match = _NUMBER.fullmatch(text.strip())
    if not match or (match["whole"][0] == "0" and len(match["whole"]) > 1):
        return None
    part = match["part"] or ""
    value = float(match["whole"].replace(",", "") + (f".{part}" if part else ""))
    whole = "#,##0" if "," in match["whole"] else "0"
    form = whole + ("." + "0" * len(part) if part else "") + match["percent"]
    return (value / 100 if match["percent"] else value), form
