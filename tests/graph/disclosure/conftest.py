"""Facts as lines of text, so that a case is a file that a person can read."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from pyoxigraph import Literal, Quad

from fiscus.graph.vocabulary import BASE, CODE, FIS

LINKS = {FIS.statedIn.value, FIS.sourceDigest.value}
WORDING = re.compile(r"/(?:section|narrative|table)/")


def fact_lines(quads: Sequence[Any]) -> list[str]:
    """Return each fact but headings, running text and titles of tables."""
    return [line for line in all_lines(quads) if not WORDING.search(line.split("\t")[0])]


def wording_lines(quads: Sequence[Any]) -> list[str]:
    """Return what is said of headings, running text and titles of tables."""
    return [line for line in all_lines(quads) if WORDING.search(line.split("\t")[0])]


def all_lines(quads: Sequence[Any]) -> list[str]:
    """Return each fact as ``node property value lines``, tab-separated and sorted."""
    fragments: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    stated: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        subject, predicate = quad.subject.value, quad.predicate.value
        if "/source/" in subject:
            fragments[subject][predicate].add(quad.object.value)
        elif predicate == FIS.statedIn.value:
            stated[subject].add(quad.object.value)
    lines = []
    for quad in quads:
        subject, predicate = quad.subject.value, quad.predicate.value
        if "/source/" in subject or predicate in LINKS:
            continue
        places = sorted(
            int(next(iter(fragments[place][FIS.line.value])))
            for place in stated[subject]
            if predicate in fragments[place][FIS.statesProperty.value]
        )
        found = ",".join(str(place) for place in dict.fromkeys(places))
        value = quad.object.value
        if isinstance(quad.object, Literal) and quad.object.language:
            value = f"“{value}”"
        cells = (_short(subject), predicate.replace("#", "/").rsplit("/", 1)[1], _short(value))
        lines.append("\t".join((*cells, found)).rstrip())
    return sorted(lines)


def _short(text: str) -> str:
    for prefix, short in ((f"{BASE}id/", "~"), (CODE, "code:"), (FIS.prefix, "fis:")):
        if text.startswith(prefix):
            return short + text.removeprefix(prefix)
    return text.replace("\n", "\\n")


@pytest.fixture
def facts() -> Callable[[Sequence[Quad]], list[str]]:
    return fact_lines


@pytest.fixture
def wording() -> Callable[[Sequence[Quad]], list[str]]:
    return wording_lines
