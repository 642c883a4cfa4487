"""Facts to one validation report, and which disclosures it is about."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count

import pyoxigraph as ox

from ..graph.errors import FiscusError
from ..graph.ingest import conversion_of, understand_file
from ..graph.store import Store
from ..graph.validation import Report, validate_quads
from ..graph.validation.profiles import GENERAL, profile_of, shapes_of
from ..graph.validation.rules import rules_of
from ..graph.validation.source_text import SourceText
from ..graph.validation.subject import Subject
from ..graph.vocabulary import DCTERMS, FIS, RDF
from .checked_rdf import NamedBytes, is_about, read_rdf
from .source_texts import source_text


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with what was checked.

    :ivar subjects: the disclosures, or what else the profile is about, in the order of their IRIs.
    :ivar profile: name of the profile.
    """

    report: Report
    subjects: tuple[Subject, ...]
    profile: str = GENERAL


def _raise(error: FiscusError) -> None:
    raise error


def _ignore(text: SourceText) -> None:
    del text


def check_documents(  # noqa: PLR0913 - what, how, and who is told
    documents: Iterable[NamedBytes],
    base: str,
    profile: str = GENERAL,
    on_unreadable: Callable[[FiscusError], None] = _raise,
    on_text: Callable[[SourceText], None] = _ignore,
    *,
    ocr: bool = False,
) -> Checked:
    """Return what the shapes of a profile find in documents and RDF, taken together.

    :param on_unreadable: is told of each document that cannot be read; raises by default.
    :param on_text: is given the text of each document.
    :param ocr: recognise the text of pages that are only pictures.
    :raises FiscusError: a document cannot be read, or there is no such profile.
    """
    targets = _targets(profile)
    quads: set[ox.Quad] = set()
    names: dict[str, str] = {}
    for document in documents:
        try:
            if document.rdf_type:
                source, stated = read_rdf(document, targets)
                names[source] = _unused(document.name, names.values())
                quads.update(stated)
                continue
            understood = understand_file(document.data, document.name, base, ocr=ocr)
        except FiscusError as error:
            on_unreadable(error)
            continue
        source = understood.source
        if source not in names:
            names[source] = _unused(document.name, names.values())
            quads.update(conversion_of(understood).quads)
            on_text(source_text(understood, names[source]))
    return check_quads(quads, names, profile)


def _unused(name: str, used: Collection[str]) -> str:
    """Return the name, with a number behind it where another source has it already."""
    numbered = (f"{name} ({number})" for number in count(2))
    return name if name not in used else next(one for one in numbered if one not in used)


def check_store(store: Store, profile: str = GENERAL) -> Checked:
    """Return what the shapes find in the source files of a store."""
    names = {marker.source: marker.name for marker in store.markers()}
    return check_quads(stated_quads(store), names, profile)


def stated_quads(store: Store) -> Iterator[ox.Quad]:
    """Yield what the source files of a store state."""
    sources = {marker.source for marker in store.markers()}
    return (quad for quad in store.dump_quads() if _name(quad.graph_name) in sources)


def check_quads(
    quads: Iterable[ox.Quad], names: Mapping[str, str], profile: str = GENERAL
) -> Checked:
    """Return what the shapes of a profile find in quads, a named graph a source file.

    :param names: name of each source file by its graph.
    :raises UnknownProfile: there is no such profile.
    """
    listed = sorted(quads, key=lambda quad: str(quad.graph_name))
    about, targets = profile_of(profile).about, _targets(profile)
    together = listed if about == FIS.Disclosure.value else _merged(listed)
    report = validate_quads(together, names, shapes_of(profile))
    empty = not any(is_about(quad, targets) for quad in listed)
    return Checked(replace(report, empty=empty), tuple(_subjects(listed, names, about)), profile)


def _merged(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return quads as one graph: a catalogue may lie in several, its parts in others."""
    return [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads]


def _targets(profile: str) -> frozenset[str]:
    return frozenset(rule.target for rule in rules_of(shapes_of(profile)))


def _subjects(quads: Iterable[ox.Quad], names: Mapping[str, str], about: str) -> Iterator[Subject]:
    sources: dict[str, set[str]] = {}
    titles: dict[str, str] = {}
    for quad in quads:
        subject = _name(quad.subject)
        if quad.predicate == RDF.type and quad.object == ox.NamedNode(about):
            graph = _name(quad.graph_name)
            sources.setdefault(subject, set()).add(names.get(graph, graph))
        elif quad.predicate == DCTERMS.title and isinstance(quad.object, ox.Literal):
            titles.setdefault(subject, quad.object.value)
    for iri, stating in sorted(sources.items()):
        yield Subject(iri, titles.get(iri, ""), tuple(sorted(stating)))


def _name(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""
