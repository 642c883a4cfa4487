"""Axioms become rules; what the rules do not cover is refused, not passed over."""

from pathlib import Path

import pytest
from pyoxigraph import Triple

from fiscus.graph.entailment import Rules, published_rules
from fiscus.graph.entailment.compiling import UnsupportedAxiom, compile_rules

FIS = "https://w3id.org/fiscus/ontology#"


def test_uncovered_axioms_are_refused(refused: set[Triple]) -> None:
    with pytest.raises(UnsupportedAxiom):
        compile_rules(refused)


def test_refused_cases_are_found() -> None:
    assert list((Path(__file__).parent / "refused").glob("*.ttl"))


def test_no_axioms_no_rules() -> None:
    assert compile_rules([]) == Rules()


def test_order_of_axioms_does_not_matter(axioms: set[Triple]) -> None:
    forth = compile_rules(sorted(axioms, key=str))
    back = compile_rules(sorted(axioms, key=str, reverse=True))

    assert forth.digest() == back.digest()


def test_digest_tells_rules_apart(axioms: set[Triple]) -> None:
    without = [compile_rules(axioms - {axiom}).digest() for axiom in _leading(axioms)]

    assert len({compile_rules(axioms).digest(), *without}) == len(without) + 1


def _leading(axioms: set[Triple]) -> list[Triple]:
    wanted = ("subClassOf", "subPropertyOf", "domain", "inverseOf")
    return [axiom for axiom in axioms if axiom.predicate.value.endswith(wanted)]


def test_chains_of_the_published_ontology() -> None:
    found = {name.value for chain in published_rules().chains for name, _ in chain.heads.properties}

    assert found == {f"{FIS}fundingAuthority", f"{FIS}reportedBy"}


def test_rules_of_the_published_ontology_are_read_once() -> None:
    assert published_rules() is published_rules()
