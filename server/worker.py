"""The process that a user's query runs in: no network, little memory, ended without regret.

It is forked by the nursery, which has taken it off the network already, and answers frames on
its socket until that is closed or it is killed.
"""

import os
import signal
from pathlib import Path

from pyoxigraph import Store

from ..graph.store.sentinel import ENGINE_FOLDER
from .answering import Overrun, Request, Unservable, answer
from .frames import Frame, read_frame
from .isolation import address_space, cap_memory

_NO_COLUMN = "in its SELECT projection"
_WORN = 4
"""A worker is replaced when a quarter of its memory is gone for good."""


def serve(descriptor: int, engine: Store | None, snapshot: Path, memory: int) -> None:
    """Answer frames on a socket until the other side closes it.

    :param engine: the graph in memory; None to open it on disk.
    :param memory: bytes that queries may take beyond what the process has now.
    """
    with os.fdopen(descriptor, "rb") as source, os.fdopen(os.dup(descriptor), "wb") as target:
        engine = engine or Store.read_only(str(snapshot / ENGINE_FOLDER))
        cap_memory(memory)
        worn = address_space() + memory // _WORN
        target.write(Frame({"ready": os.getpid()}).pack())
        target.flush()
        while (frame := read_frame(source)) is not None:
            reply = reply_to(engine, frame)
            reply.header["worn"] = address_space() > worn
            target.write(reply.pack())
            target.flush()


def reply_to(engine: Store, frame: Frame) -> Frame:
    """Answer one query; an error is a reply too, without a word about this machine.

    The alarm ends the process should the server have lost sight of it.
    """
    signal.setitimer(signal.ITIMER_REAL, frame.header.pop("seconds"))
    try:
        request = Request(query=frame.body.decode(), **frame.header)
        kind, rows, body = answer(engine, request)
    except SyntaxError as error:
        return Frame({"error": "syntax", "message": str(error)})
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
