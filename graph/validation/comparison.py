"""Findings that somebody has looked at and accepted, held against those of a run."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A finding that was accepted.

    :ivar id: identifier of the result.
    :ivar reason: why it is accepted; while it is empty, nothing is.
    :ivar rule: name of the shape, for readers.
    :ivar message: what was found, by language, for readers.
    :ivar quoted: what the sources said; when they say something else, it is another finding.
    :ivar disclosure: IRI of the disclosure that the result is about, empty where it is not known.
    """

    id: str
    reason: str
    rule: str
    message: Mapping[str, str]
    quoted: tuple[str, ...] = ()
    disclosure: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a baseline says of a report.

    :ivar reasons: why results are accepted, by identifier.
    :ivar stale: acknowledgements that no result answers to, though their disclosure was checked.
    :ivar unexplained: how many results a baseline lists without a reason.
    """

    reasons: Mapping[str, str]
    stale: tuple[Acknowledgement, ...]
    unexplained: int = 0
