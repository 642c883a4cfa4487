"""Blank nodes are named by what is said of them."""

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from fiscus.server.blank_nodes import steady


def parse(text: str) -> list[ox.Quad]:
    return list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))


def names(text: str) -> set[str]:
    return {q.subject.value for q in steady(parse(text)) if isinstance(q.subject, ox.BlankNode)}


def test_names_do_not_depend_on_labels_or_order() -> None:
    one = "<urn:a> <urn:p> _:x , _:y . _:x <urn:q> 1 . _:y <urn:q> _:z . _:z <urn:q> 2 ."
    two = "_:k <urn:q> _:l . _:l <urn:q> 2 . <urn:a> <urn:p> _:k , _:m . _:m <urn:q> 1 ."
    assert len(names(one)) == 3
    assert names(one) == names(two)


def test_what_is_said_further_away_tells_apart() -> None:
    far = "_:a <urn:p> _:b . _:b <urn:p> _:c . _:c <urn:p> {} . _:d <urn:p> _:e . _:e <urn:p> _:f ."
    assert len(names(far.format(1))) == 5


def test_nodes_alike_stay_apart() -> None:
    text = "<urn:a> <urn:p> [ <urn:q> 1 ] , [ <urn:q> 1 ] , [ <urn:q> 1 ] ."
    assert len(names(text)) == 3
    assert names(text) == names(text)


labels = st.sampled_from("abcde")
nodes = st.one_of(
    labels.map(ox.BlankNode), st.sampled_from("xy").map(lambda n: ox.NamedNode(f"urn:{n}"))
)
statements = st.builds(
    ox.Quad, nodes, st.sampled_from("pq").map(lambda n: ox.NamedNode(f"urn:{n}")), nodes
)


@given(st.lists(statements, max_size=12, unique=True))
def test_the_graph_stays_what_it_is(quads: list[ox.Quad]) -> None:
    before, after = ox.Dataset(quads), ox.Dataset(steady(quads))
    for dataset in (before, after):
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert before == after
