"""``fiscus coverage``: what was understood of a document and what was not."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ...graph.coverage_report import coverage_json, coverage_text
from ...graph.ingest import convert as convert_document
from .options import DEFAULT_BASE, BaseOption, OcrOption
from .terminal import checked_base, choose, read_file, write_output


class Format(StrEnum):
    """Forms of the coverage report."""

    TEXT = "text"
    JSON = "json"


def coverage(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A budget disclosure.")],
    format_: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    base: BaseOption = DEFAULT_BASE,
    ocr: OcrOption = False,  # noqa: FBT002 - a flag of the command line
) -> None:
    """Tell which numbers and characters became facts, and list the rest with places."""
    wanted = choose(Format, format_, "--format")
    found = convert_document(read_file(file), file.name, checked_base(base), ocr=ocr).coverage
    if wanted is Format.JSON:
        text = json.dumps(coverage_json(found), ensure_ascii=False, indent=2)
    else:
        text = coverage_text(found)
    write_output(None, f"{text.rstrip()}\n".encode())
