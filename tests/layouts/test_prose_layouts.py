"""Disclosures as many kinds of authors write them: what each states."""

from pathlib import Path

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
DOCX = next(form for form in FORMS if form.ending == "docx")


def expected(path: Path) -> list[str]:
    return path.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()


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
