"""Words in front of or behind a number of staff, posts, units, offices, projects and issues."""

from .count_patterns import count, counted, few, few_of, heads, on_posts

_OFFICES = r"(?:机构|司局|部室|科室|股室|处室|股\(室\)|科\(室\)|科|股|处(?!级))"
_NO_UNITS = r"个(?!(?:下属|所属|直属|预算|二级|事业)+单位)"
"""What stands behind a number of offices: 内设机构3个，两个下属单位."""
_PROJECTS = r"(?:\d{4}年度?)?(?:预算|支出)*项目(?:数量?)?"
_LISTED = r"(?<=[中:、，,;有括(])"
"""What stands in front of a kind in a list: 其中：行政单位1家，事业单位3家."""
OF_BODIES = (
    ("staff-quota", heads(r"(?<![\u4e00-\u9fff])(?:人员)?编制")),
    ("staff-quota.administrative", heads(r"(?<![\u4e00-\u9fff])行政编制")),
    ("staff", heads(r"(?<![\u4e00-\u9fff])在职")),
    ("staff.administrative", heads(r"(?<![\u4e00-\u9fff])行政在职")),
    ("staff.administrative", on_posts(r"行政编制(?=[^。]*事业编制)", "人|名")),
    ("staff.institution", on_posts(r"行政编制[^。]*?事业编制", "人|名")),
    (
        "staff-quota.administrative-affiliated",
        few(r"行政附属编制(?:人数|数)?", "人|名|个"),
    ),
    ("staff-quota.administrative", few(r"(?:机关)?行政编制(?:人数|数)?", "人|名|个")),
    (
        "staff-quota.institution",
        few(r"(?:机关)?(?:全额|差额|参公)?(?<!补助)(?<!管理的)事业编制(?:人数|数)?", "人|名|个"),
    ),
    (
        "staff-quota",
        few(
            r"(?:核定|人员|机关|总)*(?<!附属)(?<!周转)(?<!工勤)(?<!自收自支)(?<!补助)(?<!参公)(?<!聘用)编制(?:人数|数)?(?!内|外)",
            "人|名|个",
        ),
    ),
    ("staff.administrative", few(r"行政在职(?:人员|人数)*", "人|名")),
    (
        "staff",
        few(
            r"(?<!行政)(?<!事业)(?<!管理的)(?<!事业人员)(?:在职|在编|在岗|实有)(?:在编)?(?:人员|人数|职工|干部)*+",
            "人|名",
        ),
    ),
    ("staff", few_of("人|名", r"(?:在职|在编|在岗)(?:人员|职工|干部)")),
    ("staff.administrative", count(r"(?<=[中:、，])(?:在职)?行政(?:人员)?", "人|名")),
    ("staff.institution", count(r"(?<=[中:、，])(?:在职)?事业(?:人员)?", "人|名")),
    ("retirees", few(r"(?:离退休|退休|离休)(?:人员|人数|干部|职工)*", "人|名")),
    (
        "units-in-scope",
        few(r"纳入[^。;，:]{0,40}(?:范围|编报)的?(?:预算|二级|事业)*单位(?:\(含本级\))?", "个|家"),
    ),
    ("units-in-scope", few(r"(?:共|现|共计)有预算单位", "个|家")),
    (
        "units-in-scope",
        few(
            r"[本我](?:部门|局|委|办)(?:共有|现有|共|有)?", r"个(?=预算单位(?:[，,。;:]|分别|包括))"
        ),
    ),
    (
        "units",
        few(
            r"(?:下属|所属|下辖|下设|(?<![\u4e00-\u9fff])(?=二级))(?:预算|二级|事业)*单位",
            "个|家",
        ),
    ),
    (
        "internal-departments",
        few(rf"内设{_OFFICES}|(?:现有|设有|下设)(?:职能)?(?:处室|科室|股室)", _NO_UNITS),
    ),
    (
        "internal-departments",
        few(r"(?:内设|设有|设立|下设)", rf"个(?=(?:内设|职能)*(?:{_OFFICES}|办公室))"),
    ),
    ("internal-departments", few_of("个", r"(?:职能|内设)*(?:处室|科室|股室)|内设机构")),
    ("units", few_of("个|家", r"(?:下属|所属)(?:预算|二级|事业)*单位")),
    (
        "units",
        few(
            "所属|下属|下辖|下设",
            r"[个家](?=(?:预算|二级|下属|直属|参公|全额|公益一类)*(?:单位|事业)(?![^，。;]{0,12}运行经费))",
        ),
    ),
    (
        "units-in-scope",
        few(
            r"(?:编制|汇编)范围的?(?:预算|二级|单位)*[^。;\d]{0,120}?等|由",
            r"[个家](?=(?:预算|二级|事业)*单位(?:组成|构成)?[。，;])",
        ),
    ),
    (
        "units",
        few(
            r"(?:下属|所属)[^。;\d]{0,120}?等",
            r"[个家](?=(?:预算|二级|事业)*单位(?:组成|构成)?[。，;])",
        ),
    ),
    ("units.administrative", count(rf"{_LISTED}行政单位", "个|家")),
    (
        "units.civil-service-managed",
        count(rf"{_LISTED}(?:参公|参照公务员法?管理的?)(?:事业)?单位", "个|家"),
    ),
    ("units.institution", count(rf"{_LISTED}事业单位", "个|家")),
    ("committees.special", counted("个", "专门委员会")),
    ("committees.working", counted("个", "工作委员会")),
    (
        "projects.targeted",
        count(
            rf"(?:(?:编报|填报|申报|设定|设置)(?:了)?绩效目标|(?:纳入|实行|实施)绩效(?:目标)?管理|绩效目标管理)的(?:一级|二级)?{_PROJECTS}"
            rf"|实行绩效(?:目标)?管理[，,](?:共|共计)?涉及{_PROJECTS}",
            "个",
        ),
    ),
    ("projects.tracked", count(rf"(?:跟踪|监控)(?:评价|监控)?的{_PROJECTS}", "个")),
    (
        "projects.evaluated",
        count(rf"绩效自评(?:价)?(?:的|[，,。](?:共|共计)?涉及)?{_PROJECTS}", "个"),
    ),
    (
        "projects.graded-excellent",
        count(rf"(?:评级|等级|结果|评价)(?:为|是)?\"?优(?:秀)?\"?的?{_PROJECTS}", "个"),
    ),
    (
        "projects.graded-good",
        count(rf"(?:评级|等级|结果|评价)(?:为|是)?\"?良(?:好)?\"?的?{_PROJECTS}", "个"),
    ),
    (
        "projects.graded-fair",
        count(rf"(?:评级|等级|结果|评价)(?:为|是)?\"?(?:合格|中)\"?的?{_PROJECTS}", "个"),
    ),
    (
        "projects.graded-poor",
        count(rf"(?:评级|等级|结果|评价)(?:为|是)?\"?(?:不合格|差)\"?的?{_PROJECTS}", "个"),
    ),
    (
        "whole-score",
        count(r"整体(?:支出)?(?:绩效)?(?:自评|评价)*(?:结果|综合|总)?(?:得分|评分|分数)", "分"),
    ),
    ("average-score", count(r"平均(?:得分|分数?|评分)", "分")),
    ("issues-found", count(r"发现(?:的)?问题", "个|条|项")),
    ("issues-solved", count(r"(?:已经?)?完成整改的?(?:问题)?", "个|条|项")),
    ("issues-open", count(r"正在整改的?(?:问题)?", "个|条|项")),
    ("projects", counted("个", r"[^，。;]{0,8}?项目(?=[^。;]{0,12}绩效(?!监控|跟踪|运行))")),
)
