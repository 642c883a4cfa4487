"""Zip archives: names, archives within, limits, tricks."""

import io
import random
import zipfile
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiscus.graph.errors import DamagedSource, EncryptedSource, FiscusError, HostileSource, TooLarge
from fiscus.graph.reading import archives
from fiscus.graph.reading.archives import Member, members


def packed(*parts: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return stream.getvalue()


def named(raw: bytes) -> bytes:
    """Return an archive whose one member is called *raw*, without a word on the encoding."""
    stand_in = "x" * len(raw)
    return packed((stand_in, b"1")).replace(stand_in.encode(), raw)


def labels(found: Iterable[Member]) -> list[str]:
    return [member.name for member in found]


@pytest.mark.parametrize(
    ("raw", "label"),
    [
        ("预算/公开.txt".encode("gb18030"), "预算/公开.txt"),
        ("预算/公开.txt".encode(), "预算/公开.txt"),
        (b"plain.txt", "plain.txt"),
        (b"../../etc/x.docx", "etc/x.docx"),
        (b"/etc/passwd", "etc/passwd"),
        (b"C:\\Windows\\x.txt", "Windows/x.txt"),
        (b"a/../../b\n\x1b[31m.txt", "b[31m.txt"),
        (b"a" * 500, "a" * 240),
        (b"....//", ""),
    ],
)
def test_names_are_labels_and_no_paths(raw: bytes, label: str) -> None:
    expected = [label] if label else []
    assert labels(members(named(raw), "a.zip")) == expected


def test_folders_and_litter_are_passed_over() -> None:
    data = packed(("__MACOSX/._a.txt", b"1"), ("b/", b""), ("b/.DS_Store", b"1"), ("b/c.txt", b"2"))
    assert list(members(data, "a.zip")) == [Member("b/c.txt", b"2")]


def test_an_archive_within_is_opened_and_no_deeper_one() -> None:
    inner = packed(("c.txt", b"1"), ("d.zip", packed(("e.txt", b"2"))))
    first, second = members(packed(("b.zip", inner)), "a.zip")
    assert first == Member("b.zip/c.txt", b"1")
    assert second.name == "b.zip/d.zip"
    assert isinstance(second.error, HostileSource)


def test_office_documents_within_are_no_archives() -> None:
    word = packed(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>"))
    assert labels(members(packed(("b.docx", word)), "a.zip")) == ["b.docx"]


def test_a_member_with_a_password_does_not_stop_the_next() -> None:
    data = bytearray(packed(("a.txt", b"1"), ("b.txt", b"2")))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    first, second = members(bytes(data), "a.zip")
    assert isinstance(first.error, EncryptedSource)
    assert second == Member("b.txt", b"2")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 9])
def test_other_packing_is_refused_and_does_not_stop_the_next(method: int) -> None:
    data = packed(("a.txt", b"1"), ("b.txt", b"2"))
    local, central = data.index(b"PK\x03\x04") + 8, data.index(b"PK\x01\x02") + 10
    changed = bytearray(data)
    changed[local : local + 2] = changed[central : central + 2] = method.to_bytes(2, "little")
    first, second = members(bytes(changed), "a.zip")
    assert first.error is not None
    assert first.error.reason == "unreadable"
    assert second == Member("b.txt", b"2")


def test_a_damaged_member_does_not_stop_the_next() -> None:
    data = bytearray(packed(("a.txt", b"1" * 1_000), ("b.txt", b"2")))
    data[data.index(b"a.txt") + 6] ^= 0xFF
    first, second = members(bytes(data), "a.zip")
    assert isinstance(first.error, DamagedSource)
    assert second == Member("b.txt", b"2")


def test_a_member_that_unfolds_too_far_does_not_stop_the_next() -> None:
    first, second = members(packed(("a.txt", bytes(20_000_000)), ("b.txt", b"2")), "a.zip")
    assert isinstance(first.error, TooLarge)
    assert second == Member("b.txt", b"2")


def test_all_members_are_counted_through_archives_within(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = packed(*((f"{n}.txt", b"1") for n in range(6)))
    data = packed(("a.zip", inner), ("b.zip", inner))
    monkeypatch.setattr(archives, "_MOST_MEMBERS", 14)
    assert len(list(members(data, "a.zip"))) == 12
    monkeypatch.setattr(archives, "_MOST_MEMBERS", 13)
    with pytest.raises(TooLarge):
        list(members(data, "a.zip"))


def test_all_bytes_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed(("a.txt", b"12345"), ("b.txt", b"12345"))
    monkeypatch.setattr(archives, "_LARGEST", 10)
    assert labels(members(data, "a.zip")) == ["a.txt", "b.txt"]
    monkeypatch.setattr(archives, "_LARGEST", 9)
    with pytest.raises(TooLarge):
        list(members(data, "a.zip"))


def test_the_same_bytes_under_many_names_are_counted_each_time() -> None:
    """Entries that overlap: a directory of thousands that all point to one member."""
    data = packed(("a.txt", bytes(900_000)))
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry, count = data[start:end], 300
    tail = bytearray(data[end:])
    tail[8:12] = count.to_bytes(2, "little") * 2
    tail[12:16] = (len(entry) * count).to_bytes(4, "little")
    with pytest.raises(TooLarge):
        list(members(data[:start] + entry * count + bytes(tail), "a.zip"))


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", packed(("a.txt", b"1"))[:-30]],
    ids=["nothing", "four bytes", "no end"],
)
def test_what_is_no_archive_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedSource) as raised:
        list(members(data, "a.zip"))
    assert raised.value.where == "a.zip"


_SOUND = packed(("预算.txt", b"2023" * 50), ("b/c.zip", packed(("d.txt", b"1"))), ("e/", b""))


@settings(deadline=None, max_examples=150)
@given(st.randoms(use_true_random=False))
def test_a_changed_archive_gives_members_or_a_typed_error(chance: random.Random) -> None:
    data = bytearray(_SOUND)
    for _ in range(chance.choice((1, 2, 5))):
        place = chance.randrange(len(data))
        data[place : place + chance.choice((0, 1, 1, 4))] = chance.randbytes(chance.choice((0, 1)))
    try:
        found = list(members(bytes(data), "a.zip"))
    except FiscusError:
        return
    assert all(not member.name.startswith("/") and ".." not in member.name for member in found)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_typed_error(data: bytes) -> None:
    with pytest.raises(FiscusError):
        list(members(b"PK\x03\x04" + data, "a.zip"))
