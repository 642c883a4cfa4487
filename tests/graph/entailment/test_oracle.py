"""What our rules derive is what owlrl derives, on random small graphs and on samples."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from fiscus.graph.entailment import Premises, consequences, derivable, published_rules
from fiscus.graph.entailment.compiling import compile_rules
from fiscus.graph.ingest import convert
from fiscus.ontology.files import closure_files

ROOT = Path(__file__).parents[3]
EX = "https://example.org/"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SPEAKING = ("label", "definition", "isDefinedBy", "hasKey")

Oracle = Callable[[Iterable[Triple], Iterable[Triple]], set[Triple]]
Hold = Callable[[Iterable[Triple]], Premises]


def node(name: str) -> NamedNode:
    return NamedNode(EX + name)


NODES = st.sampled_from([node(name) for name in ("a", "b", "c", "d")])
CLASSES = st.sampled_from([node(name) for name in "ABCDE"])
LINKS = st.sampled_from([node(name) for name in "pqrstuvwxyz"])
TRIPLES = st.one_of(
    st.builds(Triple, NODES, st.just(TYPE), CLASSES),
    st.builds(Triple, NODES, LINKS, NODES),
    st.builds(Triple, NODES, st.sampled_from([node("m"), node("n")]), st.just(Literal("1"))),
)
GRAPHS = st.sets(TRIPLES, max_size=7)


@settings(max_examples=30, deadline=None)
@given(stated=GRAPHS)
def test_one_pass_reaches_the_fixpoint(
    axioms: set[Triple], oracle: Oracle, held: Hold, stated: set[Triple]
) -> None:
    rules = compile_rules(axioms)

    assert consequences(rules, stated, held([])) == oracle(axioms, stated)


@settings(max_examples=60, deadline=None)
@given(parts=st.lists(GRAPHS, min_size=2, max_size=3))
def test_documents_one_by_one_give_the_same_as_all_at_once(
    axioms: set[Triple], held: Hold, parts: Sequence[set[Triple]]
) -> None:
    rules = compile_rules(axioms)
    known: set[Triple] = set()
    found: set[Triple] = set()
    for part in parts:
        found |= consequences(rules, part, held(known))
        known |= part

    assert found - known == consequences(rules, known, held([]))


@settings(max_examples=60, deadline=None)
@given(stated=GRAPHS, asked=GRAPHS)
def test_derivable_is_what_follows(
    axioms: set[Triple], held: Hold, stated: set[Triple], asked: set[Triple]
) -> None:
    rules = compile_rules(axioms)
    follows = consequences(rules, stated, held([]))

    assert derivable(rules, follows, held(stated)) == follows
    assert derivable(rules, asked - stated, held(stated)) == (asked - stated) & follows


@pytest.fixture(scope="module")
def ontology() -> set[Triple]:
    """Return the axioms of the ontology, without the words and without keys."""
    quads = [
        quad.triple
        for file in closure_files()
        for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE, rename_blank_nodes=True)
    ]
    return {triple for triple in quads if not triple.predicate.value.endswith(SPEAKING)}


def sample(name: str) -> set[Triple]:
    converted = convert((ROOT / "samples" / name).read_bytes(), name)
    return {quad.triple for quad in converted.quads}


def test_sample_in_full(ontology: set[Triple], oracle: Oracle, held: Hold) -> None:
    stated = sample("example-faulty-2023.txt")
    found = consequences(published_rules(), stated, held([]))

    assert len(found) > 500
    assert found == oracle(ontology, stated)


def test_two_years_of_a_department(ontology: set[Triple], oracle: Oracle, held: Hold) -> None:
    """Only links between nodes: evidence and literals have their rules tested above."""
    names = ("huailai-gongxin-2023.txt", "example-huailai-gongxin-2024.txt")
    stated = {t for name in names for t in sample(name) if isinstance(t.object, NamedNode)}
    stated = {t for t in stated if "#L" not in f"{t.subject} {t.object}"}

    assert consequences(published_rules(), stated, held([])) == oracle(ontology, stated)
