"""A Word document with a table in a table, a text box, tracked changes, and hidden text."""

import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table, _Cell

Rows = Sequence[Sequence[str]]

_EXPENDITURE: Rows = (
    ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
    ("206", "科学技术支出", "300.00", "200.00", "100.00"),
    ("2060101", "行政运行", "250.00", "200.00", ""),
    ("2060404", "科技成果转化与扩散", "100.00", "", "100.00"),
    ("20699", "旧科目", "999.00", "999.00", "999.00"),
    ("合计", "", "300.00", "200.00", "100.00"),
)
_THREE_PUBLIC: Rows = (
    ("项目", "预算数"),
    ("合计", "30.00"),
    ("因公出国（境）费用", "0.00"),
    ("公务接待费", "10.00"),
    ("公务用车购置及运行费", "20.00"),
    ("其中：公务用车运行费", "20.00"),
    ("会议费", "77.00"),
)
_BOX = (
    '<w:r {} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>单位：元</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
_DELETED = '<w:del {} w:id="1" w:author="a"><w:r><w:delText>{}</w:delText></w:r></w:del>'
_INSERTED = '<w:ins {} w:id="2" w:author="a"><w:r><w:t>{}</w:t></w:r></w:ins>'
_GONE = '<w:del {} w:id="3" w:author="a"/>'


def word() -> bytes:
    """Return the document: 250.00 was changed to 200.00, the row 会议费 was taken out."""
    document = docx.Document()
    document.add_paragraph("宜章县科技局2024年部门预算")
    document.add_paragraph("部门支出总表")
    document.add_paragraph()._p.append(parse_xml(_BOX.format(nsdecls("w"))))
    _expenditure(document.add_table(1, 1).cell(0, 0))
    document.add_paragraph("财政拨款“三公”经费支出表")
    document.add_paragraph("单位：元")
    _three_public(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _expenditure(frame: _Cell) -> None:
    table = _filled(frame.add_table(len(_EXPENDITURE), 5), _EXPENDITURE)
    for cell in table.rows[4].cells:
        cell.paragraphs[0].runs[0].font.hidden = True
    _change(table.cell(2, 2), "200.00")


def _three_public(document: Document) -> None:
    table = _filled(document.add_table(len(_THREE_PUBLIC), 2), _THREE_PUBLIC)
    row = table.rows[-1]
    row._tr.get_or_add_trPr().append(parse_xml(_GONE.format(nsdecls("w"))))
    for cell in row.cells:
        _change(cell, "")


def _filled(table: Table, rows: Rows) -> Table:
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    return table


def _change(cell: _Cell, text: str) -> None:
    """Delete the text of *cell* and insert another one, both tracked."""
    paragraph = cell.paragraphs[0]._p
    old = cell.text
    for run in paragraph.findall(qn("w:r")):
        paragraph.remove(run)
    paragraph.append(parse_xml(_DELETED.format(nsdecls("w"), old)))
    if text:
        paragraph.append(parse_xml(_INSERTED.format(nsdecls("w"), text)))
