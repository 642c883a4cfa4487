"""Findings that somebody has looked at and accepted, held against those of a run."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A finding that was accepted.

    :ivar id: identifier of the result.
    :ivar reason: why it is accepted; never empty.
    :ivar rule: name of the shape, for readers.
    :ivar message: what was found, by language, for readers.
    """

    id: str
    reason: str
    rule: str
    message: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a baseline says of a report.

    :ivar reasons: why results are accepted, by identifier.
    :ivar stale: acknowledgements that no result answers to.
    """

    reasons: Mapping[str, str]
    stale: tuple[Acknowledgement, ...]
