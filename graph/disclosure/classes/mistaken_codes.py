"""A class whose code and name do not go together: 2210202 beside 住房公积金, which is 2210201."""

from ..basics.folding import fold
from .class_names import bare_name, economic_names, functional_names, government_names
from .functional_classes import CLASS_OF_NAME

_CLASS = 3
"""Digits of a class (类) of the functional classification."""


def bears_name_of_another(scheme: str, digits: str, name: str) -> bool:
    """Tell whether *name* is that of one class beside *digits*, and none that *digits* has had.

    Classes beside each other stand beneath one; elsewhere a name such as 行政运行 comes again.
    """
    bare = bare_name(fold(name))
    if digits in _all_codes(scheme, bare):
        return False
    above = digits[:-2] if len(digits) > _CLASS else ""
    named = _codes(scheme, digits, bare)
    beside = [code for code in named if len(code) == len(digits) and code.startswith(above)]
    return len(beside) == 1


def _codes(scheme: str, digits: str, bare: str) -> frozenset[str]:
    """Return the codes that *bare* names in the list in force."""
    if scheme != "functional-class":
        names = government_names() if digits.startswith("5") else economic_names(scheme)
        return names.get(bare, frozenset())
    return _functional(bare)


def _all_codes(scheme: str, bare: str) -> frozenset[str]:
    """Return the codes that *bare* has named in any edition."""
    if scheme == "functional-class":
        return _functional(bare)
    editions = (
        economic_names("economic-class-2007"),
        economic_names("economic-class-2018"),
        government_names(),
    )
    return frozenset(code for names in editions for code in names.get(bare, ()))


def _functional(bare: str) -> frozenset[str]:
    classes = {CLASS_OF_NAME[bare]} if bare in CLASS_OF_NAME else set()
    return functional_names().get(bare, frozenset()) | classes
