"""Answers that a client may keep: ETag and If-None-Match (RFC 9110, sections 8.8.3 and 13.1.2)."""

import hashlib
from collections.abc import Mapping

from fastapi import Request, Response


def etag_of(body: bytes) -> str:
    """Return a strong entity tag: the same bytes have the same one."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def keepable(
    request: Request,
    body: bytes,
    media_type: str,
    *,
    etag: str = "",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return the body, or 304 without one where the client already has it."""
    tag = etag or etag_of(body)
    fields = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept", **(headers or {})}
    if _matches(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=fields)
    return Response(body, media_type=media_type, headers=fields)


def _matches(field: str, tag: str) -> bool:
    tags = [part.strip().removeprefix("W/") for part in field.split(",")]
    return tag in tags or tags == ["*"]
