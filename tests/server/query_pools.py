"""Pools of workers for tests: limits, a runaway, whether a process runs."""

import os
from pathlib import Path

import pyoxigraph as ox

from fiscus.graph.store import EmbeddedStore, Marker
from fiscus.server.limits import Limits

JSON = "application/sparql-results+json"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LIMITS = Limits(deadline=1.5, first_slice=0.5, memory=256 << 20, rows=1000, body=200_000)


def fill(folder: Path, extra: str) -> None:
    graph = ox.NamedNode("https://example.org/id/source/1")
    quads = [
        ox.Quad(ox.NamedNode(f"urn:{n % 40}"), graph, ox.Literal(f"{n} {extra}"), graph)
        for n in range(1500)
    ]
    with EmbeddedStore(folder) as store:
        store.put(Marker(graph.value, extra, "1", len(quads), "x"), quads)


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that only waits to be taken back does not."""
    try:
        os.kill(pid, 0)
        status = Path(f"/proc/{pid}/stat")
        return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
