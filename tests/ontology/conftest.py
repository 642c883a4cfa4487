"""HermiT, and the graphs that it and the hygiene checks read."""

import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import owlready2
import pytest
from pyoxigraph import RdfFormat, parse, serialize
from rdflib import Graph

from fiscus.ontology.loading import code_list, code_list_names, ontology_graph

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Verdict:
    """What HermiT says of a graph; classes that can have no member are given by IRI."""

    consistent: bool
    unsatisfiable: frozenset[str]


Reasoner = Callable[[Graph], Verdict]


@pytest.fixture(scope="session")
def reason(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reasoner]:
    """Reason with HermiT over any graph; needs Java."""
    if shutil.which("java") is None:
        message = "HermiT needs Java, and there is no java command: install a Java runtime"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with pytest.MonkeyPatch.context() as patch:
        # owlready2 leaves its input file behind where the ontology is inconsistent.
        patch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("hermit")))
        yield hermit


def hermit(graph: Graph) -> Verdict:
    world = owlready2.World()
    triples = io.BytesIO(graph.serialize(format="nt", encoding="utf-8"))
    world.get_ontology("https://example.org/under-test").load(fileobj=triples)
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Verdict(consistent=False, unsatisfiable=frozenset())
    found = {term.iri for term in world.inconsistent_classes() if term is not owlready2.Nothing}
    return Verdict(consistent=True, unsatisfiable=frozenset(found))


def read_graph(path: Path) -> Graph:
    """Read a Turtle file, or the union of the graphs of an N-Quads file."""
    form = RdfFormat.from_extension(path.suffix.removeprefix("."))
    triples = {quad.triple for quad in parse(path=path, format=form)}
    return Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")


@pytest.fixture(scope="session")
def ontology() -> Graph:
    return ontology_graph()


@pytest.fixture(scope="session")
def code_lists() -> Graph:
    """All code lists but the divisions, whose thousands have checks of their own."""
    union = Graph()
    for name in code_list_names():
        if name != "division":
            union += code_list(name)
    return union


@pytest.fixture(scope="session")
def closure(ontology: Graph, code_lists: Graph) -> Graph:
    """Return what reasoning starts from: ontology and code lists."""
    return ontology + code_lists


@pytest.fixture(scope="session")
def data() -> Graph:
    """Read the invented disclosures under data/."""
    union = Graph()
    for path in data_files():
        union += read_graph(path)
    return union


def data_files() -> list[Path]:
    found = sorted(path for path in (HERE / "data").iterdir() if path.suffix in {".ttl", ".nq"})
    assert found, "no data under tests/ontology/data"
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each reasoning case, a file, a test of its own."""
    for name, files in {
        "data_graph": data_files(),
        "inconsistent_graph": sorted((HERE / "inconsistent").glob("*.ttl")),
        "unsatisfiable_graph": sorted((HERE / "unsatisfiable").glob("*.ttl")),
    }.items():
        if name in metafunc.fixturenames:
            assert files, name
            cases = [pytest.param(path, id=path.stem) for path in files]
            metafunc.parametrize(name, cases, indirect=True)


@pytest.fixture
def data_graph(request: pytest.FixtureRequest) -> Graph:
    return read_graph(request.param)


@pytest.fixture
def inconsistent_graph(request: pytest.FixtureRequest) -> Graph:
    return read_graph(request.param)


@pytest.fixture
def unsatisfiable_graph(request: pytest.FixtureRequest) -> Graph:
    return read_graph(request.param)


@pytest.fixture(scope="session")
def planted() -> Graph:
    """Every planted contradiction in one graph, without the ontology."""
    union = Graph()
    for path in (HERE / "inconsistent").glob("*.ttl"):
        union += read_graph(path)
    return union


@pytest.fixture(scope="session")
def listed() -> Callable[[str], list[str]]:
    """Read a list of names beside the tests: one a line, ``#`` begins a comment."""

    def read(name: str) -> list[str]:
        lines = (HERE / name).read_text(encoding="utf-8").splitlines()
        names = [line.split("#")[0].strip() for line in lines]
        return [entry for entry in names if entry]

    return read
