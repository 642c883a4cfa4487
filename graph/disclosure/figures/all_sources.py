"""“三公”经费 of more money, or of other money, than what is appropriated: 全口径“三公”经费.

They stand beside those of 财政拨款, which are what the item three-public is of, and have no item.
"""

import re

_OTHER_MONEY = (
    r"全口径(?!财政|一般公共)(?:的|预算|决算|支出|汇总|口径)*"
    r"|(?:非财政(?:拨款)?(?:资金)?|自有资金|单位(?:自有)?资金|其他资金|事业收入|经营收入)(?:安排|开支|列支|支付|支出)*的?"
)
_NAMED = re.compile(rf"(?P<other>{_OTHER_MONEY})?\"?三公\"?(?:经费)?\"?(?P<behind>\(全口径\))?")


def is_of_all_sources(words: str) -> bool:
    """Tell whether the last “三公”经费 in folded *words* are those of all or of other money."""
    named = list(_NAMED.finditer(words))
    return bool(named) and bool(named[-1]["other"] or named[-1]["behind"])


def speaks_of_all_sources(text: str, place: int) -> bool:
    """Tell whether the sentence at *place*, or the one whose parts it names, is of such money."""
    start = text.rfind("。", 0, place) + 1
    if start > 1 and text.startswith("其中", start):
        start = text.rfind("。", 0, start - 1) + 1
    return "三公" in text and is_of_all_sources(text[start:place])
