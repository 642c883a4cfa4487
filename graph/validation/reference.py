"""pySHACL, the reference engine.

Graph objects only: pySHACL fetches a ``str`` that is a URL. Imports, JavaScript and the
advanced features stay off.
"""

from collections.abc import Iterator

import pyshacl
import rdflib
from rdflib import Graph
from rdflib.namespace import SH

from .conversion import to_oxigraph
from .finding import Finding


def find(data: Graph, shapes: Graph) -> Iterator[Finding]:
    """Yield what pySHACL finds when it applies *shapes* to *data*, neither being changed."""
    _, report, _ = pyshacl.validate(
        data,
        shacl_graph=shapes,
        inplace=True,
        do_owl_imports=False,
        advanced=False,
        js=False,
        meta_shacl=False,
    )
    if not isinstance(report, Graph):
        raise TypeError("pySHACL returned no report")
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        yield _finding(report, result)


def _finding(report: Graph, result: rdflib.term.Node) -> Finding:
    path = report.value(result, SH.resultPath)
    focus = report.value(result, SH.focusNode)
    value = report.value(result, SH.value)
    return Finding(
        shape=str(report.value(result, SH.sourceShape)),
        focus=str(focus),
        path=str(path) if isinstance(path, rdflib.URIRef) else None,
        value=None if value is None or value == focus else to_oxigraph(value),
        bindings={},
        component=str(report.value(result, SH.sourceConstraintComponent)),
    )
