"""Writes the code list of administrative divisions (GB/T 2260 with history) as Turtle.

``python -m fiscus.ontology.codelists.build_divisions AREACODES.csv division.ttl``

The table has one row for each name that a code has had, with the columns 代码, 一级行政区,
二级行政区, 名称, 级别 (省级 地级 县级), 状态 (在用 变更 弃用), 启用时间, 变更/弃用时间 and 新代码;
a successor code with a year in square brackets took over a part only.
"""

import argparse
import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .division_names import HEADER, PROVINCES

CENTRE = "100000"
DIRECT = "直辖"
LEVELS = {"省级": "province", "地级": "city", "县级": "county"}
COLUMNS = (
    "代码",
    "一级行政区",
    "二级行政区",
    "名称",
    "级别",
    "状态",
    "启用时间",
    "变更/弃用时间",
    "新代码",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One name that a code has had.

    :ivar successors: the codes that took over the whole.
    :ivar offshoots: the codes that took over a part.
    """

    code: str
    province: str
    prefecture: str
    name: str
    level: str
    status: str
    start: str
    end: str
    successors: tuple[str, ...]
    offshoots: tuple[str, ...]

    def is_former_name(self) -> bool:
        """Tell whether the code went on under another name after this row."""
        return self.status == "变更" and (not self.successors or self.code in self.successors)


def read_rows(path: Path) -> list[Row]:
    """Read the table of area codes.

    :raises ValueError: a column is missing, or a row lacks a six-digit code, a known level, a
        plain name or a year of beginning.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        missing = set(COLUMNS) - set(reader.fieldnames or ())
        if missing:
            raise ValueError(f"{path}: columns missing: {', '.join(sorted(missing))}")
        return [_row(record, f"{path}, line {reader.line_num}") for record in reader]


def _row(record: Mapping[str, str], where: str) -> Row:
    code, province, prefecture, name, level, status, start, end, moved = (
        record[column].strip() for column in COLUMNS
    )
    if (
        not re.fullmatch(r"[0-9]{6} [\w、]+ [0-9]{4}", f"{code} {name} {start}")
        or level not in LEVELS
    ):
        raise ValueError(f"{where}: code, name, year or level not as expected: {record}")
    targets = [target for target in moved.split(";") if target]
    whole = tuple(target for target in targets if "[" not in target)
    part = tuple(target[:6] for target in targets if "[" in target)
    return Row(code, province, prefecture, name, level, status, start, end, whole, part)


class Parents:
    """Finds the division directly above a row, by name and then by code and period."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._provinces: dict[str, str] = {}
        self._prefectures: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in rows:
            if row.level == "省级":
                self._provinces[row.name] = row.code
            elif row.level == "地级":
                self._prefectures[row.province, row.name].append(row)

    def above(self, row: Row) -> str:
        """Return the code of the division above; the province where no prefecture can be told."""
        if row.level == "省级":
            return CENTRE
        province = self._provinces.get(row.province, CENTRE)
        if row.level == "地级" or row.prefecture == DIRECT:
            return province
        named = self._prefectures[row.province, row.prefecture]
        near = [other for other in named if other.code[:4] == row.code[:4]]
        near = near or [other for other in named if _overlap(other, row)]
        return near[0].code if near else province


def _overlap(one: Row, other: Row) -> bool:
    return one.start < (other.end or "9999") and other.start < (one.end or "9999")


def write_divisions(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the code list as Turtle, a block a code, ordered by code."""
    rows = list(rows)
    parents = Parents(rows)
    by_code: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_code[row.code].append(row)
    yield HEADER
    for code in sorted(by_code):
        yield _block(by_code[code], parents)


def _block(rows: list[Row], parents: Parents) -> str:
    latest = max(rows, key=lambda row: (row.status == "在用", row.end))
    life = [row for row in rows if row is latest or row.is_former_name()]
    above = f"div:{parents.above(latest)}"
    parts = [
        f"div:{latest.code} a fis:AdministrativeDivision , skos:Concept",
        f'skos:inScheme code:division ; skos:notation "{latest.code}"',
        f'fis:divisionCode "{latest.code}" ; fis:governmentLevel level:{LEVELS[latest.level]}',
        f"fis:withinDivision {above} ; skos:broader {above}",
        *_names(latest, life),
        *_history(latest, life),
        *_reuse(row for row in rows if row not in life),
    ]
    return " ;\n  ".join(parts) + " .\n\n"


def _names(latest: Row, life: Iterable[Row]) -> Iterator[str]:
    english = PROVINCES.get(latest.code)
    yield f'skos:prefLabel "{latest.name}"@zh' + (f' , "{english}"@en' if english else "")
    former = sorted({row.name for row in life} - {latest.name})
    if former:
        yield "skos:altLabel " + " , ".join(f'"{name}"@zh' for name in former)


def _history(latest: Row, life: Iterable[Row]) -> Iterator[str]:
    yield f"fis:establishedYear {min(row.start for row in life)}"
    if latest.status != "在用":
        yield f"fis:retiredYear {latest.end} ; owl:deprecated true"
        yield from _links("dcterms:isReplacedBy", latest.successors, latest.code)
    offshoots = (code for row in life for code in row.offshoots)
    yield from _links("fis:partMovedTo", offshoots, latest.code)


def _links(predicate: str, codes: Iterable[str], own: str) -> Iterator[str]:
    targets = sorted(set(codes) - {own})
    if targets:
        yield f"{predicate} " + " , ".join(f"div:{code}" for code in targets)


def _reuse(rows: Iterable[Row]) -> Iterator[str]:
    """Note the other places that had the same code before."""
    notes = [f'"{row.start}–{row.end}：{row.name}"@zh' for row in rows]
    if notes:
        yield "skos:historyNote " + " , ".join(notes)


def main() -> None:
    """Read the table named first and write the code list named second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path, help="GB/T 2260 area codes with history, CSV")
    parser.add_argument("output", type=Path, help="the Turtle file to write")
    paths = parser.parse_args()
    text = "".join(write_divisions(read_rows(paths.table)))
    paths.output.write_text(text.rstrip("\n") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
