"""Units written with a stroke (台/套/件) that the code list does not hold, as concepts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from ...values import Iri, Zh
from ...vocabulary import CODE, FIS, SKOS
from ..basics.fact import Node
from ..basics.folding import fold
from .indicator_nodes import PerformanceIndicator
from .targets import unit_names


@dataclass(frozen=True, slots=True)
class CompoundUnit(Node):
    """A unit put together from units of the code list, in the order written."""

    TYPE = SKOS.Concept

    scheme: Annotated[Iri, SKOS.inScheme]
    notation: Annotated[str, SKOS.notation]
    label: Annotated[Zh, SKOS.prefLabel]
    observed_in: Annotated[Iri, FIS.observedIn]


def compound_units(
    indicators: Iterable[PerformanceIndicator], disclosure: Iri
) -> Iterator[CompoundUnit]:
    """Yield the units of *indicators* that are in no code list."""
    listed = set(unit_names().values())
    for indicator in indicators:
        if indicator.unit is None or indicator.as_written is None:
            continue
        notation = indicator.unit.value.rsplit("/", 1)[1]
        if notation not in listed:
            words = re.sub(r"^.*\d", "", fold(indicator.as_written.value)).strip("()")
            label = Zh(words.replace("、", "/"))
            yield CompoundUnit(
                indicator.unit.value, Iri(f"{CODE}unit"), notation, label, disclosure
            )
