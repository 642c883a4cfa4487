"""Facts to one validation report, and which disclosures it is about."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from ..graph.errors import FiscusError
from ..graph.ingest import convert
from ..graph.store import Store
from ..graph.validation import Report, validate_quads
from ..graph.vocabulary import DCTERMS, FIS, RDF

PROFILES = ("general",)


class UnknownProfile(FiscusError):
    """There is no profile of that name."""

    reason = "unknown-profile"


@dataclass(frozen=True, slots=True)
class NamedBytes:
    """A document under the name that reports call it by."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with what was checked.

    :ivar titles: title of each disclosure by its IRI, in the order of the IRIs.
    :ivar disclosures: the disclosures that each source states, by the source's name.
    """

    report: Report
    titles: Mapping[str, str]
    disclosures: Mapping[str, tuple[str, ...]]


def check_profile(profile: str) -> None:
    """Accept the name of a profile.

    :raises UnknownProfile: there is none of that name.
    """
    if profile not in PROFILES:
        raise UnknownProfile("no such profile", profile, f"there is {', '.join(PROFILES)}")


def _raise(error: FiscusError) -> None:
    raise error


def check_documents(
    documents: Iterable[NamedBytes],
    base: str,
    on_unreadable: Callable[[FiscusError], None] = _raise,
) -> Checked:
    """Return what the shapes find in the documents, taken together.

    :param on_unreadable: is told of each document that cannot be converted; raises by default.
    :raises FiscusError: a document cannot be converted.
    """
    quads: set[ox.Quad] = set()
    names: dict[str, str] = {}
    for document in documents:
        try:
            conversion = convert(document.data, document.name, base)
        except FiscusError as error:
            on_unreadable(error)
            continue
        names[conversion.source] = conversion.name
        quads.update(conversion.quads)
    return check_quads(quads, names)


def check_store(store: Store) -> Checked:
    """Return what the shapes find in the source files of a store."""
    names = {marker.source: marker.name for marker in store.markers()}
    quads = (quad for quad in store.dump_quads() if _name(quad.graph_name) in names)
    return check_quads(quads, names)


def check_quads(quads: Iterable[ox.Quad], names: Mapping[str, str]) -> Checked:
    """Return what the shapes find in quads, a named graph a source file.

    :param names: name of each source file by its graph.
    """
    listed = sorted(quads, key=lambda quad: str(quad.graph_name))
    titles, disclosures = _disclosures(listed, names)
    return Checked(validate_quads(listed, names), titles, disclosures)


def _disclosures(
    quads: Iterable[ox.Quad], names: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    found: dict[str, set[str]] = {}
    titles: dict[str, str] = {}
    for quad in quads:
        subject = _name(quad.subject)
        if quad.predicate == RDF.type and quad.object == FIS.Disclosure:
            graph = _name(quad.graph_name)
            found.setdefault(names.get(graph, graph), set()).add(subject)
        elif quad.predicate == DCTERMS.title and isinstance(quad.object, ox.Literal):
            titles.setdefault(subject, quad.object.value)
    stated = sorted({iri for several in found.values() for iri in several})
    by_source = {name: tuple(sorted(iris)) for name, iris in found.items()}
    return {iri: titles.get(iri, "") for iri in stated}, by_source


def _name(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""
