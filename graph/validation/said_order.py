"""What a paragraph says in words of accounts against budgets: derived before shapes are applied.

预算为46万元，支出决算为38万元。决算数小于预算数: the figures and the word that compares them stand
in one paragraph, and only the word says which of several budgets is meant. SPARQL parts no
sentences, so this is done here; whether the word fits is for the shape to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from ..vocabulary import FIS, XSD
from .texts import term_of_shapes, texts
from .wording import canonical

SAYS = term_of_shapes("says")
"""Of a paragraph: one place where it compares accounts and budget in words."""
WORDS, ORDER, PLANNED, SPENT, RATE = (
    term_of_shapes(name) for name in ("words", "order", "planned", "spent", "rate")
)
"""The words; 1, 0 or -1 as they say more, as much or less; yuan, yuan and percent beside them."""

_NUMBER = r"\d[\d,，]*(?:\.\d+)?"
_MONEY = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
_WHICH = r"年初|全年|调整后?|当年"
_ORDER = {
    **dict.fromkeys(("大于", "高于", "超过", "多于"), 1),
    **dict.fromkeys(("小于", "低于", "少于"), -1),
    **dict.fromkeys(("持平", "一致", "相同"), 0),
}
_SAID = (
    rf"(?P<words>决算(?:支出)?数?(?:(?P<order>大于|高于|超过|多于|小于|低于|少于)(?P<which>{_WHICH})?预算"
    rf"|[与和](?P<whichToo>{_WHICH})?预算数?(?P<same>持平|一致|相同)))"
)
_BY_FIGURES = re.compile(
    rf"(?P<meant>{_WHICH})?预算数?(?:安排|支出)?(?:为|是|[:：])?(?P<plan>{_NUMBER})(?P<planUnit>[万亿]?元)"
    rf"(?:(?!元)[^。；;]){{0,30}}?决算数?(?:为|是|[:：])?(?P<spent>{_NUMBER})(?P<spentUnit>[万亿]?元)"
    rf"(?:(?!元|决算|其中|\d[、])[^；;]){{0,50}}?{_SAID}"
)
_BY_RATE = re.compile(
    rf"完成(?P<meant>{_WHICH})?(?:支出)?预算数?的?(?P<rate>\d+(?:\.\d+)?)%[，,。；;]?(?:支出)?{_SAID}"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A comparison in words with the figures beside it: in yuan, or a rate in percent."""

    words: str
    order: int
    planned: Decimal | None = None
    spent: Decimal | None = None
    rate: Decimal | None = None


def said_orders(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield what the paragraphs in *store* say of accounts against budgets."""
    for paragraph, text in texts(store, FIS.Narrative):
        yield from _of(paragraph, text)


def _of(paragraph: ox.NamedNode, text: str) -> Iterator[ox.Quad]:
    for position, said in enumerate(orders_in(text), start=1):
        node = ox.NamedNode(f"{paragraph.value}/says/{position}")
        yield ox.Quad(paragraph, SAYS, node)
        yield ox.Quad(node, WORDS, ox.Literal(said.words, language="zh"))
        yield ox.Quad(node, ORDER, ox.Literal(said.order))
        for name, number in ((PLANNED, said.planned), (SPENT, said.spent), (RATE, said.rate)):
            if number is not None:
                yield ox.Quad(node, name, ox.Literal(canonical(number), datatype=XSD.decimal))


def orders_in(text: str) -> list[Said]:
    """Return the comparisons in *text*, those with figures first, in order."""
    by_figures = [
        Said(
            match["words"],
            _order(match),
            planned=_money(match["plan"], match["planUnit"]),
            spent=_money(match["spent"], match["spentUnit"]),
        )
        for match in _BY_FIGURES.finditer(text)
        if _of_one_budget(match)
    ]
    by_rate = [
        Said(match["words"], _order(match), rate=Decimal(match["rate"]))
        for match in _BY_RATE.finditer(text)
        # Of a budget of nothing 0 % is carried out, whatever was spent.
        if _of_one_budget(match) and Decimal(match["rate"]) > 0
    ]
    return by_figures + by_rate


def _of_one_budget(match: re.Match[str]) -> bool:
    """Tell whether the figures are of the budget that the words name, as far as both say."""
    named = match["which"] or match["whichToo"]
    return not named or not match["meant"] or named[:2] == match["meant"][:2]


def _order(match: re.Match[str]) -> int:
    return _ORDER[match["order"] or match["same"]]


def _money(number: str, unit: str) -> Decimal:
    return Decimal(number.replace(",", "").replace("，", "")) * _MONEY[unit]
