"""Whose the figures of a budget table are: the publisher's, or those of a unit named above it."""

import re
from collections.abc import Mapping, Sequence

from ...reading.document import Passage
from ...values import Iri
from ..basics.folding import fold
from .table_titles import title_of

_LABEL = re.compile(r"(?:编制|填报|填表|预算|公开|决算)?(?:单位|部门)(?:名称)?:")
_BRACKETS = re.compile(r"[()]")


def owner_named(lines: Sequence[Passage], owners: Mapping[str, Iri], publisher: Iri) -> Iri | None:
    """Return the unit that the title of a table, or 编制单位：… beside it, names; or nothing.

    The longest name counts, so that a unit called after its department is told from it; brackets
    are left out by many titles (某局本级 for 某局（本级）).

    :param lines: those above the table.
    :param owners: folded names of the publisher and of its units with their IRIs.
    """
    names = {_BRACKETS.sub("", name): iri for name, iri in owners.items()}
    for line in reversed(lines):
        text = fold(line.text)
        if not (title_of(text) or _LABEL.match(text)):
            continue
        plain = _BRACKETS.sub("", text)
        if found := [name for name in names if name in plain]:
            named = names[max(found, key=len)]
            return None if named == publisher else named
    return None
