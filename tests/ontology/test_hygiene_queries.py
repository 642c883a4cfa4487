"""Queries for slips in the ontology and the code lists, in the manner of FIBO's hygiene tests.

Each file under hygiene/ asks for one kind of slip and must find none in what is published; the
file of the same name under hygiene/faults/ is such a slip, and must be found.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store, parse

from fiscus.ontology.files import (
    alignments_file,
    closure_files,
    code_list_file,
    code_list_names,
    cube_file,
)

QUERIES = sorted((Path(__file__).parent / "hygiene").glob("*.rq"))


@pytest.fixture(scope="module")
def published() -> Store:
    """Return all that is published, divisions included, in a fast engine."""
    store = Store()
    names = code_list_names()
    for file in (*closure_files(), alignments_file(), cube_file(), *map(code_list_file, names)):
        store.load(file.read_bytes(), format=RdfFormat.TURTLE)
    return store


@pytest.fixture(params=QUERIES, ids=lambda path: path.stem)
def query(request: pytest.FixtureRequest) -> Path:
    path = request.param
    assert isinstance(path, Path)
    return path


def fault_of(query: Path) -> str:
    return (query.parent / "faults" / f"{query.stem}.ttl").read_text(encoding="utf-8")


@pytest.fixture
def faulty(published: Store, query: Path) -> Iterator[Store]:
    """Lend what is published with the fault in it."""
    quads = parse(fault_of(query), format=RdfFormat.TURTLE)
    new = [quad for quad in quads if quad not in published]
    published.extend(new)
    yield published
    for quad in new:
        published.remove(quad)


def found(query: Path, store: Store) -> list[str]:
    rows = store.query(query.read_text(encoding="utf-8"))
    assert isinstance(rows, QuerySolutions)
    return sorted(row["term"].value for row in rows)


def planted(text: str) -> list[str]:
    """Return the IRIs that the first line of a fault says must be found."""
    prefixes = dict(re.findall(r"@prefix (\w+): <([^>]+)>", text))
    names = text.splitlines()[0].removeprefix("# finds: ").split()
    assert names
    return sorted(
        name[1:-1]
        if name.startswith("<")
        else prefixes[name.partition(":")[0]] + name.partition(":")[2]
        for name in names
    )


def test_nothing_is_found(published: Store, query: Path) -> None:
    assert found(query, published) == []


def test_planted_fault_is_found(faulty: Store, query: Path) -> None:
    assert found(query, faulty) == planted(fault_of(query))


def test_each_query_says_what_it_looks_for(query: Path) -> None:
    assert re.match(r"# [A-Z].*\.\n", query.read_text(encoding="utf-8"))


def test_each_fault_has_a_query() -> None:
    faults = (Path(__file__).parent / "hygiene" / "faults").iterdir()

    assert {path.stem for path in faults} == {path.stem for path in QUERIES}
