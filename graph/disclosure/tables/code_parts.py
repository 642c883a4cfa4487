"""Codes of classes whose parts stand in columns of their own, headed 类, 款 and 项.

A row may write each part (208, 05, 01), the code so far (208, 20805, 2080501), the whole code in
one of the columns or in all, and leave blank or zero what it does not have.
"""

_CLASS = 3
"""Digits of a class (类); each part behind it has two."""


def with_part(own: str, above: str, part: str) -> str:
    """Return the digits of a row whose cell holds *part*, behind its *own* digits so far.

    Where it has none, the digits of the rows *above* stand in front of a part of two digits.
    """
    if part == own or not part.strip("0"):
        return own
    if len(part) < _CLASS:
        return (own or above) + part
    return part if part.startswith(own) else own + part
