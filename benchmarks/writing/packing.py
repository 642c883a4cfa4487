"""Office files that are the same bytes whenever they are written, and archives of files."""

import io
import re
import zipfile
from collections.abc import Mapping

_WHEN = (2020, 1, 1, 0, 0, 0)
_WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def without_dates(office: bytes) -> bytes:
    """Return a docx or xlsx without the time at which it was written."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(office)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _WRITTEN.sub(rb"\g<1>2020-01-01T00:00:00Z", data)
            new.writestr(_entry(name), data)
    return target.getvalue()


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive whose names are GB 18030, without saying so, as Windows packs it."""
    target = io.BytesIO()
    names = {name: name.encode("gb18030") for name in files}
    stand_ins = {name: f"{n}".rjust(len(raw), "_") for n, (name, raw) in enumerate(names.items())}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(_entry(stand_ins[name]), data)
    content = target.getvalue()
    for name, raw in names.items():
        content = content.replace(stand_ins[name].encode(), raw)
    return content


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
