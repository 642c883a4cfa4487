"""Documents to one validation report: convert each, then apply the shapes to all together."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..graph.errors import FiscusError
from ..graph.ingest import convert
from ..graph.validation import Report, validate_quads

if TYPE_CHECKING:
    import pyoxigraph as ox

PROFILES = ("general",)


class UnknownProfile(FiscusError):
    """There is no profile of that name."""

    reason = "unknown-profile"


@dataclass(frozen=True, slots=True)
class NamedBytes:
    """A document under the name that reports call it by."""

    name: str
    data: bytes


def check_profile(profile: str) -> None:
    """Accept the name of a profile.

    :raises UnknownProfile: there is none of that name.
    """
    if profile not in PROFILES:
        raise UnknownProfile("no such profile", profile, f"there is {', '.join(PROFILES)}")


def check_documents(documents: Iterable[NamedBytes], base: str) -> Report:
    """Return what the shapes find in the documents, taken together.

    :raises FiscusError: a document cannot be converted.
    """
    quads: set[ox.Quad] = set()
    names: dict[str, str] = {}
    for document in documents:
        conversion = convert(document.data, document.name, base)
        names[conversion.source] = conversion.name
        quads.update(conversion.quads)
    return validate_quads(quads, names)
