"""Formats that LibreOffice converts: contents, the original's digest, refusals."""

import hashlib
import io
import os
import shutil
import stat
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from fiscus.graph.errors import (
    ConverterMissing,
    DamagedSource,
    EncryptedSource,
    FiscusError,
    HostileSource,
    TooLarge,
    UnreadableSource,
)
from fiscus.graph.reading import office
from fiscus.graph.reading.document import Document, Paragraph, Table
from fiscus.graph.reading.office import read_office
from fiscus.graph.reading.office_kind import office_ending

RTF = (
    rb"{\rtf1\ansi\uc0 \u39044 \u31639 2023\par"
    rb"\trowd\cellx2000\cellx4000\intbl A\cell 1.50\cell\row\pard END\par}"
)
ODF = "application/vnd.oasis.opendocument."

needs_soffice = pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("CI"),
    reason="LibreOffice (soffice) is not installed",
)


def no_spreadsheet(data: bytes, name: str) -> Document:
    raise AssertionError((len(data), name))


def workbook() -> bytes:
    book = xlwt.Workbook()
    book.add_sheet("表").write(0, 0, "合计")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def open_document(kind: str, parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as container:
        container.writestr("mimetype", ODF + kind)
        for name, content in parts.items():
            container.writestr(name, content)
    return stream.getvalue()


@pytest.mark.slow
@needs_soffice
def test_a_rich_text_document_is_read() -> None:
    document = read_office(RTF, "a.rtf", no_spreadsheet)
    first, table, last = document.blocks
    assert isinstance(first, Paragraph)
    assert first.passage.text == "预算2023"
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["A", "1.50"]]
    assert isinstance(last, Paragraph)
    assert last.passage.text == "END"
    assert (document.name, document.digest) == ("a.rtf", hashlib.sha256(RTF).hexdigest())


@pytest.mark.slow
@needs_soffice
def test_a_spreadsheet_is_converted_for_the_reader_given() -> None:
    data = workbook()

    def read_sheets(converted: bytes, name: str) -> Document:
        with zipfile.ZipFile(io.BytesIO(converted)) as container:
            assert "合计" in container.read("xl/sharedStrings.xml").decode()
        return Document(name, "", (), ())

    document = read_office(data, "a.et", read_sheets)
    assert document == Document("a.et", hashlib.sha256(data).hexdigest(), (), ())


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (RTF, ".rtf"),
        (workbook(), ".xls"),
        (open_document("text", {}), ".odt"),
        (open_document("spreadsheet", {}), ".ods"),
        (open_document("presentation", {}), ""),
        (b"plain", ""),
        (b"", ""),
    ],
)
def test_formats_are_told_by_content(data: bytes, ending: str) -> None:
    assert office_ending(data) == ending


def test_other_bytes_are_refused() -> None:
    with pytest.raises(UnreadableSource):
        read_office(b"plain", "a.doc", no_spreadsheet)


def test_a_missing_converter_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConverterMissing, match="install LibreOffice"):
        read_office(RTF, "a.rtf", no_spreadsheet)


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        ({"META-INF/manifest.xml": "<a><manifest:encryption-data/></a>"}, EncryptedSource),
        ({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, HostileSource),
    ],
)
def test_unsafe_open_documents_never_reach_the_converter(
    parts: dict[str, str], error: type[UnreadableSource], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(error):
        read_office(open_document("text", parts), "a.odt", no_spreadsheet)


_STARTS = [b"{\\rtf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", open_document("text", {})[:60], b""]


@given(st.sampled_from(_STARTS), st.binary(max_size=300))
def test_any_bytes_are_a_typed_error_without_a_converter(start: bytes, data: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")
        with pytest.raises(FiscusError):
            read_office(start + data, "a", no_spreadsheet)


@settings(max_examples=300)
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=4))
def test_a_changed_file_is_a_typed_error_without_a_converter(place: int, data: bytes) -> None:
    sound = open_document("text", {"content.xml": "<a>甲</a>", "META-INF/manifest.xml": "<a/>"})
    content = bytearray(sound)
    content[place % len(sound) : place % len(sound) + len(data)] = data
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")
        with pytest.raises(FiscusError):
            read_office(bytes(content), "a", no_spreadsheet)


@pytest.fixture
def converter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what puts a shell script in the place of LibreOffice."""

    def install(script: str) -> None:
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    return install


def test_a_converter_without_result_means_damage(converter: Callable[[str], None]) -> None:
    converter("exit 1")
    with pytest.raises(DamagedSource):
        read_office(RTF, "a.rtf", no_spreadsheet)


def test_all_that_the_converter_started_ends_in_time(
    converter: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "SECONDS", 1)
    converter(f"sleep 60 & echo $! > {tmp_path}/pid; wait")
    started = time.monotonic()
    with pytest.raises(TooLarge):
        read_office(RTF, "a.rtf", no_spreadsheet)
    assert time.monotonic() - started < 20
    assert not _runs(int((tmp_path / "pid").read_text()))


def test_a_converter_that_computes_without_end_is_ended_by_the_kernel(
    converter: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where whoever waits for it was killed before."""
    monkeypatch.setattr(office, "SECONDS", 7)
    converter(f"sleep 0.2; grep 'Max cpu time' /proc/self/limits > {tmp_path}/limits")
    with pytest.raises(DamagedSource):
        read_office(RTF, "a.rtf", no_spreadsheet)
    assert (tmp_path / "limits").read_text().split()[3:5] == ["7", "7"]


def _runs(pid: int) -> bool:
    """Tell whether a process runs, one that only waits to be collected does not."""
    for _ in range(50):
        try:
            if "\nState:\tZ" in Path(f"/proc/{pid}/status").read_text():
                return False
        except FileNotFoundError:
            return False
        time.sleep(0.1)
    return True
