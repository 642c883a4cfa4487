"""Older and open office formats (doc, wps, rtf, odt, ods, et), converted by LibreOffice."""

import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ..errors import ConverterMissing, DamagedSource, TooLarge, UnreadableSource
from .document import Document
from .office_kind import office_ending, refuse_unsafe
from .sheets.xlsx import read_xlsx
from .word.docx import read_docx

SECONDS = 45
"""Time that a conversion may take, less than ingest gives a file: else the converter would
outlive the worker that is to end it. A disclosure of hundreds of pages takes under 20."""

_SPREADSHEETS = frozenset([".ods", ".xls"])
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_SAFE = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
"""No macros, no linked files; what would still be fetched ends at a closed port."""


def read_office(
    data: bytes, name: str, read_spreadsheet: Callable[[bytes, str], Document] = read_xlsx
) -> Document:
    """Read a document that LibreOffice knows; name and digest are those of *data* itself.

    :param name: for messages.
    :param read_spreadsheet: reads the bytes of an xlsx file.
    :raises ConverterMissing: LibreOffice is not installed.
    :raises UnreadableSource: it cannot convert the file, not in time, or the file is unsafe.
    """
    ending = office_ending(data)
    if not ending:
        raise UnreadableSource("this is no office document", name, "save it as docx or xlsx")
    refuse_unsafe(data, ending, name)
    target = "xlsx" if ending in _SPREADSHEETS else "docx"
    converted = _converted(data, ending, target, name)
    read = read_spreadsheet if target == "xlsx" else read_docx
    return replace(read(converted, name), name=name, digest=hashlib.sha256(data).hexdigest())


def _converted(data: bytes, ending: str, target: str, name: str) -> bytes:
    program = shutil.which("soffice")
    if program is None:
        raise ConverterMissing(
            f"{ending} files are read through LibreOffice, which is not installed",
            name,
            "install LibreOffice (the command soffice) or save the file as docx or xlsx",
        )
    with tempfile.TemporaryDirectory(prefix="fiscus-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"source{ending}")
        source.write_bytes(data)
        result = Path(folder, "out", f"source.{target}")
        _run(_command(program, source, result), name)
        if not result.is_file():
            raise DamagedSource(
                "LibreOffice cannot read the file", name, "open it and save it as docx or xlsx"
            )
        return result.read_bytes()


def _command(program: str, source: Path, result: Path) -> list[str]:
    """Return the command that turns *source* into *result*, with a profile beside them."""
    profile = source.parent / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    items = "\n".join(
        _ITEM.format(path=path, name=name, value=value) for path, name, value in _SAFE
    )
    settings.write_text(_SETTINGS.format(items=items), encoding="utf-8")
    return [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        result.suffix[1:],
        "--outdir",
        str(result.parent),
        str(source),
    ]


def _run(command: list[str], name: str) -> None:
    """Run *command* in a group of its own, which ends with it."""
    process = subprocess.Popen(  # noqa: S603 — the arguments are our own
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    _limit_processor(process.pid)
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise TooLarge(
            f"LibreOffice did not convert the file within {SECONDS} s", name, "split the file"
        ) from error
    finally:
        _end(process)


def _limit_processor(pid: int) -> None:
    """Have the kernel end what computes longer, though whoever waits for it were killed."""
    if sys.platform == "linux":
        with suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End all that *process* started; a group that is gone is no fault."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
