"""Where quads are kept: one interface, one file an engine."""

from .embedded import EmbeddedStore
from .faults import StoreDamaged, StoreFull, StoreLocked
from .interface import Marker, Outcome, Store
from .opening import open_store

__all__ = [
    "EmbeddedStore",
    "Marker",
    "Outcome",
    "Store",
    "StoreDamaged",
    "StoreFull",
    "StoreLocked",
    "open_store",
]
