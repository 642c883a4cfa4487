"""What a paragraph hands on to the next: a total whose parts follow, a list of projects."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..basics.folding import Folded
from ..basics.money import MONEY
from ..basics.numbering import mark_of
from ..classes.items import name_of
from ..figures.statements import Figure, Statement
from .short_parts import OWN_FUNDS

_OPENS = re.compile(r":$|(?:其中|包括|如下)[，,]?$")
_CLASS = re.compile(r"(?:工资福利|商品和服务|资本性)支出|对(?:个人和家庭|企业)的?补助")
"""What a paragraph without a number begins with that goes on with a list of economic classes."""

_PART = re.compile(r"(?:基本|项目)支出|(?:人员|(?:日常)?公用)(?:经费|支出)")
"""What a paragraph without a number begins with that goes on with parts of something unknown."""
_OWN_FUNDS = re.compile(OWN_FUNDS)
"""What a paragraph without a number begins with that is a part of the revenue."""

_PARTED = ("expenditure.basic", "expenditure.project")
_ANNOUNCED = re.compile(
    r"(?:^|。)(?P<what>[^。;:，\d]{2,30}?)(?:的?(?:主要|具体)?(?:内容|情况|安排|用途|用于|使用)*)(?:如下|包括|是):$"
)
_GOES_ON = re.compile(r"[;，,、:]$")


@dataclass
class Carried:
    """Followed from paragraph to paragraph of a section.

    *whole* is the amount whose parts paragraphs behind 其中： name, one each, *changed* the
    change whose parts they do; *is_list* says that the next paragraph may be one of them,
    *in_projects* that projects are listed, *is_unknown* that the parts are of something unknown.
    """

    whole: Figure | None = None
    changed: Figure | None = None
    is_list: bool = False
    in_projects: bool = False
    is_unknown: bool = False
    _stated: Figure | None = None
    _amounts: tuple[Figure, ...] = ()

    @property
    def parted(self) -> Figure | None:
        """What economic classes beneath are parts of: a change, else basic or project spending."""
        if self.changed or self.whole is None or self.whole.digits:
            return self.changed
        return self.whole if (self.whole.item or "").startswith(_PARTED) else None

    def leave(self) -> None:
        """Forget all of it: a heading begins something else."""
        self.whole = self.changed = self._stated = None
        self._amounts = ()
        self.is_list = self.in_projects = self.is_unknown = False

    def arrive(self, folded: Folded) -> None:
        """Come to a paragraph: one that is no part ends a list whose last part was closed."""
        is_parted = self.whole is not None or self.changed is not None
        is_part = mark_of(folded) is not None or _CLASS.match(folded.text) is not None
        is_part = is_part or self._is_own_funds(folded.text)
        self.is_list = self.is_list or (is_parted and is_part)
        self.is_unknown = self.is_unknown and (self.is_list or _PART.match(folded.text) is not None)

    def _is_own_funds(self, text: str) -> bool:
        whole = self.whole.item if self.whole else None
        return whole == "revenue" and _OWN_FUNDS.match(text) is not None

    def follow(self, folded: Folded, said: Iterable[Statement]) -> None:
        """Take in what a paragraph said."""
        figures = [statement for statement in said if isinstance(statement, Figure)]
        amounts = [f for f in figures if f.item and not f.is_change and not f.base]
        if figures:
            self._stated = amounts[-1] if amounts else None
            self._amounts = tuple(amounts)
        self.in_projects = bool(figures) and figures[-1].listed and not figures[-1].item
        if _OPENS.search(folded.text):
            self.changed = figures[-1] if figures and not amounts else None
            self.is_unknown = not figures and MONEY.search(folded.text) is not None
            self.whole = None if self.is_unknown else self._parted(folded.text)
            self.is_list = self.is_unknown or bool(self.whole or self.changed)
        else:
            self.is_list = self.is_list and _GOES_ON.search(folded.text) is not None

    def _parted(self, text: str) -> Figure | None:
        """Return the amount whose parts *text* leads over to, the last one unless it names another.

        So does a last sentence or a paragraph of its own: 财政拨款支出主要内容如下：.
        """
        match = _ANNOUNCED.search(text)
        named = name_of(match["what"], about_procurement=False) if match else None
        if named is None:
            return self._stated
        wanted = named.code, named.fund
        found = next((f for f in self._amounts if (f.item, f.fund) == wanted), None)
        return found or (None if named.fund else self._stated)
