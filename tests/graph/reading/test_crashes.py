"""Files that once brought a reader down or kept it busy; each is named after what it holds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fiscus.graph.errors import FiscusError
from fiscus.graph.reading.archives import members
from fiscus.graph.reading.pdf.reader import read_pdf
from fiscus.graph.reading.plain.text import read_text
from fiscus.graph.reading.sheets.xls import read_xls
from fiscus.graph.reading.sheets.xlsx import read_xlsx
from fiscus.graph.reading.web.html import read_html
from fiscus.graph.reading.word.docx import read_docx

FILES = sorted((Path(__file__).parent / "crashes").iterdir())
READERS: dict[str, Callable[[bytes, str], object]] = {
    ".docx": read_docx,
    ".html": read_html,
    ".pdf": read_pdf,
    ".txt": read_text,
    ".xls": read_xls,
    ".xlsx": read_xlsx,
    ".zip": lambda data, name: tuple(members(data, name)),
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_it_is_read_or_refused(path: Path) -> None:
    try:
        READERS[path.suffix](path.read_bytes(), path.name)
    except FiscusError as error:
        assert error.where.startswith(path.name)  # noqa: PT017 - it may be read as well
