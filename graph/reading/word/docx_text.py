"""The text of one paragraph of a Word document, and what hangs on it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..superscripts import raised
from .docx_hidden import Hiding
from .docx_symbols import symbol
from .wordml import Element, child, chosen, kind, properties_in, value

_PASSED = frozenset(
    [
        "w:ins",
        "w:moveTo",
        "w:hyperlink",
        "w:smartTag",
        "w:sdt",
        "w:sdtContent",
        "w:fldSimple",
        "w:customXml",
        "w:dir",
        "w:bdo",
        "w:ruby",
        "w:rubyBase",
        "m:oMathPara",
        "mc:Choice",
        "mc:Fallback",
    ]
)
"""Elements that only enclose text. Deleted and moved-away text is in others, and is not read."""

_CHARACTERS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",
}
_PARTED = {"m:f": "/", "m:sSup": "^"}
"""What stands between the two parts of a fraction and of a power."""

_DRAWN = {
    "pic:pic": "a picture",
    "v:imagedata": "a picture",
    "chart:chart": "a chart",
    "dgm:relIds": "a diagram",
}
_SHAPED = "v:textpath"


@dataclass(slots=True)
class Inline:
    """A paragraph of a *style* as read: *text* with line breaks, *boxes* those of text boxes.

    *unread* says what gave no text, each with its title where it has one.
    """

    style: str | None
    hiding: Hiding
    parts: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    _fields: list[bool] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text met."""
        return "".join(self.parts)

    def add(self, element: Iterable[Element]) -> None:
        """Take up what is in *element*, a paragraph or a part of one."""
        for inner in element:
            name = kind(inner)
            if name in {"w:t", "m:t"}:
                self._write(inner.text or "")
            elif name == "w:r":
                self._add_run(inner)
            elif name in _PASSED:
                self.add(inner)
            elif name in _CHARACTERS:
                self._write(_CHARACTERS[name])
            else:
                self._add_rarer(inner, name)

    def _add_run(self, run: Element) -> None:
        start = len(self.parts)
        properties = properties_in(child(run, "w:rPr"))
        if self.hiding.hides(properties, self.style):
            self._leave_out(run, "hidden text")
            return
        if self.hiding.strikes(properties, self.style):
            self._leave_out(run, "struck text")
            return
        self.add(run)
        if value(properties.get("w:vertAlign")) == "superscript":
            self.parts[start:] = map(raised, self.parts[start:])

    def _add_rarer(self, element: Element, name: str) -> None:
        if name == "w:sym":
            self._write(symbol(element))
        elif name == "w:fldChar":
            self._follow_field(value(element, "fldCharType"))
        elif name == "mc:AlternateContent":
            if (branch := chosen(element)) is not None:
                self.add(branch)
        elif name in {"w:drawing", "w:pict"}:
            self._draw(element, _title(element))
        elif name == "w:object":
            self.unread.append(("an embedded object", _title(element)))
        elif name in _PARTED:
            self._add_formula(element, _PARTED[name])
        elif name.startswith("m:") and not name.endswith("Pr"):
            self.add(element)

    def _add_formula(self, element: Element, sign: str) -> None:
        parts = (inner for inner in element if not kind(inner).endswith("Pr"))
        for n, part in enumerate(parts):
            self._write(sign if n else "")
            self.add(part)

    def _write(self, text: str) -> None:
        if all(self._fields):
            self.parts.append(text)

    def _leave_out(self, run: Element, what: str) -> None:
        """Note the text of a run that does not count; fields go on through it."""
        hidden = Inline(self.style, self.hiding, _fields=self._fields)
        hidden.add(part for part in run if kind(part) != "w:rPr")
        if hidden.text.strip():
            self.unread.append((f"{what}, left out as no content", hidden.text.strip()))

    def _follow_field(self, step: str | None) -> None:
        """Keep in mind for each open field whether its result is reached."""
        if step == "begin":
            self._fields.append(False)
        elif step == "separate" and self._fields:
            self._fields[-1] = True
        elif step == "end" and self._fields:
            self._fields.pop()

    def _draw(self, element: Element, title: str) -> None:
        for inner in element:
            name = kind(inner)
            if name == "w:txbxContent":
                self.boxes.append(inner)
            elif name == _SHAPED:
                self.unread.append(("text drawn as a picture", inner.get("string") or ""))
            elif name in _DRAWN:
                self.unread.append((_DRAWN[name], title))
            elif name != "mc:AlternateContent":
                self._draw(inner, title)
            elif (branch := chosen(inner)) is not None:
                self._draw(branch, title)


def inline(paragraph: Element, style: str | None, hiding: Hiding) -> Inline:
    """Return what is written in *paragraph*, but for what *hiding* says of runs of its *style*."""
    found = Inline(style, hiding)
    found.add(paragraph)
    return found


def _title(element: Element) -> str:
    """Return the description of a drawing, else its name."""
    inside = child(element, "wp:inline")
    properties = (
        child(element, "wp:anchor", "wp:docPr") if inside is None else child(inside, "wp:docPr")
    )
    if properties is None:
        return ""
    return properties.get("descr") or properties.get("name") or ""
