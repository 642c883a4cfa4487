"""Findings and derived figures in the store: queried by graph, outside the merged graph."""

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from fiscus.graph.ingest import ingest
from fiscus.graph.store import EmbeddedStore

Run = Callable[..., subprocess.CompletedProcess[bytes]]
SEVERITIES = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX fis: <https://w3id.org/fiscus/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?severity (COUNT(DISTINCT ?result) AS ?count) WHERE {
  GRAPH ?report {
    ?report a sh:ValidationReport ; prov:wasDerivedFrom ?disclosure ; sh:result ?result .
    ?result sh:resultSeverity ?severity ; sh:focusNode ?node }
  ?disclosure a fis:Disclosure .
  ?node a ?class
} GROUP BY ?severity
"""
DERIVED = """
PREFIX fis: <https://w3id.org/fiscus/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?graph ?figure ?amount ?stated ?by WHERE {
  GRAPH ?graph { ?figure a fis:DerivedAmount ; fis:amount ?amount ;
    prov:wasDerivedFrom ?now , ?change }
  ?now a fis:BudgetAmount ; fis:amount ?stated . ?change a fis:BudgetChange ; fis:changeAmount ?by
}
"""
OUTSIDE = """
ASK { VALUES ?kind { <https://w3id.org/fiscus/ontology#DerivedAmount>
    <http://www.w3.org/ns/shacl#ValidationReport> } ?node a ?kind }
"""


@pytest.fixture(scope="module")
def ingested(faulty: Path, disclosure: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports") / "store"
    with EmbeddedStore(folder) as store:
        assert ingest([faulty, disclosure], store).ingested == 2
    return folder


@pytest.fixture
def store(ingested: Path, tmp_path: Path) -> str:
    return str(shutil.copytree(ingested, tmp_path / "store"))


def rows(fiscus: Run, store: str, query: str) -> list[dict[str, str]]:
    done = fiscus("query", query, "--store", store, "--format", "csv")
    return list(csv.DictReader(io.StringIO(done.stdout.decode())))


def write(fiscus: Run, store: str) -> subprocess.CompletedProcess[bytes]:
    return fiscus("validate", "--store", store, "--write-reports", "--format", "json")


def test_findings_and_derived_figures_are_queried(fiscus: Run, store: str) -> None:
    done = write(fiscus, store)
    counts = json.loads(done.stdout)["counts"]
    severities = {
        row["severity"].rpartition("#")[2].lower(): int(row["count"])
        for row in rows(fiscus, store, SEVERITIES)
    }
    figures = rows(fiscus, store, DERIVED)

    assert (done.returncode, b"2 report graphs are in the store" in done.stderr) == (1, True)
    assert severities == counts
    assert len(figures) > 10
    assert [
        row for row in figures if int(row["stated"]) - int(row["by"]) != int(row["amount"])
    ] == []
    assert [
        row for row in figures if not row["figure"].startswith(f"{row['graph']}/derived/")
    ] == []
    assert (
        fiscus("query", OUTSIDE, "--store", store, "--format", "json")
        .stdout.strip()
        .endswith(b"false}")
    )


def test_writing_again_changes_nothing(fiscus: Run, store: str) -> None:
    write(fiscus, store)
    with EmbeddedStore.read_only(Path(store)) as opened:
        before = list(opened.dump_quads())
    write(fiscus, store)
    with EmbeddedStore.read_only(Path(store)) as opened:
        assert list(opened.dump_quads()) == before


def test_the_report_on_what_is_gone_goes_too(fiscus: Run, store: str, faulty: Path) -> None:
    write(fiscus, store)
    with EmbeddedStore(Path(store)) as opened:
        (gone,) = [one.source for one in opened.markers() if faulty.name in one.name]
        opened.remove(gone)
    assert b"1 report graphs are in the store" in write(fiscus, store).stderr
    assert {row["graph"] for row in rows(fiscus, store, DERIVED)} == {
        "https://w3id.org/fiscus/id/report/130730/471/2023/budget"
    }


def test_reports_are_written_into_stores_only(fiscus: Run, faulty: Path, tmp_path: Path) -> None:
    with_file = fiscus("validate", str(faulty), "--write-reports")
    absent = fiscus("validate", "--store", str(tmp_path / "absent"), "--write-reports")

    assert (with_file.returncode, absent.returncode) == (2, 2)
    assert b"--write-reports" in with_file.stderr
    assert not (tmp_path / "absent").exists()
