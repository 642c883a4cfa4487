"""What departments do: their names, units, duties, goals and kinds of projects."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of project; ``{n}`` in its texts is the quantity that it is about.

    ``quantity`` is name, description and unit of its first indicator; ``benefit`` name and
    description of a rate; ``category`` the kind of that benefit; ``item`` what it buys, as
    name, catalogue code and unit of measure, empty where it buys nothing.
    """

    name: str
    purpose: str
    objective: str
    quantity: tuple[str, str, str]
    quality: tuple[str, str]
    benefit: tuple[str, str]
    category: str
    served: str
    item: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade; ``series`` is the character of its funding documents (冀财农…).

    :ivar classes: functional classes, code and name: 类, 款, 项 of the office, 项 of projects.
    """

    office: str
    series: str
    classes: tuple[tuple[str, str], ...]
    units: tuple[str, ...]
    duties: tuple[str, ...]
    goals: tuple[str, ...]
    kinds: tuple[Kind, ...]


def _trade(facts: dict[str, Any]) -> Trade:
    return Trade(
        office=facts["office"],
        series=facts["series"],
        classes=tuple((code, name) for code, name in facts["classes"]),
        units=tuple(facts["units"]),
        duties=tuple(facts["duties"]),
        goals=tuple(facts["goals"]),
        kinds=tuple(Kind(**_hashable(kind)) for kind in facts["kind"]),
    )


def _hashable(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(x) if isinstance(x, list) else x for name, x in facts.items()}


TRADES = tuple(
    map(_trade, tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["trade"])
)
