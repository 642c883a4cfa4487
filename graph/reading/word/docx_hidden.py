"""Which text of a Word document is hidden: by itself, or by the style that it has."""

from dataclasses import dataclass, field

from .wordml import Element, child, is_on, kind, value

_LONGEST_CHAIN = 20
"""Styles that are based on each other; guards against a circle."""


@dataclass(slots=True)
class Hiding:
    """The styles of a document that say whether text is hidden; *styles* by their names."""

    styles: dict[str, Element] = field(default_factory=dict)
    _known: dict[str, bool] = field(default_factory=dict)

    def hides(self, run: Element, paragraph: Element) -> bool:
        """Tell whether the text of *run*, a part of *paragraph*, is not shown (17.3.2.41)."""
        own = child(run, "w:rPr", "w:vanish")
        if own is not None or not self.styles:
            return is_on(own)
        style = value(child(run, "w:rPr", "w:rStyle"))
        return self._hides(style) or self._hides(value(child(paragraph, "w:pPr", "w:pStyle")))

    def _hides(self, style: str | None) -> bool:
        if style is None:
            return False
        if style not in self._known:
            self._known[style] = self._looked_up(style)
        return self._known[style]

    def _looked_up(self, style: str | None) -> bool:
        for _ in range(_LONGEST_CHAIN):
            if style is None or (element := self.styles.get(style)) is None:
                return False
            found = child(element, "w:rPr", "w:vanish")
            if found is not None:
                return is_on(found)
            style = value(child(element, "w:basedOn"))
        return False


def hiding_of(styles: Element | None) -> Hiding:
    """Return the styles that the part *styles* defines."""
    found = Hiding()
    for element in styles if styles is not None else ():
        if kind(element) == "w:style":
            found.styles[value(element, "styleId") or ""] = element
    return found
