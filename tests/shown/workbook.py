"""A workbook: list of tables, figures as text, formulas, codes in columns, a hidden sheet."""

import io
import re
import zipfile
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[str | float | None]]

_LIST: Rows = (
    ("宜章县科技局2024年部门预算公开表", None),
    (None, None),
    ("表1", "部门收支总表"),
    ("表2", "一般公共预算支出表"),
    ("表3", "一般公共预算“三公”经费支出表"),
)
_BOTH_SIDES: Rows = (
    ("部门收支总表", None, None, None),
    ("部门：宜章县科技局", None, None, "单位：元"),
    ("收入", None, "支出", None),
    ("项目", "预算数", "项目", "预算数"),
    ("一、一般公共预算拨款收入", "2,000,000.00", "一、科学技术支出", 2245678.9),
    ("二、事业收入", None, "二、住房保障支出", 100000),
    ("三、其他收入", "345678.90", None, None),
    ("本年收入合计", 2345678.9, "本年支出合计", 2345678.9),
    ("收入总计", 2345678.9, "支出总计", 2345678.9),
)
_EXPENDITURE: Rows = (
    ("一般公共预算支出表",),
    (*[None] * 7, "单位：元"),
    ("功能分类科目编码", None, None, "功能分类科目名称", "2023年执行数", "2024年预算数"),
    ("类", "款", "项", None, None, "小计", "基本支出", "项目支出"),
    ("206", None, None, "科学技术支出", 1800000, 1900000, 1400000, 500000),
    ("206", "01", None, "科学技术管理事务", 1300000, 1400000, 1400000, None),
    ("206", "01", "01", "行政运行", 1300000, 1400000, 1400000, None),
    ("206", "04", "04", "科技成果转化与扩散", 500000, 500000, None, 500000),
    (221, "02", "01", "住房公积金", None, 100000, 100000, None),
    ("合计", None, None, None, 1800000, 2000000, 1500000, 500000),
)
_THREE_PUBLIC: Rows = (
    ("一般公共预算“三公”经费支出表",),
    (*[None] * 5, "单位：元"),
    ("三公经费合计", "因公出国（境）费", "公务用车购置及运行费", None, None, "公务接待费"),
    (None, None, "小计", "公务用车购置费", "公务用车运行费", None),
    (30000, 0, 20000, "-", 20000, 10000),
)
_DRAFT: Rows = (
    ("部门收支总表", None, None, "单位：元"),
    ("收入", None, "支出", None),
    ("项目", "预算数", "项目", "预算数"),
    ("一、一般公共预算拨款收入", 7, "一、科学技术支出", 7),
    ("收入总计", 7, "支出总计", 7),
)


def workbook() -> bytes:
    """Return the workbook; two sums of its second sheet are formulas with their results."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _write(book.create_sheet("目录"), _LIST, ("A1:B1",))
    _write(book.create_sheet("表1"), _BOTH_SIDES, ("A1:D1", "A3:B3", "C3:D3"))
    merges = ("A1:H1", "A3:C3", "D3:D4", "E3:E4", "F3:H3", "A10:D10")
    _write(book.create_sheet("表2"), _EXPENDITURE, merges)
    _write(book.create_sheet("表3"), _THREE_PUBLIC, ("A1:F1", "A3:A4", "B3:B4", "C3:E3", "F3:F4"))
    _write(book.create_sheet("草稿"), _DRAFT, ())
    book.worksheets[-1].sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)
    return _with_formulas(target.getvalue(), "xl/worksheets/sheet2.xml", b"B8|D8")


def _write(sheet: Worksheet, rows: Rows, merges: Sequence[str]) -> None:
    for row in rows:
        sheet.append(list(row))
    for area in merges:
        sheet.merge_cells(area)


def _with_formulas(data: bytes, part: str, cells: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                pattern = rb'(<c r="(?:' + cells + rb')"[^>]*>)<v>'
                content, count = re.subn(pattern, rb"\1<f>SUM(B5:B7)</f><v>", content)
                assert count == 2
            new.writestr(name, content)
    return target.getvalue()
