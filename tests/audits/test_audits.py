"""In consistent disclosures nothing is reported, and of planted faults each is."""

from functools import cache
from pathlib import Path

import pytest

from fiscus.graph.ingest import convert
from fiscus.graph.validation import validate_quads
from fiscus.graph.validation.rules import local_name

FOLDER = Path(__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
FAULTS = [
    (name, *(part.replace("\\n", "\n").replace("\\t", "\t") for part in line.split("\t")))
    for name in NAMES
    for line in (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()
]


def found(text: str) -> dict[str, str]:
    """Return the rules that report something, by the identifier of the finding."""
    quads = convert(text.encode(), "disclosure.txt").quads
    return {result.id: local_name(result.shape) for result in validate_quads(quads).results}


@cache
def original(name: str) -> tuple[str, dict[str, str]]:
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    return text, found(text)


def test_there_are_audits() -> None:
    assert len(NAMES) >= 2
    assert len(FAULTS) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_a_consistent_disclosure_is_clean(name: str) -> None:
    known = (FOLDER / f"{name}.known").read_text("utf-8").split()
    assert sorted(original(name)[1].values()) == known


@pytest.mark.parametrize(("name", "words", "fault", "rule"), FAULTS)
def test_a_fault_is_noticed(name: str, words: str, fault: str, rule: str) -> None:
    text, before = original(name)
    assert text.count(words) == 1
    after = found(text.replace(words, fault))
    assert rule in {after[new] for new in set(after) - set(before)}
