"""What the guides to the model show is so: every block is held against the samples."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from fiscus.graph.ingest import convert, ingest
from fiscus.graph.store.embedded import EmbeddedStore
from fiscus.ontology.files import closure_files, code_list_file, code_list_names, cube_file
from fiscus.queries.loading import saved_queries

from .guide import BASE, Block, answer_table, blocks, pattern

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
GUIDES = (ROOT / "docs" / "modelling.md", ROOT / "docs" / "modelling.zh.md")
EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
BLOCKS = blocks(GUIDES[0])


def of(language: str) -> list[Block]:
    return [block for block in BLOCKS if block.language == language]


def prologue(language: str) -> str:
    return of(language)[0].body


def place(block: Block) -> str:
    return f"{block.kind} in line {block.line}"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    """Return the merged set of the samples, as a store on disk gives it."""
    folder = tmp_path_factory.mktemp("guide") / "store"
    with EmbeddedStore(folder, reserve=0) as store:
        assert ingest(SAMPLES, store).ingested == 5
        return gathered(store.query(EVERYTHING))


@pytest.fixture(scope="module")
def graphs(samples: ox.Store) -> dict[str, ox.Store]:
    """Return what the blocks of each subject are about."""
    (text,) = [block.body for block in of("text") if block.subject == "accounts"]
    accounts = ox.Store()
    for quad in convert(text.encode(), "accounts.txt").quads:
        accounts.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    views = [query for query in saved_queries().values() if query.gives_graph]
    cube = gathered(*(samples.query(query.text) for query in views))
    vocabulary = ox.Store()
    lists = [code_list_file(name) for name in code_list_names() if name != "division"]
    for file in (*closure_files(), cube_file(), *lists):
        vocabulary.load(file.read_bytes(), format=ox.RdfFormat.TURTLE)
    return {"": samples, "accounts": accounts, "cube": cube, "vocabulary": vocabulary}


def gathered(*answers: object) -> ox.Store:
    store = ox.Store()
    for answer in answers:
        assert isinstance(answer, ox.QueryTriples)
        store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in answer)
    return store


@pytest.mark.parametrize("block", of("turtle")[1:], ids=place)
def test_the_graph_has_what_is_shown(block: Block, graphs: dict[str, ox.Store]) -> None:
    assert graphs[block.subject].query(pattern(prologue("turtle") + block.body))


@pytest.mark.parametrize("block", of("sparql")[1:], ids=place)
def test_the_answer_is_the_one_beneath(block: Block, graphs: dict[str, ox.Store]) -> None:
    found = graphs[block.subject].query(prologue("sparql") + block.body, base_iri=BASE)

    assert isinstance(found, ox.QuerySolutions)
    assert block.table == answer_table(found)
    assert block.table.count("\n") > 2


def test_both_languages_show_the_same() -> None:
    shown = [[(b.kind, b.body, b.table) for b in blocks(guide)] for guide in GUIDES]

    assert shown[0] == shown[1]


def test_both_languages_have_the_same_parts() -> None:
    parts = [
        [
            line.partition(" ")[0]
            for line in guide.read_text("utf-8").splitlines()
            if line[:1] == "#"
        ]
        for guide in GUIDES
    ]
    assert len(set(parts[0])) > 1
    assert parts[0] == parts[1]


def test_what_is_not_in_the_graph_is_noticed(samples: ox.Store) -> None:
    prefixes = prologue("turtle")
    some = "[] a fis:BudgetAmount ; fis:fiscalYear 2023 ; fis:phase <code/phase/{}> .\n"

    assert samples.query(pattern(prefixes + some.format("initial-budget")))
    assert not samples.query(pattern(prefixes + some.format("executed")))


def test_every_command_names_a_query_that_is_there() -> None:
    lines = [line for block in of("sh") for line in block.body.splitlines()]
    asked = [line.split()[2] for line in lines if line.startswith("fiscus query ")]

    assert asked
    assert set(asked) - set(saved_queries()) == set()


def test_the_guides_are_found_from_the_readme() -> None:
    text = (ROOT / "README.md").read_text("utf-8")

    assert [guide.name for guide in GUIDES if f"(docs/{guide.name})" not in text] == []
