"""Elements of a parsed page."""

from typing import Any

Element = Any
"""An ``lxml.html.HtmlElement``; the library brings no types."""
