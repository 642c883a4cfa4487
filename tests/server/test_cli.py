"""The command as a user runs it: output, exit status, one line for what went wrong."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fiscus.graph.store import EmbeddedStore
from fiscus.queries.loading import saved_queries

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
        (("convert", "/dev/zero"), ["/dev/zero", "200 MB"]),
        (
            ("convert", "absent.txt", "--format", "pdf"),
            ["--format", "turtle, trig, nt, nq, jsonld"],
        ),
        (("convert", "absent.txt", "--base", "x"), ["absent.txt"]),
        (("convert", "absent.txt", "-o", "out.xyz"), ["-o", ".xyz", "--format"]),
        (("ingest", "--cluster", "tcp://127.0.0.1:1", "x"), ["--cluster", "no scheduler"]),
        (("ingest", "--cluster", "what?", "x"), ["--cluster", "what?"]),
        (("ingest", "--timeout", "0", "x"), ["--timeout"]),
        (("ingest", "--memory", "1", "x"), ["--memory"]),
        (("ingest", "--workers", "0", "x"), ["--workers"]),
        (("coverage", "absent.txt", "--format", "xml"), ["--format", "text, json"]),
        (("validate", "--profile", "mars"), ["mars", "general"]),
        (("validate", "--fail-on", "often"), ["--fail-on", "violation, warning, info, never"]),
        (("validate", "--store", "absent"), ["absent"]),
        (
            ("validate", "--format", "pdf"),
            ["--format", "html, sarif, junit, summary"],
        ),
        (("validate", "a.txt", "--store", "s"), ["--store", "leave one out"]),
        (("validate", "--store", "/dev/null"), ["/dev/null", "a store is a folder"]),
        (("ingest", "--store", "/dev/null", "x"), ["/dev/null", "a store is a folder"]),
        (("ingest", "--store", "/dev/null/s", "x"), ["/dev/null", "a store is a folder"]),
        (("query", "ASK {}", "--store", "/dev/null"), ["a store is a folder"]),
        (("serve", "--store", "/dev/null", "--port", "0"), ["a store is a folder"]),
        (("dump", "--store", "/dev/null", "-o", "out"), ["/dev/null"]),
        (("query", "no-such-query"), ["no-such-query", "no such saved query"]),
        (("query", "recuring-project"), ["did you mean recurring-projects"]),
        (("query", "absent.rq"), ["absent.rq"]),
        (("query", "ASK {}", "--param", "a=b"), ["--param"]),
        (("query", "ASK {}", "--format", "pdf"), ["--format"]),
        (("query", "ASK {}", "--store", "absent"), ["absent"]),
        (("dump", "--store", "absent", "-o", "out"), ["absent"]),
        (("serve", "--store", "absent", "--port", "0"), ["absent"]),
        (("serve", "--port", "70000"), ["--port"]),
        (("serve", "--base", "http://e/no-slash"), ["--base"]),
        (("serve", "--catalogue", "absent.toml"), ["absent.toml"]),
        (("dump", "--catalogue", "absent.toml", "-o", "out"), ["absent.toml"]),
    ],
)
def test_failures_are_one_line_and_status_2(
    fiscus: Run, tmp_path: Path, arguments: tuple[str, ...], words: list[str]
) -> None:
    assert_fails(fiscus(*arguments, cwd=tmp_path), *words)
    assert list(tmp_path.iterdir()) == []


def test_every_option_of_serve_is_documented(fiscus: Run) -> None:
    text = (Path(__file__).parents[2] / "docs" / "serving.md").read_text("utf-8")
    told = fiscus("serve", "--help").stdout.decode()
    options = set(re.findall(r"--[a-z-]+", told)) - {"--help"}
    variables = set(re.findall(r"FISCUS_[A-Z_]+", told))

    assert len(options) == len(variables) == 8
    assert [word for word in (*options, *variables) if f"`{word}`" not in text] == []


def test_only_named_variables_are_read(fiscus_process: Run) -> None:
    environment = {"FISCUS__VERSION": "1", "FISCUS_QUERY_FORMAT_": "pdf"}
    done = fiscus_process("query", environment=environment)

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(next(iter(saved_queries())).encode())


def test_ingest_leaves_other_folders_alone(fiscus: Run, disclosure: Path, tmp_path: Path) -> None:
    other, fresh = tmp_path / "other", tmp_path / "fresh"
    other.mkdir()
    (other / "letter.txt").touch()
    (fresh / "lost+found").mkdir(parents=True)

    done = fiscus("ingest", str(disclosure), "--store", str(other))
    assert_fails(done, str(other), "holds no store")
    assert [path.name for path in other.iterdir()] == ["letter.txt"]
    assert fiscus("ingest", str(disclosure), "--store", str(fresh)).returncode == 0


def test_query_failures_in_a_store(fiscus: Run, small_store: Path) -> None:
    store = ("--store", str(small_store))

    assert_fails(fiscus("query", "SELECT * WHERE { ?s ?p }", *store), "not complete")
    assert_fails(fiscus("query", SELECT, *store, "--format", "turtle"), "--format")
    assert_fails(fiscus("query", "ASK { SERVICE <http://127.0.0.1:1/> {} }", *store), "SERVICE")
    assert_fails(fiscus("query", "ASK {" + "{" * 5000 + "}" * 5001, *store), "brackets")
    assert_fails(fiscus("query", "DESCRIBE <x:y>", *store, "--format", "csv"), "--format")


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


def test_a_store_that_is_written_to_is_told(
    fiscus_process: Run, disclosure: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    with EmbeddedStore(store):
        done = fiscus_process("ingest", str(disclosure), "--store", str(store))

    assert_fails(done, str(store), "another process")


def test_a_damaged_store_is_told_and_left_alone(
    fiscus: Run, disclosure: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    assert fiscus("ingest", str(disclosure), "--store", str(store)).returncode == 0
    for table in (store / "oxigraph").glob("*.sst"):
        content = bytearray(table.read_bytes())
        content[20:24] = bytes(byte ^ 1 for byte in content[20:24])
        table.write_bytes(content)
    files = {path: path.read_bytes() for path in store.rglob("*") if path.is_file()}
    commands = (("ingest", str(disclosure)), ("serve", "--port", "0"), ("dump", "-o", "out"))
    for arguments in commands:
        assert_fails(fiscus(*arguments, "--store", str(store), cwd=tmp_path), "damaged", "backup")

    assert {path: path.read_bytes() for path in store.rglob("*") if path.is_file()} == files


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


def test_not_a_disclosure(fiscus: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    chosen = "没有这样的文件".encode()
    for content in (
        b"",
        b"\n \n",
        chosen,
        b"\0" * 1000,
        b"\xff\xfe\x00\xd8",
        b"%PDF-1.7",
        b"PK\3\4x",
    ):
        other.write_bytes(content)
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
