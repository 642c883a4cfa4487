"""What the style sheets of a page itself hide or strike by a class or a name, whatever is clicked.

Only rules that always hold are followed: ``.note { display: none }``, ``#draft``, ``td.note``.
What stands in ``@media``, behind ``:hover`` or within another selector depends on more than the
element; a class that another rule or a style shows (``.tab.active``) is shown at a click.
"""

import re
from collections.abc import Iterator

from .markup import Element

HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.I
)
"""Declarations that hide what they are about."""

_SHOWING = re.compile(r"(?:display|visibility)\s*:\s*(?!none|hidden|collapse|inherit)[a-z]", re.I)

STRIKING = re.compile(r"text-decoration(?:-line)?\s*:[^;{}]*line-through", re.I)
"""Declarations that strike the text of what they are about."""

_NOT_STRIKING = re.compile(r"text-decoration(?:-line)?\s*:(?![^;{}]*line-through)", re.I)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.S)
_RULE = re.compile(r"(?P<selectors>[^{}]*+)(?P<brace>[{}])")
_SIMPLE = re.compile(r"(?P<tag>[a-z][a-z0-9]*+)?(?P<kind>[.#])(?P<name>[\w-]++)", re.I)
_NAMES = re.compile(r"[.#][\w-]++")
_LONGEST = 1_000_000
"""Characters of style sheets that are looked through."""


def hidden_by_style(root: Element) -> Iterator[Element]:
    """Yield the elements that rules of the page hide."""
    found = _declared(root, HIDING, _SHOWING)
    opened = {name for name, element in found if _SHOWING.search(element.get("style") or "")}
    yield from (element for name, element in found if name not in opened)


def struck_by_style(root: Element) -> Iterator[Element]:
    """Yield the elements whose text rules of the page strike."""
    yield from (element for _, element in _declared(root, STRIKING, _NOT_STRIKING))


def _declared(
    root: Element, does: re.Pattern[str], undoes: re.Pattern[str]
) -> list[tuple[str, Element]]:
    """Return the selectors whose rules declare what *does* finds, each with its elements."""
    sheet = "".join(style.text or "" for style in root.iter("style"))[:_LONGEST]
    names = _named(sheet, does, undoes)
    return [(name, element) for element in root.iter() for name in _names_of(element, names)]


def _names_of(element: Element, selectors: frozenset[str]) -> Iterator[str]:
    """Yield those of *selectors* that an element with a class or a name answers to."""
    if not selectors or not isinstance(element.tag, str):
        return
    found = [f".{name}" for name in (element.get("class") or "").split()]
    found += [f"#{element.get('id')}"] if element.get("id") else []
    for name in found:
        yield from {name, f"{element.tag}{name}"} & selectors


def _named(sheet: str, does: re.Pattern[str], undoes: re.Pattern[str]) -> frozenset[str]:
    found: set[str] = set()
    undone: set[str] = set()
    for selectors, declarations in _rules(_COMMENT.sub("", sheet)):
        is_declared, is_undone = does.search(declarations), undoes.search(declarations)
        for selector in (part.strip() for part in selectors.split(",")):
            if is_declared and _SIMPLE.fullmatch(selector):
                found.add(selector)
            elif is_undone:
                undone.update(_NAMES.findall(selector))
    return frozenset(name for name in found if not undone.intersection(_NAMES.findall(name)))


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of the rules that stand in no other."""
    depth, opened = 0, ""
    for match in _RULE.finditer(sheet):
        text = match["selectors"].rpartition(";")[2] if depth == 0 else match["selectors"]
        if match["brace"] == "{":
            opened = text if depth == 0 else ""
            depth += 1
            continue
        if depth == 1 and opened and not opened.lstrip().startswith("@"):
            yield opened, text
        depth, opened = max(depth - 1, 0), ""
