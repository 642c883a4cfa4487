"""The rules of the ontology that comes with the package."""

from functools import cache

from pyoxigraph import RdfFormat, Triple, parse

from ...ontology.files import closure_files
from .compiling import compile_rules
from .rules import Rules


@cache
def published_rules() -> Rules:
    """Return the rules that follow from the files of the ontology, alignments left out.

    :raises UnsupportedAxiom: the ontology says more than the rules cover: a fault of it.
    """
    axioms: set[Triple] = set()
    for file in closure_files():
        quads = parse(file.read_bytes(), format=RdfFormat.TURTLE, rename_blank_nodes=True)
        axioms.update(quad.triple for quad in quads)
    return compile_rules(axioms)
