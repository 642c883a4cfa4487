"""HTML written element by element: whatever is no :class:`Markup` is escaped."""

from collections.abc import Iterable
from html import escape

from .showable import showable

VOID = frozenset({"meta", "input", "br"})


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Child = str | Iterable[str]


def element(name: str, /, *children: Child, **attributes: str | bool) -> Markup:
    """Return an element.

    :param children: :class:`Markup` goes in as it is, any other text is escaped.
    :param attributes: ``class_`` stands for ``class``, ``data_id`` for ``data-id``; ``True`` is an
        attribute without value, ``False`` and the empty text leave it out.
    """
    start = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Markup(f"<{name}{start}>")
    return Markup(f"<{name}{start}>{together(*children)}</{name}>")


def together(*children: Child) -> Markup:
    """Return the children one behind the other, texts escaped."""
    return Markup("".join(_html(child) for child in children))


def _html(child: Child) -> str:
    if isinstance(child, Markup):
        return child
    if isinstance(child, str):
        return escape(showable(child))
    return "".join(_html(one) for one in child)


def _attribute(key: str, value: str | bool) -> str:  # noqa: FBT001 - as HTML has it
    if value is False or value == "":
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(showable(str(value)))}"'
