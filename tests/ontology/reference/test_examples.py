"""The examples on the reference pages are true of the samples, and every class has one."""

from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

from fiscus.ontology.reference.build_examples import stated_by
from fiscus.ontology.reference.classes import class_iris
from fiscus.ontology.reference.examples import examples, prefixes

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("example-*.txt"))
AGAIN = "python -m fiscus.ontology.reference.build_examples samples/example-*.txt"


def triples(text: bytes | str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)}


def test_examples_are_true() -> None:
    text = files("fiscus.ontology.reference").joinpath("examples.ttl").read_bytes()

    assert SAMPLES
    assert triples(text) - stated_by(SAMPLES) == set(), AGAIN


def test_every_class_has_an_example() -> None:
    assert set(examples()) == set(class_iris()), AGAIN


def test_blocks_are_turtle_once_the_prefixes_are_there() -> None:
    text = "\n".join(examples().values())
    file = files("fiscus.ontology.reference").joinpath("examples.ttl").read_bytes()

    assert triples(f"{prefixes(text)}\n{text}") == triples(file)
