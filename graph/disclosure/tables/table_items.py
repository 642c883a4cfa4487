"""Items of the budget as rows and columns of tables name them."""

import re

from ..classes.table_funds import GENERAL

_END = r"(?:预算|决算)?(?:收入|资金|拨款|财政|补助|安排|的|预算数|决算数|数|金额|小计|合计|\(款\))*"
_MONEY = r"(?:支出|费用|经费|预算|决算|安排|数|金额|小计|合计|费)*"
_CARRIED = r"(?:结转\(?结余\)?|结转和结余|结转及结余|结转|结余)(?:资金|收入|支出)*"
_CAR = r"公务用?车"

_SOURCES = (
    ("revenue.general-public-budget", rf"{GENERAL}{_END}"),
    ("revenue.government-fund", rf"政府性?基金{_END}"),
    ("revenue.state-capital", rf"国有资本经营{_END}"),
    ("revenue.special-account", rf"(?:财政)?专户(?:管理|核拨|返还|教育收费|的)*{_END}"),
    (
        "revenue.fiscal",
        rf"财政(?:拨款|补助)(?:\(补助\))?(?:收入)?{_END}|(?:本年|当年)财政(?:拨款|补助)收入",
    ),
    ("revenue.superior-subsidy", rf"上级补助{_END}"),
    ("revenue.subordinate-remittance", rf"(?:附属|下级)单位(?:上缴|缴款){_END}"),
    (
        "revenue.operating",
        rf"事业(?:单位)?(?!单位经营|经营)(?:预算)?收入{_END}(?:\(不含[^()]{{1,12}}\))?",
    ),
    ("revenue.business", rf"(?:事业)?(?:单位)?经营(?:预算)?收入{_END}"),
    ("revenue.unit-funds", r"单位(?:自有)?资金(?:收入)?(?:小计|合计)?"),
    ("revenue.other", r"(?:其他|其它)(?:收入|资金|各项收入|来源)(?:小计|合计)?"),
)
_USES = (
    ("expenditure.basic.personnel", rf"人员{_MONEY}"),
    ("expenditure.basic.public", rf"(?:日常|定额)?公用{_MONEY}"),
    ("expenditure.basic", rf"基本支出{_MONEY}"),
    ("expenditure.project", rf"项目支出{_MONEY}"),
    ("expenditure.reserve", r"(?:单位)?预留(?:机动)?经费|预备费|机动经费"),
    ("expenditure.remitted", r"上缴上级(?:单位)?支出"),
    ("expenditure.business", r"(?:事业)?(?:单位)?经营支出"),
    ("expenditure.subsidy", r"对?(?:附属|下级)单位补助(?:支出)?"),
)
_ITEMS = (
    *_SOURCES,
    *_USES,
    ("carry-over.opening", rf"(?:(?:上年|以前年度|年初|动用上年)(?:财政拨款)?|财政拨款){_CARRIED}"),
    ("carry-over.closing", rf"(?:年末|年终|结转下年)(?:财政拨款)?(?:{_CARRIED}|资金)?"),
    ("carry-over.closing", r"结转下年(?:资金|支出)?"),
    ("revenue.balance-used", r"使用(?:专用结余和)?非财政拨款结余(?:\([^()]{1,12}\))?(?:资金)?"),
    ("expenditure.balance-distributed", r"(?:事业单位)?结余分配"),
    ("revenue", r"(?:本年|当年|本年度)(?:预算)?收入(?:合计|小计|总计)?"),
    ("expenditure", r"(?:本年|当年|本年度)(?:预算)?支出(?:合计|小计|总计)?"),
    ("revenue.sum", r"收入合计"),
    ("revenue.total", r"收入(?:总计|总额)|总收入"),
    ("expenditure.sum", r"支出合计"),
    ("expenditure.total", r"支出(?:总计|总额)|总支出"),
    ("total", r"[总合共]计|总\s*额|全年合计"),
    ("operating-cost", rf"机关运行经费{_MONEY}"),
    (
        "three-public",
        rf'(?:(?:{GENERAL}|财政)?(?:财政)?拨款)?(?:安排)?的?"?三公"?经费(?:财政拨款)?{_MONEY}(?:总额)?',
    ),
    ("three-public.abroad", rf"因公(?:临时)?出国(?:\(境\)|境)?{_MONEY}"),
    ("three-public.vehicle", rf"{_CAR}购置(?:及|和|与|、)(?:{_CAR})?运(?:行维护|行|维){_MONEY}"),
    ("three-public.vehicle", rf"{_CAR}费用?"),
    ("three-public.vehicle.operation", rf"(?:{_CAR})?运(?:行维护|行维|行护|行|维){_MONEY}"),
    ("three-public.vehicle.purchase", rf"(?:{_CAR})?购置{_MONEY}"),
    ("three-public.reception", rf"公务接待{_MONEY}"),
    ("three-public.reception.domestic", rf"国内(?:公务)?接待{_MONEY}"),
    ("three-public.reception.foreign", rf"(?:外宾|外事|国\(境\)外)(?:公务)?接待{_MONEY}"),
    ("meeting", rf"会议{_MONEY}"),
    ("training", rf"培训{_MONEY}"),
    ("procurement", r"政府采购支出(?:信息|情况|合计|总额)*"),
    ("procurement.goods", r"政府采购货物(?:支出|预算)"),
    ("procurement.works", r"政府采购工程(?:支出|预算)"),
    ("procurement.services", r"政府采购服务(?:支出|预算)"),
    ("procurement.awarded-sme", r"(?:政府采购)?授予中小企业合同金额"),
    ("procurement.awarded-micro", r"授予小微企业合同金额"),
)
_BOUGHT = re.compile(r"(?:政府)?(?:采购)?(?P<kind>货物|工程|服务)(?:类|采购|支出|预算|项目)*")
_PATTERNS = tuple((item, re.compile(pattern)) for item, pattern in _ITEMS)


def item_named(label: str) -> str | None:
    """Return the item that a folded *label* as a whole is the name of."""
    return next((item for item, pattern in _PATTERNS if pattern.fullmatch(label)), None)


def kind_bought(label: str) -> str | None:
    """Return the kind of procurement that a row of a table about it names: 货物, 工程类."""
    match = _BOUGHT.fullmatch(label)
    return item_named(f"政府采购{match['kind']}支出") if match else None
