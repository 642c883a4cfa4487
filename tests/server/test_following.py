"""What is ingested while the service runs is served soon, and nobody notices but by the answer."""

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from fiscus.graph.store import EmbeddedStore, Marker

pytestmark = pytest.mark.server

NEW = "https://w3id.org/fiscus/id/disclosure/130799/473/2025/budget"
SOON = 15.0
PATHS = ("/", "/sparql?query=ASK{}", "/dumps/fiscus.ttl", "/catalog.ttl", "/ready", "/sparql")


def put_another(store: Path) -> None:
    graph = ox.NamedNode("https://w3id.org/fiscus/id/source/0123456789abcdef")
    rdf_type = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    kind = ox.NamedNode("https://w3id.org/fiscus/ontology#Disclosure")
    quads = [ox.Quad(ox.NamedNode(NEW), rdf_type, kind, graph)]
    with EmbeddedStore(store, reserve=0) as opened:
        opened.put(Marker(graph.value, "d" * 64, "1", 1, "another.txt"), quads)


@contextmanager
def asking_all_the_time(address: str) -> Iterator[list[tuple[str, object]]]:
    """Send requests from a thread; yield the list of those that failed."""
    failed: list[tuple[str, object]] = []
    done = threading.Event()

    def ask() -> None:
        with httpx.Client(base_url=address, timeout=10, trust_env=False) as client:
            for path in itertools.cycle(PATHS):
                if done.is_set():
                    return
                try:
                    status = client.get(path, headers={"Accept": "*/*"}).status_code
                except httpx.HTTPError as error:
                    failed.append((path, error))
                else:
                    if status != 200:
                        failed.append((path, status))

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield failed
    finally:
        done.set()
        thread.join(30)


def ready(client: httpx.Client) -> dict[str, Any]:
    return dict(client.get("/ready").raise_for_status().json())


def wait(client: httpx.Client, until: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    deadline = time.monotonic() + SOON
    while not until(found := ready(client)) and time.monotonic() < deadline:
        time.sleep(0.1)
    return found


def test_a_new_document_is_soon_served(own_server: Any, tmp_path: Path) -> None:
    question = {"query": f"ASK {{ <{NEW}> ?p ?o }}"}
    with httpx.Client(base_url=own_server.address, timeout=10, trust_env=False) as client:
        before = ready(client)
        tags = [client.get(path).headers["etag"] for path in PATHS[2:4]]
        assert client.get("/sparql", params=question).json()["boolean"] is False
        with asking_all_the_time(own_server.address) as failed:
            put_another(tmp_path / "store")
            after = wait(client, lambda found: found["snapshot"] != before["snapshot"])
            time.sleep(0.5)
        asked = client.get("/sparql", params=question)
        page = client.get("/", headers={"Accept": "text/html"}).text

        assert failed == []
        assert after["quads"] == before["quads"] + 6  # three triples, merged too
        assert "behind" not in after
        assert (asked.json()["boolean"], asked.headers["x-snapshot"]) == (True, after["snapshot"])
        assert "130799/473/2025" in page
        assert client.get("/page/disclosure/130799/473/2025/budget").status_code == 200
        assert client.get("/dumps/disclosure/130799/473/2025/budget.ttl").status_code == 200
        for path, tag in zip(PATHS[2:4], tags, strict=True):
            assert client.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_a_store_that_cannot_be_read_is_told_and_the_old_state_served(
    own_server: Any, tmp_path: Path
) -> None:
    sentinel = tmp_path / "store" / "sentinel.json"
    content = sentinel.read_bytes()
    with httpx.Client(base_url=own_server.address, timeout=10, trust_env=False) as client:
        before = ready(client)
        sentinel.write_bytes(b"{}")
        behind = wait(client, lambda found: "behind" in found)
        sentinel.write_bytes(content)
        again = wait(client, lambda found: "behind" not in found)

    assert behind == {**before, "behind": "the store is damaged: its sentinel cannot be read"}
    assert again == before
