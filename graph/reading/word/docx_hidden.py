"""Which text of a Word document is hidden or struck: by itself, or by the style that it has."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .wordml import Element, child, is_on, kind, value

_LONGEST_CHAIN = 20
"""Styles that are based on each other; guards against a circle."""

_STRUCK = ("w:strike", "w:dstrike")


@dataclass(slots=True)
class Hiding:
    """The styles of a document that say whether text is shown; *styles* by their names."""

    styles: dict[str, Element] = field(default_factory=dict)
    _known: dict[tuple[str, str], bool] = field(default_factory=dict)

    def hides(self, run: Mapping[str, Element], style: str | None) -> bool:
        """Tell whether text is not shown (17.3.2.41).

        :param run: the properties of the run, by name.
        :param style: the style of the paragraph.
        """
        return self._has("w:vanish", run, style)

    def strikes(self, run: Mapping[str, Element], style: str | None) -> bool:
        """Tell whether text is struck through once or twice (17.3.2.37, 17.3.2.9)."""
        return any(self._has(name, run, style) for name in _STRUCK)

    def _has(self, name: str, run: Mapping[str, Element], style: str | None) -> bool:
        own = run.get(name)
        if own is not None or not self.styles:
            return is_on(own)
        return self._gives(name, value(run.get("w:rStyle"))) or self._gives(name, style)

    def _gives(self, name: str, style: str | None) -> bool:
        if style is None:
            return False
        if (name, style) not in self._known:
            self._known[name, style] = self._looked_up(name, style)
        return self._known[name, style]

    def _looked_up(self, name: str, style: str | None) -> bool:
        for _ in range(_LONGEST_CHAIN):
            if style is None or (element := self.styles.get(style)) is None:
                return False
            found = child(element, "w:rPr", name)
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
