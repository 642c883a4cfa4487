"""The pipeline: files and folders into a store, one bad file never stopping the rest."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from fiscus.graph.ingest import MAPPING_VERSION, convert, ingest
from fiscus.graph.store import EmbeddedStore
from fiscus.graph.vocabulary import FIS

DOCUMENTS = Path(__file__).parents[1] / "documents"
ONE, OTHER = "arrangement.txt", "three-public.txt"


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_twice_is_once(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path / "store") as store:
        first = ingest([DOCUMENTS / ONE, DOCUMENTS / OTHER], store)
        quads = list(store.dump_quads())
        second = ingest([DOCUMENTS / ONE, DOCUMENTS / OTHER], store)
        assert (first.ingested, first.unchanged) == (2, 0)
        assert (second.ingested, second.unchanged) == (0, 2)
        assert list(store.dump_quads()) == quads


def test_a_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    bad = put(tmp_path, "bad.txt", "\n")
    other = put(tmp_path, "letter.txt", "你好")
    missing = tmp_path / "missing.txt"
    with EmbeddedStore(tmp_path / "store") as store:
        report = ingest([bad, missing, other, DOCUMENTS / ONE], store)
    assert report.ingested == 1
    assert [(Path(file.source).name, file.reason) for file in report.quarantined] == [
        ("bad.txt", "empty"),
        ("missing.txt", "unreadable"),
        ("letter.txt", "no-disclosure"),
    ]
    assert all(file.message for file in report.quarantined)


def test_of_a_folder_documents_are_tried(tmp_path: Path) -> None:
    text = (DOCUMENTS / ONE).read_text(encoding="utf-8")
    put(tmp_path, "in/a.txt", text)
    put(tmp_path, "in/deeper/b.TXT", text + "\n")
    put(tmp_path, "in/notes.md", text)
    put(tmp_path, "in/.hidden/c.txt", text)
    put(tmp_path, "in/report.pdf", "%PDF-1.7")
    with EmbeddedStore(tmp_path / "store") as store:
        report = ingest([tmp_path / "in"], store)
    assert report.ingested == 2
    assert [Path(file.source).name for file in report.quarantined] == ["report.pdf"]


def test_a_changed_file_takes_back_what_it_no_longer_says(tmp_path: Path) -> None:
    text = (DOCUMENTS / ONE).read_text(encoding="utf-8")
    path = put(tmp_path, "a.txt", text)
    with EmbeddedStore(tmp_path / "store") as store:
        ingest([path], store)
        put(tmp_path, "a.txt", text.replace("人员经费800万元", "人员经费801万元"))
        ingest([path], store)
        found: list[Any] = [q for q in store.dump_quads() if q.predicate == FIS.amount]
    amounts = {q.object.value for q in found if q.subject.value.endswith(".basic.personnel")}
    assert amounts == {"8010000"}


def test_two_departments_share_a_document_until_both_are_gone(tmp_path: Path) -> None:
    cites = "根据冀财农〔2023〕15号文件，2024年支出预算5万元。\n"
    head = "2024年部门预算公开\n二、部门预算安排的总体情况\n"
    one = put(tmp_path, "one.txt", f"怀安县水务局{head}{cites}")
    other = put(tmp_path, "other.txt", f"怀安县教育局{head}{cites}")
    with EmbeddedStore(tmp_path / "store") as store:
        ingest([one, other], store)
        put(tmp_path, "one.txt", f"怀安县水务局{head}2024年支出预算5万元。\n")
        ingest([one], store)
        assert numbers(store) == {"冀财农〔2023〕15号"}
        put(tmp_path, "other.txt", f"怀安县教育局{head}2024年支出预算5万元。\n")
        ingest([other], store)
        assert numbers(store) == set()


def numbers(store: Any) -> set[str]:
    return {
        quad.object.value for quad in store.dump_quads() if quad.predicate == FIS.documentNumber
    }


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    told: list[str] = []
    with EmbeddedStore(tmp_path / "store") as store:
        ingest([DOCUMENTS / ONE], store, on_progress=lambda now: told.append(Path(now.source).name))
    assert told == [ONE]


@pytest.mark.parametrize("base", ["https://data.example.org/budget/"])
def test_data_is_minted_under_the_base(base: str) -> None:
    quads: tuple[Any, ...] = convert((DOCUMENTS / ONE).read_bytes(), ONE, base).quads
    subjects = {quad.subject.value for quad in quads}
    assert subjects
    assert all(subject.startswith((base, "https://w3id.org/fiscus/code/")) for subject in subjects)


def test_another_mapping_has_another_version() -> None:
    """Stores take a file again only where the version of the mapping has changed."""
    quads = {
        str(quad)
        for document in sorted(DOCUMENTS.glob("*.txt"))
        for quad in convert(document.read_bytes(), document.name).quads
    }
    digest = hashlib.sha256("\n".join(sorted(quads)).encode()).hexdigest()
    known = (Path(__file__).parent / "mapping.txt").read_text(encoding="utf-8").split()
    assert (MAPPING_VERSION, digest) == tuple(known)
