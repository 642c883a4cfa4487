"""One report over a faulty disclosure: what it says, where it points, that it stays."""

from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode, Quad

from fiscus.graph.validation import Result, validate, validate_quads
from fiscus.graph.validation.conversion import triples_of

DATA = Path(__file__).parent / "data" / "faulty.ttl"
ID = "https://example.org/id/"
SHAPES = "https://w3id.org/fiscus/shapes#"
NAMES = {ID + "source": "faulty.txt"}


@pytest.fixture(name="data")
def _data() -> rdflib.Graph:
    return rdflib.Graph().parse(DATA, format="turtle")


def of_shape(results: tuple[Result, ...], shape: str) -> Result:
    (result,) = (result for result in results if result.shape == SHAPES + shape)
    return result


def renamed(data: rdflib.Graph, old: str, new: str) -> rdflib.Graph:
    """Return *data* as another disclosure states it: every IRI of the data changes."""
    text = data.serialize(format="nt").replace(f"<{old}", f"<{new}")
    return rdflib.Graph().parse(data=text, format="nt")


def test_a_sum_cites_every_figure(data: rdflib.Graph) -> None:
    result = of_shape(validate(data, NAMES).results, "expenditure-parts")
    cited = [(e.source, e.text) for e in result.evidence]
    assert cited == [
        ("faulty.txt", "2380.80万元"),
        ("faulty.txt", "531.55万元"),
        ("faulty.txt", "1850.25万元"),
    ]


def test_a_message_names_the_figures_and_the_difference(data: rdflib.Graph) -> None:
    result = of_shape(validate(data, NAMES).results, "expenditure-parts")
    assert result.message == {
        "zh": "支出预算2380.8万元，基本支出531.55万元、项目支出1850.25万元，"
        "所列各项合计2381.8万元，相差1万元：各项之和应等于支出预算。",
        "en": "Expenditure is 2380.8 万元; basic 531.55 and project 1850.25, all parts "
        "stated come to 2381.8 万元, 1 万元 apart: the parts must add up to expenditure.",
    }


def test_a_price_cites_amount_price_and_quantity(data: rdflib.Graph) -> None:
    result = of_shape(validate(data, NAMES).results, "procurement-price")
    assert [e.text for e in result.evidence] == ["4", "0.60", "2.60"]


def test_what_is_missing_cites_the_title(data: rdflib.Graph) -> None:
    result = of_shape(validate(data, NAMES).results, "section-glossary")
    assert [e.text for e in result.evidence] == ["2023年部门预算公开"]


def test_a_source_without_a_name_keeps_its_iri(data: rdflib.Graph) -> None:
    result = of_shape(validate(data).results, "expenditure-parts")
    assert {e.source for e in result.evidence} == {ID + "source"}


def test_results_are_the_same_in_every_run(data: rdflib.Graph) -> None:
    shuffled = rdflib.Graph()
    for triple in sorted(data, reverse=True):
        shuffled.add(triple)
    assert validate(data, NAMES) == validate(shuffled, NAMES)


def test_identifiers_are_unique(data: rdflib.Graph) -> None:
    identifiers = [result.id for result in validate(data, NAMES).results]
    assert len(set(identifiers)) == len(identifiers)


def test_results_are_ordered_by_place(data: rdflib.Graph) -> None:
    results = validate(data, NAMES).results
    assert list(results) == sorted(results, key=Result.order)


def test_disclosures_do_not_mix(data: rdflib.Graph) -> None:
    other = renamed(data, ID, ID + "other/")
    both = validate(data + other).results
    assert len(both) == 2 * len(validate(data).results)


def test_figures_of_another_disclosure_are_no_parts(data: rdflib.Graph) -> None:
    """The same publisher, item and year in another file's disclosure stay apart."""
    other = renamed(data, ID, ID + "other/")
    shared = renamed(other, ID + "other/publisher", ID + "publisher")
    assert len(validate(data + shared).results) == 2 * len(validate(data).results)


def test_quads_give_the_same_report(data: rdflib.Graph) -> None:
    graph = NamedNode(ID + "source")
    quads = [Quad(t.subject, t.predicate, t.object, graph) for t in triples_of(data)]
    assert validate_quads(quads, NAMES) == validate(data, NAMES)


def test_data_is_left_alone(data: rdflib.Graph) -> None:
    before = set(data)
    validate(data, NAMES)
    assert set(data) == before


def test_no_facts_give_no_findings() -> None:
    assert validate(rdflib.Graph()).results == ()
