"""``fiscus validate --baseline``: what is acknowledged does not fail, what is gone is told."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def test_what_is_acknowledged_does_not_fail(fiscus: Run, faulty: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    asked = ("validate", str(faulty), "--fail-on", "info")
    wrote = fiscus(*asked, "--write-baseline", str(baseline), "--format", "json")
    unexplained = fiscus(*asked, "--baseline", str(baseline))
    explained = fiscus(*asked, "--write-baseline", str(baseline), "--reason", "样本")
    known = fiscus(*asked, "--baseline", str(baseline), "--lang", "en")
    as_json = fiscus(*asked, "--baseline", str(baseline), "--format", "json")

    assert [one.returncode for one in (wrote, unexplained, explained, known)] == [1, 1, 1, 0]
    assert b"are listed without a reason and still count" in unexplained.stderr
    assert known.stdout.decode().splitlines()[-2] == "new: 0 violations, 0 warnings, 0 notes"
    assert (known.stderr, as_json.returncode) == (b"", 0)
    assert as_json.stdout == wrote.stdout
    found = json.loads(wrote.stdout)["results"]
    listed = json.loads(baseline.read_text("utf-8"))["acknowledged"]
    assert {one["id"]: one["reason"] for one in listed} == {one["id"]: "样本" for one in found}


def test_stale_acknowledgements_are_told(fiscus: Run, faulty: Path, tmp_path: Path) -> None:
    baseline, mended = tmp_path / "baseline.json", tmp_path / "mended.txt"
    fiscus("validate", str(faulty), "--write-baseline", str(baseline), "--reason", "样本")
    text = faulty.read_text("utf-8")
    mended.write_text(text.replace("公用经费28.00万元", "公用经费30.00万元"), "utf-8")
    done = fiscus("validate", str(mended), "--baseline", str(baseline), "--lang", "en")

    assert done.returncode == 0
    assert b"answer to no finding any more" in done.stderr
    told = done.stdout.decode().partition("Acknowledgements without a finding")[2]
    assert "basic-expenditure-parts" in told


@pytest.mark.parametrize("content", [None, "", "{}"])
def test_a_baseline_that_is_none_stops_it(
    fiscus: Run, faulty: Path, tmp_path: Path, content: str | None
) -> None:
    baseline = tmp_path / "baseline.json"
    if content is not None:
        baseline.write_text(content)
    done = fiscus("validate", str(faulty), "--baseline", str(baseline))

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"baseline.json" in done.stderr
