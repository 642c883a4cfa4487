"""Text is coloured on a terminal, and nowhere else."""

import sys
from pathlib import Path

import pytest

from fiscus.graph.validation.palette import COLOURED, PLAIN, Palette
from fiscus.server.commands.validate import palette_for


@pytest.mark.parametrize(
    ("terminal", "output", "variables", "expected"),
    [
        (True, None, {}, COLOURED),
        (False, None, {}, PLAIN),
        (True, Path("out.txt"), {}, PLAIN),
        (True, None, {"NO_COLOR": "1"}, PLAIN),
        (True, None, {"NO_COLOR": ""}, COLOURED),
        (True, None, {"TERM": "dumb"}, PLAIN),
    ],
)
def test_colour(
    terminal: bool,  # noqa: FBT001 - a case
    output: Path | None,
    variables: dict[str, str],
    expected: Palette,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in {"TERM": "xterm", **variables}.items():
        monkeypatch.setenv(name, value)
    if "NO_COLOR" not in variables:
        monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    assert palette_for(output) is expected
