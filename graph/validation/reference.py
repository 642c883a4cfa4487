"""pySHACL, the reference engine.

Graph objects only: pySHACL fetches a ``str`` that is a URL. Imports, JavaScript and the
advanced features stay off.
"""

from collections.abc import Iterator

import pyshacl
import rdflib
from pyshacl.errors import ReportableRuntimeError
from rdflib import Graph
from rdflib.namespace import SH
from rdflib.term import Node

from .conversion import to_oxigraph
from .finding import Finding
from .rules import SEVERITY_OF, Rule
from .shape_files import BrokenShape


def find(data: Graph, shapes: Graph) -> Iterator[Finding]:
    """Yield what pySHACL finds when it applies *shapes* to *data*, neither being changed.

    :raises BrokenShape: the shapes cannot be applied.
    """
    report = report_on(data, shapes)
    for result in results_of(report):
        yield finding_of(report, result)


def report_on(data: Graph, shapes: Graph) -> Graph:
    """Return the validation report (SHACL, section 3.6) that pySHACL gives.

    :raises BrokenShape: the shapes cannot be applied.
    """
    try:
        _, report, _ = pyshacl.validate(
            data,
            shacl_graph=shapes,
            inplace=True,
            do_owl_imports=False,
            advanced=False,
            js=False,
            meta_shacl=False,
        )
    except (ReportableRuntimeError, NotImplementedError) as error:
        raise _broken(str(error)) from error
    if not isinstance(report, Graph):
        raise _broken(str(report))
    return report


def results_of(report: Graph) -> Iterator[Node]:
    """Yield the results of a report, without those that are only details of others."""
    for head in report.subjects(rdflib.RDF.type, SH.ValidationReport):
        yield from report.objects(head, SH.result)


def finding_of(report: Graph, result: Node) -> Finding:
    """Return a result of a report."""
    path = report.value(result, SH.resultPath)
    focus = report.value(result, SH.focusNode)
    value = report.value(result, SH.value)
    return Finding(
        shape=_name(report.value(result, SH.sourceShape)),
        focus=_name(focus),
        path=str(path) if isinstance(path, rdflib.URIRef) else None,
        value=None if value is None or value == focus else to_oxigraph(value),
        bindings={},
        component=str(report.value(result, SH.sourceConstraintComponent)),
    )


def rule_of(report: Graph, result: Node) -> Rule:
    """Return the rule behind a result as far as the report tells: severity and messages.

    A severity that is none of the three of SHACL counts as a violation.
    """
    severity = report.value(result, SH.resultSeverity)
    return Rule(
        shape=_name(report.value(result, SH.sourceShape)),
        target="",
        severity=SEVERITY_OF.get(rdflib.URIRef(str(severity)), "violation"),
        select="",
        messages={
            str(getattr(text, "language", "") or "und"): str(text)
            for text in report.objects(result, SH.resultMessage)
        },
        concerns="",
    )


def _name(node: Node | None) -> str:
    """Return an IRI as it is, a blank node and a literal as N-Triples write them."""
    return node.n3() if isinstance(node, rdflib.BNode | rdflib.Literal) else str(node)


def _broken(what: str) -> BrokenShape:
    first, _, more = what.partition("\n")
    return BrokenShape(first, "the shapes", more or "correct the shape")
