"""What the README shows of a report is what the command prints."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_finding_shown_is_printed(
    fiscus: Callable[..., subprocess.CompletedProcess[bytes]],
) -> None:
    if not (ROOT / "README.md").is_file():
        pytest.skip("the README is not beside the tests: they run against an installed wheel")
    text = (ROOT / "README.md").read_text("utf-8")
    shown = re.findall(r"```\n(  \S.*?)```", text, re.DOTALL)
    printed = fiscus("validate", str(ROOT / "samples" / "example-faulty-2023.txt")).stdout.decode()

    assert len(shown) == 1
    assert shown[0] in printed
