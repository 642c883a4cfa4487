"""Words in front of or behind a number that say what it counts: staff, vehicles, delegations."""

import re

from ..basics.numbers import NUMBER

HAN = r"(?<![第每各另任同之数零〇一二两三四五六七八九十百])[一二两三四五六七八九十百]{1,4}"
"""A number in words, where it is none of an order (第三个) and no pronoun (每一个)."""
_FEW = rf"{NUMBER}|{HAN}"
_VERB = r"(?:为|是|共|计|合计|累计|有|约|实|:|总|数量|数|保有量|,|，)*+"


def _count(words: str, units: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<clause>(?:{words}){_VERB}(?P<number>{NUMBER})(?P<unit>{units}))")


def _on_posts(posts: str, units: str) -> re.Pattern[str]:
    """Match the people on *posts*: 行政编制42人，实有人数40人；事业编制86人，实有人数79人."""
    return re.compile(
        rf"(?:{posts})(?:人数|数)?{_VERB}{NUMBER}(?:{units})[，,、](?:其中:?)?"
        rf"(?P<clause>(?:年末|现)?(?:实有|在职|在编)(?:在编|在职|人员|人数)*{_VERB}"
        rf"(?P<number>{NUMBER})(?P<unit>{units}))"
    )


def _attending(verb: str, what: str) -> re.Pattern[str]:
    """Match who comes to meetings that are counted first: 召开4次会议，人数320人."""
    return re.compile(
        rf"{verb}(?:{NUMBER}(?:次|个|场|期){what}|{what}{NUMBER}(?:次|个|场|期)|[^，。;\d]{{0,30}}{what})[，,、](?P<clause>(?:参会|参加|参训)?人数{_VERB}"
        rf"(?P<number>{NUMBER})(?P<unit>人次|人))"
    )


def _few(words: str, units: str) -> re.Pattern[str]:
    """Match a count that may be written in words: 内设三个机构."""
    return re.compile(rf"(?P<clause>(?:{words}){_VERB}(?P<number>{_FEW})(?P<unit>{units}))")


def _few_of(units: str, words: str) -> re.Pattern[str]:
    """Match a count in front of its words; 一个 there may be any one: 完成一个下属单位的改革."""
    return re.compile(rf"(?P<clause>(?!一)(?P<number>{_FEW})(?P<unit>{units})(?:{words}))")


def _counted(units: str, words: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<clause>(?P<number>{NUMBER})(?P<unit>{units})(?:{words}))")


_OFFICES = r"(?:机构|司局|部室|科室|股室|处室|股\(室\)|科\(室\)|科|股|处(?!级))"
_NO_UNITS = r"个(?!(?:下属|所属|直属|预算|二级|事业)+单位)"
"""What stands behind a number of offices: 内设机构3个，两个下属单位."""
_PROJECTS = r"(?:\d{4}年度?)?(?:预算|支出)*项目(?:数量?)?"
_RECEPTION = r"(?:国内)?(?:公务)?接待(?:国内)?(?:公务)?(?:来访|来宾)?(?:团组)?"
_SPENT = (
    rf"(?:费用?)?(?:支出)?(?:为|共计)?{NUMBER}万?元[，,;。](?:\d{{4}}年度?|全年|共计|共)*"
    r"(?:安排)?(?:公务)?接待"
)
"""What may stand between a kind of reception and its number: 接待费1万元，共计接待."""
_ABROAD = (
    rf"国\(境\)外(?:公务)?接待(?:{_SPENT})?(?:来访)?(?:批次)?"
    r"|接待国\(境\)外(?:来访)?(?:来宾)?(?:团组)?"
)
_FOREIGN = (
    rf"(?:外事|外宾)(?:公务)?接待(?:{_SPENT})?(?:来访|批次)?(?:团组)?"
    r"|接待外宾(?:批次)?|接待外事(?:来访)?团组"
)
COUNTS = (
    ("staff.administrative", _on_posts(r"行政编制(?=[^。]*事业编制)", "人|名")),
    ("staff.institution", _on_posts(r"行政编制[^。]*?事业编制", "人|名")),
    (
        "staff-quota.administrative-affiliated",
        _few(r"行政附属编制(?:人数|数)?", "人|名|个"),
    ),
    ("staff-quota.administrative", _few(r"(?:机关)?行政编制(?:人数|数)?", "人|名|个")),
    (
        "staff-quota.institution",
        _few(r"(?:机关)?(?:全额|差额|参公)?事业编制(?:人数|数)?", "人|名|个"),
    ),
    (
        "staff-quota",
        _few(
            r"(?:核定|人员|机关|总)*(?<!附属)(?<!周转)(?<!工勤)编制(?:人数|数)?(?!内|外)",
            "人|名|个",
        ),
    ),
    (
        "staff",
        _few(r"(?:在职|在编|在岗|实有)(?:在编)?(?:人员|人数|职工|干部)*+", "人|名"),
    ),
    ("staff", _few_of("人|名", r"(?:在职|在编|在岗)(?:人员|职工|干部)")),
    ("staff.administrative", _count(r"(?<=[中:、，])(?:在职)?行政(?:人员)?", "人|名")),
    ("staff.institution", _count(r"(?<=[中:、，])(?:在职)?事业(?:人员)?", "人|名")),
    ("retirees", _few(r"(?:离退休|退休|离休)(?:人员|人数|干部|职工)*", "人|名")),
    (
        "units-in-scope",
        _few(r"纳入[^。;，:]{0,40}范围的?(?:预算|二级|事业)*单位(?:\(含本级\))?", "个|家"),
    ),
    (
        "units",
        _few(
            r"(?:下属|所属|下辖|下设|(?<![\u4e00-\u9fff])(?=二级))(?:预算|二级|事业)*单位",
            "个|家",
        ),
    ),
    (
        "internal-departments",
        _few(rf"内设{_OFFICES}|(?:现有|设有|下设)(?:职能)?(?:处室|科室|股室)", _NO_UNITS),
    ),
    ("internal-departments", _few(r"(?:内设|设有|设立|下设)", rf"个(?=(?:内设|职能)*{_OFFICES})")),
    ("internal-departments", _few_of("个", r"(?:职能|内设)*(?:处室|科室|股室)|内设机构")),
    ("units", _few_of("个|家", r"(?:下属|所属)(?:预算|二级|事业)*单位")),
    (
        "units",
        _few(
            "所属|下属|下辖|下设",
            r"[个家](?=(?:预算|二级|下属|直属|参公|全额|公益一类)*(?:单位|事业))",
        ),
    ),
    (
        "units-in-scope",
        _few(
            r"(?:编制|汇编)范围的?(?:预算|二级|单位)*[^。;\d]{0,120}?等|由",
            r"[个家](?=(?:预算|二级|事业)*单位(?:组成|构成)?[。，;])",
        ),
    ),
    (
        "units",
        _few(
            r"(?:下属|所属)[^。;\d]{0,120}?等",
            r"[个家](?=(?:预算|二级|事业)*单位(?:组成|构成)?[。，;])",
        ),
    ),
    ("committees.special", _counted("个", "专门委员会")),
    ("committees.working", _counted("个", "工作委员会")),
    (
        "projects.targeted",
        _count(
            rf"(?:(?:编报|填报|申报|设定|设置)(?:了)?绩效目标|(?:纳入|实行|实施)绩效(?:目标)?管理|绩效目标管理)的{_PROJECTS}"
            rf"|实行绩效(?:目标)?管理[，,](?:共|共计)?涉及{_PROJECTS}",
            "个",
        ),
    ),
    ("projects.tracked", _count(rf"(?:跟踪|监控)(?:评价|监控)?的{_PROJECTS}", "个")),
    (
        "projects.evaluated",
        _count(rf"绩效自评(?:价)?(?:的|[，,](?:共|共计)?涉及)?{_PROJECTS}", "个"),
    ),
    (
        "projects.graded-excellent",
        _count(rf"(?:评级|等级|结果|评价)(?:为|是)?\"?优(?:秀)?\"?的?{_PROJECTS}", "个"),
    ),
    (
        "projects.graded-good",
        _count(rf"(?:评级|等级|结果|评价)(?:为|是)?\"?良(?:好)?\"?的?{_PROJECTS}", "个"),
    ),
    (
        "projects.graded-fair",
        _count(rf"(?:评级|等级|结果|评价)(?:为|是)?\"?(?:合格|中)\"?的?{_PROJECTS}", "个"),
    ),
    (
        "projects.graded-poor",
        _count(rf"(?:评级|等级|结果|评价)(?:为|是)?\"?(?:不合格|差)\"?的?{_PROJECTS}", "个"),
    ),
    (
        "whole-score",
        _count(r"整体(?:支出)?(?:绩效)?(?:自评|评价)*(?:结果|综合|总)?(?:得分|评分|分数)", "分"),
    ),
    ("average-score", _count(r"平均(?:得分|分数?|评分)", "分")),
    ("issues-found", _count(r"发现(?:的)?问题", "个|条|项")),
    ("issues-solved", _count(r"(?:已经?)?完成整改的?(?:问题)?", "个|条|项")),
    ("issues-open", _count(r"正在整改的?(?:问题)?", "个|条|项")),
    ("projects", _counted("个", r"[^，。;]{0,8}?项目(?=[^。;]{0,12}绩效(?!监控|跟踪|运行))")),
    ("delegations", _counted("个|批", r"(?:因公)?(?:出国|出境)?(?:\(境\))?团组")),
    ("delegations", _count(r"(?:因公)?(?:出国|出境)(?:\(境\))?(?:团组)", "个|批|次")),
    (
        "delegation-members",
        _count(
            r"(?:因公)?(?:出国|出境)(?:\(境\))?"
            r"(?:团组\d+(?:个|批|次)[,，、]?|(?:共计|共)?\d+(?:个|批)团组[,，、]?)?(?:人员|人数|人次)?",
            "人次|人",
        ),
    ),
    ("receptions-abroad", _count(_ABROAD, "个?批次|批|个")),
    (
        "reception-guests-abroad",
        _count(
            rf"(?:{_ABROAD})(?:共?\d+(?:个?批次|批|次|个)[,，、]?)?(?:接待|来访)?(?:外宾|来宾)?(?:人次|人数)?",
            "人次|人",
        ),
    ),
    ("receptions-foreign", _count(_FOREIGN, "个?批次|批|个")),
    (
        "reception-guests-foreign",
        _count(
            rf"(?:{_FOREIGN})(?:共?\d+(?:个?批次|批|次|个)[,，、]?)?(?:接待)?(?:来访)?(?:外宾|来宾)?(?:人次|人数)?",
            "人次|人",
        ),
    ),
    ("meetings", _counted("次|个|场", "(?:各类|大型)?会议")),
    ("meeting-attendees", _attending(r"(?:召开|举办|组织)", "会议")),
    ("training-sessions", _counted("次|个|期|班次", "(?:各类)?培训")),
    ("trainees", _attending(r"(?:开展|举办|组织)", "培训")),
    ("meetings", _count(r"(?:召开|举办|组织)(?:各类|大型)?会议", "次|个|场")),
    ("meeting-attendees", _count(r"(?:参加会议|参会|与会)(?:人员|人数|人次)?", "人次|人")),
    (
        "training-sessions",
        _count(r"(?:组织|举办|开展)(?:各类)?培训(?:班)?", "个班次|班次|期|次|个|场"),
    ),
    (
        "trainees",
        _count(r"(?:参加培训|参训|组织培训|(?<=[，,、;。共计])培训)(?:人员|人数|人次)?", "人次|人"),
    ),
    ("receptions", _count(rf"{_RECEPTION}(?:批次)?", "个?批次|批|个|次(?!数)")),
    (
        "reception-guests",
        _count(
            rf"{_RECEPTION}(?:(?:共|累计)?\d+(?:个?批次|批|次|个)[,，、]?)?(?:来宾|来访)?(?:人员|人次|人数)?",
            "人次|人",
        ),
    ),
    (
        "vehicles-purchased",
        _count(
            r"(?:购置|更新|新购)(?:\((?:更新|购置)\))?(?:公务用?车|车辆)"
            r"|(?:公务用?车|车辆)(?:购置|更新)(?:\((?:更新|购置)\))?"
            r"|购置(?:\(更新\)|和更新|及更新)",
            "辆|台",
        ),
    ),
    ("vehicles.law-enforcement", _count(r"(?:执法执勤|执勤执法)(?:用)?车辆?", "辆|台")),
    ("vehicles.emergency", _count(r"应急保障(?:用)?车辆?", "辆|台")),
    ("vehicles.confidential-communication", _count(r"机要通信(?:用)?车辆?", "辆|台")),
    ("vehicles.special-technical", _count(r"特种专业技术(?:用)?车辆?", "辆|台")),
    ("vehicles.principals", _count(r"主要(?:负责人|领导干部)用车", "辆|台")),
    ("vehicles.retired-officials", _count(r"离退休干部(?:服务)?用车", "辆|台")),
    (
        "vehicles.leaders",
        _count(r"(?:副部|部|副省|省)\(?[省部]?\)?级?(?:及?以上)?领导(?:干部)?用车", "辆|台"),
    ),
    ("vehicles.general", _count(r"一般公务用车", "辆|台")),
    ("vehicles.other", _count(r"其他(?:用车|车辆)", "辆|台")),
    ("vehicles.official", _count(r"公务用?车(?:保有量|总数|数量)", "辆|台")),
    ("vehicles.official", _count(r"(?<=[，,、;:有])公务用?车", "辆|台")),
    ("building-area.office", _count(r"办公(?:用房|用房面积|面积)", "平方米|㎡|平米")),
    (
        "building-area",
        _count(r"(?<!公用)(?<!务用)房屋(?:建筑物)?(?:总|建筑)?(?:面积)?", "平方米|㎡|平米"),
    ),
    (
        "vehicles",
        _count(
            r"(?:共有|现有|实有|保有)(?:公务用)?(?:车辆|汽车)|车辆(?:保有量|总数|数量|数合计)"
            r"|(?<=[，,。:;门位局度])车辆|^车辆|(?<=^\d[.、])车辆",
            "辆|台",
        ),
    ),
    (
        "equipment-over-1m",
        _count(
            r"(?:单价|单位价值|价值)(?:在)?100万元?\(?含?\)?以上(?:的)?(?:专用|通用|大型)?设备(?:\([^()]*\))?",
            r"台\(套\)|台/套|台套|台|套",
        ),
    ),
    (
        "equipment-over-500k",
        _count(
            r"(?:单价|单位价值|价值)(?:在)?50万元?\(?含?\)?以上(?:的)?(?:专用|通用|大型)?设备(?:\([^()]*\))?",
            r"台\(套\)|台/套|台套|台|套",
        ),
    ),
    (
        "equipment-over-200k",
        _count(
            r"(?:单价|单位价值|价值)(?:在)?20万元?\(?含?\)?以上(?:的)?(?:专用|通用|大型)?设备(?:\([^()]*\))?",
            r"台\(套\)|台/套|台套|台|套",
        ),
    ),
)
"""What a number can count, by the code of the list ``count-item``; the first that fits counts.

A pattern has the groups ``clause``, ``number`` and ``unit``.
"""
