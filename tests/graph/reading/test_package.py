"""Containers: limits, passwords, damage, entities."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiscus.graph.errors import (
    DamagedSource,
    EncryptedSource,
    FiscusError,
    HostileSource,
    TooLarge,
    UnreadableSource,
)
from fiscus.graph.reading import package
from fiscus.graph.reading.package import open_archive, open_package

DOCTYPE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return stream.getvalue()


def test_names_and_content_come_back() -> None:
    opened = open_package(packed({"甲/乙.xml": b"<a/>", "c.bin": b"\0\1"}), "a.docx")
    assert opened.names() == ("甲/乙.xml", "c.bin")
    assert opened.read("甲/乙.xml") == b"<a/>"
    with pytest.raises(DamagedSource):
        opened.read("d.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_document_types_are_refused(encoding: str) -> None:
    data = packed({"word/document.xml": DOCTYPE.encode(encoding)})
    with pytest.raises(HostileSource):
        open_package(data, "a.docx")


def test_document_types_are_refused_whatever_the_part_is_called() -> None:
    with pytest.raises(HostileSource):
        open_package(packed({"word/media/image.png": DOCTYPE.encode()}), "a.docx")


def test_encodings_that_hide_markup_are_refused() -> None:
    content = b'<?xml version="1.0" encoding="utf-7"?>+ADw-!DOCTYPE a+AD4-<a/>'
    with pytest.raises(HostileSource):
        open_package(packed({"a.xml": content}), "a.docx")


def test_an_archive_may_hold_pages() -> None:
    page = b"<!DOCTYPE html><html></html>"
    assert open_archive(packed({"a.html": page}), "a.zip").read("a.html") == page


def test_a_part_that_unfolds_too_far_is_refused() -> None:
    with pytest.raises(TooLarge):
        open_package(packed({"a.xml": b" " * 2_000_000}), "a.docx")


def test_all_parts_together_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 25)
    assert open_package(packed({"a": b"0123456789", "b": b"0123456789"}), "a.docx").names()
    with pytest.raises(TooLarge):
        open_package(packed(dict.fromkeys("abc", b"0123456789")), "a.docx")


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(TooLarge):
        open_package(packed({str(n): b"" for n in range(2_001)}), "a.docx")


def test_declared_sizes_are_not_believed() -> None:
    data = packed({"a.xml": b"<a>" + b"x" * 500 + b"</a>"})
    size = (507).to_bytes(4, "little")
    with pytest.raises(DamagedSource):
        open_package(data.replace(size, (5).to_bytes(4, "little")), "a.docx")


def test_other_packing_is_refused() -> None:
    with pytest.raises(UnreadableSource):
        open_package(packed({"a.xml": b"<a/>"}, zipfile.ZIP_BZIP2), "a.docx")


def test_passwords_are_told() -> None:
    data = bytearray(packed({"a.xml": b"<a/>"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(EncryptedSource):
        open_package(bytes(data), "a.docx")
    compound = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedSource):
        open_package(compound, "a.docx")


def test_a_cut_file_is_damaged() -> None:
    data = packed({"a.xml": b"<a/>" * 100})
    with pytest.raises(DamagedSource):
        open_package(data[:-30], "a.docx")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_bytes_give_a_package_or_an_error(data: st.DataObject) -> None:
    content = bytearray(packed({"a.xml": b"<a>text</a>", "b/c.rels": b"<b/>"}))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    with contextlib.suppress(FiscusError):
        open_package(bytes(content), "a.docx").names()
