"""``--ocr``: scanned pages on the command line."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from fiscus.server.commands import terminal

Run = Callable[..., subprocess.CompletedProcess[bytes]]
SCAN = str(Path(__file__).parents[1] / "graph" / "reading" / "scans" / "forestry.pdf")


def test_a_scan_is_refused_with_the_option_that_reads_it(fiscus: Run) -> None:
    done = fiscus("coverage", SCAN)

    assert (done.returncode, b"--ocr" in done.stderr) == (2, True)


def test_a_scan_is_read_when_asked(fiscus: Run) -> None:
    done = fiscus("coverage", SCAN, "--ocr", "--format", "json")

    assert done.returncode == 0
    assert json.loads(done.stdout)["numbers"]["total"] >= 78


def test_the_extra_is_named_where_it_is_missing(
    fiscus: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "find_spec", lambda _: None)
    done = fiscus("ingest", SCAN, "--ocr")

    assert done.returncode == 2
    assert done.stderr.decode() == (
        "fiscus: --ocr: the library that recognises text is not installed "
        "(pip install 'fiscus[ocr]')\n"
    )
