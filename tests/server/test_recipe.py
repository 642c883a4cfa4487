"""The recipe for a build server in the docs does what it says."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import junitparser

PAGE = Path(__file__).parents[2] / "docs" / "validation.md"
COMMAND = """#!/bin/sh
exec "{python}" -P -c 'from fiscus.server.cli import main; main()' "$@"
"""


def recipe() -> str:
    """Return the script that the page prints."""
    scripts = re.findall(r"^```sh\n(#!.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    (script,) = scripts
    return str(script)


def test_it_writes_the_reports_and_fails_on_what_is_new(
    tmp_path: Path, faulty: Path, disclosure: Path
) -> None:
    command = tmp_path / "bin" / "fiscus"
    command.parent.mkdir()
    command.write_text(COMMAND.format(python=sys.executable))
    command.chmod(0o755)
    (tmp_path / "disclosures").mkdir()
    for file in (faulty, disclosure):
        (tmp_path / "disclosures" / file.name).write_bytes(file.read_bytes())
    (tmp_path / "baseline.json").write_text('{"acknowledged": []}')
    environment = {**os.environ, "PATH": f"{command.parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", recipe()], cwd=tmp_path, env=environment, timeout=300, check=False
    )
    reports = tmp_path / "reports"
    run = json.loads((reports / "report.sarif").read_text("utf-8"))["runs"][0]
    uris = {
        place["physicalLocation"]["artifactLocation"]["uri"]
        for one in run["results"]
        for place in one["locations"]
    }

    assert done.returncode == 1
    assert (reports / "report.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert uris == {f"disclosures/{file.name}" for file in (faulty, disclosure)}
    assert junitparser.JUnitXml.fromfile(str(reports / "junit.xml")).failures > 0
