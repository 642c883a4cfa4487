"""The text of one paragraph of a Word document, and what hangs on it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from .wordml import Element, child, chosen, is_on, kind, value

_PASSED = frozenset(
    [
        "w:r",
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
_SYMBOLS = {
    ("wingdings", 0xFE): "☑",
    ("wingdings", 0xFD): "☒",
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFB): "✗",
    ("wingdings", 0xA8): "□",
    ("wingdings", 0x6F): "□",
    ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0x53): "☒",
    ("wingdings 2", 0x50): "✓",
    ("wingdings 2", 0x4F): "✗",
    ("wingdings 2", 0xA3): "□",
}
_DRAWN = {
    "pic:pic": "a picture",
    "v:imagedata": "a picture",
    "chart:chart": "a chart",
    "dgm:relIds": "a diagram",
}


@dataclass(slots=True)
class Inline:
    """A paragraph as read: *text* with line breaks, *boxes* the contents of text boxes.

    *unread* says what gave no text, each with its title where it has one.
    """

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
            elif name == "w:r" and is_on(child(inner, "w:rPr", "w:vanish")):
                self._leave_out(inner)
            elif name in _PASSED:
                self.add(inner)
            elif name in _CHARACTERS:
                self._write(_CHARACTERS[name])
            else:
                self._add_rarer(inner, name)

    def _add_rarer(self, element: Element, name: str) -> None:
        if name == "w:sym":
            self._write(_symbol(element))
        elif name == "w:fldChar":
            self._follow_field(value(element, "fldCharType"))
        elif name == "mc:AlternateContent":
            if (branch := chosen(element)) is not None:
                self.add(branch)
        elif name in {"w:drawing", "w:pict"}:
            self._draw(element, _title(element))
        elif name == "w:object":
            self.unread.append(("an embedded object", _title(element)))
        elif name.startswith("m:") and not name.endswith("Pr"):
            self.add(element)

    def _write(self, text: str) -> None:
        if all(self._fields):
            self.parts.append(text)

    def _leave_out(self, run: Element) -> None:
        """Note the text of a hidden run, which is not printed; fields go on through it."""
        hidden = Inline(_fields=self._fields)
        hidden.add(part for part in run if kind(part) != "w:rPr")
        if hidden.text.strip():
            self.unread.append(("hidden text, left out as no content", hidden.text.strip()))

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
            elif name in _DRAWN:
                self.unread.append((_DRAWN[name], title))
            elif name != "mc:AlternateContent":
                self._draw(inner, title)
            elif (branch := chosen(inner)) is not None:
                self._draw(branch, title)


def inline(paragraph: Element) -> Inline:
    """Return what is written in *paragraph*."""
    found = Inline()
    found.add(paragraph)
    return found


def _symbol(element: Element) -> str:
    """Return a character of a symbol font; those fonts use the private area from F000."""
    try:
        code = int(value(element, "char") or "", 16)
    except ValueError:
        return ""
    font = (value(element, "font") or "").lower()
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    known = _SYMBOLS.get((font, low))
    return known or (chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFD else "")


def _title(element: Element) -> str:
    """Return the description of a drawing, else its name."""
    inside = child(element, "wp:inline")
    properties = (
        child(element, "wp:anchor", "wp:docPr") if inside is None else child(inside, "wp:docPr")
    )
    if properties is None:
        return ""
    return properties.get("descr") or properties.get("name") or ""
