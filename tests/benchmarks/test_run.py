"""The benchmarks run to their end; what they measure is nobody's condition."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.server
def test_quick_run_fills_the_table() -> None:
    if not (ROOT / "benchmarks").is_dir():
        pytest.skip("the source tree is not beside the tests: benchmarks are not in the wheel")
    done = subprocess.run(
        (sys.executable, "-m", "benchmarks.run", "--quick"),
        cwd=ROOT,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    rows = [line.split("|")[1:-1] for line in done.stdout.decode().splitlines() if "|" in line][2:]
    assert {row[0].strip() for row in rows} == {
        "text to quads",
        "docx to N-Quads",
        "pdf to N-Quads",
        "facts to N-Quads",
        "ingest of 8 files",
        "load into the store",
        *(
            f"{what}, {number} client(s)"
            for what in ("node", "join with evidence", "aggregate")
            for number in (1, 8)
        ),
        "sorted Turtle",
        "validation",
        "validation, 2 documents",
    }
    assert all(float(row[3]) > 0 for row in rows if row[3].strip())
