"""Rules across disclosures see all sources together, and cite each of them."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from fiscus.graph.ingest import convert
from fiscus.graph.validation import Result, validate_quads
from fiscus.graph.validation.across import add_places, facts_across
from fiscus.graph.vocabulary import FIS

SAMPLES = Path(__file__).parents[3] / "samples"
BEFORE, AFTER = "huailai-gongxin-2023.txt", "example-huailai-gongxin-2024.txt"
SHAPES = "https://w3id.org/fiscus/shapes#"
QUERY = (
    "PREFIX fis: <https://w3id.org/fiscus/ontology#>\nSELECT $this WHERE { $this fis:amount ?a }"
)


def findings(after: str) -> list[Result]:
    before = convert((SAMPLES / BEFORE).read_bytes(), BEFORE)
    now = convert(after.encode(), AFTER)
    names = {before.source: BEFORE, now.source: AFTER}
    report = validate_quads([*before.quads, *now.quads], names)
    return [r for r in report.results if r.shape == SHAPES + "base-of-last-year"]


def text() -> str:
    return (SAMPLES / AFTER).read_text("utf-8")


def test_two_years_that_agree_have_no_finding() -> None:
    assert findings(text()) == []


def test_a_base_that_last_year_did_not_publish_cites_both_texts() -> None:
    wrong = text().replace("基本支出增加20.95万元", "基本支出增加26.95万元", 1)
    assert wrong != text()
    (result,) = findings(wrong)
    assert [(place.source, place.text) for place in result.evidence] == [
        (AFTER, "基本支出552.50万元"),
        (AFTER, "基本支出增加26.95万元"),
        (BEFORE, "基本支出531.55万元"),
    ]


@pytest.fixture(scope="module")
def quads() -> list[ox.Quad]:
    return list(convert((SAMPLES / BEFORE).read_bytes(), BEFORE).quads)


def test_only_what_queries_speak_of_is_taken(quads: list[ox.Quad]) -> None:
    store = facts_across([quads], [QUERY])
    assert {quad.predicate.value.rsplit("#")[-1] for quad in store} == {"amount", "type"}
    assert not any("#L" in str(quad.subject) for quad in store)


def test_places_are_added_for_the_nodes_concerned(quads: list[ox.Quad]) -> None:
    store = facts_across([quads], [QUERY])
    node = next(q.subject for q in quads if q.predicate == FIS.amountAsWritten)
    assert isinstance(node, ox.NamedNode)
    add_places(store, [quads], {node})
    assert {q.subject for q in store.quads_for_pattern(None, FIS.statedIn, None)} == {node}
    assert list(store.quads_for_pattern(None, FIS.sourceText, None)) != []
