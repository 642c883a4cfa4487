"""Disclosures as many kinds of authors write them: what each states."""

import re
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from benchmarks.writing.forms import FORMS
from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.reading.formats import read
from fiscus.graph.vocabulary import BASE
from tests.layouts.notation import drawn_layout
from tests.layouts.test_layouts import stated

FILES = sorted(
    path for path in (Path(__file__).parent / "prose").iterdir() if path.suffix != ".tsv"
)
PLAIN = [path for path in FILES if path.suffix == ".txt" and "\t" not in path.read_text("utf-8")]
_NARROW = str.maketrans("，（）：；", ",():;")
_SHEET = 66
"""How wide a sheet is in narrow characters."""
DOCX = next(form for form in FORMS if form.ending == "docx")


def expected(path: Path) -> list[str]:
    return path.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()


def _wrapped(line: str) -> str:
    """Break a line where a print does: no figure is cut, and no mark begins a line."""
    if "|" in line:
        return line
    lines, width = [""], 0
    for piece in re.findall(r"[\d.,]+%?|.", line):
        wide = sum(2 if east_asian_width(character) in "WF" else 1 for character in piece)
        if width + wide > _SHEET and piece not in ",。;:、)”":
            lines.append("")
            width = 0
        lines[-1] += piece
        width += wide
    return "\n".join(lines)


def test_there_are_files() -> None:
    assert {path.suffix for path in FILES} == {".html", ".txt"}
    assert len(PLAIN) >= 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_states_exactly_its_figures(path: Path) -> None:
    assert stated(understand(read(path.read_bytes(), path.name), BASE)) == expected(path)


@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.stem)
def test_it_states_the_same_out_of_a_word_processor(path: Path) -> None:
    data = DOCX.write(drawn_layout(path.read_text(encoding="utf-8")))
    assert stated(understand(read(data, f"{path.stem}.docx"), BASE)) == expected(path)


@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.stem)
def test_it_states_the_same_in_narrow_punctuation_and_wrapped_hard(path: Path) -> None:
    text = "\n".join(map(_wrapped, path.read_text(encoding="utf-8").translate(_NARROW).split("\n")))
    assert stated(understand(read(text.encode(), path.name), BASE)) == expected(path)
