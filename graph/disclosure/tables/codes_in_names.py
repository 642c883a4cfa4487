"""Codes of classes that stand in one cell with the name: [2130201]行政运行, 213农林水支出."""

import re

from ..classes.class_names import bare_name, official_name
from ..classes.functional_classes import CLASS_OF_NAME, economic_scheme

_BRACKETED = re.compile(r"[〔(](?P<digits>\d{3}(?:\d{2}){0,2})[〕)](?=[\u4e00-\u9fff])")
_IN_FRONT = re.compile(r"(?P<digits>\d{3}(?:\d{2}){0,2})(?P<name>[\u4e00-\u9fff].*)")


def code_told_in(text: str, year: int) -> str | None:
    """Return the code that a folded cell of a disclosure of *year* tells in front of a name.

    Without brackets only one of a class of that name: 301怀安县水务局 tells a department's.
    """
    if named := _BRACKETED.match(text):
        return named["digits"]
    match = _IN_FRONT.fullmatch(text)
    is_class = match is not None and _is_class(match["digits"], match["name"], year)
    return match["digits"] if match and is_class else None


def _is_class(digits: str, name: str, year: int) -> bool:
    bare, schemes = bare_name(name), ("functional-class", economic_scheme(year))
    listed = {bare_name(official_name(scheme, digits) or "") for scheme in schemes}
    return CLASS_OF_NAME.get(bare) == digits or bare in listed
