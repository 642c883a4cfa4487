"""What a project's table calls it: its code and its name, which may stand in one cell."""

import re

from ...minting import name_hash
from ...values import Zh, zh
from ..basics.folding import Folded
from ..basics.gaps import gap_in
from ..naming.document_numbers import Number, without_number
from .project_context import ProjectContext
from .project_drafts import ProjectDraft

_CODE = re.compile(r"[0-9A-Z]{12,30}")
_GLUED = re.compile(r"\s*(?P<code>\d{6}[0-9A-Z]{15})\s*[-—_－]\s*(?=\S)")
"""A project's code in front of its name, as systems print them in one cell."""


def code_of(draft: ProjectDraft, context: ProjectContext) -> str | None:
    """Return the project's code; a cell that holds none is reported."""
    cell = draft.cells.get("code")
    if cell is None:
        glued = glued_code(draft)
        return glued["code"] if glued else None
    if match := _CODE.fullmatch(Folded(cell).text.upper()):
        return match[0]
    context.report(gap_in(cell, "this is no project code"))
    return None


def name_key(draft: ProjectDraft, context: ProjectContext) -> str:
    """Return the hash of the project's name; of what stands for its code where it has none."""
    named = "name" in draft.cells
    return name_hash(name_of(draft, context)[0] if named else draft.cells["code"].text)


def name_of(draft: ProjectDraft, context: ProjectContext) -> tuple[Zh, int, Number | None]:
    """Return the name, where it begins in its cell, and the document number in front of it."""
    cell = draft.cells["name"]
    if glued := glued_code(draft):
        return zh(cell.text[glued.end() :]), glued.end(), None
    start, number = without_number(cell, context.frame.division)
    return zh(cell.text[start:]), start, number


def glued_code(draft: ProjectDraft) -> re.Match[str] | None:
    """Match a code in front of the name, where no cell has the code alone."""
    cell = draft.cells.get("name")
    return _GLUED.match(cell.text) if cell and "code" not in draft.cells else None
