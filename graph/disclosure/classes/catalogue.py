"""Concepts of the procurement catalogue as disclosures use them, by edition.

The catalogue was renumbered in 2022 (财库〔2022〕31号): one code names other goods before
and after. The edition is told by the form of the code, then by what is known of code and
name, then by the year.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from ...values import Iri, Zh, code
from ...vocabulary import CODE, FIS, SKOS
from ..basics.fact import Node

_FORM = re.compile(r"[ABC]\d{2,10}")
_OLD_NAMES = {
    "A02010104": "台式计算机",
    "A02010105": "便携式计算机",
    "A02010103": "服务器",
    "A0201060101": "喷墨打印机",
    "A0201060102": "激光打印机",
    "A0206180203": "空调机",
}
"""Codes of 2013 whose name tells the edition: in 2022 they stand for other goods."""


@dataclass(frozen=True, slots=True)
class CatalogueConcept(Node):
    """A class of goods, works or services, minted from what a disclosure says."""

    TYPE = SKOS.Concept

    scheme: Annotated[Iri, SKOS.inScheme]
    notation: Annotated[str, SKOS.notation]
    label: Annotated[Zh, SKOS.prefLabel]
    observed_in: Annotated[Iri, FIS.observedIn]


def catalogue_concept(
    notation: str, name: Zh, usual: str, disclosure: Iri
) -> CatalogueConcept | None:
    """Return the concept of a catalogue code met under *name*, or nothing for no such code.

    :param usual: the edition of this disclosure where code and name do not tell it.
    """
    if not _FORM.fullmatch(notation):
        return None
    list_name = f"procurement-{_edition(notation, name) or usual}"
    return CatalogueConcept(
        code(list_name, notation), Iri(f"{CODE}{list_name}"), notation, name, disclosure
    )


def usual_edition(lines: Iterable[tuple[str, str]], year: int) -> str:
    """Return the edition, ``2013`` or ``2022``, that a disclosure of *year* uses.

    Codes and names that tell it decide for the others; without one the year does.
    """
    told = {edition for notation, name in lines if (edition := _edition(notation, name))}
    return told.pop() if len(told) == 1 else "2022" if year >= 2023 else "2013"


def _edition(notation: str, name: str) -> str | None:
    """Return the edition that code and name tell.

    Codes of 2022 have eight digits, padded with zeros; codes of 2013 two digits a level.
    """
    if notation in _OLD_NAMES:
        return "2013" if _OLD_NAMES[notation] == name else "2022"
    digits = notation[1:]
    if len(digits) != 8:
        return "2013"
    return "2022" if digits.endswith("00") else None
