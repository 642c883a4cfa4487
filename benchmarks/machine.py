"""What the figures were measured on."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

_PARTS = ("pyoxigraph", "oxigraph", "rdflib", "pyshacl")


def describe() -> str:
    """Return cores, memory, Python and the versions of what took part."""
    parts = ", ".join(f"{name} {version(name)}" for name in _PARTS)
    return (
        f"{os.cpu_count()} cores, {_memory()}, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}; {parts}"
    )


def _memory() -> str:
    try:
        first = Path("/proc/meminfo").read_text(encoding="ascii").split(maxsplit=2)[1]
    except OSError:
        return "memory unknown"
    return f"{int(first) / 1024**2:.0f} GB"
