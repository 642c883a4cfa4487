"""Workbooks for tests: by openpyxl, and by hand from the content of a sheet."""

import datetime
import io
import zipfile

import openpyxl
import xlwt

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def saved(book: openpyxl.Workbook | xlwt.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def packed(sheet: str, more: dict[str, str] | None = None, main: str = MAIN) -> bytes:
    """Return a workbook by hand, with *sheet* as the content of its only sheet."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": links("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{OFFICE}">'
        '<sheets><sheet name="Sheet1" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": links(
            "worksheet", "/xl/sheet.xml", "sharedStrings", "strings.xml", "styles", "styles.xml"
        ),
        "xl/sheet.xml": f'<worksheet xmlns="{main}">{sheet}</worksheet>',
        **(more or {}),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return stream.getvalue()


def links(*pairs: str) -> str:
    links = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(zip(pairs[::2], pairs[1::2], strict=True))
    )
    return f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>'


def rows(cells: str) -> str:
    return f'<sheetData><row r="1">{cells}</row></sheetData>'


def workbook() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["某局2023年收支总表"])
    sheet.merge_cells("A1:C1")
    sheet.append(["项目", "金额", "占比"])
    sheet.append(["合计", 1234.5, 0.1234])
    sheet.append(["日期", datetime.date(2023, 5, 1), True])
    sheet["B3"].number_format, sheet["C3"].number_format = "#,##0.00", "0.00%"
    return book
