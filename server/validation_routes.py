"""``/validate``: send a disclosure or RDF, get the report of what the shapes find in it."""

import re
from collections.abc import Mapping

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException

from ..graph.validation.as_html import page_policy
from ..graph.validation.languages import LANGUAGES
from ..graph.validation.profiles import GENERAL, profile_names, profile_of
from .document_check import DocumentCheck, Upload, Wanted
from .formats import HTML, TURTLE
from .leaving import while_connected
from .negotiation import choose
from .pages import render_page
from .problems import RequestError
from .rdf_upload import rdf_type_of, refuse_doctype

router = APIRouter(tags=["validation"])

_FORMS: Mapping[str, str] = {
    "application/json": "json",
    TURTLE: "turtle",
    HTML: "html",
    "application/sarif+json": "sarif",
    "application/junit+xml": "junit",
    "application/xml": "junit",
    "text/plain": "text",
}
"""Forms of the report by media type, the preferred one first."""
_UNSHOWABLE = re.compile(r"[\x00-\x1f\x7f/\\]")
_POLICY = f"{page_policy()}; frame-ancestors 'none'"


@router.get("/validate", summary="A form to upload a disclosure")
def show_form(request: Request) -> Response:
    """Show the form."""
    profiles = [profile_of(name) for name in profile_names()]
    return render_page(request, "validate.html", {"profiles": profiles})


@router.post(
    "/validate",
    summary="Check a disclosure",
    openapi_extra={
        "parameters": [
            {"name": name, "in": "query", "schema": {"type": "string", "enum": list(values)}}
            for name, values in (
                ("format", dict.fromkeys(_FORMS.values())),
                ("profile", profile_names()),
                ("lang", LANGUAGES),
            )
        ]
    },
)
async def validate(request: Request) -> Response:
    """Check the body, or the part ``file`` of a form, and send the report.

    RDF is told by its content type, else by the ending of the file name; anything else is read
    as a disclosure.
    The report is JSON, SHACL in Turtle, HTML, SARIF, JUnit or text, by ``format`` or by Accept;
    ``profile`` and ``lang`` (zh, en) choose rules and language: parameters of the address or fields
    of the form. A document that cannot be read is answered 422, one over 32 MB 413.
    """
    upload, fields = await _sent(request)
    media_type = _media_type(request, fields.get("format", ""))
    wanted = _wanted(media_type, fields)
    if not upload.data:
        raise RequestError("empty", "the body is empty", hint="send the document as the body")
    refuse_doctype(upload.rdf_type, upload.data)
    check = request.app.state.document_check
    assert isinstance(check, DocumentCheck)  # noqa: S101 - create_app sets it
    body = await while_connected(request, check.report(upload, wanted))
    headers = {"Vary": "Accept"}
    if media_type == HTML:
        headers["Content-Security-Policy"] = _POLICY
    return Response(body, media_type=media_type, headers=headers)


def _media_type(request: Request, form: str) -> str:
    if form:
        named = {name: media_type for media_type, name in reversed(list(_FORMS.items()))}
        if form not in named:
            raise RequestError("bad-parameter", "no such format", hint=", ".join(named))
        return named[form]
    chosen = choose(request.headers.get("accept"), list(_FORMS))
    if chosen is None:
        raise RequestError("not-acceptable", "no such report", hint=", ".join(_FORMS))
    return chosen


def _wanted(media_type: str, fields: Mapping[str, str]) -> Wanted:
    language = fields.get("lang") or LANGUAGES[0]
    if language not in LANGUAGES:
        raise RequestError("bad-parameter", "no such language", hint=", ".join(LANGUAGES))
    profile = fields.get("profile") or GENERAL
    profile_of(profile)
    return Wanted(_FORMS[media_type], profile, language)


async def _sent(request: Request) -> tuple[Upload, Mapping[str, str]]:
    """Return what is to be checked, and the fields of the form or the address."""
    asked = dict(request.query_params)
    content_type = request.headers.get("content-type", "")
    if not content_type.lower().startswith("multipart/form-data"):
        data = await request.body()
        return Upload("upload", rdf_type_of(content_type, "", data), data), asked
    try:
        form = await request.form(max_files=1, max_fields=4)
    except MultiPartException as error:
        raise RequestError("bad-request", f"the form cannot be read: {error.message}") from error
    try:
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
        return await _uploaded(form), {**fields, **asked}
    finally:
        await form.close()


async def _uploaded(form: FormData) -> Upload:
    part = form.get("file")
    if not isinstance(part, UploadFile):
        raise RequestError("bad-request", "the form has no part called file")
    name, data = shown_name(part.filename or ""), await part.read()
    return Upload(name, rdf_type_of(part.content_type or "", name, data), data)


def shown_name(name: str) -> str:
    """Return a client's file name as reports show it; it never becomes a path."""
    whole = name.encode("utf-8", "replace").decode()  # a lone surrogate is no character
    last = whole.replace("\\", "/").rpartition("/")[2]
    return _UNSHOWABLE.sub("", last)[:120] or "upload"
