"""Counts in sentences, in the wordings that counties use."""

import pytest

from fiscus.graph.disclosure.figures.counts import StatedCount
from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.reading.plain.text import read_text
from fiscus.graph.vocabulary import BASE

HEAD = "怀安县水务局2023年度部门决算\n一、部门概况\n"


def counted(text: str) -> dict[str, str]:
    found = understand(read_text((HEAD + text).encode(), "a.txt"), BASE)
    return {
        node.iri.rsplit("/", 1)[1]: f"{node.quantity.value}{node.measure.value}"
        for node in found.nodes
        if isinstance(node, StatedCount)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "国内接待费1万元，共计接待15批次、120人次；国（境）外接待费0万元，共计接待0批次、0人次。",
            {
                "receptions": "15批次",
                "reception-guests": "120人次",
                "receptions-abroad": "0批次",
                "reception-guests-abroad": "0人次",
            },
        ),
        (
            "全年共接待国（境）外来访团组20个、来访外宾150人次。",
            {"receptions-abroad": "20个", "reception-guests-abroad": "150人次"},
        ),
        (
            "国内接待支出1万元，接待9批次，共接待70人次；国（境）外接待支出0万元，接待0批次，共接待0人次。",
            {
                "receptions": "9批次",
                "reception-guests": "70人次",
                "receptions-abroad": "0批次",
                "reception-guests-abroad": "0人次",
            },
        ),
        (
            "编制人数42，其中：行政编制人数19、自收自支编制人数13人。在职人数41，行政在职人数18。",
            {
                "staff-quota": "42人",
                "staff-quota.administrative": "19人",
                "staff": "41人",
                "staff.administrative": "18人",
            },
        ),
        (
            "包括局本部以及下属 3 家预算单位，行政单位 1 家，参公单位1家，事业单位 2 家，包括：",
            {
                "units": "3家",
                "units.administrative": "1家",
                "units.civil-service-managed": "1家",
                "units.institution": "2家",
            },
        ),
        (
            "其中：行政单位2个、参照公务员法管理的事业单位1个、事业单位4个。",
            {
                "units.administrative": "2个",
                "units.civil-service-managed": "1个",
                "units.institution": "4个",
            },
        ),
        (
            "下辖4个预算单位。局本级及所属1家参公事业单位机关运行经费支出预算9万元。",
            {"units": "4个"},
        ),
        (
            "在职20人，减少1人；退休8人，增加2人；离休0人，增加0人。",
            {"staff": "20人", "retirees": "8人"},
        ),
        (
            "本部门设三个内设机构，两个下属单位，核定编制二十五名，实有在职二十人。",
            {
                "internal-departments": "3个",
                "units": "2个",
                "staff-quota": "25名",
                "staff": "20人",
            },
        ),
        ("纳入预算编制范围的单位包括县局机关、执法大队等13个单位。", {"units-in-scope": "13个"}),
        (
            "本部门由3个预算单位组成，内设办公室、财务股等两个股室。",
            {"units-in-scope": "3个", "internal-departments": "2个"},
        ),
        (
            "下设二级预算单位1家。纳入部门预算编制范围的单位共2家。",
            {"units": "1家", "units-in-scope": "2家"},
        ),
        ("内设9个司局，二级预算单位共有两家。", {"internal-departments": "9个", "units": "2家"}),
        (
            "外宾接待支出0万元。2023年共接待来访团组0个、0人次。国内接待团组25个、198人次。",
            {
                "receptions-foreign": "0个",
                "reception-guests-foreign": "0人次",
                "receptions": "25个",
                "reception-guests": "198人次",
            },
        ),
        (
            "2023年度共接待外事来访团组9个、来访外宾87人次。",
            {"receptions-foreign": "9个", "reception-guests-foreign": "87人次"},
        ),
        (
            "开支会议费2万元，用于召开春耕工作会议，人数120人；开支培训费4万元，用于开展农民培训，人数310人。",
            {"meeting-attendees": "120人", "trainees": "310人"},
        ),
        ("用于召开春耕工作会议，人数120人；用于召开秋收工作会议，人数80人。", {}),
        ("2023年度车辆3辆，110万元。", {"vehicles": "3辆"}),
        ("项目支出均实行绩效目标管理，涉及项目5个。", {"projects.targeted": "5个"}),
        ("组织对项目支出开展绩效自评，共涉及项目5个。", {"projects.evaluated": "5个"}),
        (
            "车辆9辆，其中：一般公务用车5辆，其他车辆4辆。",
            {"vehicles": "9辆", "vehicles.general": "5辆", "vehicles.other": "4辆"},
        ),
        ("县局机关编制32人，实有30人；检测中心编制12人，实有10人。", {}),
        ("完成一个下属单位的改革，第三个内设机构挂牌。", {}),
        (
            "全年召开会议4个，参加会议200人次。全年组织培训2个，组织培训90人次。",
            {
                "meetings": "4个",
                "meeting-attendees": "200人次",
                "training-sessions": "2个",
                "trainees": "90人次",
            },
        ),
        (
            "国内公务接待24个批次、198人次，其中：接待外宾2批次、8人次。",
            {
                "receptions": "24个批次",
                "reception-guests": "198人次",
                "receptions-foreign": "2批次",
                "reception-guests-foreign": "8人次",
            },
        ),
        (
            "编制338名，其中行政编制200名、行政附属编制104名、事业编制34名。",
            {
                "staff-quota": "338名",
                "staff-quota.administrative": "200名",
                "staff-quota.administrative-affiliated": "104名",
                "staff-quota.institution": "34名",
            },
        ),
        ("本部门在职人员61人。", {"staff": "61人"}),
        (
            "设3个专门委员会、8个工作委员会。",
            {"committees.special": "3个", "committees.working": "8个"},
        ),
        (
            (
                "编报绩效目标的2024年度项目5个；绩效跟踪评价的项目4个；绩效自评的2024年度项目5个，平均得分"
                "93.5分（其中，绩效评级为“优”的项目3个；绩效评级为“良”的项目1个；绩效评级为“合格”的项目1个；"
                "绩效评级为“不合格”的项目0个。绩效自评中共发现问题3个，已经完成整改的2个，正在整改的1个）。"
            ),
            {
                "projects.targeted": "5个",
                "projects.tracked": "4个",
                "projects.evaluated": "5个",
                "average-score": "93.5分",
                "projects.graded-excellent": "3个",
                "projects.graded-good": "1个",
                "projects.graded-fair": "1个",
                "projects.graded-poor": "0个",
                "issues-found": "3个",
                "issues-solved": "2个",
                "issues-open": "1个",
            },
        ),
        ("怀安县水文站在职7人，怀安县供水管理处在职10人。", {}),
        (
            "公务用车保有量9辆，其中：公务用车2辆，执法执勤用车7辆。",
            {"vehicles.official": "9辆", "vehicles.law-enforcement": "7辆"},
        ),
        (
            "单价50万元（不含）以上设备2台，单价100万元（含）以上设备1台。",
            {"equipment-over-500k": "2台", "equipment-over-1m": "1台"},
        ),
        (
            "2024年拟新增配置公务用车2辆，其中：机要通信用车1辆，其他按照规定配备的公务用车1辆。",
            {"vehicles-purchased": "2辆"},
        ),
        (
            "本部门共有3个预算单位，分别为局机关和两个中心。",
            {"units-in-scope": "3个"},
        ),
        (
            "因公出国（境）团组1个；累计4人次。",
            {"delegations": "1个", "delegation-members": "4人次"},
        ),
        (
            "共有预算单位2个，编制人数小计9人；离休人数小计0人；退休人数小计4人。",
            {"units-in-scope": "2个", "staff-quota": "9人", "retirees": "4人"},
        ),
        ("离休3人；退休4人。", {}),
        (
            "纳入怀安县水务局2023年度部门决算编报的单位共3个。",
            {"units-in-scope": "3个"},
        ),
        (
            "事业编制60人（含参公管理事业编制20人）。",
            {"staff-quota.institution": "60人"},
        ),
        (
            "累计接待35批次、接待总人数310人次。",
            {"receptions": "35批次", "reception-guests": "310人次"},
        ),
        ("参加出国（境）团组累计2人次。", {"delegation-members": "2人次"}),
        (
            "对项目支出全面开展绩效自评。共涉及项目6个，涉及资金8万元。",
            {"projects.evaluated": "6个"},
        ),
        (
            "共有车辆3辆，其中：部级领导干部用车0辆、主要领导干部用车1辆。",
            {"vehicles": "3辆", "vehicles.leaders": "0辆", "vehicles.principals": "1辆"},
        ),
    ],
)
def test_sentences_count(text: str, expected: dict[str, str]) -> None:
    assert counted(text) == expected


def test_what_is_counted_of_a_unit_goes_on_to_the_end_of_its_part() -> None:
    listed = "所属事业单位有：怀安县供水站。\n"
    found = counted(f"{listed}怀安县供水站编制12人，实有10人；本局编制32人，实有30人。")
    assert sorted(found.values()) == ["10人", "12人", "30人", "32人"]
    assert {key for key in found if ";of=" not in key} == {"staff", "staff-quota"}
    assert found["staff"] == "30人"
