"""Clauses and entries of lists that a text says twice: derived before the shapes are applied.

SPARQL parts no text into clauses, so this is done here. A clause is what stands between two
stops or commas. One that stands again within a longer one counts too: there two sentences were
run together. What ends in a colon only leads over to something else, and often does so again.
A list is what follows 主要包括 up to a stop, its entries parted by 、.
"""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from ..vocabulary import FIS
from .texts import entries, term_of_shapes, texts

SAYS_TWICE = term_of_shapes("saysTwice")
"""Of a duty or goal: a clause that stands twice in its text."""

SHORTEST = 10
"""Characters of a clause that nobody says twice without noticing, at least."""
IN_A_ROW = 6
"""Characters of a clause that nobody says twice in a row, at least."""

LISTS_TWICE = term_of_shapes("listsTwice")
"""Of a paragraph: an entry that one of its lists has twice."""

_LEADING = re.compile(r"[^，。；！？,;!?\s]*[：:]")
_STOPS = re.compile(r"[，。；：！？,;:!?\s]+")
_LIST = re.compile(r"主要?(?:包括|包含)[：:]?([^。；;：:（）()，,]+、[^。；;：:（）()，,]+)")


def repeated_clauses(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield, for each duty and goal in *store*, the clauses that its text says twice."""
    for node, text in entries(store, FIS.Responsibility, FIS.PerformanceGoal):
        for clause in said_twice(text):
            yield ox.Quad(node, SAYS_TWICE, ox.Literal(clause, language="zh"))


def repeated_entries(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield, for each paragraph in *store*, the entries that one of its lists has twice."""
    for node, text in texts(store, FIS.Narrative):
        for entry in listed_twice(text):
            yield ox.Quad(node, LISTS_TWICE, ox.Literal(entry, language="zh"))


def said_twice(text: str) -> list[str]:
    """Return the clauses of *text* that it says again, each once, in order."""
    clauses = [clause for clause in _STOPS.split(_LEADING.sub("，", text)) if clause]
    again = (
        clause
        for place, clause in enumerate(clauses)
        if _stands_again(clause, clauses[:place], clauses[place + 1 :])
    )
    return list(dict.fromkeys(again))


def _stands_again(clause: str, before: list[str], behind: list[str]) -> bool:
    if len(clause) >= SHORTEST:
        return any(clause in other for other in before + behind)
    return len(clause) >= IN_A_ROW and behind[:1] == [clause]


def listed_twice(text: str) -> list[str]:
    """Return the entries that a list in *text* has twice, each once, in order."""
    lists = (match[1].split("、") for match in _LIST.finditer(text))
    again = (
        entry
        for entries in lists
        for place, entry in enumerate(entries)
        if len(entry) > 1 and entry in entries[:place]
    )
    return list(dict.fromkeys(again))
