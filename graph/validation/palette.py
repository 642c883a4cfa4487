"""The colours of a report in a terminal (ECMA-48, SGR)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .report import Severity

Role = Severity | Literal["rule", "place", "figure", "note"]
_END = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Palette:
    """Which codes stand for which part of a report; a part without one stays plain."""

    codes: Mapping[Role, str] = field(default_factory=dict)

    def paint(self, role: Role, text: str) -> str:
        """Return *text* in the colour of *role*."""
        code = self.codes.get(role)
        return f"\x1b[{code}m{text}{_END}" if code and text else text


PLAIN = Palette()
COLOURED = Palette(
    {
        "violation": "1;31",
        "warning": "1;33",
        "info": "1;34",
        "rule": "1",
        "place": "36",
        "figure": "1",
        "note": "2",
    }
)
