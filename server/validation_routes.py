"""``/validate``: send a disclosure or RDF, get the report of what the shapes find in it."""

import json
import re

from fastapi import APIRouter, Request, Response
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException

from .document_check import DocumentCheck, Upload
from .formats import HTML, TURTLE
from .leaving import while_connected
from .negotiation import choose
from .pages import render_page
from .problems import RequestError
from .rdf_upload import rdf_type_of, refuse_doctype

router = APIRouter(tags=["validation"])

_JSON = "application/json"
_OFFERED = (_JSON, TURTLE, HTML)
_UNSHOWABLE = re.compile(r"[\x00-\x1f\x7f/\\]")


@router.get("/validate", summary="A form to upload a disclosure")
def show_form(request: Request) -> Response:
    """Show the form."""
    return render_page(request, "validate.html", {})


@router.post("/validate", summary="Check a disclosure")
async def validate(request: Request) -> Response:
    """Check the body, or the part ``file`` of a form, and send the report.

    RDF is told by its content type, else by the ending of the file name; anything else is read
    as a disclosure.
    The report is JSON or a SHACL report in Turtle, by Accept; a page for browsers. A document
    that cannot be read is answered 422, one over 32 MB 413.
    """
    chosen = choose(request.headers.get("accept"), _OFFERED)
    if chosen is None:
        raise RequestError("not-acceptable", "no such report", hint=", ".join(_OFFERED))
    upload = await _upload(request)
    if not upload.data:
        raise RequestError("empty", "the body is empty", hint="send the document as the body")
    refuse_doctype(upload.rdf_type, upload.data)
    check = request.app.state.document_check
    assert isinstance(check, DocumentCheck)  # noqa: S101 - create_app sets it
    form = "turtle" if chosen == TURTLE else "json"
    body = await while_connected(request, check.report(upload, form))
    if chosen == HTML:
        values = {"report": json.loads(body), "name": upload.name}
        return render_page(request, "report.html", values)
    return Response(body, media_type=chosen, headers={"Vary": "Accept"})


async def _upload(request: Request) -> Upload:
    content_type = request.headers.get("content-type", "")
    if not content_type.lower().startswith("multipart/form-data"):
        data = await request.body()
        return Upload("upload", rdf_type_of(content_type, "", data), data)
    try:
        form = await request.form(max_files=1, max_fields=4)
    except MultiPartException as error:
        raise RequestError("bad-request", f"the form cannot be read: {error.message}") from error
    part = form.get("file")
    try:
        if not isinstance(part, UploadFile):
            raise RequestError("bad-request", "the form has no part called file")
        name, data = shown_name(part.filename or ""), await part.read()
        return Upload(name, rdf_type_of(part.content_type or "", name, data), data)
    finally:
        await form.close()


def shown_name(name: str) -> str:
    """Return a client's file name as reports show it; it never becomes a path."""
    whole = name.encode("utf-8", "replace").decode()  # a lone surrogate is no character
    last = whole.replace("\\", "/").rpartition("/")[2]
    return _UNSHOWABLE.sub("", last)[:120] or "upload"
