"""Files of LibreOffice: rtf, odt, doc (which wps files are, too) and ods."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

from benchmarks.writing import as_docx, as_xlsx
from benchmarks.writing.layout import Layout
from benchmarks.writing.sheet_parts import sheet_each_table

SECONDS = 120


def saved_as(ending: str, layouts: Mapping[str, Layout], folder: Path) -> dict[str, bytes]:
    """Return each of *layouts*, by its name, as LibreOffice saves it under *ending*.

    Numbers are typed, for in rtf LibreOffice writes those that it counts with question marks.

    :param folder: an empty one.
    """
    sources = [_written(folder / name, layout, ending) for name, layout in layouts.items()]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / "out"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(out)]
    subprocess.run([*command, *sources], check=True, capture_output=True, timeout=SECONDS)
    return {name: (out / f"{name}.{ending}").read_bytes() for name in layouts}


def _written(path: Path, layout: Layout, ending: str) -> str:
    is_workbook = ending in {"ods", "xls"}
    source = path.with_name(f"{path.name}.{'xlsx' if is_workbook else 'docx'}")
    if is_workbook:
        source.write_bytes(as_xlsx.workbook(sheet_each_table(layout)))
    else:
        source.write_bytes(as_docx.document(layout, automatic=False))
    return str(source)
