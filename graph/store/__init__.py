"""Where quads are kept: one interface, one file an engine."""

from .embedded import EmbeddedStore
from .faults import (
    StoreDamaged,
    StoreFailed,
    StoreFull,
    StoreLocked,
    StoreRefused,
    StoreUnreachable,
)
from .interface import Marker, Outcome, Store
from .opening import open_store
from .remote import RemoteStore

__all__ = [
    "EmbeddedStore",
    "Marker",
    "Outcome",
    "RemoteStore",
    "Store",
    "StoreDamaged",
    "StoreFailed",
    "StoreFull",
    "StoreLocked",
    "StoreRefused",
    "StoreUnreachable",
    "open_store",
]
