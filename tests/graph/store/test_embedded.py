"""What only a store on disk has."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fiscus.graph.store import EmbeddedStore, Outcome, StoreFull

Put = Callable[..., Outcome]


def test_full_disk_stops_writing_not_reading(tmp_path: Path, put_file: Put) -> None:
    with EmbeddedStore(tmp_path / "s", reserve=1 << 60) as store:
        with pytest.raises(StoreFull):
            put_file(store, "x", "a p 1")
        assert store.count() == 0
