"""Identifiers of results: the same in every run, and after edits elsewhere in a document.

The IRIs of rows and numbered lines count positions, so that a line put in above moves all below it.
What a result about such a node says is told by the texts that it cites instead.
"""

import re
from collections.abc import Iterable
from hashlib import sha256

from .finding import Finding
from .report import Evidence
from .showable import one_line
from .wording import words

_POSITION = re.compile(
    r"/(responsibility|goal|safeguard|remark|glossary|band|procurement|indicator|objective)"
    r"/\d+(?=/|$)"
)


def exact_identifier(finding: Finding) -> str:
    """Return what tells a finding apart from all others in one run."""
    return identifier(*_parts(finding))


def lasting_identifier(finding: Finding, evidence: Iterable[Evidence]) -> str:
    """Return what stays the same while rule, thing and cited text do.

    Findings of one run may share it: rows that are alike.
    """
    parts = _parts(finding)
    lasting = [part and _POSITION.sub(r"/\1", part) for part in parts]
    if lasting == parts:
        return identifier(*parts)
    return identifier(*lasting, *sorted({one_line(place.text) for place in evidence}))


def _parts(finding: Finding) -> list[str | None]:
    value = words(finding.value) if finding.value is not None else None
    return [finding.shape, finding.focus, finding.path, value, *finding.things()]


def identifier(*parts: str | None) -> str:
    """Return the identifier of a result with these parts (shape, focus, path, value …)."""
    return sha256("\n".join(part or "" for part in parts).encode()).hexdigest()[:16]
