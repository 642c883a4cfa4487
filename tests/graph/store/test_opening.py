"""Who may open a store, and what is refused without touching a file."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fiscus.graph.errors import StoreError
from fiscus.graph.store import EmbeddedStore, Outcome, StoreDamaged, StoreLocked, open_store
from fiscus.graph.store.kept import keep_closed
from fiscus.graph.store.sentinel import digest_files
from tests.graph.store.damage import FILES, HARMS, check_refused, contents, harm, largest

Put = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path, put_file: Put) -> Path:
    """Return a closed store with twenty files in it."""
    with EmbeddedStore(tmp_path / "store") as store:
        for n in range(20):
            put_file(store, f"file{n}", *(f"a{n} p {m}" for m in range(50)))
    return tmp_path / "store"


def test_second_writer_is_refused(folder: Path) -> None:
    with EmbeddedStore(folder), pytest.raises(StoreLocked, match="another process"):
        EmbeddedStore(folder)
    EmbeddedStore(folder).close()


def test_writer_of_another_process_is_refused(folder: Path) -> None:
    script = f"from fiscus.graph.store import EmbeddedStore; EmbeddedStore({str(folder)!r})"
    with EmbeddedStore(folder):
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, timeout=30, check=False
        )
    assert "StoreLocked" in done.stderr


def test_reading_beside_a_writer(folder: Path, put_file: Put) -> None:
    with EmbeddedStore(folder) as writer:
        put_file(writer, "new", "b p 1")
        reader = EmbeddedStore.read_only(folder)
        assert reader.count() == writer.count() == 1001
        with pytest.raises(StoreError, match="reading only"):
            put_file(reader, "newer", "b p 2")


def test_reading_changes_no_byte(folder: Path) -> None:
    before = contents(folder)
    with EmbeddedStore.read_only(folder) as reader:
        assert reader.count() == 1000
    assert contents(folder) == before


@FILES
@HARMS
def test_damage_at_rest_is_refused(folder: Path, pattern: str, how: str) -> None:
    victim = largest(folder / "oxigraph", pattern)
    harm(victim, how)
    check_refused(folder, victim.name)


@pytest.mark.parametrize("links", [True, False])
def test_a_copy_shares_table_files_where_the_disk_can(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", refuse)
    copy = folder / keep_closed(folder)
    table = largest(copy, "*.sst")
    assert table.samefile(folder / "oxigraph" / table.name) == links
    assert digest_files(copy) == digest_files(folder / "oxigraph")


def refuse(*_: object) -> None:
    raise OSError("no links here")


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"format": 9}'])
def test_without_a_good_sentinel_nothing_opens(folder: Path, content: str | None) -> None:
    (folder / "sentinel.json").unlink()
    if content is not None:
        (folder / "sentinel.json").write_text(content)
    with pytest.raises(StoreDamaged):
        EmbeddedStore(folder)
    with pytest.raises(StoreDamaged):
        EmbeddedStore.read_only(folder)


def test_open_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here"):
        open_store(str(tmp_path / "none"), write=False)
    assert not (tmp_path / "none").exists()
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="folder"):
        open_store(str(tmp_path / "file"), write=True)
    with open_store(str(tmp_path / "new"), write=True) as store:
        assert store.count() == 0
    with open_store(str(tmp_path / "new"), write=False) as store:
        assert store.count() == 0


def test_closed_store_says_so(folder: Path, put_file: Put) -> None:
    store = EmbeddedStore(folder)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        put_file(store, "x", "a p 1")
