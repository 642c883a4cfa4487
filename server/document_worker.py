"""Checks one document in a process of its own: ``python -m fiscus.server.document_worker``.

Standard input is the document or RDF. Arguments: its name, the media type of RDF (empty for a
document), the base of the data, the form of the report, the profile, the language. Standard
output is one line of JSON (``{}``, or what went wrong), then the report. Memory and processor time
are capped before the first byte is read.
"""

import json
import resource
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..graph.validation.source_text import SourceText

MEMORY_BYTES = 1024 * 1024 * 1024
SECONDS = 30
FORM_ADDRESS = "/validate"
"""Where another document can be uploaded."""


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


def _check(  # noqa: PLR0913, PLR0917 - the arguments of the process
    data: bytes, name: str, rdf_type: str, base: str, form: str, profile: str, language: str
) -> tuple[dict[str, str], str]:
    from ..graph.errors import FiscusError  # noqa: PLC0415 - after the caps are set
    from ..graph.validation.languages import LANGUAGES  # noqa: PLC0415
    from .checked_rdf import NamedBytes  # noqa: PLC0415
    from .checking import check_documents  # noqa: PLC0415
    from .report_forms import Form, Outcome, written  # noqa: PLC0415

    texts: list[SourceText] = []
    languages = [one for one in LANGUAGES if one == language]
    try:
        document = NamedBytes(name, data, rdf_type)
        checked = check_documents([document], base, profile, on_text=texts.append)
    except FiscusError as error:
        return {"reason": error.reason, "what": error.what, "hint": error.hint}, ""
    return {}, written(Form(form), Outcome(checked, texts, languages, again=FORM_ADDRESS))


if __name__ == "__main__":
    main(sys.argv[1:])
