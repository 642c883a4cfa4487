"""What commands read from files and write to files and the terminal."""

import os
import re
import sys
import tempfile
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from ...graph.errors import FiscusError, UnreadableSource

Kind = TypeVar("Kind", bound=StrEnum)
LARGEST_FILE = 200 << 20
"""Bytes of a file that is read; a device has no end."""
_BASE = re.compile(r"https?://[^\s<>\"{}|^`\\?#]+/")


class BadUsage(FiscusError):
    """An option or argument that cannot be followed."""

    reason = "bad-usage"


class CannotWrite(FiscusError):
    """The output file cannot be written."""

    reason = "cannot-write"


def choose(kind: type[Kind], text: str, option: str) -> Kind:
    """Return the member of ``kind`` that ``text`` names.

    :raises BadUsage: there is none.
    """
    try:
        return kind(text)
    except ValueError as error:
        raise BadUsage(f"unknown value {text!r}", option, f"one of {', '.join(kind)}") from error


def checked_base(text: str) -> str:
    """Return a base IRI as given.

    :raises BadUsage: it is no absolute http(s) IRI that ends with a slash.
    """
    if not _BASE.fullmatch(text):
        hint = "give an http or https IRI that ends with a slash"
        raise BadUsage(f"{text!r} is no base", "--base", hint)
    return text


def checked_ocr(wanted: bool) -> bool:  # noqa: FBT001 - a flag of the command line
    """Return whether text is to be recognised.

    :raises BadUsage: the library for it is not installed.
    """
    if wanted and find_spec("rapidocr") is None:
        what = "the library that recognises text is not installed"
        raise BadUsage(what, "--ocr", "pip install 'fiscus[ocr]'")
    return wanted


def say(line: str) -> None:
    """Write one line to standard error."""
    sys.stderr.write(line.rstrip("\n") + "\n")


def complain(sentence: str) -> None:
    """Write what went wrong to standard error, in one line."""
    say("fiscus: " + " ".join(sentence.split()))


def read_file(path: Path) -> bytes:
    """Return the bytes of a file.

    :raises UnreadableSource: it is absent, a folder, too large, or may not be read.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or str(error)
        raise UnreadableSource(what, str(path), "check the name and the rights") from error
    if len(data) > LARGEST_FILE:
        what = f"the file is larger than {LARGEST_FILE >> 20} MB"
        raise UnreadableSource(what, str(path), "give one document at a time")
    return data


def write_output(out: Path | None, body: bytes) -> None:
    """Write to a file, whole or not at all; to standard output when ``out`` is None.

    :raises CannotWrite: the file cannot be written.
    """
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(body)
        sys.stdout.buffer.flush()
        return
    try:
        _replace(out, body)
    except OSError as error:
        raise CannotWrite(
            error.strerror or "cannot write", str(out), "choose another -o"
        ) from error


def _replace(out: Path, body: bytes) -> None:
    if not out.exists() or out.is_file():
        descriptor, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(body)
            Path(name).chmod(0o644)
            Path(name).replace(out)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    else:
        out.write_bytes(body)  # a device or pipe; a folder raises
