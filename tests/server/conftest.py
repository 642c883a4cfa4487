"""A small store out of data/*.nq and a real server over it, killed by its process id."""

import asyncio
import hashlib
import itertools
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from fiscus.graph.store import EmbeddedStore, Marker
from fiscus.server.cli import run as run_command
from fiscus.server.snapshot import Snapshot
from tests.server.query_pools import fill

Run = Callable[..., subprocess.CompletedProcess[bytes]]

DATA = Path(__file__).parent / "data"
FISCUS = (sys.executable, "-c", "from fiscus.server.cli import main; main()")
SERVE = """
import sys
from pathlib import Path
from fiscus.queries import loading
case = Path(sys.argv.pop(1))
one = loading.parse_saved_query(case.stem, case.read_text("utf-8"))
saved = {**loading.saved_queries(), case.stem: one}
loading.saved_queries = lambda: saved
from fiscus.server.cli import main
main()
"""
"""The command, with one saved query more than the package has."""
START_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Running:
    """A server that has been started.

    :ivar log: file that holds what it wrote to standard error.
    :ivar scratch: its folder for temporary files.
    """

    address: str
    pid: int
    log: Path
    scratch: Path


def build_store(folder: Path) -> Path:
    cases = sorted(DATA.glob("*.nq"))
    assert len(cases) == 3
    with EmbeddedStore(folder) as store:
        for case in cases:
            content = case.read_bytes()
            quads = list(ox.parse(content, format=ox.RdfFormat.N_QUADS))
            graph = quads[0].graph_name
            assert isinstance(graph, ox.NamedNode)
            digest = hashlib.sha256(content).hexdigest()
            marker = Marker(graph.value, digest, "1", len(quads), f"in/{case.stem}.txt")
            store.put(marker, quads)
    return folder


@pytest.fixture
def command() -> tuple[str, ...]:
    return FISCUS


@pytest.fixture
def fiscus_process() -> Run:
    """Run the command in a process of its own."""

    def run(
        *arguments: str, cwd: Path | None = None, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        inherited = {name: v for name, v in os.environ.items() if not name.startswith("FISCUS_")}
        return subprocess.run(
            (*FISCUS, *arguments),
            capture_output=True,
            timeout=120,
            cwd=cwd,
            env={**inherited, **(environment or {})},
            check=False,
        )

    return run


@pytest.fixture
def fiscus(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in this process, which is quicker."""
    for name in [name for name in os.environ if name.startswith("FISCUS_")]:
        monkeypatch.delenv(name)

    def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
        if cwd is not None:
            monkeypatch.chdir(cwd)
        capfdbinary.readouterr()
        status = run_command(arguments)
        output, errors = capfdbinary.readouterr()
        return subprocess.CompletedProcess(arguments, status, output, errors)

    return run


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_store(tmp_path_factory.mktemp("store") / "small")


@contextmanager
def running(store: Path, folder: Path) -> Iterator[Running]:
    """Serve a store; log and temporary files go into ``folder``."""
    log, scratch = folder / "server.log", folder / "scratch"
    scratch.mkdir(parents=True)
    with log.open("wb") as errors:
        process = subprocess.Popen(
            (
                *(sys.executable, "-c", SERVE, str(DATA / "example-spending.rq")),
                *("serve", "--store", str(store), "--port", "0"),
            ),
            stdout=subprocess.PIPE,
            stderr=errors,
            env={**os.environ, "TMPDIR": str(scratch)},
        )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().decode().strip()
        assert address, log.read_text()
        httpx.get(f"{address}ready", timeout=START_SECONDS).raise_for_status()
        yield Running(address, process.pid, log, scratch)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)
        if process.stdout is not None:
            process.stdout.close()


@pytest.fixture(scope="session")
def serve() -> Callable[[Path, Path], AbstractContextManager[Running]]:
    """Return what serves a store in a process of its own."""
    return running


@pytest.fixture(scope="session")
def server(small_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(small_store, tmp_path_factory.mktemp("server")) as started:
        yield started


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Running]:
    """Serve the store ``tmp_path / "store"``, of which a test may change what it likes."""
    build_store(tmp_path / "store")
    with running(tmp_path / "store", tmp_path / "server") as started:
        yield started


_NUMBERS = itertools.count(1)


@pytest.fixture
def new_client(server: Running) -> Callable[[], httpx.Client]:
    """Return a maker of clients, each with an address and so with a share of its own."""

    def make() -> httpx.Client:
        high, low = divmod(next(_NUMBERS), 250)
        transport = httpx.HTTPTransport(local_address=f"127.1.{high}.{low + 1}", trust_env=False)
        return httpx.Client(base_url=server.address, timeout=30, transport=transport)

    return make


@pytest.fixture
def http(new_client: Callable[[], httpx.Client]) -> Iterator[httpx.Client]:
    with new_client() as client:
        yield client


@pytest.fixture
def address(server: Running) -> str:
    """Return the server's address, with its final slash."""
    return server.address


@pytest.fixture
def log(server: Running) -> Path:
    return server.log


@pytest.fixture
def scratch(server: Running) -> Path:
    return server.scratch


SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="session")
def disclosure() -> Path:
    """Return a disclosure whose figures are consistent."""
    (found,) = SAMPLES.glob("huailai-gongxin-2023.txt")
    return found


@pytest.fixture(scope="session")
def faulty() -> Path:
    """Return a disclosure with violations."""
    (found,) = SAMPLES.glob("*faulty*.txt")
    return found


@pytest.fixture(scope="module")
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Snapshot, Snapshot]:
    folder = tmp_path_factory.mktemp("pool")
    fill(folder / "store", "first")
    first = Snapshot.take(folder / "store", folder / "snapshots")
    fill(folder / "store", "second")
    return first, Snapshot.take(folder / "store", folder / "snapshots", in_memory=0)


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as opened:
        yield opened
