"""What a heading says that the text beneath it is of: an item, a class, or nothing of its own."""

import re
from dataclasses import replace

from ..classes.about import OF_ITS_SECTION, About
from ..classes.class_paths import UNKNOWN
from ..classes.items import Named, name_of, names_in
from ..classes.several_items import several_items
from ..classes.table_funds import fund_named
from ..figures.all_sources import is_of_all_sources

NOT_KNOWN = Named("", 0, 0)
"""The topic of a text that is of something whose code is not known: 差旅费."""

UNKNOWN_CLASS = Named("expenditure", 0, 0, digits=UNKNOWN)
"""The topic of a text about a class whose code is not known: nothing in it is claimed."""

OTHER_MONEY = Named("three-public", 0, 0, digits=UNKNOWN)
"""The topic of a text about “三公”经费 of more than the appropriations: none of it is claimed."""

_ABOUT = re.compile(
    r"(?:的|及其?|和|与|等|情况|说明|原因|增减|变化|变动|对比|总体|具体|安排|使用|编制|执行|分析|公开|信息"
    r"|(?:主要)?(?:内容|用途|用于)|如下)+$"
)
"""What a heading says of its item, behind its name."""
_FRONT = re.compile(
    r"^(?:关于|其中[:，,]?|(?:19|20)\d{2}年(?:度|初)?|[本我](?:部门|单位)|(?:部门|单位)(?=[收支]|基本|项目)|的)+"
)
_BOTH_SIDES = re.compile(r"收入?[、和及与]?支")
_APPROPRIATED = re.compile(r"(?:当年)?拨款(?:规模|结构|使用)?$")
"""What a fund gives out, which is spent: 一般公共预算当年拨款情况."""
_OTHER_MATTER = re.compile(r"购买服务|绩效|评价|名词|解释|职责|机构|资产")
"""Headings whose texts are about something else than the item that they name."""
_BODY = re.compile(
    r"(?:[局委办厅会院校园所站队馆]|中心|学校|中学|小学|公司|机关|本级)(?:\(本级\))?$"
)
"""The end of a heading that names a body."""
_OF_MONEY = re.compile(r"(?:费用?|经费|支出|收入|资金|拨款|项目|采购|补助|专项)$")
"""The end of a heading that names an item, be its code known or not."""


def topic_of(heading: str, about: About, above: Named | None) -> Named | None:
    """Return the item that a folded heading, its number left out, names.

    Nothing says that it names none of its own: the text goes on with what is *above*.

    :param above: what the text is of that stands over the heading.
    """
    if above is OTHER_MONEY or is_of_all_sources(heading):
        return OTHER_MONEY
    words = _ABOUT.sub("", _FRONT.sub("", heading).rstrip("。:"))
    if named := _class(words, about, above):
        return named
    if _OTHER_MATTER.search(heading):
        return NOT_KNOWN
    if _BOTH_SIDES.search(words):
        return Named("budget", 0, 0, fund_named(words))
    named = _of_fund(_item(words), words, above)
    return of_section(named, about) if named else None


def owner_named(heading: str) -> str | None:
    """Return the words of a heading that may name whose the figures beneath it are."""
    words = _ABOUT.sub("", _FRONT.sub("", heading).rstrip("。:"))
    return words if _BODY.search(words) else None


def of_section(named: Named, about: About) -> Named:
    """Return *named* as of the fund that its section is about, if it is of one that says none."""
    is_of_it = OF_ITS_SECTION.fullmatch(named.code)
    return replace(named, fund=named.fund or about.fund) if is_of_it else named


def _class(words: str, about: About, above: Named | None) -> Named | None:
    """Return the class that *words* name, as one beneath the class above where it is there."""
    found = about.paths.in_text(words, has_economic=about.item is not None)
    digits = found[0] if found else None
    if above and above.digits and (found is None or digits == UNKNOWN):
        digits = about.paths.beneath(words, above.digits) or digits
    if digits is None:
        return None
    if digits == UNKNOWN:
        return UNKNOWN_CLASS
    return Named(about.spending, 0, 0, about.fund_of_classes, digits=digits)


def _item(words: str) -> Named | None:
    if several := several_items(words, about_procurement=True):
        return several.together() or NOT_KNOWN
    named = name_of(words, about_procurement=True)
    if named and not named.is_bare and not _FRONT.sub("", words[: named.start]):
        return named
    mentioned = {(one.code, one.fund, one.digits): one for one in names_in(words)}
    if len(mentioned) == 1:
        return next(iter(mentioned.values()))
    return NOT_KNOWN if mentioned or _OF_MONEY.search(words) else None


def _of_fund(named: Named | None, words: str, above: Named | None) -> Named | None:
    """Return a fund's name alone as the revenue or the spending that is above, else not known."""
    fund = fund_named(words)
    if named is None or fund is None:
        return named
    if named.digits and named.code == "expenditure" and "类" not in words:
        return replace(named, digits=None, fund=fund)
    if not named.code.startswith("revenue.") or "收入" in words:
        return named
    side = (above.code if above else "").split(".")[0]
    if side == "expenditure" or _APPROPRIATED.search(words):
        return Named("expenditure", 0, 0, fund)
    return named if side == "revenue" else NOT_KNOWN
