"""``fiscus serve`` and ``oxigraph serve`` over one graph, on free ports, ended by process id."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Store

from fiscus.graph.store import EmbeddedStore

START_SECONDS = 180
_FISCUS = (sys.executable, "-c", "from fiscus.server.cli import main; main()")


@contextmanager
def fiscus(store: Path) -> Iterator[str]:
    """Serve an embedded store, no client being held to a share; host and port."""
    address = _free_address()
    port = address.rpartition(":")[2]
    options = ("--store", str(store), "--port", port, "--client-seconds", "0")
    with _running((*_FISCUS, "serve", *options), address):
        yield address


@contextmanager
def oxigraph(store: Path, folder: Path) -> Iterator[str]:
    """Serve what an embedded store holds from a folder of its own; host and port."""
    with EmbeddedStore.read_only(store) as source:
        copy = Store(str(folder))
        copy.bulk_extend(source.dump_quads())
        copy.optimize()
        copy.flush()
        del copy
    address = _free_address()
    program = str(Path(sys.executable).with_name("oxigraph"))
    with _running((program, "serve-read-only", "-l", str(folder), "-b", address), address):
        yield address


@contextmanager
def _running(command: Sequence[str], address: str) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://{address}/", process)
        yield
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(15)


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own server
                return
        except OSError as error:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the server at {url} did not start") from error
            time.sleep(0.05)


def _free_address() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"
