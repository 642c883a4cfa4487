"""``convert``, ``coverage``, ``ingest`` and ``validate`` on whole documents."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def test_convert_says_the_same_in_each_format(fiscus: Run, disclosure: Path) -> None:
    formats = {
        "turtle": ox.RdfFormat.TURTLE,
        "nt": ox.RdfFormat.N_TRIPLES,
        "trig": ox.RdfFormat.TRIG,
        "nq": ox.RdfFormat.N_QUADS,
        "jsonld": ox.RdfFormat.JSON_LD,
    }
    found = {}
    for name, rdf_format in formats.items():
        done = fiscus("convert", str(disclosure), "--format", name)
        assert done.returncode == 0, done.stderr
        found[name] = {quad.triple for quad in ox.parse(done.stdout, format=rdf_format)}

    assert len(found["nt"]) > 500
    assert [name for name in found if found[name] != found["nt"]] == []


def test_convert_repeats_byte_for_byte_and_writes_files(
    fiscus: Run, disclosure: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.trig"
    first = fiscus("convert", str(disclosure), "--format", "trig")
    second = fiscus("convert", str(disclosure), "--format", "trig", "-o", str(out))

    assert second.stdout == b""
    assert first.stdout == out.read_bytes()
    assert list(tmp_path.iterdir()) == [out]


def test_base_is_followed(fiscus: Run, disclosure: Path) -> None:
    base = "https://data.example.org/budget/"
    text = fiscus("convert", str(disclosure), "--format", "nt", "--base", base).stdout.decode()

    assert f"<{base}id/disclosure/" in text
    assert "<https://w3id.org/fiscus/id/disclosure/" not in text


def test_convert_tells_gaps_and_ends_with_0(fiscus: Run, disclosure: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    text = disclosure.read_text("utf-8")
    broken.write_text(f"{text}\n另有 12..3 和 987654 无处可归。\n")
    line = len(broken.read_text().splitlines())
    done = fiscus("convert", str(broken), "-o", str(tmp_path / "out.ttl"))

    assert done.returncode == 0
    told = [told for told in done.stderr.decode().splitlines() if "987654" in told]
    assert told[0].startswith("broken.txt: ")
    assert str(line) in told[0]


def test_coverage(fiscus: Run, disclosure: Path) -> None:
    text = fiscus("coverage", str(disclosure))
    report = json.loads(fiscus("coverage", str(disclosure), "--format", "json").stdout)

    assert text.returncode == 0
    assert {"source", "numbers", "characters", "unclaimed", "sections"} <= set(report)
    assert 0 < report["numbers"]["claimed"] <= report["numbers"]["total"]
    assert str(report["numbers"]["total"]) in text.stdout.decode()


def test_ingest_twice_is_once(fiscus: Run, disclosure: Path, tmp_path: Path) -> None:
    store, report = str(tmp_path / "store"), tmp_path / "report.json"
    arguments = ("ingest", str(disclosure), "--store", store, "--report", str(report))
    outcomes = []
    for _ in range(2):
        assert fiscus(*arguments).returncode == 0
        outcomes.append(json.loads(report.read_text()))

    rest: dict[str, object] = {"quarantined": [], "skipped": {}, "incomplete": []}
    assert outcomes == [
        {"ingested": 1, "unchanged": 0, "numbers": {"total": 562, "claimed": 562}, **rest},
        {"ingested": 0, "unchanged": 1, "numbers": {"total": 0, "claimed": 0}, **rest},
    ]


def test_ingest_quarantines_and_goes_on(fiscus: Run, disclosure: Path, tmp_path: Path) -> None:
    folder, report = tmp_path / "in", tmp_path / "report.json"
    folder.mkdir()
    (folder / "a-other.txt").write_text("没有这样的文件")
    (folder / "b.txt").write_bytes(disclosure.read_bytes())
    store = ("--store", str(tmp_path / "store"))
    done = fiscus("ingest", str(folder), *store, "--report", str(report))
    outcome = json.loads(report.read_text())

    assert done.returncode == 1
    assert "a-other.txt" in done.stderr.decode()
    assert outcome["ingested"] == 1
    assert [item["reason"] for item in outcome["quarantined"]] == ["no-disclosure"]


def test_validate_statuses(fiscus: Run, disclosure: Path, faulty: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    as_json = ("--format", "json")
    report = json.loads(fiscus("validate", str(faulty), *as_json).stdout)

    assert report["counts"]["violation"] > 0
    assert report["conforms"] is False
    assert fiscus("validate", str(faulty)).returncode == 1
    assert fiscus("validate", str(faulty), "--fail-on", "never").returncode == 0
    assert fiscus("validate", str(disclosure)).returncode == 0
    assert fiscus("validate", str(disclosure), "--fail-on", "info").returncode == 1
    done = fiscus("validate", str(faulty), *as_json, "-o", str(out))
    assert (done.returncode, done.stdout) == (1, b"")
    assert json.loads(out.read_text()) == report


def test_validate_goes_on_after_a_bad_file(
    fiscus: Run, faulty: Path, disclosure: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("没有这样的文件")
    absent = tmp_path / "absent.txt"
    good = (str(faulty), str(disclosure))
    expected = fiscus("validate", *good, "--format", "json")
    done = fiscus("validate", str(absent), good[0], str(other), good[1], "--format", "json")
    told = done.stderr.decode().splitlines()

    assert (expected.returncode, done.returncode) == (1, 2)
    assert done.stdout == expected.stdout
    assert len(told) == 2
    assert "absent.txt" in told[0]
    assert "other.txt" in told[1]


def test_a_file_beside_the_variable_of_the_store(fiscus_process: Run, disclosure: Path) -> None:
    done = fiscus_process("validate", str(disclosure), environment={"FISCUS_STORE": "absent"})

    assert done.returncode == 0


def test_validate_a_store_finds_what_its_files_have(
    fiscus: Run, faulty: Path, tmp_path: Path
) -> None:
    store = ("--store", str(tmp_path / "store"))
    assert fiscus("ingest", str(faulty), *store).returncode == 0
    of_store = json.loads(fiscus("validate", *store, "--format", "json").stdout)
    of_file = json.loads(fiscus("validate", str(faulty), "--format", "json").stdout)

    assert [item["id"] for item in of_store["results"]] == [
        item["id"] for item in of_file["results"]
    ]


def test_summary_counts_by_disclosure(
    fiscus: Run, faulty: Path, disclosure: Path, tmp_path: Path
) -> None:
    files = (str(faulty), str(disclosure))
    report = json.loads(fiscus("validate", *files, "--format", "json").stdout)
    summary = fiscus("validate", *files, "--format", "summary", "--fail-on", "never")
    store = ("--store", str(tmp_path / "store"))
    assert fiscus("ingest", *files, *store).returncode == 0
    rows = [
        [cell.strip() for cell in line.strip("│┃").replace("┃", "│").split("│")]
        for line in summary.stdout.decode().splitlines()
        if line[0] in "│┃"
    ]
    numbers = [[int(cell) for cell in row[1:]] for row in rows[1:]]

    assert summary.returncode == 0
    assert [cell.split()[-1] for cell in rows[0]] == [
        "disclosure",
        "violations",
        "warnings",
        "notes",
    ]
    assert len(rows) == 1 + 2 + 1
    assert rows[-1][0] == "合计 total"
    assert numbers[-1] == list(report["counts"].values())
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]
    assert fiscus("validate", *store, "--format", "summary").stdout == summary.stdout


def test_convert_takes_the_format_from_the_ending(
    fiscus: Run, disclosure: Path, tmp_path: Path
) -> None:
    for ending, form in (("nq", "nq"), ("TRIG", "trig"), ("jsonld", "jsonld"), ("ttl", "turtle")):
        out = tmp_path / f"out.{ending}"
        assert fiscus("convert", str(disclosure), "-o", str(out)).returncode == 0
        assert out.read_bytes() == fiscus("convert", str(disclosure), "--format", form).stdout
    out = tmp_path / "out.nt"
    fiscus("convert", str(disclosure), "-o", str(out), "--format", "turtle")
    assert out.read_bytes() == fiscus("convert", str(disclosure)).stdout


def test_validate_turtle(fiscus: Run, disclosure: Path) -> None:
    done = fiscus("validate", str(disclosure), "--format", "turtle")

    assert b"http://www.w3.org/ns/shacl#" in done.stdout
    assert list(ox.parse(done.stdout, format=ox.RdfFormat.TURTLE)) != []
