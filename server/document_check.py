"""Hands an uploaded document to a worker process and waits, no longer than the limit."""

import asyncio
import json
import sys
from dataclasses import dataclass, field

from .document_worker import MEMORY_BYTES, SECONDS
from .problems import RequestError

WORKERS = 2
WAITING = 8


@dataclass(frozen=True, slots=True)
class Upload:
    """What a client sent.

    :ivar name: how reports call it; never a path.
    :ivar rdf_type: media type where it is RDF, empty where it is a document.
    """

    name: str
    rdf_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report a client asks for.

    :ivar form: name of a form of reports.
    :ivar profile: name of a profile.
    :ivar language: of forms that have only one.
    """

    form: str = "json"
    profile: str = "general"
    language: str = "zh"


@dataclass(slots=True)
class DocumentCheck:
    """At most :data:`WORKERS` documents are checked at once, :data:`WAITING` more may wait."""

    base: str
    _slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(WORKERS))
    _present: int = 0

    async def report(self, upload: Upload, wanted: Wanted) -> bytes:
        """Return the report on a document or on RDF.

        The worker is killed when this is cancelled.

        :raises RequestError: the document cannot be read, is too costly, or the queue is full.
        """
        if self._present >= WORKERS + WAITING:
            limit = f"{WORKERS + WAITING} documents at once"
            raise RequestError("busy", "too many documents are being checked", limit=limit)
        self._present += 1
        try:
            async with self._slots:
                return await self._run(upload, wanted)
        finally:
            self._present -= 1

    async def _run(self, upload: Upload, wanted: Wanted) -> bytes:
        asked = (wanted.form, wanted.profile, wanted.language)
        arguments = (upload.name, upload.rdf_type, self.base, *asked)
        worker = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "fiscus.server.document_worker", *arguments),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            output, _ = await asyncio.wait_for(worker.communicate(upload.data), SECONDS)
        except TimeoutError as error:
            raise _too_costly() from error
        finally:
            if worker.returncode is None:
                worker.kill()
                await worker.wait()
        return _body(output)


def _body(output: bytes) -> bytes:
    head, newline, body = output.partition(b"\n")
    if not newline:  # killed at its cap, before it could say a word
        raise _too_costly()
    problem = json.loads(head)
    if problem:
        raise RequestError(
            problem["reason"], problem["what"], limit=_limit(problem), hint=problem.get("hint", "")
        )
    return body


def _limit(problem: dict[str, str]) -> str:
    return _LIMIT if problem["reason"] == "too-costly" else ""


_LIMIT = f"{SECONDS} s and {MEMORY_BYTES // 1024**3} GB a document"


def _too_costly() -> RequestError:
    return RequestError(
        "too-costly",
        "checking the document takes too much time or memory",
        limit=_LIMIT,
        hint="send a smaller document",
    )
