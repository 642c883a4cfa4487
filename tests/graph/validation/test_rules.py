"""The shapes of the package are whole, and a shape that is not says so."""

import re
from importlib.resources import files

import pytest
from rdflib import RDFS, BNode, Graph, URIRef
from rdflib.namespace import SH

from fiscus.graph.validation.rules import Rule, rules_of, shapes_graph
from fiscus.graph.validation.shape_files import BrokenShape

SHAPES = "https://w3id.org/fiscus/shapes#"
RULES = rules_of(shapes_graph())


def test_there_are_rules() -> None:
    assert len(RULES) > 100


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.shape.removeprefix(SHAPES))
def test_messages_and_comments_are_in_both_languages(rule: Rule) -> None:
    shape = URIRef(rule.shape)
    comments = {getattr(c, "language", "") for c in shapes_graph().objects(shape, RDFS.comment)}
    assert (set(rule.messages), comments) == ({"zh", "en"}, {"zh", "en"})


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.shape.removeprefix(SHAPES))
def test_queries_keep_to_what_prebinding_allows(rule: Rule) -> None:
    """SHACL, appendix A: no MINUS, VALUES or SERVICE; every sub-select returns ``$this``."""
    select = rule.select
    assert re.findall(r"\b(MINUS|VALUES|SERVICE)\b", select) == []
    assert re.findall(r"SELECT (?!DISTINCT)(?!\$this)", select) == []


def test_shapes_have_no_blank_nodes() -> None:
    blank = {term for triple in shapes_graph() for term in triple if isinstance(term, BNode)}
    assert blank == set()


def test_no_shape_stands_in_two_files() -> None:
    names = [
        name
        for file in files("fiscus").joinpath("shapes").iterdir()
        if file.name.endswith(".ttl")
        for name in re.findall(r"^fsh:(\S+) a sh:", file.read_text("utf-8"), re.MULTILINE)
    ]
    assert sorted(names) == sorted(set(names))


def test_a_shape_without_severity_is_broken() -> None:
    shapes = Graph()
    shapes.add((URIRef(SHAPES + "x"), SH.targetClass, URIRef("https://example.org/C")))
    with pytest.raises(BrokenShape, match="no target class or severity"):
        rules_of(shapes)
