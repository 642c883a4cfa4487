"""What only those who publish a catalogue know: who they are, whom to ask, under which licence.

They write it into a TOML file (docs/serving.md); nothing of it is ever guessed.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

from ..graph.errors import FiscusError

_LARGEST = 64_000
_IRI = re.compile(r"(?:https?|urn):[^\x00-\x20<>\"{}|^`\\]+")
_CONTACT = re.compile(r"(?:https?://|mailto:)[^\x00-\x20<>\"{}|^`\\]+")
_NAME = re.compile(r"[^\x00-\x1f]{1,200}")
_PUBLISHER_TYPES = (
    "Academia-ScientificOrganisation",
    "Company",
    "IndustryConsortium",
    "LocalAuthority",
    "NationalAuthority",
    "NonGovernmentalOrganisation",
    "NonProfitOrganisation",
    "PrivateIndividual(s)",
    "RegionalAuthority",
    "StandardisationBody",
    "SupraNationalAuthority",
)
"""Codes of http://purl.org/adms/publishertype/."""
_AVAILABILITIES = ("AVAILABLE", "EXPERIMENTAL", "STABLE", "TEMPORARY")
"""Codes of http://publications.europa.eu/resource/authority/planned-availability."""

Check = Callable[[Any], bool]


class BadCatalogueFacts(FiscusError):
    """The file about the catalogue cannot be read, or says what cannot be published."""

    reason = "bad-catalogue-facts"


def _known(check: Check, hint: str) -> dict[str, tuple[Check, str]]:
    return {"check": (check, hint)}


def _matching(pattern: re.Pattern[str]) -> Check:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _of(codes: tuple[str, ...]) -> Check:
    return lambda value: value in codes


def _day(value: object) -> bool:
    return type(value) is date


@dataclass(frozen=True, slots=True)
class CatalogueFacts:
    """What the publisher tells; empty or None where it tells nothing.

    :ivar publisher: name of who publishes the catalogue.
    :ivar publisher_type: code of the ADMS list of publisher types.
    :ivar contact: address for questions, ``mailto:`` or ``https:``.
    :ivar licence: IRI of the licence under which the converted data are published.
    :ivar issued: day on which the catalogue was first published.
    :ivar modified: day on which it last changed, where no snapshot tells.
    :ivar availability: code of the list of planned availabilities, for the files.
    """

    publisher: str = field(default="", metadata=_known(_matching(_NAME), "a name"))
    publisher_type: str = field(
        default="", metadata=_known(_of(_PUBLISHER_TYPES), "one of " + ", ".join(_PUBLISHER_TYPES))
    )
    contact: str = field(
        default="", metadata=_known(_matching(_CONTACT), "mailto:somebody@example.org, or https:")
    )
    licence: str = field(default="", metadata=_known(_matching(_IRI), "an IRI"))
    issued: date | None = field(default=None, metadata=_known(_day, "a day, as 2024-03-01"))
    modified: date | None = field(default=None, metadata=_known(_day, "a day, as 2024-03-01"))
    availability: str = field(
        default="", metadata=_known(_of(_AVAILABILITIES), "one of " + ", ".join(_AVAILABILITIES))
    )


_CHECKS: Mapping[str, tuple[Check, str]] = {
    each.name.replace("_", "-"): each.metadata["check"] for each in fields(CatalogueFacts)
}


def read_facts(path: Path | None) -> CatalogueFacts:
    """Return what a TOML file tells; nothing where there is no file.

    :raises BadCatalogueFacts: it cannot be read, has an unknown key or a value that does not fit.
    """
    if path is None:
        return CatalogueFacts()
    told = _parsed(path)
    for key, value in told.items():
        if key not in _CHECKS:
            raise BadCatalogueFacts(
                f"unknown key {key[:40]!r}", str(path), "it takes " + ", ".join(_CHECKS)
            )
        check, hint = _CHECKS[key]
        if not check(value):
            raise BadCatalogueFacts(f"{key} cannot be {str(value)[:60]!r}", str(path), hint)
    return CatalogueFacts(**{key.replace("-", "_"): value for key, value in told.items()})


def _parsed(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise BadCatalogueFacts(error.strerror or "cannot be read", str(path)) from error
    if len(content) > _LARGEST:
        raise BadCatalogueFacts("the file is too large", str(path), "a few lines are enough")
    try:
        return tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadCatalogueFacts(f"no TOML: {error}", str(path), "see docs/serving.md") from error
