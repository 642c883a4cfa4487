"""The wordings of budget items, each with its code of the list ``budget-item``.

Patterns match folded text.
"""

import re

_CAR = r"(?:公务用?车(?:辆)?|公车)"
_RUN = r"(?:运行维护|运行和维护|运行|运维|维护)"
_FEE = r"(?:经费|费用|费)?"
GENERAL = r"一般公共(?:服务)?(?:预算|(?=财政拨款))"
FISCAL = r"(?:财政|补助|拨款)*+"
_OF_FUND = rf"{GENERAL}|(?:政府性)?基金(?:预算)?|国有资本经营(?:预算)?|财政拨款"
_WON_BY_SME = r"[，,]由中小微?企业(?:供应商)?中标(?:或者?成交)?的?[，,]?(?:采购|合同|成交)?"
_WORDINGS: tuple[tuple[str, str], ...] = (
    ("budget", r"收入?(?:、|和|及|与)支出?(?:预算|决算)*(?:总计|总预算|总决算|总额|总体)?各?"),
    ("budget", r"收入支出(?:预算|决算)*(?:总计|总预算|总决算|总额|总体)各?"),
    ("budget", r"(?:收支总预算|预算收支|收支预算|收支总额|收支总计|收支总体|收支安排|总收支|收支)"),
    (
        "revenue.grand-total",
        r"(?:预算|决算)?收入(?:预算|决算)?总[计额]|收入总(?:预算|决算)",
    ),
    ("revenue.general-public-budget", rf"{GENERAL}{FISCAL}(?:资金)?(?:收入)?"),
    ("revenue.government-fund", rf"(?:政府性)?基金(?:预算)?{FISCAL}(?:资金)?(?:收入)?"),
    ("revenue.state-capital", rf"国有资本经营(?:预算|收益)?{FISCAL}(?:资金)?(?:收入)?"),
    (
        "revenue.special-account",
        r"(?:纳入)?(?:财政)?专户(?:管理|核拨|拨款|教育收费|非税收入|的)*(?:拨款|资金)?(?:收入)?",
    ),
    ("revenue.superior-subsidy", r"上级补助(?:资金)?收入"),
    ("revenue.subordinate-remittance", r"(?:附属|下级)单位(?:上缴收入|缴款)"),
    ("revenue.operating", r"(?<!企)事业(?:单位)?(?:资金)?收入"),
    ("revenue.business", r"(?:事业)?(?:单位)?经营收入"),
    (
        "revenue.balance-used",
        r"使用非财政拨款结余(?:\([^()]{1,12}\)|(?:和|及|、)专用结余)?(?:资金)?",
    ),
    ("expenditure.balance-distributed", r"(?:事业单位)?结余分配"),
    ("revenue.unit-funds", r"(?<!纳入)单位(?:自有)?资金收入"),
    ("revenue.other", r"(?:其他|其它)(?:来源|各项)?(?:资金收入|收入|资金)"),
    ("revenue.fiscal", r"财政(?:补助|拨款)(?:本年)?收入"),
    (
        "revenue",
        r"(?:财务总收入|预算(?:总)?收入|收入(?:总)?预算|(?:本年|全年|当年|年初|部门|单位)?(?:总)?收入(?:合计)?)",
    ),
    (
        "carry-over.opening",
        rf"(?:上年|以前年度|年初)(?:{_OF_FUND})*(?:拨款)?(?:收入)?(?:结转\(?结余\)?|结转和结余|结转|结余)(?:资金|收入)?",
    ),
    (
        "carry-over.opening",
        (
            r"(?:上年|以前年度|年初)(?:结转\(?结余\)?|结转和结余|结转|结余)的"
            r"(?:一般公共预算|政府性基金预算|国有资本经营预算|财政专户(?:管理)?|单位(?:自有)?(?=资金))"
            r"(?:拨款)?(?:收入|资金)*"
        ),
    ),
    (
        "carry-over.closing",
        rf"(?:年末|年终|结转下年|结转下一年)(?:{_OF_FUND})*(?:结转\(?结余\)?|结转和结余|结转|结余)?(?:资金|支出)?",
    ),
    ("expenditure.grand-total", r"(?:预算|决算)?支出(?:预算|决算)?总[计额]|支出总(?:预算|决算)"),
    ("expenditure.basic.personnel", r"人员(?:经费|支出)(?:支出)?"),
    ("expenditure.basic.public", r"(?:日常|定额)?公用(?:经费|支出)(?:支出)?"),
    ("expenditure.basic", r"基本支出"),
    ("expenditure.project", r"项目(?:经费)?支出"),
    ("expenditure.remitted", r"上缴上级支出"),
    ("expenditure.business", r"(?:事业)?(?:单位)?经营支出"),
    ("expenditure.subsidy", r"对(?:附属|下级)单位补助支出"),
    ("expenditure.reserve", r"预备费|(?:单位)?预留机动经费"),
    (
        "expenditure",
        r"(?:预算(?:总)?支出|支出(?:总)?预算|(?:本年|全年|当年|年初|部门|单位)(?:总)?支出|(?:部门)?整体支出|总支出|支出合计|支出)",
    ),
    (
        "operating-cost",
        rf"(?:机关运行{_FEE}|行政运行经费|行政经费)(?:财政拨款)?(?:预算支出|支出预算)?",
    ),
    (
        "operating-cost",
        r"基本支出中的?(?:日常)?公用经费(?:支出)?|(?<=财政拨款)运行经费",
    ),
    ("three-public", rf"(?:财政拨款|{GENERAL})*(?:安排的?)?\"?三公\"?(?:经费\"?)?"),
    ("three-public.abroad", rf"因公(?:临时)?出国(?:\(境\)|境)?(?:团组)?{_FEE}"),
    ("three-public.vehicle", rf"{_CAR}购置费?(?:及|和|与|、)(?:{_CAR})?{_RUN}{_FEE}"),
    ("three-public.vehicle", r"(?<![\u4e00-\u9fff])购置费?(?:及|和|与)运行(?:维护)?费"),
    ("three-public.vehicle.operation", rf"(?:{_CAR}|车辆){_RUN}{_FEE}"),
    ("three-public.vehicle.purchase", rf"{_CAR}购置\"?{_FEE}"),
    ("three-public.reception", rf"公务接待{_FEE}"),
    ("three-public.reception.domestic", rf"国内(?:公务)?接待{_FEE}"),
    (
        "three-public.reception.foreign",
        rf"(?:外宾|外事|国\(境\)外)(?:公务)?接待{_FEE}",
    ),
    ("meeting", r"会议费"),
    ("training", r"培训费"),
    ("procurement", r"政府采购(?:项目)?"),
    (
        "procurement",
        r"(?:(?<=^)|(?<=[，,;:。(])|(?<=年|门|位))采购(?=(?:项目)?预算(?:总额|总金额|金额))",
    ),
    ("procurement.centralised", r"(?:政府)?集中采购"),
    ("procurement.decentralised", r"(?:政府)?分散采购"),
    ("procurement.goods", r"(?:政府)?(?:采购|购买)?货物类?(?:政府)?(?:采购|项目)?"),
    ("procurement.works", r"(?:政府)?(?:采购|购买)?工程类?(?:政府)?(?:采购|项目)?"),
    ("procurement.services", r"(?:政府)?(?:采购|购买)?服务类?(?:政府)?(?:采购|项目)?"),
    (
        "procurement.reserved-sme",
        (
            r"(?:专门)?(?:预留|面向)(?:给)?中小(?:微)?(?:型)?企业(?:的)?"
            r"(?:采购|预留)*+(?:份额|合同)?(?:的?政府采购项目|的(?=预算|金额|资金))?|预留(?:采购)?份额"
        ),
    ),
    (
        "procurement.reserved-micro",
        (
            r"(?:预留|面向)(?:给)?小(?:型)?(?:和|、|及)?微(?:型)?企业(?:的)?(?:采购|预留)?(?:份额|合同)?"
            r"(?:的?政府采购项目)?"
        ),
    ),
    ("procurement.reserved-sme.awarded", rf"面向中小微?企业预留的?政府采购项目中{_WON_BY_SME}"),
    (
        "procurement.reserved-micro.awarded",
        r"面向小微企业预留的?政府采购项目中[，,]由小微企业(?:供应商)?中标(?:或者?成交)?的?[，,]?(?:采购|合同|成交)?",
    ),
    ("procurement.unreserved-sme.awarded", rf"其他政府采购项目中{_WON_BY_SME}"),
    ("procurement.awarded-sme", r"授予中小(?:微)?(?:型)?企业(?:的)?(?:采购)?合同"),
    (
        "procurement.awarded-micro",
        r"授予小(?:型)?(?:和|、|及)?微(?:型)?企业(?:的)?(?:采购)?(?:合同)?",
    ),
    ("fixed-assets", r"(?<!其他)(?<!其它)固定资产"),
)
BARE_BUDGET = re.compile(
    r"(?:\d{4}年度?|(?<!\d)20\d{2}|部门|单位|\((?:单位|部门)\))(?P<name>预算(?:总额|总数)?)(?:安排|为|共|总计|合计)*$"
)
IN_PROCUREMENT_ONLY = frozenset({"procurement.goods", "procurement.works", "procurement.services"})
PATTERNS = tuple((code, re.compile(pattern)) for code, pattern in _WORDINGS)
TAIL = re.compile(
    r"(?:(?:19|20)\d{2}年(?:度|初)?|一般公共(?:服务)?预算|预算|决算|财政拨款|拨款|当年|全年|本年|年初|支出|收入|资金|经费|费用|安排|共计|合计|总计"
    r"|总额|总值|总|金额|数额|规模|份额|价值|账面|原值|净值|数|额|共|约|计|为|是|达|到|:|了|核定|批复"
    r"|下达|列支|使用|编制|汇总|控制在|均|，|,|各|\([^()\d]{1,20}\))*+"
)
"""What may stand between the name of an item and its figure."""
