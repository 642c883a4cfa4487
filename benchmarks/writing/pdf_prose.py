"""A paragraph of running text on a PDF page: indented, justified, cut where the page ends."""

from reportlab.platypus import Flowable

from .line_breaking import FONT, broken, width_of

_SIZE = 12.0
_LEADING = 20.0


class Prose(Flowable):  # type: ignore[misc]
    """Lines of one paragraph; *begins* says that the first of them is indented."""

    def __init__(self, text: str, lines: list[str] | None = None, *, begins: bool = True) -> None:
        super().__init__()
        self._text = text
        self._lines = lines
        self._begins = begins

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Break the text into lines of *width*."""
        self.width = width
        if self._lines is None:
            self._lines = broken(self._text.strip(), _SIZE, width, 2 * _SIZE)
        return width, _LEADING * len(self._lines)

    def split(self, width: float, height: float) -> list["Prose"]:
        """Return what fits into *height* and the rest."""
        self.wrap(width, height)
        lines = self._lines or []
        fitting = int(height // _LEADING)
        if fitting < 1 or fitting >= len(lines):
            return []
        first = Prose(self._text, lines[:fitting], begins=self._begins)
        return [first, Prose(self._text, lines[fitting:], begins=False)]

    def draw(self) -> None:
        """Draw the lines; those that another follows fill the whole width."""
        lines = self._lines or []
        for n, line in enumerate(lines):
            indent = 2 * _SIZE if n == 0 and self._begins else 0.0
            text = self.canv.beginText(indent, _LEADING * (len(lines) - n) - _SIZE)
            text.setFont(FONT, _SIZE)
            if n + 1 < len(lines) and len(line) > 1:
                text.setCharSpace((self.width - indent - width_of(line, _SIZE)) / (len(line) - 1))
            text.textOut(line)
            self.canv.drawText(text)
