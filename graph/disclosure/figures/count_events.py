"""Words in front of or behind a number of delegations, guests, meetings, vehicles, equipment."""

from ..basics.numbers import NUMBER
from .count_patterns import attending, count, counted

_RECEPTION = r"(?:国内)?(?:公务)?接待(?:国内)?(?:公务)?(?:来访|来宾)?(?:团组)?"
_IN_BRACKET = rf"(?:费用?)?(?:支出)?(?:为|共计)?{NUMBER}万?元\("
"""What may stand between receptions and their number: 公务接待费2万元（12批次、98人次）."""
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
OF_EVENTS = (
    ("delegations", counted("个|批", r"(?:因公)?(?:出国|出境)?(?:\(境\))?团组")),
    ("delegations", count(r"(?:因公)?(?:出国|出境)(?:\(境\))?(?:团组)", "个|批|次")),
    (
        "delegation-members",
        count(
            r"(?:因公)?(?:出国|出境)(?:\(境\))?"
            r"(?:团组累计|团组\d+(?:个|批|次)[,，、;]?|(?:共计|共)?\d+(?:个|批)团组[,，、;]?)?(?:人员|人数|人次)?",
            "人次|人",
        ),
    ),
    ("receptions-abroad", count(_ABROAD, "个?批次|批|个")),
    (
        "reception-guests-abroad",
        count(
            rf"(?:{_ABROAD})(?:共?\d+(?:个?批次|批|次|个)[,，、]?)?(?:共|累计)*(?:接待|来访)?(?:外宾|来宾)?(?:人次|人数)?",
            "人次|人",
        ),
    ),
    ("receptions-foreign", count(_FOREIGN, "个?批次|批|个")),
    (
        "reception-guests-foreign",
        count(
            rf"(?:{_FOREIGN})(?:共?\d+(?:个?批次|批|次|个)[,，、]?)?(?:共|累计)*(?:接待)?(?:来访)?(?:外宾|来宾)?(?:人次|人数)?",
            "人次|人",
        ),
    ),
    ("meetings", counted("次|个|场", "(?:各类|大型)?会议")),
    ("meeting-attendees", attending(r"(?:召开|举办|组织)", "会议")),
    ("training-sessions", counted("次|个|期|班次", "(?:各类)?培训")),
    ("trainees", attending(r"(?:开展|举办|组织)", "培训")),
    ("meetings", count(r"(?:召开|举办|组织)(?:各类|大型)?会议", "次|个|场")),
    ("meeting-attendees", count(r"(?:参加会议|参会|与会)(?:人员|人数|人次)?", "人次|人")),
    (
        "training-sessions",
        count(r"(?:组织|举办|开展)(?:各类)?培训(?:班)?", "个班次|班次|期|次|个|场"),
    ),
    (
        "trainees",
        count(r"(?:参加培训|参训|组织培训|(?<=[，,、;。共计])培训)(?:人员|人数|人次)?", "人次|人"),
    ),
    ("receptions", count(rf"{_RECEPTION}(?:{_IN_BRACKET})?(?:批次)?", "个?批次|批|个|次(?!数)")),
    (
        "reception-guests",
        count(
            rf"{_RECEPTION}(?:{_IN_BRACKET})?(?:(?:共|累计)?\d+(?:个?批次|批|次|个)(?:\([^()]{{1,30}}\))?[,，、]?)?(?:来宾|来访)?(?:人员|人次|总?人数)?",
            "人次|人",
        ),
    ),
    (
        "vehicles-purchased",
        count(
            r"(?:购置|更新|新购|(?:拟|计划|预计)新增(?:配置|配备)?)(?:\((?:更新|购置)\))?(?:公务用?车|车辆)"
            r"|(?:公务用?车|车辆)(?:购置|更新)(?:\((?:更新|购置)\))?"
            r"|购置(?:\(更新\)|和更新|及更新)",
            "辆|台",
        ),
    ),
    ("vehicles.law-enforcement", count(r"(?:执法执勤|执勤执法)(?:用)?车辆?", "辆|台")),
    ("vehicles.emergency", count(r"应急保障(?:用)?车辆?", "辆|台")),
    ("vehicles.confidential-communication", count(r"机要通信(?:用)?车辆?", "辆|台")),
    ("vehicles.special-technical", count(r"特种专业技术(?:用)?车辆?", "辆|台")),
    ("vehicles.principals", count(r"主要(?:负责人|领导干部)用车", "辆|台")),
    ("vehicles.retired-officials", count(r"离退休干部(?:服务)?用车", "辆|台")),
    (
        "vehicles.leaders",
        count(r"(?:副部|部|副省|省)\(?[省部]?\)?级?(?:及?以上)?领导(?:干部)?用车", "辆|台"),
    ),
    ("vehicles.general", count(r"一般公务用车", "辆|台")),
    ("vehicles.other", count(r"其他(?:用车|车辆)", "辆|台")),
    (
        "vehicles.official",
        count(r"公务用?车(?:保有量|总数|数量)|(?<=[，,、;:有])公务用?车", "辆|台"),
    ),
    ("building-area.office", count(r"办公(?:用房|用房面积|面积)", "平方米|㎡|平米")),
    (
        "building-area",
        count(r"(?<!公用)(?<!务用)房屋(?:建筑物)?(?:总|建筑)?(?:面积)?", "平方米|㎡|平米"),
    ),
    (
        "vehicles",
        count(
            r"(?:共有|现有|实有|保有)(?:公务用)?(?:车辆|汽车)|车辆(?:保有量|总数|数量|数合计)"
            r"|(?<=[，,。:;门位局度])车辆|^车辆|(?<=^\d[.、])车辆",
            "辆|台",
        ),
    ),
    (
        "equipment-over-1m",
        count(
            r"(?:单价|单位价值|价值)(?:在)?100万元?\(?不?含?\)?以上(?:的)?(?:专用|通用|大型)?设备(?:\([^()]*\))?",
            r"台\(套\)|台/套|台套|台|套",
        ),
    ),
    (
        "equipment-over-500k",
        count(
            r"(?:单价|单位价值|价值)(?:在)?50万元?\(?不?含?\)?以上(?:的)?(?:专用|通用|大型)?设备(?:\([^()]*\))?",
            r"台\(套\)|台/套|台套|台|套",
        ),
    ),
    (
        "equipment-over-200k",
        count(
            r"(?:单价|单位价值|价值)(?:在)?20万元?\(?不?含?\)?以上(?:的)?(?:专用|通用|大型)?设备(?:\([^()]*\))?",
            r"台\(套\)|台/套|台套|台|套",
        ),
    ),
)
