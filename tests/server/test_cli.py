"""The command as a user runs it: output, exit status, one line for what went wrong."""

import csv
import io
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]

SELECT = "SELECT ?d ?y WHERE { ?d <https://w3id.org/fiscus/ontology#fiscalYear> ?y } ORDER BY ?d ?y"


def assert_fails(done: subprocess.CompletedProcess[bytes], *words: str) -> None:
    lines = done.stderr.decode().splitlines()

    assert (done.returncode, done.stdout) == (2, b"")
    assert len(lines) == 1, lines
    assert lines[0].startswith("fiscus: ")
    assert [word for word in words if word not in lines[0]] == []


def test_version(fiscus_process: Run) -> None:
    done = fiscus_process("--version")

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().split()[0] == "fiscus"


def test_help_names_every_command(fiscus_process: Run) -> None:
    text = fiscus_process("--help").stdout.decode()

    commands = ("convert", "ingest", "coverage", "validate", "query", "dump", "serve")
    assert [command for command in commands if command not in text] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), ["command"]),
        (("fly",), ["fly"]),
        (("convert",), ["FILE"]),
        (("convert", "absent.txt"), ["absent.txt", "No such file"]),
        (("convert", "."), [".", "directory"]),
        (
            ("convert", "absent.txt", "--format", "pdf"),
            ["--format", "turtle, trig, nt, nq, jsonld"],
        ),
        (("convert", "absent.txt", "--base", "x"), ["absent.txt"]),
        (("ingest", "--cluster", "tcp://127.0.0.1:1", "x"), ["--cluster"]),
        (("ingest", "--workers", "0", "x"), ["--workers"]),
        (("coverage", "absent.txt", "--format", "xml"), ["--format", "text, json"]),
        (("validate", "--format", "html"), ["--format", "not available yet"]),
        (("validate", "--format", "sarif"), ["--format", "not available yet"]),
        (("validate", "--format", "junit"), ["--format", "not available yet"]),
        (("validate", "--profile", "mars"), ["mars", "general"]),
        (("validate", "--fail-on", "often"), ["--fail-on", "violation, warning, info, never"]),
        (("validate", "--store", "absent"), ["absent"]),
        (("query", "no-such-query"), ["no-such-query", "saved queries"]),
        (("query", "absent.rq"), ["absent.rq"]),
        (("query", "ASK {}", "--param", "a=b"), ["--param"]),
        (("query", "ASK {}", "--format", "pdf"), ["--format"]),
        (("query", "ASK {}", "--store", "absent"), ["absent"]),
        (("dump", "--store", "absent", "-o", "out"), ["absent"]),
        (("serve", "--store", "absent", "--port", "0"), ["absent"]),
        (("serve", "--port", "70000"), ["--port"]),
        (("serve", "--base", "http://e/no-slash"), ["--base"]),
    ],
)
def test_failures_are_one_line_and_status_2(
    fiscus: Run, tmp_path: Path, arguments: tuple[str, ...], words: list[str]
) -> None:
    assert_fails(fiscus(*arguments, cwd=tmp_path), *words)
    assert list(tmp_path.iterdir()) == []


def test_query_failures_in_a_store(fiscus: Run, small_store: Path) -> None:
    store = ("--store", str(small_store))

    assert_fails(fiscus("query", "SELECT * WHERE { ?s ?p }", *store), "expected")
    assert_fails(fiscus("query", SELECT, *store, "--format", "turtle"), "--format")
    assert_fails(fiscus("query", "ASK { SERVICE <http://127.0.0.1:1/> {} }", *store), "SERVICE")
    assert_fails(fiscus("query", "ASK {" + "{" * 5000 + "}" * 5001, *store), "brackets")
    assert_fails(fiscus("query", "DESCRIBE <x:y>", *store, "--format", "csv"), "--format")


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
    assert "2024" in outputs["table"].stdout.decode()


def test_graphs_and_booleans(fiscus: Run, small_store: Path) -> None:
    store = ("--store", str(small_store))
    graph = fiscus("query", "CONSTRUCT WHERE { ?s ?p ?o }", *store)
    boolean = fiscus("query", "ASK { ?s ?p ?o }", *store)
    as_json = fiscus("query", "ASK { ?s ?p ?o }", *store, "--format", "json")

    assert len(list(ox.parse(graph.stdout, format=ox.RdfFormat.TURTLE))) == 90
    assert boolean.stdout == b"true\n"
    assert json.loads(as_json.stdout)["boolean"] is True


def test_store_comes_from_the_environment(fiscus_process: Run, small_store: Path) -> None:
    done = fiscus_process(
        "query", "ASK { ?s ?p ?o }", environment={"FISCUS_STORE": str(small_store)}
    )

    assert (done.returncode, done.stdout) == (0, b"true\n")


def test_dump_is_what_the_server_sends_and_repeats(
    fiscus: Run, small_store: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        assert fiscus("dump", "--store", str(small_store), "-o", str(folder)).returncode == 0
    files = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())

    assert [str(file) for file in files] == [
        "catalog.ttl",
        "disclosure/130799/471/2023/budget.ttl",
        "disclosure/130799/471/2024/budget.ttl",
        "disclosure/130799/472/2023/budget.ttl",
        "fiscus.nq",
        "fiscus.ttl",
    ]
    for file in files:
        assert (first / file).read_bytes() == (second / file).read_bytes()


def test_dump_into_a_file_fails(fiscus: Run, small_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()

    assert_fails(fiscus("dump", "--store", str(small_store), "-o", str(file)), str(file))


def test_a_taken_port_is_told(fiscus_process: Run, address: str, small_store: Path) -> None:
    port = address.rstrip("/").rpartition(":")[2]

    assert_fails(
        fiscus_process("serve", "--store", str(small_store), "--port", port), port, "--port"
    )


def test_closed_pipe_ends_quietly(small_store: Path, command: tuple[str, ...]) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        (*command, "query", SELECT, "--store", str(small_store), "--format", "csv"),
        stdout=write,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(write)

    assert b"Traceback" not in done.stderr


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

    assert outcomes == [
        {"ingested": 1, "unchanged": 0, "quarantined": []},
        {"ingested": 0, "unchanged": 1, "quarantined": []},
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


def test_validate_turtle(fiscus: Run, disclosure: Path) -> None:
    done = fiscus("validate", str(disclosure), "--format", "turtle")

    assert b"http://www.w3.org/ns/shacl#" in done.stdout
    assert list(ox.parse(done.stdout, format=ox.RdfFormat.TURTLE)) != []


def test_not_a_disclosure(fiscus: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    for content in ("", "没有这样的文件"):
        other.write_text(content)
        for command in ("convert", "coverage", "validate"):
            assert_fails(fiscus(command, str(other)), "other.txt")


@pytest.mark.server
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_serve_ends_cleanly(
    small_store: Path, command: tuple[str, ...], number: signal.Signals
) -> None:
    process = subprocess.Popen(
        (*command, "serve", "--store", str(small_store), "--port", "0"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"http://127.0.0.1:")
        time.sleep(0.3)
        process.send_signal(number)
        _, errors = process.communicate(timeout=20)
    finally:
        process.kill()
        process.wait()

    assert process.returncode == 0
    assert b"traceback" not in errors.lower()
    assert not (small_store / "serving" / str(process.pid)).exists()
