"""The two languages of reports, and the words that all forms of a report share."""

from collections.abc import Mapping
from typing import Literal

from .report import Severity

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
TAGS: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}
"""Language tags (BCP 47)."""

SEVERITY_WORDS: Mapping[Language, Mapping[Severity, str]] = {
    "zh": {"violation": "违规", "warning": "警示", "info": "提示"},
    "en": {"violation": "violation", "warning": "warning", "info": "note"},
}
PLURAL_WORDS: Mapping[Language, Mapping[Severity, str]] = {
    "zh": SEVERITY_WORDS["zh"],
    "en": {"violation": "violations", "warning": "warnings", "info": "notes"},
}
SEVERITY_TITLES: Mapping[Language, Mapping[Severity, str]] = {
    "zh": SEVERITY_WORDS["zh"],
    "en": {"violation": "Violations", "warning": "Warnings", "info": "Notes"},
}
_PLACES: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "page": "第{}页",
        "sheet": "工作表“{}”",
        "line": "第{}行",
        "table": "表{}",
        "row": "第{}行",
        "column": "第{}列",
        "cell": "{}单元格",
    },
    "en": {
        "page": "page {}",
        "sheet": "sheet “{}”",
        "line": "line {}",
        "table": "table {}",
        "row": "row {}",
        "column": "column {}",
        "cell": "cell {}",
    },
}
_TABLE_ORDER = ("page", "sheet", "table", "cell", "row", "column", "line")


def place_words(at: Mapping[str, int | str], language: Language) -> str:
    """Return where a place is, from the coarse to the fine; empty where nothing is known.

    A cell of a sheet goes by the name that spreadsheets give it: B7.
    """
    words, at = _PLACES[language], _with_cell(at)
    named = [words[name].format(at[name]) for name in _TABLE_ORDER if name in at]
    return ("" if language == "zh" else ", ").join(named)


def _with_cell(at: Mapping[str, int | str]) -> Mapping[str, int | str]:
    row, column = at.get("row"), at.get("column")
    if "sheet" not in at or not isinstance(row, int) or not isinstance(column, int):
        return at
    kept = {name: value for name, value in at.items() if name not in {"row", "column", "table"}}
    return {**kept, "cell": f"{_letters(column)}{row}"}


def _letters(column: int) -> str:
    """Return the letters of a column counted from 1: 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def count_words(counts: Mapping[Severity, int], language: Language) -> str:
    """Return how many results of each severity there are: 违规 1，警示 0，提示 2."""
    if language == "zh":
        return "，".join(f"{SEVERITY_WORDS['zh'][name]} {count}" for name, count in counts.items())
    return ", ".join(f"{count} {_english(name, count)}" for name, count in counts.items())


def _english(severity: Severity, count: int) -> str:
    return (SEVERITY_WORDS if count == 1 else PLURAL_WORDS)["en"][severity]


def message(result_message: Mapping[str, str], language: Language) -> str:
    """Return a message in a language, else in any that there is."""
    return result_message.get(language) or next(iter(result_message.values()), "")
