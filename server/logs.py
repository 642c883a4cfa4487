"""One JSON object a line on stderr: every request with its number, time and outcome.

No document text, no query text and no address of a client is logged.
"""

import json
import logging
import sys
import time
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG = logging.getLogger("fiscus.requests")
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "color_message"}


class JsonLines(logging.Formatter):
    """Writes a log record, with its extra fields, as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; a traceback stays in the log and never reaches a client."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {
            "time": moment,
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {key: value for key, value in vars(record).items() if key not in _STANDARD}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def configure_logging() -> None:
    """Send every log of this process to stderr as lines of JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)


@dataclass(frozen=True, slots=True)
class RequestLog:
    """ASGI layer that numbers requests (``X-Request-Id``) and logs how each ended."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request and log it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        number, started, status, size = uuid.uuid4().hex, time.perf_counter(), 0, 0
        scope.setdefault("state", {})["request_id"] = number

        async def send_counted(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-Id"] = number
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, send_counted)
        finally:
            _LOG.info(
                "request",
                extra={
                    "request": number,
                    "method": scope["method"],
                    "path": scope["path"],
                    "status": status,
                    "bytes": size,
                    "seconds": round(time.perf_counter() - started, 4),
                    **scope["state"].get("log", {}),
                },
            )
