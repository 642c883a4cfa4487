"""Checks one document in a process of its own: ``python -m fiscus.server.document_worker``.

Standard input is the document or RDF. Arguments: its name, the media type of RDF (empty for a
document), the base of the data, the form of the report. Standard output is one line of JSON
(``{}``, or what went wrong), then the report. Memory and processor time are capped before the
first byte is read.
"""

import json
import resource
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..graph.validation import Report

MEMORY_BYTES = 1024 * 1024 * 1024
SECONDS = 30


def main(arguments: list[str]) -> None:
    """Check the document on standard input."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        problem, body = _check(sys.stdin.buffer.read(), *arguments)
    except MemoryError:
        problem, body = {"reason": "too-costly", "what": "the document needs too much memory"}, ""
    sys.stdout.buffer.write(json.dumps(problem).encode() + b"\n" + body.encode())


def _check(
    data: bytes, name: str, rdf_type: str, base: str, form: str
) -> tuple[dict[str, str], str]:
    from ..graph.errors import FiscusError  # noqa: PLC0415 - after the caps are set
    from ..graph.validation.as_json import as_json  # noqa: PLC0415
    from ..graph.validation.as_turtle import as_turtle  # noqa: PLC0415
    from .checked_rdf import NamedBytes  # noqa: PLC0415
    from .checking import check_documents  # noqa: PLC0415

    writers: Mapping[str, Callable[[Report], str]] = {"json": as_json, "turtle": as_turtle}
    try:
        checked = check_documents([NamedBytes(name, data, rdf_type)], base)
    except FiscusError as error:
        return {"reason": error.reason, "what": error.what, "hint": error.hint}, ""
    return {}, writers[form](checked.report)


if __name__ == "__main__":
    main(sys.argv[1:])
