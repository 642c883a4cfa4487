"""Rows that name economic classes without their codes: 工资福利支出 beneath 一、基本支出."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from ...reading.document import Passage
from ..basics.folding import fold
from ..classes.class_names import bare_name, economic_names, government_names
from ..classes.functional_classes import economic_scheme
from .table_meaning import Meaning, plain_label

_OF_DEPARTMENTS = frozenset(("工资福利支出", "商品和服务支出"))
_OF_GOVERNMENTS = frozenset(("机关工资福利支出", "机关商品和服务支出", "对事业单位经常性补助"))
"""Of what 工资福利支出 and 商品和服务支出 are parts, where governments' classes are listed."""

_PARTS = frozenset(("expenditure.basic", "expenditure.project"))


def are_of_governments(names: Iterable[str]) -> bool:
    """Tell whether folded *names* side by side are classes of governments' budgets."""
    return not _OF_GOVERNMENTS.isdisjoint(names)


@dataclass
class EconomicRows:
    """The rows of a group of columns headed 按部门预算经济分类 or 按政府预算经济分类.

    *first* is the first digit of the codes; *part* is the expenditure that the rows part now,
    *above* the class whose own classes may follow.
    """

    scheme: str
    first: str
    part: str | None = None
    above: str = ""

    @classmethod
    def of(cls, heads: Iterable[str], labels: Iterable[Passage], year: int) -> Self | None:
        """Return the rows under *heads*, the folded words over the *labels*, if they are such.

        Without such a head, classes of departments that no other classification has tell them.
        """
        about = next((head for head in heads if "经济分类" in head or "经济科目" in head), None)
        if about is None:
            names = {plain_label(fold(cell.text)) for cell in labels}
            if not names >= _OF_DEPARTMENTS or are_of_governments(names):
                return None
        return cls(economic_scheme(year), "5" if about and "政府" in about else "3")

    def digits(self, cell: Passage, meaning: Meaning | None) -> str | None:
        """Return the code of the class that *cell* names; *meaning* is what it means else."""
        if meaning and meaning.item in _PARTS:
            self.part, self.above = meaning.item, ""
        if meaning and meaning.is_total:
            self.part = None
        names = government_names() if self.first == "5" else economic_names(self.scheme)
        codes = names.get(bare_name(plain_label(fold(cell.text))), frozenset())
        top = [code for code in codes if len(code) == 3 and code.startswith(self.first)]
        below = [code for code in codes if self.above and code[:3] == self.above]
        if len(top) == 1:
            self.above = top[0]
        found = top or below
        return found[0] if len(found) == 1 else None
