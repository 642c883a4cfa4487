"""The forms in which a disclosure is rebuilt: name, ending, and what writes it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from . import as_docx, as_html, as_pdf, as_text, as_xls, as_xlsx
from .layout import Layout
from .pdf_table import Style
from .sheet_parts import one_sheet, sheet_each_table


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a disclosure; *ending* is the usual one of such files."""

    name: str
    ending: str
    write: Callable[[Layout], bytes]


_REPEAT = Style(repeat=True)
_CUT = Style(cut=True, repeat=True, fitted=True)
_OPEN = Style(lists_ruled=False, repeat=True, figures_right=True)
_SMALL = (595.0, 540.0)  # a page on which many tables break

FORMS = (
    Form("docx, numbered by Word", "docx", as_docx.document),
    Form("docx, numbered by hand", "docx", partial(as_docx.document, automatic=False)),
    Form("html, UTF-8", "html", as_html.page),
    Form("html, GB 18030 called gbk", "htm", partial(as_html.page, charset="gbk")),
    Form("html, a page of a site", "html", as_html.site_page),
    Form("xlsx, one sheet", "xlsx", lambda layout: as_xlsx.workbook(one_sheet(layout))),
    Form(
        "xlsx, a sheet a table", "xlsx", lambda layout: as_xlsx.workbook(sheet_each_table(layout))
    ),
    Form("xls, one sheet", "xls", lambda layout: as_xls.workbook(one_sheet(layout))),
    Form("xls, a sheet a table", "xls", lambda layout: as_xls.workbook(sheet_each_table(layout))),
    Form("pdf, tables ruled", "pdf", as_pdf.document),
    Form("pdf, tables over page breaks", "pdf", partial(as_pdf.document, breaking=True)),
    Form("pdf, headers repeated", "pdf", partial(as_pdf.document, style=_REPEAT, breaking=True)),
    Form(
        "pdf, rows cut by page breaks",
        "pdf",
        partial(as_pdf.document, style=_CUT, size=_SMALL, breaking=True),
    ),
    Form("pdf, lists without rules", "pdf", partial(as_pdf.document, style=_OPEN, breaking=True)),
    Form("text, tables drawn with bars", "txt", as_text.barred),
    Form("text, a cell a line", "txt", as_text.closed),
)
