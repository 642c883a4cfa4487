"""What is parted where a clause names a part: 其中：基本支出, 主要包括：会议费."""

import re
from dataclasses import dataclass, replace

from ..classes.functional_classes import ECONOMIC
from ..classes.items import Named
from ..figures.statements import Figure
from .context import Context
from .lead import Lead, opens_parts

_PARTED = ("expenditure.basic", "expenditure.project")
OF_RUNNING = {
    "meeting": "30215",
    "training": "30216",
    "three-public.abroad": "30212",
    "three-public.reception": "30217",
    "three-public.vehicle.operation": "30231",
}
"""Economic classes of what has an item of its own, among the parts of running costs."""
RUNNING = ("operating-cost", "expenditure.basic.public")
_GOODS_AND_SERVICES = "302"
_SPENT_ON = re.compile(r"用于|包括|其中|含|^:|\(|主要(?:是|为)")
_SPOKEN_ENDS = re.compile(r"[。;]|三公")
_PARTS_OF = {
    "expenditure": "expenditure",
    "procurement": "procurement.",
}
"""Items whose parts are of their fund, where these say none, and how their parts begin."""


@dataclass(frozen=True, slots=True)
class ClauseParts:
    """One mark with its lead, and what is known of the sentences before."""

    lead: Lead
    mark: re.Match[str]
    context: Context

    @property
    def _sentence(self) -> str:
        """The sentence up to the figure."""
        text, stop = self.lead.folded.text, self.mark.start()
        return text[text.rfind("。", 0, stop) + 1 : stop]

    def _whole(self) -> Named | None:
        """Return the item of which the clause names a part (其中), in the same sentence."""
        if self.context.within:
            return self.context.within
        opens = opens_parts(self.lead.text)
        if self.lead.opens_sentence:
            return self._topic_parted if opens else None
        whole = self.context.subjects.get(self.lead.depth) if opens else self.context.parted
        return whole.item if whole else None

    def _item_parted(self, named: Named) -> Named:
        """Return *named*, an economic class, as one of the item that it is a part of.

        So is one of the functional classes where the sentence says it: 在项目支出中，教育支出5万元.
        """
        is_economic = named.digits is not None and ECONOMIC.fullmatch(named.digits) is not None
        whole = self._whole() if is_economic else self.context.within if named.digits else None
        if whole is None or not whole.code.startswith(_PARTED) or named.code != "expenditure":
            return named
        return replace(named, code=whole.code, fund=named.fund or whole.fund)

    def _of_whole(self, named: Named) -> Named:
        """Return a part (其中：基本支出, 货物) as one of the fund and the class that are parted."""
        whole = self.context.whole
        if named.code in OF_RUNNING and (running := self._running_cost()):
            digits = OF_RUNNING[named.code]
            return replace(named, code=running.item or "", fund=running.fund, digits=digits)
        if named.fund or whole is None:
            fund = named.fund
        else:
            parts = _PARTS_OF.get(whole.item or "")
            fund = whole.fund if parts and named.code.startswith(parts) else None
        return replace(named, fund=fund, digits=named.digits or self._class_parted(named))

    def _running_cost(self) -> Figure | None:
        """Return the running cost that is parted or spent on what is named in the sentence."""
        whole, last = self.context.whole, self.context.stated
        if whole and (whole.item in RUNNING or whole.digits == _GOODS_AND_SERVICES):
            return whole
        is_told = last is not None and last.folded is self.lead.folded
        if last is None or not is_told or last.item not in RUNNING:
            return None
        between = last.folded.text[last.end : self.mark.start()]
        is_listed = last.digits or _SPENT_ON.search(between)
        return last if is_listed and not _SPOKEN_ENDS.search(between) else None

    def _class_parted(self, named: Named) -> str | None:
        """Return the class of which basic and project expenditure are the parts (其中)."""
        whole = self._whole() if named.code.startswith(_PARTED) else None
        return whole.digits if whole else None

    @property
    def _topic_parted(self) -> Named | None:
        """The part of spending that the heading, or alone the sentence, names: 。其中：."""
        before = self._sentence.removesuffix(self.lead.text)
        is_of_one = ("基本支出" in before) != ("项目支出" in before)
        spoken = self.context.subjects.get(self.lead.depth) if is_of_one else self.context.topic
        is_part = spoken is not None and spoken.item.code.startswith(_PARTED)
        return spoken.item if spoken and is_part else None

    @property
    def _topic_class(self) -> Named | None:
        """The class that the paragraph is about, if it is about one."""
        topic = self.context.topic
        return topic.item if topic and topic.item.digits else None
