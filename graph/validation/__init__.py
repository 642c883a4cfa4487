"""Shapes in, reports out: what contradicts, what is missing, and where it stands."""

from .engine import validate, validate_quads
from .report import Evidence, Report, Result

__all__ = ["Evidence", "Report", "Result", "validate", "validate_quads"]
