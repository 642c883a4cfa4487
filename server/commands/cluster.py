"""A Dask cluster as somebody who converts; the library is an extra, loaded when asked for."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from ...graph.ingest import MAPPING_VERSION
from .terminal import BadUsage

_CONNECT_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Helpers:
    """An executor and the number of calls that it runs at once."""

    executor: Executor
    width: int


@contextmanager
def cluster_executor(address: str) -> Iterator[Helpers]:
    """Connect to the scheduler at *address*.

    :raises BadUsage: it cannot be reached, has no workers, or these have another fiscus.
    """
    client = _connected(address)
    try:
        width = _checked(client, address)
        with client.get_executor(pure=False) as executor:
            yield Helpers(executor, width)
    finally:
        client.close()


def mapping_version() -> str:
    """Return the version of the mapping where this is called."""
    return MAPPING_VERSION


def _connected(address: str) -> Any:  # noqa: ANN401 - the library is not here when types are checked
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        what = "the library for clusters is not installed"
        raise BadUsage(what, "--cluster", "pip install 'fiscus[cluster]'") from error
    try:
        return distributed.Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        what = f"no scheduler answers at {address}"
        raise BadUsage(what, "--cluster", "start dask scheduler, check address") from error


def _checked(client: Any, address: str) -> int:  # noqa: ANN401 - as above
    """Return the number of threads of all workers, which must have this fiscus."""
    threads: dict[str, int] = client.nthreads()
    if not threads:
        raise BadUsage(f"{address} has no workers", "--cluster", "start dask worker")
    try:
        versions = set(client.run(mapping_version).values())
    except Exception as error:  # whatever the workers' own installation raises
        what = f"the workers cannot load fiscus: {error}"
        raise BadUsage(what, "--cluster", "install the same version on each") from error
    if versions != {MAPPING_VERSION}:
        what = "the workers have another version of fiscus"
        raise BadUsage(what, "--cluster", "install the same version on each")
    return sum(threads.values())
