"""What ``fiscus validate`` takes: documents, RDF, folders, archives, stores with nothing inside."""

import json
import os
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fiscus.graph.store import EmbeddedStore

Run = Callable[..., subprocess.CompletedProcess[bytes]]
CATALOGUE = Path(__file__).parents[1] / "conformance" / "data" / "catalogue.ttl"
ENTITIES = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>"""


def report(fiscus: Run, *arguments: str) -> Any:
    return json.loads(fiscus("validate", *arguments, "--format", "json").stdout)


@pytest.mark.parametrize("form", ["ttl", "trig", "nt", "nq", "jsonld"])
def test_rdf_has_the_findings_of_its_document(
    fiscus: Run, faulty: Path, tmp_path: Path, form: str
) -> None:
    rdf = tmp_path / f"facts.{form}"
    names = {"ttl": "turtle"}
    assert (
        fiscus("convert", str(faulty), "--format", names.get(form, form), "-o", str(rdf)).returncode
        == 0
    )
    ids = [{one["id"] for one in report(fiscus, str(file))["results"]} for file in (rdf, faulty)]

    assert len(ids[0]) > 20
    assert ids[0] == ids[1]


def test_a_catalogue_is_checked_by_its_profile(fiscus: Run, tmp_path: Path) -> None:
    lacking = tmp_path / "lacking.ttl"
    text = CATALOGUE.read_text("utf-8")
    title = 'dcterms:title "县级部门预算目录"@zh ;'
    assert title in text
    lacking.write_text(text.replace(title, ""), "utf-8")
    whole = fiscus("validate", str(CATALOGUE), "--profile", "dcat-ap", "--fail-on", "info")
    found = report(fiscus, str(lacking), "--profile", "dcat-ap")["results"]
    other = fiscus("validate", str(CATALOGUE))

    assert whole.returncode == 0
    assert [(one["focus"], one["severity"], one["message"]["en"]) for one in found] == [
        (
            "https://example.org/whole/catalogue",
            "violation",
            "The catalogue has no title, which is mandatory.",
        )
    ]
    assert other.returncode == 2
    assert b"catalogue.ttl: the RDF holds nothing that the profile looks at" in other.stderr
    assert b"dcat-ap" in other.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.rdf", ENTITIES, "a.rdf: RDF/XML with a document type declaration is not read"),
        ("a.ttl", "<urn:a> <urn:b>\n  ,", "a.ttl, line 2: the bytes are no text/turtle"),
        ("a.jsonld", '{"@context": "http://x.invalid/"}', "remote JSON-LD contexts"),
        ("a.nt", "", "a.nt: the RDF holds nothing"),
    ],
)
def test_rdf_that_is_refused_says_why(
    fiscus: Run, tmp_path: Path, name: str, content: str, said: str
) -> None:
    file = tmp_path / name
    file.write_text(content, "utf-8")
    done = fiscus("validate", str(file))

    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()


def test_a_folder_gives_one_report_with_a_summary(
    fiscus: Run, faulty: Path, disclosure: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    (folder / "部门").mkdir(parents=True)
    (folder / "部门" / "a.txt").write_bytes(faulty.read_bytes())
    (folder / "notes.md").write_text("no document")
    with zipfile.ZipFile(folder / "b.zip", "w") as archive:
        archive.writestr("inner.txt", disclosure.read_bytes())
    single = report(fiscus, str(faulty), str(disclosure))
    together = report(fiscus, str(folder))
    text = fiscus("validate", str(folder), "--lang", "en").stdout.decode()

    sources = {place["source"] for one in together["results"] for place in one["evidence"]}
    assert sources == {"部门/a.txt", "b.zip!/inner.txt"}
    assert together["counts"] == single["counts"]
    assert [line for line in text.splitlines() if line == "By disclosure"] == ["By disclosure"]


def test_a_name_that_is_no_text_is_shown(fiscus: Run, disclosure: Path, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"\xb2\xa2.txt")
    file.write_bytes(disclosure.read_bytes())
    sources = {
        place["source"] for one in report(fiscus, str(file))["results"] for place in one["evidence"]
    }

    assert sources == {"??.txt"}


def test_a_folder_with_nothing_in_it_says_so(fiscus: Run, tmp_path: Path) -> None:
    done = fiscus("validate", str(tmp_path))

    assert done.returncode == 2
    assert b"the folder holds nothing to check" in done.stderr


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("text", "There is nothing to check: no disclosure"),
        ("html", "There is nothing to check: no disclosure"),
        ("summary", "nothing to check"),
        ("junit", 'tests="0"'),
    ],
)
def test_a_store_without_disclosures_says_so(
    fiscus: Run, tmp_path: Path, form: str, said: str
) -> None:
    with EmbeddedStore(tmp_path / "store"):
        pass
    done = fiscus("validate", "--store", str(tmp_path / "store"), "--format", form, "--lang", "en")

    assert (done.returncode, b"there is nothing to check" in done.stderr) == (0, True)
    assert said in done.stdout.decode()


def test_an_unknown_profile_lists_those_that_there_are(fiscus: Run, disclosure: Path) -> None:
    done = fiscus("validate", str(disclosure), "--profile", "nope")

    assert (done.returncode, done.stdout) == (2, b"")
    for name in (b"general", b"hebei-2023", b"structure-only", b"dcat-ap"):
        assert name in done.stderr
