"""The disclosure that the project began from, against an annotation made by reading it.

The text itself stays outside of the project: the annotation holds figures, codes and short
labels; of longer texts it holds the SHA-256. Figures are held against their lines too.
"""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pyoxigraph import Quad

from fiscus.graph.ingest import Conversion, convert

ROOT = Path(__file__).parents[3]
SOURCE = ROOT.parent / "shared" / "seed" / "huailai-2023.txt"
ANNOTATION = Path(__file__).with_name("huailai-2023.tsv")


@pytest.fixture(scope="module")
def conversion() -> Conversion:
    if not SOURCE.is_file():
        pytest.skip(f"the real disclosure is not beside the project ({SOURCE.name})")
    return convert(SOURCE.read_bytes(), SOURCE.name)


def annotated() -> list[list[str]]:
    lines = ANNOTATION.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines]


def shortened(value: str) -> str:
    text = value.removeprefix("“").removesuffix("”") if value.startswith("“") else value
    longest = 12 if value.startswith("“") else 24
    is_text = not value.startswith(("~", "code:", "fis:"))
    if is_text and len(text) > longest and "://" not in text:
        return "sha256:" + hashlib.sha256(text.encode()).hexdigest()[:16]
    return text


def test_it_gives_every_annotated_fact_and_no_other(
    conversion: Conversion, facts: Callable[[Sequence[Quad]], list[str]]
) -> None:
    found = [line.split("\t") for line in facts(conversion.quads)]
    assert sorted((s, p, shortened(o)) for s, p, o, *_ in found) == sorted(
        (s, p, o) for s, p, o, *_ in annotated()
    )


def test_each_figure_is_traced_to_its_lines(
    conversion: Conversion, facts: Callable[[Sequence[Quad]], list[str]]
) -> None:
    found = {tuple(line.split("\t")[:3]): line.split("\t")[3:] for line in facts(conversion.quads)}
    wrong = [
        (row, found[row[0], row[1], row[2]])
        for row in annotated()
        if len(row) > 3 and found[row[0], row[1], row[2]] != row[3:]
    ]
    assert wrong == []


def test_no_number_is_left_and_nothing_is_a_gap(conversion: Conversion) -> None:
    assert (conversion.coverage.unclaimed, conversion.gaps) == ((), ())
