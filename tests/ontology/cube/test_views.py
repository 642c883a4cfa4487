"""The samples as data cubes: sound, complete, and each observation leads back to its evidence."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import QB, Graph, URIRef

from fiscus.graph.ingest import convert
from fiscus.ontology.files import (
    alignments_file,
    closure_files,
    code_list_file,
    code_list_names,
    cube_file,
)
from fiscus.queries.loading import saved_queries

from .checking import normalise, violated

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*.txt"))
NT = ox.RdfFormat.N_TRIPLES
VIEWS = ("amounts-as-data-cube", "changes-as-data-cube")
CUBE = "https://w3id.org/fiscus/cube#"
PREFIXES = {
    "cube": CUBE,
    "fis": "https://w3id.org/fiscus/ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
}
DIMENSIONS = """
SELECT DISTINCT ?found WHERE { ?structure a qb:DataStructureDefinition ;
  qb:component/qb:dimension ?found }
"""


@pytest.fixture(scope="module")
def samples() -> ox.Store:
    """Return the merged set of the samples."""
    assert len(SAMPLES) == 5
    return stored(
        quad.triple
        for sample in SAMPLES
        for quad in convert(sample.read_bytes(), sample.name).quads
    )


@pytest.fixture(scope="module")
def views(samples: ox.Store) -> list[ox.Triple]:
    """Return what both queries make of the samples."""
    return [triple for name in VIEWS for triple in view(samples, name)]


def view(graph: ox.Store, name: str) -> list[ox.Triple]:
    found = graph.query(saved_queries()[name].text)
    assert isinstance(found, ox.QueryTriples)
    return list(found)


def stored(triples: Iterable[ox.Triple], *files: bytes) -> ox.Store:
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    for content in files:
        store.load(content, format=ox.RdfFormat.TURTLE)
    return store


def faults(store: ox.Store) -> list[str]:
    normalise(store)
    return violated(store)


def found(store: ox.Store, text: str) -> list[str]:
    rows = store.query(text, prefixes=PREFIXES)
    assert isinstance(rows, ox.QuerySolutions)
    return sorted(row["found"].value for row in rows)


def structure() -> bytes:
    return cube_file().read_bytes()


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_sound_by_itself(samples: ox.Store, name: str) -> None:
    assert faults(stored(view(samples, name))) == []


def test_the_views_are_sound_together(views: list[ox.Triple]) -> None:
    assert faults(stored(views)) == []


def test_the_views_state_the_structure_that_is_published() -> None:
    """Over no data at all they give nothing but the structure, and which lists are schemes."""
    made = {triple for name in VIEWS for triple in view(ox.Store(), name)}
    scheme = ox.NamedNode("http://www.w3.org/2004/02/skos/core#ConceptScheme")
    published = {quad.triple for quad in ox.parse(structure(), format=ox.RdfFormat.TURTLE)}

    assert {t for t in made if t.object != scheme} == {t for t in published if not is_prose(t)}


def is_prose(triple: ox.Triple) -> bool:
    """Tell labels and the head of the file, and what makes absent coordinates codes of a list."""
    absent = "https://w3id.org/fiscus/code/absent/"
    subject = str(triple.subject).strip("<>")
    in_language = isinstance(triple.object, ox.Literal) and triple.object.language is not None
    return in_language or subject == CUBE.rstrip("#") or subject.startswith(absent)


def test_they_are_sound_beside_the_vocabulary(views: list[ox.Triple]) -> None:
    lists = [code_list_file(name) for name in code_list_names() if name != "division"]
    files = (*closure_files(), alignments_file(), cube_file(), *lists)
    assert faults(stored(views, *(file.read_bytes() for file in files))) == []


def test_no_dimension_may_be_left_out(views: list[ox.Triple]) -> None:
    dimensions = found(stored([], structure()), DIMENSIONS)
    assert len(dimensions) == 12
    noticed = {
        dimension: faults(stored(t for t in views if t.predicate.value != dimension))[:1]
        for dimension in dimensions
    }
    assert noticed == {key: ["ic-11-all-dimensions"] for key in dimensions}


def test_two_figures_for_one_coordinate_need_the_variant(views: list[ox.Triple]) -> None:
    variant, one = ox.NamedNode(CUBE + "variant"), ox.Literal("_Z")
    same = (ox.Triple(t.subject, variant, one) if t.predicate == variant else t for t in views)
    assert faults(stored(same)) == ["ic-12-no-two-alike"]


@pytest.mark.parametrize(
    ("kind", "measure"), [("BudgetAmount", "amount"), ("BudgetChange", "changeAmount")]
)
def test_every_figure_is_observed_once(
    samples: ox.Store, views: list[ox.Triple], kind: str, measure: str
) -> None:
    asked = f"SELECT ?found ?value WHERE {{ ?found a fis:{kind} ; fis:{measure} ?value }}"
    both = stored([*views, *(quad.triple for quad in samples)])
    seen = f"""SELECT ?found WHERE {{ ?observation a qb:Observation ; sdmx-measure:obsValue ?value ;
        prov:wasDerivedFrom ?found . ?found a fis:{kind} ; fis:{measure} ?value }}"""
    assert found(samples, asked)
    assert found(samples, asked) == found(both, seen)


def test_every_observation_leads_back_to_a_quotation(
    samples: ox.Store, views: list[ox.Triple]
) -> None:
    both = stored([*views, *(quad.triple for quad in samples)])
    every = "SELECT DISTINCT ?found WHERE { ?found a qb:Observation }"
    quoted = """SELECT DISTINCT ?found WHERE { ?found prov:wasDerivedFrom/fis:statedIn ?place .
        ?place fis:sourceText ?text FILTER(STRLEN(?text) > 0) }"""
    assert found(both, every) == found(both, f"{quoted[:-1]} . ?found a qb:Observation }}")


def test_a_contradiction_is_two_observations(views: list[ox.Triple]) -> None:
    asked = 'SELECT (?v AS ?found) WHERE { ?o cube:variant ?v FILTER(?v != "_Z") }'
    assert found(stored(views), asked) == ["74000", "90000"]


@pytest.mark.parametrize("name", VIEWS)
def test_rdflib_makes_the_same_of_a_sample(name: str) -> None:
    sample = SAMPLES[0]
    quads = convert(sample.read_bytes(), sample.name).quads
    text = ox.serialize({quad.triple for quad in quads}, format=NT)
    found = Graph().parse(data=text, format="nt").query(saved_queries()[name].text).graph
    made = ox.serialize(view(stored(quad.triple for quad in quads), name), format=NT)

    assert found is not None
    assert len(found) > 100
    assert set(found) == set(Graph().parse(data=made, format="nt"))


def test_terms_of_the_cube_vocabulary_exist() -> None:
    graph = Graph().parse(data=structure(), format="turtle")
    listed = (Path(__file__).parents[1] / "foreign-terms.tsv").read_text(encoding="utf-8")
    terms = {t for triple in graph for t in triple if isinstance(t, URIRef)}
    assert {t for t in terms if t.startswith(str(QB)) and t not in QB} == set()
    assert {t for t in terms if "/sdmx/" in t and f"{t}\t" not in listed} == set()
