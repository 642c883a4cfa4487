"""Projects told in lines that begin with a label: 项目名称：…, 预算安排规模：…."""

import re
from collections.abc import Iterator

from ...reading.document import Document, Paragraph
from ..basics.fact import Stated
from ..basics.folding import Folded
from ..basics.money import MONEY
from ..basics.numbers import parse_number, to_yuan
from ..naming.document_numbers import numbers_in
from .listed_projects import ListedProject

_MARK = r"(?:\(?[\d一二三四五六七八九十]{1,3}[)、.]+)?"
_NAME = re.compile(rf"{_MARK}项目名称:(?P<name>[^:]{{4,60}}?)[。;]?")
_AMOUNT = re.compile(rf"{_MARK}预算(?:安排)?规模:{MONEY.pattern}[。;]?")
_FARTHEST = 8
"""How many lines behind its name what a project gets may stand."""


def projects_by_label(document: Document, division: str) -> Iterator[ListedProject]:
    """Yield each project whose name and whose amount stand in lines of their own.

    :param division: of the publisher, by whose authorities document numbers are resolved.
    """
    name: tuple[Folded, re.Match[str]] | None = None
    since = 0
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            name = None
            continue
        folded = Folded(block.passage)
        since += 1
        if found := _NAME.fullmatch(folded.text):
            name, since = (folded, found), 0
        elif name and since <= _FARTHEST and (told := _AMOUNT.fullmatch(folded.text)):
            if project := _project(*name, folded, told, division):
                yield project
            name = None


def _project(
    named: Folded, name: re.Match[str], folded: Folded, told: re.Match[str], division: str
) -> ListedProject | None:
    number = parse_number(told["number"])
    if number is None:
        return None
    spans = folded.spans(told.start("number"), told.end("unit"))
    return ListedProject(
        Stated(named.original(*name.span("name")).strip(), named.spans(*name.span("name"))),
        Stated(to_yuan(number, told["unit"]), spans),
        next(iter(numbers_in(named, division)), None),
    )
