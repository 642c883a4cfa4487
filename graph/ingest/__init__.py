"""The pipeline, the only place that joins the wings: files into documents, facts, quads, store.

``conversion`` takes one file; ``pipeline`` takes thousands, in worker processes.
"""

from .capped import CappedExecutor
from .conversion import (
    MAPPING_VERSION,
    Conversion,
    Understood,
    conversion_of,
    convert,
    understand_file,
)
from .limits import Limits
from .pipeline import ingest
from .report import Extent, Incomplete, IngestReport, Progress, Quarantined

__all__ = [
    "MAPPING_VERSION",
    "CappedExecutor",
    "Conversion",
    "Extent",
    "Incomplete",
    "IngestReport",
    "Limits",
    "Progress",
    "Quarantined",
    "Understood",
    "conversion_of",
    "convert",
    "ingest",
    "understand_file",
]
