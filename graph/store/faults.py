"""The ways in which a store refuses, each with what to do about it."""

from pathlib import Path

from ..errors import StoreError

_RESTORE = (
    "nothing was changed; put a backup in its place, or move the folder away "
    "and ingest the source files again"
)


class StoreDamaged(StoreError):
    """The files of the store are not those that were written; it stays closed."""

    reason = "store-damaged"


class StoreLocked(StoreError):
    """Another process has the store open for writing."""

    reason = "store-locked"


class StoreFull(StoreError):
    """Too little room is left on the disk to write safely."""

    reason = "store-full"


class StoreUnreachable(StoreError):
    """No server answers at the address."""

    reason = "store-unreachable"


class StoreRefused(StoreError):
    """The server answered that it will not do it (HTTP 4xx)."""

    reason = "store-refused"


class NothingThere(StoreRefused):
    """The server has nothing at the address (HTTP 404)."""


class StoreFailed(StoreError):
    """The server tried and could not do it (HTTP 5xx, or an answer that cannot be read)."""

    reason = "store-failed"


def damaged(folder: Path, finding: str) -> StoreDamaged:
    """Return the error for a store whose check found ``finding``."""
    return StoreDamaged(f"the store is damaged: {finding}", str(folder), _RESTORE)


def locked(folder: Path) -> StoreLocked:
    """Return the error for a store that has a writer already."""
    return StoreLocked(
        "another process is writing to this store",
        str(folder),
        "wait until it has finished, or stop it",
    )


def absent(folder: Path) -> StoreError:
    """Return the error for a folder without a store in it."""
    return StoreError("there is no store here", str(folder), "ingest files into it first")


def full(folder: Path, reserve: int) -> StoreFull:
    """Return the error for a disk with less than ``reserve`` bytes free."""
    return StoreFull(
        f"less than {reserve >> 20} MB are free on the disk; nothing was written",
        str(folder),
        "make room and try again; reading goes on",
    )
