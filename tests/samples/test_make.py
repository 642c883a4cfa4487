"""The committed samples are what the script writes, in the layout of text out of Word."""

import json
import re
from pathlib import Path

import pytest

from samples.layout import merged_down, table
from samples.make import files
from samples.projectcode import check_character

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parents[1] / "samples"
TEXTS = sorted(FOLDER.glob("*.txt"))


def test_committed_files_are_what_the_script_writes() -> None:
    made = files()
    assert sorted(made) == sorted([*TEXTS, HERE / "expected.json"])
    assert {path: path.read_text("utf-8") for path in made} == made


def test_the_script_writes_the_same_twice() -> None:
    assert files() == files()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_invented_samples_say_so_first(path: Path) -> None:
    first = path.read_text("utf-8").split("\n")[0]
    assert first.startswith("示例：本文件为虚构材料") == path.name.startswith("example-")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_place_is_left_open(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.findall(r"[{}@]", text) == []
    assert text.endswith("\n")
    assert "\r" not in text


def test_a_cell_a_line_and_a_blank_line_a_row() -> None:
    assert table([("甲", ""), ("乙", "丙\n丁")]) == "\t甲\n\t\n\n\t乙\n\t丙\n丁\n\n"


def test_merged_cells_are_blank_below_the_first() -> None:
    rows = [("产出", "数量", "一"), ("产出", "数量", "二"), ("效益", "数量", "三")]
    assert merged_down(rows, levels=2) == [
        ["产出", "数量", "一"],
        ["", "", "二"],
        ["效益", "数量", "三"],
    ]


def test_check_character_of_published_codes() -> None:
    published = ["13073022P00883610001N", "13073023P000169100011", "13073023P00017010002Q"]
    assert [code[:20] + check_character(code[:20]) for code in published] == published


def test_expected_facts_of_the_first_sample() -> None:
    expected = json.loads((HERE / "expected.json").read_text("utf-8"))
    sample = expected["huailai-gongxin-2023.txt"]
    assert sample["indicators"] == 66
    assert sample["procurement"]["total"] == "464000"
    assert sample["amounts"]["revenue.total"] == "23808000"
    assert len(sample["projects"]) == 10
    assert sample["projects"][0]["amount"] == "1100"
    assert sample["projects"][9]["plan"] == {"3": 25, "6": 50, "10": 75, "12": 100}
