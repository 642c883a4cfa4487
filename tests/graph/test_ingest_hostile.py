"""Hostile and broken files in one folder: each gets its reason, the sound ones go in."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
import xlwt
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from fiscus.graph.ingest import Limits, ingest
from fiscus.graph.store import EmbeddedStore

TEXT = (Path(__file__).parents[1] / "documents" / "three-public.txt").read_text(encoding="utf-8")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1_016)
XML = '<?xml version="1.0" encoding="{0}"?>'
DOCTYPE = XML + '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
PASSWORD_STREAM = "EncryptedPackage".encode("utf-16-le").ljust(64, b"\0") + b"\x22\0"


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else None
            archive.writestr(name, content, method)
    return stream.getvalue()


def word(parts: dict[str, bytes] | None = None) -> bytes:
    """Return the disclosure as docx, with some of its parts put in or replaced."""
    document, stream = docx.Document(), io.BytesIO()
    for line in TEXT.split("\n"):
        document.add_paragraph(line)
    document.save(stream)
    return _with_parts(stream.getvalue(), parts or {})


def sheet(parts: dict[str, bytes] | None = None, far: str = "") -> bytes:
    """Return the disclosure as xlsx, a line a row, with parts replaced and a far cell filled."""
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for row, line in enumerate(TEXT.split("\n"), start=1):
        book.worksheets[0].cell(row, 1, line)
    if far:
        book.worksheets[0][far] = "1"
    book.save(stream)
    return _with_parts(stream.getvalue(), parts or {})


def _with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    return packed(kept | parts)


def lying_sheet() -> bytes:
    """Return the disclosure as xlsx that says it is one cell."""
    data = sheet()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("xl/worksheets/sheet1.xml")
    start = content.index(b'<dimension ref="') + 16
    end = content.index(b'"', start)
    return sheet({"xl/worksheets/sheet1.xml": content[:start] + b"A1" + content[end:]})


def pdf(draw: Callable[[Canvas], object], **options: object) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, **options)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def picture() -> bytes:
    """Return a PNG image, grey, 600 by 800."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + check

    head = struct.pack(">IIBBBBB", 600, 800, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * 600) * 800)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def scanned() -> bytes:
    return pdf(lambda page: page.drawImage(ImageReader(io.BytesIO(picture())), 0, 0, 595, 842))


def pictures() -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    document.add_picture(io.BytesIO(picture()))
    document.save(stream)
    return stream.getvalue()


def pdf_bomb() -> bytes:
    """Return a PDF of some 300 kB with a stream that unfolds to more than 300 MB."""
    folding = zlib.compressobj(9)
    begin = folding.compress(b"") + folding.flush(zlib.Z_FULL_FLUSH)
    blanks = folding.compress(b" " * 1_000_000) + folding.flush(zlib.Z_FULL_FLUSH)
    stream = begin + blanks * 301 + folding.flush()
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n"
    head = b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(stream)
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        + page + head + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )  # fmt: skip


def old_sheet() -> bytes:
    book, stream = xlwt.Workbook(), io.BytesIO()
    page = book.add_sheet("a")
    for row, line in enumerate(TEXT.split("\n")):
        page.write(row, 0, line)
    book.save(stream)
    return stream.getvalue()


def nested(depth: int) -> bytes:
    data = packed({"a.txt": TEXT.encode()})
    for _ in range(depth):
        data = packed({"inner.zip": data})
    return data


def locked_zip() -> bytes:
    data = bytearray(packed({"a.txt": TEXT.encode()}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    return bytes(data)


def deep_word() -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "<w:sdt><w:sdtContent>" * 200 + "</w:sdtContent></w:sdt>" * 200
    content = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return word({"word/document.xml": content.encode()})


SOUND: dict[str, Callable[[], bytes]] = {
    "a document.docx": word,
    "called pdf, but docx.pdf": word,
    "called xlsx, but text.xlsx": TEXT.encode,
    "far cell.xlsx": lambda: sheet(far="XFD1048576"),
    "lying dimension.xlsx": lying_sheet,
    "old workbook.xls": old_sheet,
    "z, the last.txt": TEXT.encode,
}
REASONS: dict[str, dict[str, Callable[[], bytes]]] = {
    "too-large": {
        "bomb.docx": lambda: word({"word/media/a.xml": b" " * 50_000_000}),
        "bomb of small parts.docx": lambda: word(
            {f"word/{n}.bin": b" " * 1_000_000 for n in range(201)}
        ),
        "bomb.xlsx": lambda: sheet({"xl/sharedStrings.xml": b"<a/>" * 10_000_000}),
        "bomb.pdf": pdf_bomb,
        "many parts.docx": lambda: word({f"word/{n}.bin": b"" for n in range(2_000)}),
        "many members.zip": lambda: packed({f"{n}.txt": b"" for n in range(2_001)}),
    },
    "hostile": {
        "entity.docx": lambda: word({"word/styles.xml": DOCTYPE.format("utf-8").encode()}),
        "entity in utf-16.docx": lambda: word(
            {"word/document.xml": DOCTYPE.format("utf-16").encode("utf-16")}
        ),
        "entity in utf-16.xlsx": lambda: sheet(
            {"xl/sharedStrings.xml": DOCTYPE.format("utf-16").encode("utf-16")}
        ),
        "entity in utf-7.xlsx": lambda: sheet(
            {"xl/workbook.xml": DOCTYPE.format("utf-7").encode("utf-7")}
        ),
        "entity.html": f'<!DOCTYPE html [<!ENTITY a "b">]><p>{TEXT}</p>'.encode,
        "entity in utf-16.html": lambda: f'<!DOCTYPE html [<!ENTITY a "b">]><p>{TEXT}'.encode(
            "utf-16"
        ),
        "entity.odt": lambda: packed(
            {
                "mimetype": b"application/vnd.oasis.opendocument.text",
                "content.xml": DOCTYPE.format("utf-16").encode("utf-16"),
            }
        ),
        "deep.docx": deep_word,
    },
    "damaged": {
        "cut.docx": lambda: word()[:-2_000],
        "cut.xlsx": lambda: sheet()[:-200],
        "cut.xls": lambda: old_sheet()[:4_000],
        "cut.pdf": lambda: pdf(lambda page: page.drawString(72, 72, "2023"))[:-200],
        "cut, in the middle.zip": lambda: packed({"a.txt": TEXT.encode()})[:300],
        "cut.zip": lambda: packed({"a.txt": TEXT.encode()})[:-30],
    },
    "encrypted": {
        "locked.docx": lambda: OLE + PASSWORD_STREAM,
        "locked.pdf": lambda: pdf(
            lambda page: page.drawString(72, 72, "2023"),
            encrypt=StandardEncryption("a", "b", canPrint=0),
        ),
    },
    "scanned": {
        "scanned.pdf": scanned,
        "photo.pdf": picture,
        "scanned.docx": pictures,
    },
    "unreadable": {"noise.pdf": lambda: bytes(range(256)) * 9, "workbook.xlsb.xlsx": lambda: OLE},
    "empty": {"empty.txt": lambda: b"", "blank.html": lambda: b"<html><p> </p>", "blank.pdf":
              lambda: pdf(lambda page: page.setLineWidth(1))},
    "no-disclosure": {"letter.txt": "你好".encode, "call.html": lambda: b"<p>404</p>"},
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    cases = [SOUND, *REASONS.values()]
    for name, data in (item for case in cases for item in case.items()):
        (folder / name).write_bytes(data())
    with (folder / "sparse.txt").open("wb") as file:
        file.truncate(1 << 40)
    return folder


def test_each_has_its_reason_and_the_sound_ones_go_in(folder: Path, tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path / "store") as store:
        report = ingest([folder], store, limits=Limits(seconds=30, memory=1 << 30))
        names = {Path(marker.name).name for marker in store.markers()}
        assert not any("root:" in str(quad.object) for quad in store.dump_quads())
    expected = {name: reason for reason, files in REASONS.items() for name in files}
    expected["sparse.txt"] = "too-large"
    assert {Path(item.source).name: item.reason for item in report.quarantined} == expected
    assert names == set(SOUND)
    assert all(item.source in item.message for item in report.quarantined)


ARCHIVES: dict[str, tuple[Callable[[], bytes], dict[str, str]]] = {
    "locked.zip": (
        lambda: packed({"a.zip": locked_zip(), "b.txt": TEXT.encode()}),
        {"a.zip/a.txt": "encrypted", "b.txt": ""},
    ),
    "nested.zip": (
        lambda: packed({"deep.zip": nested(2), "one.zip": nested(0), "b.txt": TEXT.encode()}),
        {"deep.zip/inner.zip": "hostile", "one.zip/a.txt": "", "b.txt": ""},
    ),
    "tricks.zip": (
        lambda: packed({"../../../../tmp/fiscus-trick.txt": TEXT.encode(), "/a.txt": b"\0"}),
        {"tmp/fiscus-trick.txt": "", "a.txt": "unreadable"},
    ),
    "bomb.zip": (
        lambda: packed({"a.txt": bytes(20_000_000), "b.docx": word()}),
        {"a.txt": "too-large", "b.docx": ""},
    ),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_each_member_of_an_archive_has_its_reason(name: str, tmp_path: Path) -> None:
    data, expected = ARCHIVES[name]
    path = tmp_path / name
    path.write_bytes(data())
    with EmbeddedStore(tmp_path / "store") as store:
        report = ingest([path], store, workers=1)
        found = {marker.name: "" for marker in store.markers()}
    found |= {item.source: item.reason for item in report.quarantined}
    assert found == {f"{path}!/{member}": reason for member, reason in expected.items()}
    assert not Path("/tmp/fiscus-trick.txt").exists()  # noqa: S108 - where it would lead
