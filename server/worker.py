"""The process that a user's query runs in: no network, little memory, ended without regret.

Run as ``python -m fiscus.server.worker SNAPSHOT MEMORY NICENESS``; it answers frames on its
standard input until that is closed or it is killed.
"""

import os
import re
import signal
import sys
from pathlib import Path
from typing import IO

from pyoxigraph import RdfFormat, Store

from ..graph.store.sentinel import ENGINE_FOLDER
from .answering import Overrun, Request, Unservable, answer
from .frames import Frame, read_frame
from .isolation import address_space, cap_memory, isolate
from .snapshot_files import QUADS_FILE

_CHARACTER_CLASS = re.compile(r"(?:, )?\['[^\[\]]*\]|, \[_\]")
_NO_COLUMN = "in its SELECT projection"
_WORN = 4
"""A worker is replaced when a quarter of its memory is gone for good."""


def main() -> None:
    """Serve one snapshot until the server closes the pipe."""
    snapshot, memory, niceness = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    source, target = sys.stdin.buffer, _take_stdout()
    isolation = isolate()
    os.nice(niceness)
    try:
        engine = open_engine(snapshot)
    except (OSError, RuntimeError, SyntaxError, ValueError) as error:
        _send(target, Frame({"error": "start", "message": type(error).__name__}))
        return
    cap_memory(memory)
    worn = address_space() + memory // _WORN
    _send(target, Frame({"ready": isolation}))
    while (frame := read_frame(source)) is not None:
        reply = reply_to(engine, frame)
        reply.header["worn"] = address_space() > worn
        _send(target, reply)


def open_engine(snapshot: Path) -> Store:
    """Return the snapshot's quads, in memory when it has them as one file, else on disk."""
    quads = snapshot / QUADS_FILE
    if not quads.exists():
        return Store.read_only(str(snapshot / ENGINE_FOLDER))
    engine = Store()
    engine.bulk_load(path=str(quads), format=RdfFormat.N_QUADS, lenient=True)
    return engine


def reply_to(engine: Store, frame: Frame) -> Frame:
    """Answer one query; an error is a reply too, without a word about this machine."""
    seconds = frame.header.pop("seconds")
    query = frame.body.decode()
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        kind, rows, body = answer(engine, Request(query=query, **frame.header))
    except SyntaxError as error:
        return Frame({"error": "syntax", "message": plain_message(error)})
    except Overrun as error:
        return Frame({"error": error.limit})
    except MemoryError:
        return Frame({"error": "memory"})
    except Unservable:
        return Frame({"error": "format"})
    except (ValueError, OSError, RuntimeError) as error:
        return Frame({"error": "binding" if _NO_COLUMN in str(error) else "failed"})
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return Frame({"kind": kind, "rows": rows}, body)


def plain_message(error: SyntaxError) -> str:
    """Return the parser's message in one line, without its lists of characters."""
    line = " ".join(str(error).split())
    return _CHARACTER_CLASS.sub("", line)


def _take_stdout() -> IO[bytes]:
    """Keep the pipe for frames alone: what prints goes to standard error."""
    target = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return target


def _send(target: IO[bytes], frame: Frame) -> None:
    target.write(frame.pack())
    target.flush()


if __name__ == "__main__":
    main()
