"""Content negotiation by Accept and Accept-Language (RFC 9110, sections 12.5.1 and 12.5.4)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

Tag = TypeVar("Tag", bound=str)
_QUALITY = re.compile(r"0(\.[0-9]{0,3})?|1(\.0{0,3})?")


@dataclass(frozen=True, slots=True)
class MediaRange:
    """One range of an Accept field, such as ``text/*;q=0.5``."""

    type: str
    subtype: str
    quality: float

    def specificity(self, media_type: str) -> int:
        """Return how closely the range names ``media_type``: 2, 1, 0; -1 where it does not."""
        major, _, minor = media_type.partition("/")
        if self.type == "*":
            return 0
        if self.type != major:
            return -1
        if self.subtype == "*":
            return 1
        return 2 if self.subtype == minor else -1


def parse_accept(header: str) -> tuple[MediaRange, ...]:
    """Return the ranges of an Accept field; parts that are none are passed over."""
    found: list[MediaRange] = []
    for part in header.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        major, slash, minor = name.lower().partition("/")
        if slash and major and minor and not (major == "*" and minor != "*"):
            found.append(MediaRange(major, minor, _quality(parameters)))
    return tuple(found)


def _quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            text = value.strip()
            return float(text) if _QUALITY.fullmatch(text) else 0.0
    return 1.0


def quality_of(media_type: str, ranges: Sequence[MediaRange]) -> float:
    """Return the quality that the most specific matching range gives; 0 where none matches."""
    best = (-1, 0.0)
    for candidate in ranges:
        best = max(best, (candidate.specificity(media_type), candidate.quality))
    return best[1] if best[0] >= 0 else 0.0


def choose(header: str | None, offered: Sequence[str]) -> str | None:
    """Return the offered media type that the client likes best, None where it accepts none.

    Without a usable Accept field it is the first one; of equals the earlier one.
    """
    ranges = parse_accept(header or "")
    if not ranges:
        return offered[0] if offered and not (header or "").strip() else None
    qualities = [quality_of(media_type, ranges) for media_type in offered]
    best = max(qualities, default=0.0)
    return offered[qualities.index(best)] if best > 0 else None


def prefers_html(header: str | None, others: Sequence[str] = ("application/json",)) -> bool:
    """Tell whether a browser asks: HTML is named, and liked at least as well as ``others``."""
    ranges = parse_accept(header or "")
    named = any(candidate.specificity("text/html") > 0 for candidate in ranges)
    return named and choose(header, ("text/html", *others)) == "text/html"


def choose_language(header: str | None, offered: Sequence[Tag]) -> Tag:
    """Return the offered language that the client likes best, the first where it likes none.

    A range fits all its regions and scripts (RFC 4647, section 3.3.1): zh-TW is offered as zh.

    :param offered: primary language tags, such as ``zh``.
    """
    liked: dict[str, float] = dict.fromkeys(offered, 0.0)
    for part in (header or "").split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        primary = name.lower().partition("-")[0]
        if primary in liked:
            liked[primary] = max(liked[primary], _quality(parameters))
    return max(offered, key=lambda language: liked[language])
