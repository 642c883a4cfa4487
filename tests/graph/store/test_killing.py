"""A writer killed in the middle: nothing is torn, nothing acknowledged is lost."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode

from fiscus.graph.store import EmbeddedStore

WRITER = """
import sys
from fiscus.graph.store import EmbeddedStore, Marker
from pyoxigraph import Literal, NamedNode, Quad

store, n = EmbeddedStore(sys.argv[1]), int(sys.argv[2])
while True:
    n += 1
    graph = NamedNode(f"https://example.org/id/source/{n}")
    quads = [Quad(graph, graph, Literal(f"{n % 7} {m}"), graph) for m in range(200)]
    store.put(Marker(graph.value, f"{n:064x}", "1", 200, f"file{n % 5}"), quads)
    if n % 3 == 0:
        store.flush()
        print(n, flush=True)
"""


@pytest.mark.slow
def test_killed_writers(tmp_path: Path) -> None:
    acknowledged = 0
    for _ in range(8):
        command = [sys.executable, "-c", WRITER, str(tmp_path / "store"), str(acknowledged)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            for _ in range(4):
                acknowledged = int(child.stdout.readline())
            child.send_signal(signal.SIGKILL)
            rest = child.stdout.read().split()
        acknowledged = max([acknowledged, *map(int, rest)])
        with EmbeddedStore(tmp_path / "store") as store:
            check(store, acknowledged)


def check(store: EmbeddedStore, acknowledged: int) -> None:
    markers = store.markers()
    assert max(int(marker.digest, 16) for marker in markers) >= acknowledged
    assert len(markers) == min(5, len(markers))
    quads = list(store.dump_quads())
    for marker in markers:
        assert marker.quads == sum(q.graph_name == NamedNode(marker.source) for q in quads)
    default = {q.triple for q in quads if q.graph_name == DefaultGraph()}
    assert default == {q.triple for q in quads if q.graph_name != DefaultGraph()}
