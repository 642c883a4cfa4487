"""What `fiscus query` prints: saved questions with their names, tables, graphs, yes or no."""

import csv
import io
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from fiscus.queries.loading import saved_queries

Run = Callable[..., subprocess.CompletedProcess[bytes]]

SELECT = "SELECT ?d ?y WHERE { ?d <https://w3id.org/fiscus/ontology#fiscalYear> ?y } ORDER BY ?d ?y"


def test_query_without_a_name_lists_the_queries(fiscus: Run) -> None:
    done = fiscus("query")
    blocks = done.stdout.decode().split("\n\n")

    assert done.returncode == 0
    assert [block.splitlines()[0] for block in blocks] == list(saved_queries())
    for block, saved in zip(blocks, saved_queries().values(), strict=True):
        assert f"{saved.title.zh} · {saved.title.en}" in block
        assert block.count("--param ") == len(saved.parameters)


def test_saved_query_shows_question_and_labels(fiscus: Run, small_store: Path) -> None:
    saved = saved_queries()["documents-cited-once"]
    asked = ("query", saved.name, "--store", str(small_store))
    table = fiscus(*asked).stdout.decode()
    names = fiscus(*asked, "--format", "csv").stdout.decode().splitlines()[0].split(",")

    assert table.splitlines()[0] == f"{saved.question.zh} · {saved.question.en}"
    assert {column.name for column in saved.columns} <= set(names)
    heading = table[: table.index("┡")]
    short = [re.split("[（：，；]", column.label.zh)[0][:4] for column in saved.columns]
    assert [label for label in short if label not in heading] == []


def test_names_stand_for_their_nodes_in_a_table(fiscus: Run, small_store: Path) -> None:
    asked = ("query", "three-public-by-year", "--store", str(small_store))
    heading = fiscus(*asked).stdout.decode().partition("┡")[0]
    names = fiscus(*asked, "--format", "csv").stdout.decode().splitlines()[0].split(",")

    assert {"department", "departmentName"} <= set(names)
    assert ("部门名称" in heading, "┃ department " in heading) == (True, False)


def test_tables(fiscus: Run, small_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "years.rq"
    file.write_text(SELECT)
    outputs = {
        form: fiscus("query", what, "--store", str(small_store), "--format", form)
        for form, what in (("table", SELECT), ("csv", str(file)), ("tsv", SELECT), ("json", SELECT))
    }
    rows = list(csv.reader(io.StringIO(outputs["csv"].stdout.decode())))

    assert {done.returncode for done in outputs.values()} == {0}
    assert rows[0] == ["d", "y"]
    assert len(rows) == 1 + 3 + 3
    assert len(json.loads(outputs["json"].stdout)["results"]["bindings"]) == 6
    assert outputs["tsv"].stdout.startswith(b"?d\t?y\n")
    table = outputs["table"].stdout.decode()
    assert "id:disclosure/130799/471/2024/budget" in table
    assert table.splitlines()[-2:] == ["id: = https://w3id.org/fiscus/id/", "6 行 rows"]


def test_graphs_and_booleans(fiscus: Run, small_store: Path) -> None:
    store = ("--store", str(small_store))
    graph = fiscus("query", "CONSTRUCT WHERE { ?s ?p ?o }", *store)
    boolean = fiscus("query", "ASK { ?s ?p ?o }", *store)
    as_json = fiscus("query", "ASK { ?s ?p ?o }", *store, "--format", "json")

    assert len(list(ox.parse(graph.stdout, format=ox.RdfFormat.TURTLE))) == 124
    assert boolean.stdout == b"true\n"
    assert json.loads(as_json.stdout)["boolean"] is True


def test_saved_graph_is_turtle_and_nothing_else(fiscus: Run, small_store: Path) -> None:
    asked = ("query", "amounts-as-data-cube", "--store", str(small_store))
    plain, turtle = fiscus(*asked), fiscus(*asked, "--format", "turtle")
    table = fiscus(*asked, "--format", "csv")

    assert plain.stdout == turtle.stdout
    assert b"@prefix qb: " in plain.stdout
    assert b"a qb:Observation" in plain.stdout
    assert len(list(ox.parse(plain.stdout, format=ox.RdfFormat.TURTLE))) > 40
    assert (table.returncode, b"a graph has no csv form" in table.stderr) == (2, True)


def test_store_comes_from_the_environment(fiscus_process: Run, small_store: Path) -> None:
    done = fiscus_process(
        "query", "ASK { ?s ?p ?o }", environment={"FISCUS_STORE": str(small_store)}
    )

    assert (done.returncode, done.stdout) == (0, b"true\n")
