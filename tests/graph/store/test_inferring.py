"""The inferred graph is what follows from the documents, whatever is put, replaced and removed."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse

from fiscus.graph.entailment import Rules
from fiscus.graph.entailment.compiling import compile_rules
from fiscus.graph.ingest import convert
from fiscus.graph.store import (
    EmbeddedStore,
    Marker,
    Store,
    completing,
    embedded,
    open_store,
    remote,
)
from fiscus.graph.store.sparql_client import update_server

Oracle = Callable[[Iterable[Triple], Iterable[Triple]], set[Triple]]
Stated = frozenset[Triple]
Steps = list[tuple[str, Stated]]

ROOT = Path(__file__).parents[3]
EX = "https://example.org/"
FIS = "https://w3id.org/fiscus/ontology#"
PROV = "http://www.w3.org/ns/prov#"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
INFERRED = f"{EX}id/inferred"
AXIOMS = """
@prefix ex: <https://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:A a owl:Class ; rdfs:subClassOf ex:B .
ex:B a owl:Class .
ex:p rdfs:subPropertyOf ex:q ; rdfs:domain ex:A .
ex:q owl:inverseOf ex:r ; rdfs:range ex:B .
ex:t owl:propertyChainAxiom ( ex:p ex:s ) ; rdfs:range ex:A .
"""


def axioms_of(text: str) -> set[Triple]:
    found = parse(text, format=RdfFormat.TURTLE, rename_blank_nodes=True)
    return {quad.triple for quad in found}


def rules_of(text: str) -> Rules:
    return compile_rules(axioms_of(text))


@contextmanager
def ruled_by(rules: Rules) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for module in (embedded, remote):
            patch.setattr(module, "published_rules", lambda: rules)
        yield


def put(store: Store, name: str, stated: Iterable[Triple]) -> None:
    digest = sha256("\n".join(sorted(map(str, stated))).encode()).hexdigest()
    graph = NamedNode(f"{EX}id/source/{digest[:16]}")
    quads = [Quad(t.subject, t.predicate, t.object, graph) for t in stated]
    store.put(Marker(graph.value, digest, "1", 0, name), quads)


def in_graph(store: Store, *, named: str | None) -> set[Triple]:
    wanted = DefaultGraph() if named is None else NamedNode(named)
    return {quad.triple for quad in store.dump_quads() if quad.graph_name == wanted}


def words(text: str) -> Stated:
    parts = (line.split() for line in text.split(","))
    return frozenset(
        Triple(NamedNode(EX + s), TYPE if p == "a" else NamedNode(EX + p), NamedNode(EX + o))
        for s, p, o in parts
    )


NODES = st.sampled_from([NamedNode(EX + name) for name in "abc"])
TRIPLES = st.one_of(
    st.builds(Triple, NODES, st.just(TYPE), st.sampled_from([NamedNode(EX + c) for c in "AB"])),
    st.builds(Triple, NODES, st.sampled_from([NamedNode(EX + p) for p in "pqrst"]), NODES),
)
DOCUMENTS = st.frozensets(TRIPLES, max_size=4)
STEPS = st.lists(st.tuples(st.sampled_from(["x", "y", "z", "-x", "-y"]), DOCUMENTS), max_size=7)


def check(store: Store, steps: Steps, oracle: Oracle) -> None:
    files: dict[str, Stated] = {}
    for name, stated in steps:
        if name.startswith("-"):
            remove(store, files, name[1:])
        else:
            put(store, name, stated)
            files[name] = stated
        said = set().union(*files.values())
        follows = oracle(axioms_of(AXIOMS), said)
        assert in_graph(store, named=INFERRED) == follows
        assert in_graph(store, named=None) == said | follows


def remove(store: Store, files: dict[str, Stated], name: str) -> None:
    if name in files:
        gone = files[name]
        marker = store.marker(name)
        assert marker is not None
        store.remove(marker.source)
        for other in [one for one, stated in files.items() if stated == gone]:
            del files[other]


@settings(max_examples=15, deadline=None)
@given(steps=STEPS)
def test_store_keeps_what_follows(steps: Steps, oracle: Oracle) -> None:
    with (
        ruled_by(rules_of(AXIOMS)),
        tempfile.TemporaryDirectory() as folder,
        EmbeddedStore(folder) as store,
    ):
        check(store, steps, oracle)


@pytest.mark.server
@settings(max_examples=6, deadline=None)
@given(steps=STEPS)
def test_server_keeps_what_follows(server: str, steps: Steps, oracle: Oracle) -> None:
    update_server(f"{server}/update", "DROP ALL")
    with ruled_by(rules_of(AXIOMS)), open_store(f"sparql:{server}", write=True) as store:
        check(store, steps, oracle)


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param([("x", words("a p b")), ("y", words("b s c"))], id="chain-over-documents"),
        pytest.param(
            [("x", words("a p b")), ("y", words("b s c")), ("-x", words("a a A"))],
            id="first-link-leaves",
        ),
        pytest.param(
            [("x", words("a p b")), ("y", words("a q b")), ("x", words("c s c"))],
            id="stated-after-it-followed",
        ),
        pytest.param(
            [("x", words("a p b")), ("y", words("a q b")), ("-y", words("a a A"))],
            id="followed-after-it-was-stated",
        ),
        pytest.param(
            [("x", words("a p b, a s c")), ("x", words("a p b"))], id="one-premise-replaced"
        ),
        pytest.param(
            [("x", words("a q b")), ("y", words("c q b")), ("-x", words("a a A"))],
            id="other-support",
        ),
    ],
)
def test_named_cases(store: Store, steps: Steps, oracle: Oracle) -> None:
    with ruled_by(rules_of(AXIOMS)):
        check(store, steps, oracle)


def test_other_rules_make_it_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(completing, "CHUNK", 2)
    with ruled_by(rules_of(AXIOMS)):
        put(store, "x", words("a p b, b p c, c p a"))
        put(store, "y", words("a q b, b s c"))
        before = in_graph(store, named=INFERRED)
        assert not store.renew_inferred()
    with ruled_by(rules_of(AXIOMS.replace("ex:q owl:inverseOf ex:r ;", "ex:q"))):
        assert store.renew_inferred()
        after = in_graph(store, named=INFERRED)
        assert after == {t for t in before if t.predicate != NamedNode(f"{EX}r")}
        assert in_graph(store, named=None) == after | words("a p b, b p c, c p a, a q b, b s c")
        assert not store.renew_inferred()


def test_change_makes_it_anew_first(store: Store) -> None:
    with ruled_by(Rules()):
        put(store, "x", words("a p b"))
        assert in_graph(store, named=INFERRED) == set()
    with ruled_by(rules_of(AXIOMS)):
        put(store, "y", words("c a A"))
        assert in_graph(store, named=INFERRED) == words("a q b, b r a, a a A, a a B, b a B, c a B")


def test_interrupted_renewal_starts_again(store: Store) -> None:
    with ruled_by(Rules()):
        put(store, "x", words("a p b"))
        put(store, "y", words("c a A"))
    rules = rules_of(AXIOMS)
    assert isinstance(store, EmbeddedStore | remote.RemoteStore)
    ledger = store._session.ledger if isinstance(store, EmbeddedStore) else store._ledger
    first = next(iter(completing.renewal(ledger, rules, store._view())))
    store._carry_out(first if isinstance(store, EmbeddedStore) else lambda: first)  # type: ignore[arg-type]
    assert not completing.inferred_is_current(ledger, rules)
    with ruled_by(rules):
        assert store.renew_inferred()
        assert in_graph(store, named=INFERRED) == words("a q b, b r a, a a A, a a B, b a B, c a B")


def test_reports_are_no_premises(store: Store) -> None:
    with ruled_by(rules_of(AXIOMS)):
        put(store, "x", words("a s b"))
        graph = NamedNode(f"{EX}id/report/1")
        store.put_report(
            graph.value, [Quad(t.subject, t.predicate, t.object, graph) for t in words("c p a")]
        )
        assert in_graph(store, named=INFERRED) == set()


def test_sample_says_in_its_own_graph_what_it_says(store: Store) -> None:
    name = "example-faulty-2023.txt"
    converted = convert((ROOT / "samples" / name).read_bytes(), name)
    store.put(Marker(converted.source, converted.digest, "1", 0, name), converted.quads)

    assert in_graph(store, named=converted.source) == {quad.triple for quad in converted.quads}
    assert store.query(
        f"ASK {{ ?project <{FIS}fundingAuthority> ?office . ?amount <{FIS}reportedBy> ?who . "
        f"?amount a <{PROV}Entity> ; <{PROV}wasDerivedFrom> ?place }}"
    )
    assert store.remove(converted.source)
    assert list(store.dump_quads()) == []
