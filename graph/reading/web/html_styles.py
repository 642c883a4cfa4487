"""What the style sheets of a page itself hide by a class or a name, whatever is clicked.

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
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.S)
_RULE = re.compile(r"(?P<selectors>[^{}]*+)(?P<brace>[{}])")
_SIMPLE = re.compile(r"(?P<tag>[a-z][a-z0-9]*+)?(?P<kind>[.#])(?P<name>[\w-]++)", re.I)
_NAMES = re.compile(r"[.#][\w-]++")
_LONGEST = 1_000_000
"""Characters of style sheets that are looked through."""


def hidden_by_style(root: Element) -> Iterator[Element]:
    """Yield the elements that rules of the page hide."""
    hidden = _hidden_names("".join(style.text or "" for style in root.iter("style"))[:_LONGEST])
    found = [(name, element) for element in root.iter() for name in _names_of(element, hidden)]
    opened = {name for name, element in found if _SHOWING.search(element.get("style") or "")}
    yield from (element for name, element in found if name not in opened)


def _names_of(element: Element, hidden: frozenset[str]) -> Iterator[str]:
    """Yield those of *hidden* selectors that an element with a class or a name answers to."""
    if not hidden or not isinstance(element.tag, str):
        return
    found = [f".{name}" for name in (element.get("class") or "").split()]
    found += [f"#{element.get('id')}"] if element.get("id") else []
    for name in found:
        yield from {name, f"{element.tag}{name}"} & hidden


def _hidden_names(sheet: str) -> frozenset[str]:
    hidden: set[str] = set()
    shown: set[str] = set()
    for selectors, declarations in _rules(_COMMENT.sub("", sheet)):
        hides, shows = HIDING.search(declarations), _SHOWING.search(declarations)
        for selector in (part.strip() for part in selectors.split(",")):
            if hides and _SIMPLE.fullmatch(selector):
                hidden.add(selector)
            elif shows:
                shown.update(_NAMES.findall(selector))
    return frozenset(name for name in hidden if not shown.intersection(_NAMES.findall(name)))


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
