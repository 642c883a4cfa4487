"""What the reading of projects needs to know of its disclosure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ...values import Iri
from ..basics.frame import Frame
from ..basics.gaps import Gap


@dataclass(frozen=True, slots=True)
class ProjectContext:
    """What the reading of a project table needs to know of its disclosure."""

    frame: Frame
    units: Mapping[str, Iri]
    documents: Mapping[tuple[str, int, int], Iri]
    report: Callable[[Gap], None]
