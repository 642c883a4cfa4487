"""What of a web page is no content: scripts, hidden parts, menus, footers, teasers.

Judged by tags, roles and the share of text in links, never by the name of a site. What is
left out leaves a mark in its place, so that numbers are not dropped without a word.
"""

import re
from urllib.parse import urlsplit

from .html_styles import HIDING, STRIKING, hidden_by_style, struck_by_style
from .markup import Element

MARK = "left-out"
"""Tag of the element that stands where something was left out; ``what`` and ``text`` say what."""

MARK_WITHIN = "left-out-within"
"""The same where it stood within a line, which goes on behind it."""

ATTACHED = tuple(
    f".{ending}"
    for kinds in ("pdf ofd doc docx wps rtf odt", "xls xlsx et ods csv", "zip rar 7z")
    for ending in kinds.split()
)
"""Endings of documents that are published beside a page."""

_SILENT = frozenset(
    [
        *("script", "style", "head", "noscript", "template", "link", "meta", "select", "datalist"),
        *("rt", "rp"),
    ]
)
_STRUCK = frozenset(["del", "s", "strike"])
_WITHIN = frozenset(
    tag
    for tags in (
        "a abbr b bdi bdo big cite code dfn em font i ins kbd label mark q samp small span",
        "strong sub sup tt u var o:p",
        "script style noscript template link meta rt rp del s strike",
    )
    for tag in tags.split()
)
"""Elements that stand within a line of text."""

_CHROME = frozenset(["nav", "footer", "aside", "menu"])
_ROLES = frozenset(["navigation", "banner", "contentinfo", "search", "complementary", "menu"])
_CONTAINERS = frozenset(
    ["div", "ul", "ol", "dl", "table", "section", "header", "td", "li", "p", "dd", "center"]
)
_TEASER = re.compile(r"\s*[【\[〔(（]?\s*(?:上一|下一|相关)(?:篇|条|页|文章|链接|信息|阅读)")
_OWNER = re.compile(r"ICP备|公网安备|网站标识码|版权所有|Copyright", re.I)
_FEWEST_LINKS = 3
_LINK_SHARE = 0.6
_OWNER_LENGTH = 400
_SMALL_SHARE = 0.4
"""Part of the page's text that something can at most hold to be left out as no content."""

_QUOTE = 300
_CONTROLS = re.compile("[\0-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""Characters that an attribute cannot hold."""


def leave_out(root: Element) -> None:
    """Replace in the tree *root* whatever is no content by its mark."""
    _drop_unseen(root)
    weights, links, counts = _weigh(root)
    whole = weights[root]
    for element in list(root.iter()):
        if element.tag in (MARK, MARK_WITHIN) or element not in weights or element is root:
            continue
        weight = weights[element]
        if weight < whole * _SMALL_SHARE and not _attached(element):
            what = _chrome(element, weight, links[element], counts[element])
            if what and weight:
                _replace(element, what, root)


def is_attached(link: Element) -> bool:
    """Tell whether *link* leads to a document, by its address or by the file name that it shows."""
    shown = _text(link).strip().lower()
    return is_attachment(link.get("href") or "") or shown.endswith(ATTACHED)


def is_attachment(address: str) -> bool:
    """Tell whether *address* is one of a document beside the page."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return f"{parts.path}?{parts.query}".lower().rstrip("?").endswith(ATTACHED) or (
        parts.path.lower().endswith(ATTACHED)
    )


def _drop_unseen(root: Element) -> None:
    styled, struck = list(hidden_by_style(root)), frozenset(struck_by_style(root))
    for element in list(root.iter(*_SILENT)):
        _empty(element)
    # Who hides most of a page shows it by a script.
    most = _length(_text(root)) * _SMALL_SHARE
    unseen = {element for element in styled if _length(_text(element)) < most}
    for element in list(root.iter()):
        if element is root or not isinstance(element.tag, str):
            continue
        if element in unseen or _is_hidden(element):
            _replace(element, "a hidden part", root)
        elif element.tag in _STRUCK or element in struck or _is_struck(element):
            _strike(element, root)


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") is not None or bool(HIDING.search(element.get("style") or ""))


def _is_struck(element: Element) -> bool:
    return bool(STRIKING.search(element.get("style") or ""))


def _strike(element: Element, root: Element) -> None:
    """Leave out the text of *element*; the cells of a table keep their place."""
    cells = list(element.iter("td", "th"))
    for cell in cells:
        is_inner = not any(inner.tag in {"td", "th"} for inner in cell.iterdescendants())
        if is_inner and _text(cell).strip():
            _replace(_within(cell), "struck text", root)
    if not cells:
        _replace(element, "struck text", root)


def _within(cell: Element) -> Element:
    """Return an element that holds all of the cell, and stands in it alone."""
    inner = cell.makeelement("span")
    inner.text, cell.text = cell.text, None
    inner.extend(list(cell))
    cell.append(inner)
    return inner


def _weigh(root: Element) -> tuple[dict[Element, int], dict[Element, int], dict[Element, int]]:
    """Return of each element the characters of its text, those in links, and the links."""
    weights: dict[Element, int] = {}
    links: dict[Element, int] = {}
    counts: dict[Element, int] = {}
    for element in reversed(list(root.iter())):
        weight = _length(element.text)
        linked = count = 0
        for child in element:
            weight += weights[child] + _length(child.tail)
            linked += links[child]
            count += counts[child]
        if element.tag == "a" and not (element.get("href") or "#").startswith("#"):
            linked, count = weight, 1
        weights[element], links[element], counts[element] = weight, linked, count
    return weights, links, counts


def _length(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _chrome(element: Element, weight: int, linked: int, count: int) -> str:
    """Say what *element* is that is no content; empty where it is content."""
    if element.tag in _CHROME or (element.get("role") or "").lower() in _ROLES:
        return "a menu or footer"
    if element.tag not in _CONTAINERS:
        return ""
    if count >= _FEWEST_LINKS and linked >= weight * _LINK_SHARE:
        return "a list of links"
    text = _text(element) if weight <= _OWNER_LENGTH else ""
    if text and _OWNER.search(text) and not element.xpath("ancestor-or-self::table[1]//th"):
        return "a footer"
    return "a link to another page" if count and _TEASER.match(text) else ""


def _attached(element: Element) -> bool:
    return any(map(is_attached, element.iter("a")))


def _replace(element: Element, what: str, root: Element) -> None:
    if element.getparent() is None or element is root:
        return
    text = _CONTROLS.sub("", " ".join(_text(element).split()))
    _empty(element)
    if any(character.isdigit() for character in text):
        element.set("what", f"{what}, left out as no content")
        element.set("text", text[:_QUOTE])


def _empty(element: Element) -> None:
    tag = MARK_WITHIN if element.tag in _WITHIN else MARK
    element.clear(keep_tail=True)
    element.tag = tag


def _text(element: Element) -> str:
    return "".join(element.itertext())
