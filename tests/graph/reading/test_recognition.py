"""Scanned pages: what is recognised, what is left unsure, and what is asked for."""

import hashlib
from pathlib import Path

import pytest

from fiscus.graph.errors import ScannedSource
from fiscus.graph.ingest import convert, ingest
from fiscus.graph.reading.formats import read
from fiscus.graph.reading.pdf.picture_cells import Sign, in_cells
from fiscus.graph.reading.pdf.picture_lines import Stroke
from fiscus.graph.store import EmbeddedStore
from fiscus.graph.vocabulary import FIS

HERE = Path(__file__).parent / "scans"
SCAN = HERE / "forestry.pdf"


def amounts(path: Path, *, ocr: bool) -> dict[str, str]:
    """Return the value of each node that has one."""
    quads = convert(path.read_bytes(), path.name, ocr=ocr).quads
    wanted = (FIS.amount, FIS.changeAmount)
    return {str(quad.subject): str(quad.object) for quad in quads if quad.predicate in wanted}


def test_a_scan_states_nothing_but_what_the_text_states() -> None:
    """A figure that is not surely recognised is left out; which, differs by processor."""
    expected, found = amounts(HERE / "forestry.txt", ocr=False), amounts(SCAN, ocr=True)

    assert {node: value for node, value in found.items() if expected[node] != value} == {}
    assert (len(expected), len(found) >= 28) == (31, True)


def test_each_page_is_told_to_be_recognised() -> None:
    document = read(SCAN.read_bytes(), SCAN.name, ocr=True)
    told = [(part.place.page, part.what) for part in document.unread]

    assert document.digest == hashlib.sha256(SCAN.read_bytes()).hexdigest()
    assert [entry for entry in told if entry[1].startswith("only a picture")] == [
        (1, "only a picture, its text recognised; compare the figures"),
        (2, "only a picture, its text recognised; compare the figures"),
    ]


def test_without_the_option_a_scan_is_refused() -> None:
    with pytest.raises(ScannedSource, match="--ocr"):
        read(SCAN.read_bytes(), SCAN.name)


def test_ingest_takes_again_what_was_taken_without(tmp_path: Path) -> None:
    text = HERE / "forestry.txt"
    with EmbeddedStore(tmp_path / "store") as store:
        plain = ingest([text, SCAN], store, workers=1)
        recognised = ingest([text, SCAN], store, workers=1, ocr=True)
        again = ingest([text, SCAN], store, workers=1, ocr=True)
        later = ingest([text], store, workers=1)

    assert [item.reason for item in plain.quarantined] == ["scanned"]
    assert (recognised.ingested, recognised.unchanged) == (2, 0)
    assert [report.unchanged for report in (again, later)] == [2, 1]


def signs(text: str, left: float = 0.0, gap: int = -1) -> list[Sign]:
    """Return *text* as characters ten wide and twenty high, with room behind the one at *gap*."""
    return [
        Sign(character, left + 10 * n + 8 * (n > gap >= 0), left + 10 * n + 10, 0, 20, 20)
        for n, character in enumerate(text)
    ]


@pytest.mark.parametrize(
    ("line", "at", "cells"),
    [
        (signs("1286.40"), 200, ["1286.40", ""]),
        (signs("1286.40"), 64, ["1286.40", ""]),
        (signs("1286.40"), 6, ["", "1286.40"]),
        (signs("12.40一、支出"), 52, ["12.40", "一、支出"]),
        (signs("12.40一、支出"), 58, ["12.40", "一、支出"]),
        (signs("12.40863.20", gap=4), 51, ["12.40", "863.20"]),
        (signs("12.40863.20"), 50, ["12.4\ufffd", "\ufffd63.20"]),
    ],
)
def test_a_line_over_two_cells_is_parted_at_the_rule(
    line: list[Sign], at: float, cells: list[str]
) -> None:
    placed = in_cells(line, [Stroke(at, -5, 25), Stroke(30, 100, 200)])
    sides = ["", ""]
    for sign in placed:
        sides[(sign.x0 + sign.x1) / 2 > at] += sign.text

    assert sides == cells
