"""Each integrity constraint lets sound cubes pass and notices the fault that it is about."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from .checking import CONSTRAINTS, HERE, normalise, violated

SOUND = sorted((HERE / "sound").glob("*.ttl"))
FAULTS = sorted((HERE / "faults").glob("*.ttl"))


def named(path: Path) -> str:
    return path.stem


def read(path: Path) -> ox.Store:
    graph = ox.Store()
    graph.load(path=str(path), format=ox.RdfFormat.TURTLE)
    return graph


def test_there_are_twenty_one() -> None:
    assert [path.stem[:5] for path in CONSTRAINTS] == [f"ic-{n:02}" for n in range(1, 22)]


@pytest.mark.parametrize("path", SOUND, ids=named)
def test_nothing_is_noticed_in_a_sound_cube(path: Path) -> None:
    graph = read(path)
    normalise(graph)
    assert violated(graph) == []


def test_an_abbreviated_cube_is_sound_when_expanded_only() -> None:
    graph = read(HERE / "sound" / "abbreviated.ttl")
    graph.update((HERE / "normalisation" / "1-types.ru").read_text(encoding="utf-8"))
    assert violated(graph) == [
        "ic-11-all-dimensions",
        "ic-12-no-two-alike",
        "ic-13-required-attributes",
    ]


@pytest.mark.parametrize("path", FAULTS, ids=named)
def test_the_fault_is_noticed_and_nothing_else(path: Path) -> None:
    graph = read(path)
    normalise(graph)
    (constraint,) = [c.stem for c in CONSTRAINTS if path.stem.startswith(c.stem)]
    assert violated(graph) == [constraint]


def test_each_constraint_has_a_fault() -> None:
    assert {path.stem[:5] for path in FAULTS} == {path.stem[:5] for path in CONSTRAINTS}


@pytest.mark.parametrize("path", CONSTRAINTS, ids=named)
def test_each_constraint_says_what_it_looks_for(path: Path) -> None:
    assert re.match(r"# [A-Z].*\.\n", path.read_text(encoding="utf-8"))
