"""What the report for a terminal says in its own words, in both languages."""

from collections.abc import Mapping

from .languages import Language

WORDS: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "empty": "没有可核验的内容：其中没有公开文本，或没有规则集所核验的对象。",
        "acknowledged": "已确认",
        "reason": "理由：",
        "stale": "基线中不再有对应结果的确认，可以删去：",
        "by_disclosure": "按公开文本",
        "other": "其他",
        "new": "新发现：",
        "all": "全部：",
    },
    "en": {
        "empty": "There is nothing to check: no disclosure, or nothing that the profile looks at.",
        "acknowledged": "Acknowledged",
        "reason": "reason: ",
        "stale": "Acknowledgements without a finding, which may leave the baseline:",
        "by_disclosure": "By disclosure",
        "other": "other",
        "new": "new: ",
        "all": "all: ",
    },
}
