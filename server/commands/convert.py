"""``fiscus convert``: one document to RDF, without a store."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import typer

from ...graph.ingest import Conversion
from ...graph.ingest import convert as convert_document
from ..formats import render_quads, turtle
from .options import DEFAULT_BASE, BaseOption, OcrOption, OutOption
from .terminal import BadUsage, checked_base, choose, read_file, say, write_output


class Format(StrEnum):
    """RDF formats that ``convert`` writes."""

    TURTLE = "turtle"
    TRIG = "trig"
    NT = "nt"
    NQ = "nq"
    JSONLD = "jsonld"


_ENDINGS = {
    "": Format.TURTLE,
    "ttl": Format.TURTLE,
    "turtle": Format.TURTLE,
    "trig": Format.TRIG,
    "nt": Format.NT,
    "nq": Format.NQ,
    "jsonld": Format.JSONLD,
    "json": Format.JSONLD,
}


def convert(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A budget disclosure.")],
    output: OutOption = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", help="turtle, trig, nt, nq or jsonld; else by OUT's ending."),
    ] = None,
    base: BaseOption = DEFAULT_BASE,
    ocr: OcrOption = False,  # noqa: FBT002 - a flag of the command line
) -> None:
    """Convert one document to RDF; what was not understood is told on standard error."""
    wanted = choose(Format, format_, "--format") if format_ else format_of(output)
    conversion = convert_document(read_file(file), file.name, checked_base(base), ocr=ocr)
    write_output(output, serialize(conversion, wanted))
    for line in conversion.missed:
        say(f"{file.name}: {line}")


def format_of(output: Path | None) -> Format:
    """Return the format that the ending of a file name stands for; Turtle where there is none.

    :raises BadUsage: no format goes by that ending.
    """
    ending = output.suffix.lower().removeprefix(".") if output else ""
    if ending not in _ENDINGS:
        known = ", ".join(f".{known}" for known in _ENDINGS if known)
        raise BadUsage(f"no format ends in .{ending}", "-o", f"give --format, or one of {known}")
    return _ENDINGS[ending]


def serialize(conversion: Conversion, wanted: Format) -> bytes:
    """Return the quads in one format, sorted; ``turtle`` and ``nt`` leave the graph's name out."""
    if wanted is Format.TURTLE:
        return turtle(quad.triple for quad in conversion.quads)
    if wanted is Format.NT:
        triples = sorted({quad.triple for quad in conversion.quads}, key=str)
        return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    formats = {
        Format.TRIG: ox.RdfFormat.TRIG,
        Format.NQ: ox.RdfFormat.N_QUADS,
        Format.JSONLD: ox.RdfFormat.JSON_LD,
    }
    return render_quads(conversion.quads, formats[wanted])
