"""Made-up disclosures as a folder of files in all formats, each department in its own."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from benchmarks.writing.as_text import ENCODINGS, stream
from benchmarks.writing.forms import FORMS, Form
from benchmarks.writing.layout import Layout
from benchmarks.writing.packing import packed

from .corpus import Made, made
from .draws import Draws


def _gbk(layout: Layout) -> bytes:
    return ENCODINGS["gb18030"](stream(layout).decode())


_TEXT = Form("text, a cell stream", "txt", stream)
_GBK = Form("text, a cell stream in GB 18030", "txt", _gbk)
_BY_NAME = {form.name: form for form in FORMS}
SHARES = (
    (_TEXT, 27),
    (_GBK, 8),
    (_BY_NAME["text, tables drawn with bars"], 5),
    (_BY_NAME["text, a cell a line"], 5),
    (_BY_NAME["docx, numbered by Word"], 8),
    (_BY_NAME["docx, numbered by hand"], 5),
    (_BY_NAME["html, UTF-8"], 8),
    (_BY_NAME["html, GB 18030 called gbk"], 5),
    (_BY_NAME["html, a page of a site"], 6),
    (_BY_NAME["xlsx, a sheet a table"], 4),
    (_BY_NAME["xls, one sheet"], 4),
    (_BY_NAME["pdf, tables ruled"], 5),
    (_BY_NAME["pdf, headers repeated"], 5),
    (_BY_NAME["pdf, tables over page breaks"], 5),
)
"""The forms, and how many departments in a hundred publish in each."""
WORKBOOK = _BY_NAME["xlsx, a sheet a table"]
_ARCHIVES = 0.02


def written(seed: int, documents: int) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of files that hold *documents* disclosures or tables of them.

    A few departments have all theirs in one archive. The same numbers give the same bytes.
    """
    each = (made(seed, number) for number in range(documents))
    for place, several in groupby(each, key=lambda one: one.department):
        draws = Draws(seed, "form", place)
        form = draws.one([form for form, share in SHARES for _ in range(share)])
        all_files = (_file(one, form) for one in several)
        if draws.happens(_ARCHIVES):
            yield f"部门{place + 1}.zip", packed(dict(all_files))
        else:
            yield from all_files


def write_folder(folder: Path, seed: int, documents: int) -> int:
    """Write the files into *folder*, a folder within it a thousand documents; return how many."""
    count = 0
    for name, data in written(seed, documents):
        target = folder / f"{count // 1000:02d}" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        count += 1
    return count


def _file(one: Made, form: Form) -> tuple[str, bytes]:
    """Return a disclosure in its department's form; tables alone are a workbook."""
    chosen = WORKBOOK if one.kind == "tables" else form
    return f"{one.name}.{chosen.ending}", chosen.write(one.layout)
