"""Names of the functional and economic classes, for texts that name a class without its code.

Source: 政府收支分类科目 (Ministry of Finance), the names since 2007. Only what is certain is
listed: a class that is not, and that no table of the document names, stays unknown.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from ..basics.folding import fold

_EDITIONS = ("2007", "2018")
Codes = Mapping[str, frozenset[str]]
"""Codes by folded name, without 支出 at its end."""


def bare_name(name: str) -> str:
    """Return the folded name of a class without 支出 at its end, which texts leave out."""
    return name.removesuffix("支出")


@cache
def functional_names() -> Codes:
    """Return the codes of divisions (款) and items (项) by name."""
    return _by_name((digits, names) for digits, names, *_ in _rows("functional_classes.tsv"))


@cache
def economic_names(scheme: str) -> Codes:
    """Return the codes of an edition (``economic-class-2018``) of the economic classes by name."""
    year = scheme.rsplit("-", 1)[1]
    rows = _rows("economic_classes.tsv")
    return _by_name((row[0], row[1]) for row in rows if year in (row[2:] or _EDITIONS))


@cache
def government_names() -> Codes:
    """Return the codes of the economic classes of governments' budgets (since 2018) by name."""
    return _by_name((row[0], row[1]) for row in _rows("government_classes.tsv"))


def _rows(name: str) -> Iterator[list[str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        yield line.split("\t")


def _by_name(rows: Iterator[tuple[str, str]]) -> Codes:
    found: dict[str, set[str]] = {}
    for digits, names in rows:
        for name in names.split():
            found.setdefault(bare_name(fold(name)), set()).add(digits)
    return {name: frozenset(codes) for name, codes in found.items()}


def official_name(scheme: str, digits: str) -> str | None:
    """Return the name of the class *digits* of a list, the newest one that it has had."""
    return _names_of(scheme).get(digits)


@cache
def _names_of(scheme: str) -> Mapping[str, str]:
    if scheme == "functional-class":
        return {row[0]: row[1].split()[0] for row in _rows("functional_classes.tsv")}
    year = scheme.rsplit("-", 1)[1]
    rows = [row for row in _rows("economic_classes.tsv") if year in (row[2:] or _EDITIONS)]
    rows += _rows("government_classes.tsv") if year == _EDITIONS[-1] else ()
    return {row[0]: row[1].split()[0] for row in rows}
