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
    (tmp_path / "long.txt").write_text(text * (250_000 // len(text.splitlines())))
    store = ("--store", str(tmp_path / "store"))
    done = fiscus("ingest", str(tmp_path / "long.txt"), str(disclosure), *store, "--timeout", "5")

    assert done.returncode == 1
    assert "[timeout] 1" in done.stderr.decode()
    assert "--timeout" in done.stderr.decode()
    assert "ingested 1" in done.stdout.decode()


def test_what_was_not_understood_is_told_by_file(
    fiscus: Run, disclosure: Path, tmp_path: Path
) -> None:
    text = disclosure.read_text("utf-8")
    odd = tmp_path / "odd.txt"
    odd.write_text(text + "另有事项涉及第三方 4711 号箱 8 只。\n")
    report = tmp_path / "report.json"
    store = ("--store", str(tmp_path / "store"), "--workers", "1")
    done = fiscus("ingest", str(disclosure), str(odd), *store, "--report", str(report))
    outcome = json.loads(report.read_text())
    told = done.stderr.decode()

    assert (done.returncode, outcome["ingested"]) == (0, 2)
    assert [item["source"] for item in outcome["incomplete"]] == [str(odd)]
    item = outcome["incomplete"][0]
    assert item["numbers"]["total"] - item["numbers"]["claimed"] == item["gaps"] == 2
    assert "4711" in item["missed"][0]
    assert outcome["numbers"]["total"] - outcome["numbers"]["claimed"] == 2
    assert ("[incomplete] 1" in told, f"  {odd}: " in told) == (True, True)
