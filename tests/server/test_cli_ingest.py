"""``fiscus ingest`` on many files: workers, limits, what is said at the end."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def test_the_end_says_by_reason_what_to_do(fiscus: Run, disclosure: Path, tmp_path: Path) -> None:
    folder, report = tmp_path / "in", tmp_path / "report.json"
    folder.mkdir()
    (folder / "good.txt").write_bytes(disclosure.read_bytes())
    (folder / "notes.md").write_text("x")
    (folder / "blank.txt").write_text("\n")
    for number in range(25):
        (folder / f"{number:02}.txt").write_text("没有这样的文件")
    store = ("--store", str(tmp_path / "store"))
    done = fiscus("ingest", str(folder), *store, "--workers", "1", "--report", str(report))
    told = done.stderr.decode()
    outcome = json.loads(report.read_text())

    assert done.returncode == 1
    assert "入库 ingested 1" in done.stdout.decode()
    assert "[no-disclosure] 25" in told
    assert "[empty] 1" in told
    assert ("19.txt" in told, "20.txt" in told, "另有 5 个" in told) == (True, False, True)
    assert outcome["skipped"] == {".md": 1}
    assert len(outcome["quarantined"]) == 26


def test_a_file_over_the_limit_is_told_with_the_option(
    fiscus: Run, disclosure: Path, tmp_path: Path
) -> None:
    text = disclosure.read_text("utf-8")
    (tmp_path / "long.txt").write_text(text * 100)
    store = ("--store", str(tmp_path / "store"))
    done = fiscus("ingest", str(tmp_path / "long.txt"), str(disclosure), *store, "--timeout", "3")

    assert done.returncode == 1
    assert "[timeout] 1" in done.stderr.decode()
    assert "--timeout" in done.stderr.decode()
    assert "ingested 1" in done.stdout.decode()
